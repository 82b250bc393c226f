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


class Term(NamedTuple):
    """A counselor's time in a team; without `until` it goes on."""

    counselor_id: int
    name: str
    team_id: int
    lead: bool
    since: date
    until: date | None


class Absence(NamedTuple):
    """A counselor's dated leave; without `until` it goes on."""

    counselor_id: int
    kind: str
    since: date
    until: date | None


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


def members_on(reader: Reader, institution_id: int, day: date, *, as_of: int | None = None) -> list[Member]:
    """Everyone in a team on `day`, in order of team, leads first, then by name.

    Args:
        as_of: Without those whose account was given later, microseconds UTC: a report of the past has the people that
            it had then.
    """
    known = ""
    if as_of is not None:
        known = """ AND COALESCE((
            SELECT MIN(a.created_at) FROM account a WHERE a.counselor_id = c.id), :as_of) <= :as_of"""
    found = reader.rows(
        f"""SELECT c.id, c.name, t.id, t.kind, t.name, m.lead
        FROM team_membership m JOIN counselor c ON c.id = m.counselor_id JOIN team t ON t.id = m.team_id
        WHERE t.institution_id = :institution_id AND m.since <= :day AND (m.until IS NULL OR m.until >= :day){known}""",
        {"institution_id": institution_id, "day": day, **({} if as_of is None else {"as_of": as_of})},
        Member,
    )
    # Databases disagree on the order of names; a report may not.
    return sorted(found, key=lambda one: (one.team_id, not one.lead, one.name, one.counselor_id))


def terms(reader: Reader, team_id: int, since: date, until: date) -> list[Term]:
    """Everyone who was in a team at any time from `since` to `until`, leads first, then by name."""
    found = reader.rows(
        """SELECT c.id, c.name, m.team_id, m.lead, m.since, COALESCE(m.until, c.left_on)
        FROM team_membership m JOIN counselor c ON c.id = m.counselor_id
        WHERE m.team_id = :team_id AND m.since <= :until AND (m.until IS NULL OR m.until >= :since)
            AND (c.left_on IS NULL OR c.left_on >= :since)""",
        {"team_id": team_id, "since": since, "until": until},
        Term,
    )
    return sorted(found, key=lambda term: (not term.lead, term.name, term.counselor_id, term.since))


def absences(reader: Reader, institution_id: int, since: date, until: date) -> list[Absence]:
    """Every leave of the institution's counselors that touches the days from `since` to `until`."""
    return reader.rows(
        """SELECT l.counselor_id, l.kind, l.since, l.until FROM leave l JOIN counselor c ON c.id = l.counselor_id
        WHERE c.institution_id = :institution_id AND l.since <= :until AND (l.until IS NULL OR l.until >= :since)
        ORDER BY l.counselor_id, l.since, l.id""",
        {"institution_id": institution_id, "since": since, "until": until},
        Absence,
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
