"""Postings: the unfilled, and one whole."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader, Value
from jobplus_core.kinds import Stage
from jobplus_core.postings.rules import stage


@dataclass(frozen=True, slots=True, kw_only=True)
class UnfilledFilter:
    """Which unfilled postings are asked for.

    Attributes:
        district: A local government's name ("중구") or code.
        occupation: A prefix of occupation codes.
        older_than: Least business days waited.
        developer_id: Only this counselor's.
    """

    district: str | None = None
    occupation: str | None = None
    older_than: int | None = None
    developer_id: int | None = None


class _Open(NamedTuple):
    id: int
    title: str
    employer: str
    sigungu: str | None
    district_code: str | None
    occupation_text: str | None
    occupation_code: str | None
    funding: str
    openings: int | None
    wage_monthly: int | None
    registered_on: date
    closes_on: date | None
    developer: str | None
    filled: int
    referrals: int
    live: int
    urgent_sent: int


class Unfilled(NamedTuple):
    """A posting that still takes people, and how long it has waited.

    Attributes:
        waiting_days: Business days begun since registration.
        remaining: Openings left; None where nobody has said how many there are.
    """

    id: int
    title: str
    employer: str
    sigungu: str | None
    district_code: str | None
    occupation_text: str | None
    occupation_code: str | None
    funding: str
    openings: int | None
    wage_monthly: int | None
    registered_on: date
    closes_on: date | None
    developer: str | None
    filled: int
    referrals: int
    live: int
    urgent_sent: int
    remaining: int | None
    waiting_days: int
    stage: Stage


class PostingRecord(NamedTuple):
    """One posting whole."""

    id: int
    version: int
    title: str
    employer_id: int
    employer: str
    external_no: str | None
    occupation_text: str | None
    occupation_code: str | None
    funding: str
    source: str
    openings: int | None
    filled: int
    sido: str | None
    sigungu: str | None
    district_code: str | None
    address: str | None
    subway: str | None
    wage_basis: str | None
    wage_won: int | None
    wage_max_won: int | None
    wage_negotiable: bool | None
    wage_monthly: int | None
    starts_at: str | None
    ends_at: str | None
    days_per_week: int | None
    hours_per_week: float | None
    employment_form: str | None
    career: str | None
    career_months: int | None
    education: str | None
    insurance: str | None
    apply_by: str | None
    duties: str | None
    welfare: str | None
    closes_on: date | None
    until_filled: bool
    registered_on: date
    state: str
    closed_reason: str | None
    developer: str | None
    age_min: int | None
    age_max: int | None
    age_basis: str | None
    preferred_groups: str | None
    rotating: bool | None


class DistrictCount(NamedTuple):
    """How many unfilled postings a district has."""

    sigungu: str
    postings: int


# No posting is older; whoever asks for more finds none.
_FIRST_DAY: Final = date(1990, 1, 1)
_STILL_OPEN = """p.institution_id = :institution_id AND p.state = 'open'
    AND (p.closes_on IS NULL OR p.closes_on >= :today)
    AND (p.openings IS NULL OR p.openings > (
        SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'))"""


def unfilled(
    reader: Reader,
    institution_id: int,
    wanted: UnfilledFilter,
    *,
    today: date,
    days: BusinessDays,
    urgent_after: int,
) -> list[Unfilled]:
    """Postings that still take people, the longest waiting first.

    Args:
        days: The center's business days.
        urgent_after: Business days after which a posting is urgent.
    """
    where = _STILL_OPEN
    parameters: dict[str, Value] = {"institution_id": institution_id, "today": today}
    if wanted.district is not None:
        where += " AND (p.sigungu = :district OR p.district_code = :district)"
        parameters["district"] = wanted.district
    if wanted.occupation is not None:
        where += " AND SUBSTR(p.occupation_code, 1, :digits) = :occupation"
        parameters |= {"occupation": wanted.occupation, "digits": len(wanted.occupation)}
    if wanted.developer_id is not None:
        where += " AND p.developer_id = :developer_id"
        parameters["developer_id"] = wanted.developer_id
    if wanted.older_than is not None:
        where += " AND p.registered_on <= :latest"
        parameters["latest"] = _latest_registration(today, wanted.older_than, days)
    found = reader.rows(
        f"""SELECT p.id, p.title, e.name, p.sigungu, p.district_code, p.occupation_text, p.occupation_code, p.funding,
            p.openings, p.wage_monthly, p.registered_on, p.closes_on, c.name,
            (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.ended_on IS NULL),
            (SELECT COUNT(*) FROM referral r WHERE r.posting_id = p.id AND r.urgent)
        FROM posting p JOIN employer e ON e.id = p.employer_id LEFT JOIN counselor c ON c.id = p.developer_id
        WHERE {where} ORDER BY p.registered_on, p.id""",
        parameters,
        _Open,
    )
    return [_aged(row, today=today, days=days, urgent_after=urgent_after) for row in found]


def unfilled_by_district(reader: Reader, institution_id: int, *, today: date) -> list[DistrictCount]:
    """How many unfilled postings each district has, most first."""
    return reader.rows(
        f"""SELECT COALESCE(p.sigungu, ''), COUNT(*) FROM posting p WHERE {_STILL_OPEN}
        GROUP BY COALESCE(p.sigungu, '') ORDER BY COUNT(*) DESC, COALESCE(p.sigungu, '')""",
        {"institution_id": institution_id, "today": today},
        DistrictCount,
    )


def posting(reader: Reader, posting_id: int) -> PostingRecord | None:
    """One posting whole."""
    return reader.one(
        """SELECT p.id, p.version, p.title, e.id, e.name, p.external_no, p.occupation_text, p.occupation_code,
            p.funding, p.source, p.openings,
            (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'),
            p.sido, p.sigungu, p.district_code, p.address, p.subway, p.wage_basis, p.wage_won, p.wage_max_won,
            p.wage_negotiable, p.wage_monthly, p.starts_at, p.ends_at, p.days_per_week, p.hours_per_week,
            p.employment_form, p.career, p.career_months, p.education, p.insurance, p.apply_by, p.duties, p.welfare,
            p.closes_on, p.until_filled, p.registered_on, p.state, p.closed_reason, c.name,
            p.age_min, p.age_max, p.age_basis, p.preferred_groups, p.rotating
        FROM posting p JOIN employer e ON e.id = p.employer_id LEFT JOIN counselor c ON c.id = p.developer_id
        WHERE p.id = :id""",
        {"id": posting_id},
        PostingRecord,
    )


def _aged(row: _Open, *, today: date, days: BusinessDays, urgent_after: int) -> Unfilled:
    age = days.age(row.registered_on, today)
    return Unfilled(
        *row,
        remaining=None if row.openings is None else row.openings - row.filled,
        waiting_days=age,
        stage=stage(age=age, live=row.live, urgent_sent=row.urgent_sent, urgent_after=urgent_after),
    )


def _latest_registration(today: date, older_than: int, days: BusinessDays) -> date:
    """The last day of registration that has waited `older_than` business days by today."""
    day, age = today, 0
    while age < older_than and day > _FIRST_DAY:
        age += days.is_open(day)
        day -= timedelta(days=1)
    return day
