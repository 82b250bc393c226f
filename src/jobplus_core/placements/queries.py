"""Placements."""

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


_LIST = """SELECT x.id, x.version, x.seeker_id, x.posting_id, p.title, e.name, x.funding, x.channel, x.hired_on,
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
