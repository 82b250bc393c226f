"""Referrals as lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value, names


class ReferralRow(NamedTuple):
    """A referral with both its sides."""

    id: int
    version: int
    seeker_id: int
    seeker: str
    posting_id: int
    title: str
    employer: str
    counselor_id: int
    counselor: str
    state: str
    urgent: bool
    score: int | None
    reasons: str | None
    referred_on: date
    answer_due_on: date | None
    ended_on: date | None
    refusal_reason: str | None
    refusal_note: str | None
    interview_on: date | None
    interview_at: str | None
    warned: str | None


class MoveRow(NamedTuple):
    """One step of a referral, who took it and why."""

    from_state: str
    to_state: str
    moved_on: date
    account: str
    reason: str | None
    note: str | None


_LIST = """SELECT r.id, r.version, r.seeker_id, s.name, r.posting_id, p.title, e.name, r.counselor_id, c.name, r.state,
    r.urgent, r.score, r.reasons, r.referred_on, r.answer_due_on, r.ended_on, r.refusal_reason, r.refusal_note,
    r.interview_on, r.interview_at, r.warned
    FROM referral r JOIN seeker s ON s.id = r.seeker_id JOIN posting p ON p.id = r.posting_id
    JOIN employer e ON e.id = p.employer_id JOIN counselor c ON c.id = r.counselor_id"""


class View(Enum):
    """Which referrals a list shows, and in what order."""

    LIVE = "live"
    """Those that have not ended, the answer due first at the top."""
    ENDED = "ended"
    """Those that have, the latest end at the top."""
    ALL = "all"
    """Every one, the newest at the top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list of referrals.

    Attributes:
        counselor_id: Only this counselor's.
        seekers: Only those of these people.
        only: Only this one, whatever its state.
    """

    institution_id: int
    view: View = View.LIVE
    counselor_id: int | None = None
    seekers: Sequence[int] | None = None
    only: int | None = None


class Key(NamedTuple):
    """Where a row stands in a list."""

    day: date
    id: int


_DAY: Final = {
    View.LIVE: "COALESCE(r.answer_due_on, r.referred_on)",
    View.ENDED: "r.ended_on",
    View.ALL: "r.referred_on",
}


def page(
    reader: Reader, listing: Listing, *, start: Key | None = None, skip: int = 0, limit: int = 100
) -> list[ReferralRow]:
    """Rows of a list from a key on, that row included; from the first without one.

    Args:
        skip: Rows to pass over from there.
    """
    where, parameters = _listed(listing)
    day, late = _DAY[listing.view], listing.view is not View.LIVE
    if start is not None:
        where += f" AND ({day}, r.id) {'<=' if late else '>='} (:start_day, :start_id)"
        parameters |= {"start_day": start.day, "start_id": start.id}
    order = f"{day} DESC, r.id DESC" if late else f"{day}, r.id"
    return reader.rows(
        f"{_LIST} WHERE {where} ORDER BY {order} LIMIT :limit OFFSET :skip",
        {**parameters, "limit": limit, "skip": skip},
        ReferralRow,
    )


def anchors(reader: Reader, listing: Listing, every: int) -> list[Key]:
    """The keys of rows 0, `every`, twice that … of a list."""
    where, parameters = _listed(listing)
    day, late = _DAY[listing.view], listing.view is not View.LIVE
    order = "day DESC, id DESC" if late else "day, id"
    return reader.rows(
        f"""SELECT day, id FROM (
            SELECT day, id, ROW_NUMBER() OVER (ORDER BY {order}) - 1 AS place
            FROM (SELECT {day} AS day, r.id AS id FROM referral r WHERE {where}) AS keys) AS placed
        WHERE place % :every = 0 ORDER BY place""",
        {**parameters, "every": every},
        Key,
    )


def count_listed(reader: Reader, listing: Listing) -> int:
    """How many rows a list has."""
    where, parameters = _listed(listing)
    return reader.number(f"SELECT COUNT(*) FROM referral r WHERE {where}", parameters)


def _listed(listing: Listing) -> tuple[str, dict[str, Value]]:
    live = {View.LIVE: True, View.ENDED: False, View.ALL: None}[listing.view]
    where, parameters = _where(listing.institution_id, listing.counselor_id, live, None, None)
    if listing.only is not None:
        where += " AND r.id = :only"
        parameters["only"] = listing.only
    if listing.seekers is not None:
        listed, held = names("seeker", listing.seekers)
        where += f" AND r.seeker_id IN ({listed})"
        parameters |= held
    return where, parameters


def referrals(
    reader: Reader,
    institution_id: int,
    *,
    counselor_id: int | None = None,
    live: bool | None = None,
    seeker_id: int | None = None,
    posting_id: int | None = None,
    before: tuple[date, int] | None = None,
    limit: int = 100,
) -> list[ReferralRow]:
    """Referrals, newest first, a page at a time.

    Args:
        live: Only those that have not ended, or only ended ones; None is both.
        before: Day and id of the last row of the page before.
    """
    where, parameters = _where(institution_id, counselor_id, live, seeker_id, posting_id)
    if before is not None:
        where += " AND (r.referred_on, r.id) < (:before_day, :before_id)"
        parameters |= {"before_day": before[0], "before_id": before[1]}
    return reader.rows(
        f"{_LIST} WHERE {where} ORDER BY r.referred_on DESC, r.id DESC LIMIT :limit",
        {**parameters, "limit": limit},
        ReferralRow,
    )


def count(
    reader: Reader,
    institution_id: int,
    *,
    counselor_id: int | None = None,
    live: bool | None = None,
    seeker_id: int | None = None,
    posting_id: int | None = None,
) -> int:
    """How many referrals a list of these has."""
    where, parameters = _where(institution_id, counselor_id, live, seeker_id, posting_id)
    return reader.number(f"SELECT COUNT(*) FROM referral r WHERE {where}", parameters)


def referral(reader: Reader, referral_id: int) -> ReferralRow | None:
    """One referral."""
    return reader.one(f"{_LIST} WHERE r.id = :id", {"id": referral_id}, ReferralRow)


def moves(reader: Reader, referral_id: int) -> list[MoveRow]:
    """The steps of a referral, in order."""
    return reader.rows(
        """SELECT m.from_state, m.to_state, m.moved_on, a.name, m.reason, m.note
        FROM referral_move m JOIN account a ON a.id = m.account_id WHERE m.referral_id = :id ORDER BY m.id""",
        {"id": referral_id},
        MoveRow,
    )


def answers_due(reader: Reader, institution_id: int, counselor_id: int, today: date) -> int:
    """How many of a counselor's referrals should have been answered by now."""
    return reader.number(
        """SELECT COUNT(*) FROM referral WHERE institution_id = :institution_id AND counselor_id = :counselor_id
        AND ended_on IS NULL AND answer_due_on <= :today""",
        {"institution_id": institution_id, "counselor_id": counselor_id, "today": today},
    )


def _where(
    institution_id: int,
    counselor_id: int | None,
    live: bool | None,
    seeker_id: int | None,
    posting_id: int | None,
) -> tuple[str, dict[str, Value]]:
    where = "r.institution_id = :institution_id"
    parameters: dict[str, Value] = {"institution_id": institution_id}
    for name, value in (("counselor_id", counselor_id), ("seeker_id", seeker_id), ("posting_id", posting_id)):
        if value is not None:
            where += f" AND r.{name} = :{name}"
            parameters[name] = value
    if live is not None:
        where += f" AND r.ended_on IS {'' if live else 'NOT '}NULL"
    return where, parameters
