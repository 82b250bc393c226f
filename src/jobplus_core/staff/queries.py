"""Who is on the staff, in which team, on which day."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, names


class Member(NamedTuple):
    """A counselor in a team on a day."""

    counselor_id: int
    name: str
    team_id: int
    team_kind: str
    team: str
    lead: bool


class TeamRow(NamedTuple):
    """One of an institution's teams."""

    id: int
    kind: str
    name: str


class _Name(NamedTuple):
    counselor_id: int
    name: str


class CenterRow(NamedTuple):
    """The center that a store belongs to."""

    id: int
    name: str


def center(reader: Reader) -> CenterRow | None:
    """The center of this store, for looks that ask nobody to sign in; None before it is founded."""
    return reader.one("SELECT id, name FROM institution WHERE kind = 'center' ORDER BY id LIMIT 1", {}, CenterRow)


def members_on(reader: Reader, institution_id: int, day: date) -> list[Member]:
    """Everyone in a team on `day`, in order of team, leads first, then by name."""
    return reader.rows(
        """SELECT c.id, c.name, t.id, t.kind, t.name, m.lead
        FROM team_membership m JOIN counselor c ON c.id = m.counselor_id JOIN team t ON t.id = m.team_id
        WHERE t.institution_id = :institution_id AND m.since <= :day AND (m.until IS NULL OR m.until >= :day)
        ORDER BY t.id, m.lead DESC, c.name, c.id""",
        {"institution_id": institution_id, "day": day},
        Member,
    )


def names_of(reader: Reader, counselor_ids: Collection[int]) -> dict[int, str]:
    """The names of counselors by their id, whether or not they are still in a team."""
    listed, parameters = names("counselor", sorted(counselor_ids))
    found = reader.rows(f"SELECT id, name FROM counselor WHERE id IN ({listed})", parameters, _Name)
    return {row.counselor_id: row.name for row in found}


def teams(reader: Reader, institution_id: int) -> list[TeamRow]:
    """The institution's teams."""
    return reader.rows(
        "SELECT id, kind, name FROM team WHERE institution_id = :institution_id ORDER BY id",
        {"institution_id": institution_id},
        TeamRow,
    )
