"""What stands beside a ranking: the names of the ranked, what happened between the two, and what has changed since."""

import json
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.matching.weights import DEFAULT, WeightSet
from jobplus_core.seekers.merging.queries import FAMILY


class _Id(NamedTuple):
    id: int


class PostingCard(NamedTuple):
    """A ranked posting as a list shows it.

    Attributes:
        referrals: Referrals ever made to it.
        live: Referrals that have not ended.
        interviews: Live referrals with an interview set or held.
        urgent_sent: Urgent referrals made so far.
    """

    id: int
    title: str
    employer_id: int
    employer: str
    sigungu: str | None
    wage_monthly: int | None
    funding: str
    openings: int | None
    registered_on: date
    referrals: int
    live: int
    interviews: int
    urgent_sent: int


class SeekerCard(NamedTuple):
    """A ranked seeker as a list shows them."""

    id: int
    name: str
    occupation: str | None
    district_code: str | None
    wage_monthly: int | None
    sent_today: int


class Pair(NamedTuple):
    """A referral between a seeker and a posting.

    Attributes:
        recorded_at: When the store learned of it, microseconds UTC.
    """

    referral_id: int
    seeker_id: int
    posting_id: int
    employer_id: int
    state: str
    refusal_reason: str | None
    referred_on: date
    ended_on: date | None
    recorded_at: int


class WeightVersion(NamedTuple):
    """One version of a center's weights.

    Attributes:
        weights: Criterion to weight, as JSON.
        account: Who made it.
        made_at: When, microseconds UTC.
    """

    version: int
    weights: str
    note: str
    account: str
    made_at: int


class _Weights(NamedTuple):
    version: int
    weights: str


def posting_cards(reader: Reader, ids: Sequence[int]) -> dict[int, PostingCard]:
    """Postings by their number, those that exist."""
    listed, parameters = names("id", ids)
    found = reader.rows(
        f"""SELECT p.id, p.title, e.id, e.name, p.sigungu, p.wage_monthly, p.funding, p.openings, p.registered_on,
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.state <> 'undone'),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.ended_on IS NULL),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.state IN ('interview_set', 'interviewed')),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.urgent AND r.state <> 'undone')
        FROM posting p JOIN employer e ON e.id = p.employer_id WHERE p.id IN ({listed})""",
        parameters,
        PostingCard,
    )
    return {card.id: card for card in found}


def private_postings(reader: Reader, institution_id: int, group: str) -> frozenset[int]:
    """The open postings of private employers for the work of a group, by the beginning of its code."""
    found = reader.rows(
        """SELECT id FROM posting WHERE institution_id = :institution_id AND state = 'open' AND funding = 'private'
            AND occupation_code >= :low AND occupation_code < :high""",
        {"institution_id": institution_id, "low": group, "high": group + "\uffff"},
        _Id,
    )
    return frozenset(row.id for row in found)


def seeker_cards(reader: Reader, ids: Sequence[int], today: date) -> dict[int, SeekerCard]:
    """Seekers by their number, those that exist, with how often they were referred today."""
    listed, parameters = names("id", ids)
    found = reader.rows(
        f"""SELECT s.id, s.name,
            (SELECT w.text FROM wish w WHERE w.seeker_id = s.id AND w.kind = 'occupation' AND w.rank = 1),
            s.district_code, s.wage_monthly,
            (SELECT COUNT(*) FROM referral r WHERE r.seeker_id = s.id AND r.referred_on = :today
                AND r.state <> 'undone')
        FROM seeker s WHERE s.id IN ({listed})""",
        {**parameters, "today": today},
        SeekerCard,
    )
    return {card.id: card for card in found}


def weights_of(reader: Reader, institution_id: int) -> WeightSet:
    """The weights that hold at a center: its newest version, or the default before it has made any."""
    found = reader.one(
        """SELECT version, weights FROM weight_set WHERE institution_id = :institution_id
        ORDER BY version DESC LIMIT 1""",
        {"institution_id": institution_id},
        _Weights,
    )
    return DEFAULT if found is None else WeightSet(found.version, json.loads(found.weights))


def weight_history(reader: Reader, institution_id: int) -> list[WeightVersion]:
    """Every version a center has made, newest first."""
    return reader.rows(
        """SELECT w.version, w.weights, w.note, a.name, w.made_at
        FROM weight_set w JOIN account a ON a.id = w.account_id
        WHERE w.institution_id = :institution_id ORDER BY w.version DESC""",
        {"institution_id": institution_id},
        WeightVersion,
    )


def pairs(reader: Reader, *, seeker_id: int | None = None, posting_id: int | None = None) -> list[Pair]:
    """The referrals of a seeker, on whichever of the person's records, or of a posting, newest first.

    Each names the record that was kept: the one that rankings know. A slip that was undone never was.
    """
    where = f"r.seeker_id IN {FAMILY}" if seeker_id is not None else "r.posting_id = :posting_id"
    key: dict[str, Value] = {"seeker_id": seeker_id} if seeker_id is not None else {"posting_id": posting_id}
    return reader.rows(
        f"""SELECT r.id, COALESCE(s.merged_into_id, s.id), r.posting_id, p.employer_id, r.state, r.refusal_reason,
            r.referred_on, r.ended_on, r.recorded_at
        FROM referral r JOIN posting p ON p.id = r.posting_id JOIN seeker s ON s.id = r.seeker_id
        WHERE {where} AND r.state <> 'undone' ORDER BY r.id DESC""",
        key,
        Pair,
    )
