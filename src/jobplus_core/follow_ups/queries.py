"""Checks that are due."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value, names


class FollowUpRow(NamedTuple):
    """A check with the person and the job it is about; the phone is cut to its last four digits."""

    id: int
    version: int
    kind: str
    due_on: date
    tries: int
    result: str | None
    note: str | None
    done_on: date | None
    seeker_id: int
    seeker: str
    phone4: str | None
    placement_id: int
    hired_on: date
    title: str | None
    employer: str | None
    counselor_id: int
    counselor: str


_LIST = """SELECT f.id, f.version, f.kind, f.due_on, f.tries, f.result, f.note, f.done_on, f.seeker_id, s.name,
    s.phone4,
    f.placement_id, x.hired_on, p.title, e.name, f.counselor_id, c.name
    FROM follow_up f JOIN seeker s ON s.id = f.seeker_id JOIN placement x ON x.id = f.placement_id
    LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
    JOIN counselor c ON c.id = f.counselor_id"""


def open_follow_ups(
    reader: Reader,
    institution_id: int,
    *,
    until: date,
    counselor_id: int | None = None,
    seekers: Sequence[int] | None = None,
    after: tuple[date, int] | None = None,
    limit: int = 100,
) -> list[FollowUpRow]:
    """Checks due by `until` that have no result yet, the oldest first, a page at a time.

    Args:
        seekers: Only those of these people.
        after: Due day and id of the last row of the page before.
    """
    where, parameters = _where(institution_id, until, counselor_id, seekers)
    if after is not None:
        where += " AND (f.due_on, f.id) > (:after_day, :after_id)"
        parameters |= {"after_day": after[0], "after_id": after[1]}
    return reader.rows(
        f"{_LIST} WHERE {where} ORDER BY f.due_on, f.id LIMIT :limit", {**parameters, "limit": limit}, FollowUpRow
    )


def count_open(
    reader: Reader,
    institution_id: int,
    *,
    until: date,
    counselor_id: int | None = None,
    seekers: Sequence[int] | None = None,
) -> int:
    """How many checks are due by `until`; with `seekers`, only those of these people."""
    where, parameters = _where(institution_id, until, counselor_id, seekers)
    return reader.number(f"SELECT COUNT(*) FROM follow_up f WHERE {where}", parameters)


def of_placement(reader: Reader, placement_id: int) -> list[FollowUpRow]:
    """All checks of one placement, in order."""
    return reader.rows(
        f"{_LIST} WHERE f.placement_id = :placement_id ORDER BY f.due_on, f.id",
        {"placement_id": placement_id},
        FollowUpRow,
    )


def _where(
    institution_id: int, until: date, counselor_id: int | None, seekers: Sequence[int] | None
) -> tuple[str, dict[str, Value]]:
    where = "f.institution_id = :institution_id AND f.result IS NULL AND f.due_on <= :until"
    parameters: dict[str, Value] = {"institution_id": institution_id, "until": until}
    if counselor_id is not None:
        where += " AND f.counselor_id = :counselor_id"
        parameters["counselor_id"] = counselor_id
    if seekers is not None:
        listed, held = names("seeker", seekers)
        where += f" AND f.seeker_id IN ({listed})"
        parameters |= held
    return where, parameters
