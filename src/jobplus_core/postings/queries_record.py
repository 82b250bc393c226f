"""One posting whole, as its page shows it."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader


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
