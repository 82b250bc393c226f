"""Referrals as lists show them."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value


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


_LIST = """SELECT r.id, r.version, r.seeker_id, s.name, r.posting_id, p.title, e.name, r.counselor_id, c.name, r.state,
    r.urgent, r.score, r.reasons, r.referred_on, r.answer_due_on, r.ended_on, r.refusal_reason, r.refusal_note
    FROM referral r JOIN seeker s ON s.id = r.seeker_id JOIN posting p ON p.id = r.posting_id
    JOIN employer e ON e.id = p.employer_id JOIN counselor c ON c.id = r.counselor_id"""


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
