"""Placements, and what a wage is held against."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader


class PlacementRow(NamedTuple):
    """A placement with the job it is for."""

    id: int
    version: int
    seeker_id: int
    posting_id: int | None
    title: str | None
    employer: str | None
    funding: str
    channel: str
    hired_on: date
    starts_on: date | None
    wage_basis: str | None
    wage_won: int | None
    state: str
    counselor: str


class Terms(NamedTuple):
    """What a hire's wage is held against.

    Attributes:
        wish_monthly: The person's wish, won a month.
        hours_per_week, days_per_week, starts_at, ends_at: The posting's working time.
    """

    wish_monthly: int | None
    hours_per_week: float | None
    days_per_week: int | None
    starts_at: str | None
    ends_at: str | None


_LIST = """SELECT x.id, x.version, x.seeker_id, x.posting_id, COALESCE(p.title, x.job_title),
    COALESCE(e.name, x.employer_name), x.funding, x.channel, x.hired_on,
    x.starts_on, x.wage_basis, x.wage_won, x.state, c.name
    FROM placement x LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
    JOIN counselor c ON c.id = x.counselor_id"""


def of_seeker(reader: Reader, seeker_id: int) -> list[PlacementRow]:
    """A seeker's placements, newest first."""
    return reader.rows(
        f"{_LIST} WHERE x.seeker_id = :seeker_id ORDER BY x.hired_on DESC, x.id DESC",
        {"seeker_id": seeker_id},
        PlacementRow,
    )


def of_referral(reader: Reader, referral_id: int) -> PlacementRow | None:
    """The standing placement a referral led to."""
    return reader.one(
        f"{_LIST} WHERE x.referral_id = :referral_id AND x.state = 'standing'",
        {"referral_id": referral_id},
        PlacementRow,
    )


def placement(reader: Reader, placement_id: int) -> PlacementRow | None:
    """One placement."""
    return reader.one(f"{_LIST} WHERE x.id = :id", {"id": placement_id}, PlacementRow)


def terms(reader: Reader, seeker_id: int, posting_id: int | None) -> Terms | None:
    """What the wage of a hire is held against; None where the person is not there."""
    return reader.one(
        """SELECT s.wage_monthly, p.hours_per_week, p.days_per_week, p.starts_at, p.ends_at
        FROM seeker s LEFT JOIN posting p ON p.id = :posting_id WHERE s.id = :seeker_id""",
        {"seeker_id": seeker_id, "posting_id": posting_id},
        Terms,
    )
