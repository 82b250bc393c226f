"""One counselor's own seekers, and what waits for that counselor."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, Value


class QueueRow(NamedTuple):
    """A person who waits for something.

    Attributes:
        missing: The starred fields that are empty, joined by blanks, as `missing_stars` names them; "" for none.
        promised_on, promised, promised_by: The promise due, what it was and who gave it.
    """

    id: int
    name: str
    phone4: str | None
    occupation: str | None
    missing: str
    promised_on: date | None
    promised: str | None
    promised_by: str | None
    registered_on: date | None


class OwnedRow(NamedTuple):
    """A person of one's own, with the day of the last session."""

    id: int
    name: str
    birth_date: date | None
    sex: str | None
    phone4: str | None
    district_code: str | None
    occupation: str | None
    wage_monthly: int | None
    complete: bool
    owner: str | None
    registered_on: date | None
    session_on: date | None


class _Id(NamedTuple):
    id: int


_LIVING = "s.merged_into_id IS NULL AND s.destroyed_at IS NULL AND NOT s.staged"

_JOB = "(SELECT w.text FROM wish w WHERE w.seeker_id = s.id AND w.kind = 'occupation' AND w.rank = 1)"

# Read by the owner's own records: a range of the owner's index, whatever the size of the store.
_INCOMPLETE = f"s.owner_id = :counselor_id AND NOT s.complete AND {_LIVING}"

# A promise belongs to who gave it and to the person's owner, so that a record handed over takes its promises along.
# It is kept by a session of the same person on its day or later, and replaced by a later one that promises anew.
_PROMISED = """SELECT g.id, g.seeker_id, g.next_on, g.held_on, g.recorded_at FROM counseling_session g
        WHERE g.counselor_id = :counselor_id AND g.next_on <= :today AND g.withdrawn_on IS NULL
    UNION ALL
    SELECT g.id, g.seeker_id, g.next_on, g.held_on, g.recorded_at
        FROM seeker own JOIN counseling_session g ON g.seeker_id = own.id
        WHERE own.owner_id = :counselor_id AND g.next_on <= :today AND g.withdrawn_on IS NULL
            AND g.counselor_id <> :counselor_id"""
# The day stands by itself too, for it is what the index of a person's sessions is read by.
_LATER = """x.withdrawn_on IS NULL AND x.held_on >= d.held_on
            AND (x.held_on, x.recorded_at, x.id) > (d.held_on, d.recorded_at, d.id)
            AND (x.held_on >= d.next_on OR x.next_on IS NOT NULL)"""
# The record itself is asked first and answers for nearly everybody; the person's others are asked for apart, which
# costs little where there are none.
_DUE = f"""SELECT d.id AS session_id, d.next_on, COALESCE(p.merged_into_id, p.id) AS seeker_id
    FROM ({_PROMISED}) d JOIN seeker p ON p.id = d.seeker_id
    WHERE NOT EXISTS (SELECT 1 FROM counseling_session x WHERE x.seeker_id = d.seeker_id AND {_LATER})
        AND NOT EXISTS (SELECT 1 FROM counseling_session x WHERE x.seeker_id = p.merged_into_id AND {_LATER})
        AND NOT EXISTS (SELECT 1 FROM seeker m JOIN counseling_session x ON x.seeker_id = m.id
            WHERE m.merged_into_id = COALESCE(p.merged_into_id, p.id) AND {_LATER})"""


def queue(reader: Reader, counselor_id: int, *, today: date, limit: int = 1_000) -> list[QueueRow]:
    """What waits for a counselor: promises due, the longest overdue first, then incomplete records, the newest first.

    A person with both stands once, with both.
    """
    return reader.rows(
        f"""SELECT s.id, s.name, s.phone4, {_JOB},
            CASE WHEN s.complete THEN '' ELSE
                CASE WHEN s.birth_date IS NULL THEN ' birth_date' ELSE '' END
                || CASE WHEN s.phone IS NULL THEN ' phone' ELSE '' END
                || CASE WHEN s.district_code IS NULL THEN ' district' ELSE '' END
                || CASE WHEN NOT EXISTS (SELECT 1 FROM wish w WHERE w.seeker_id = s.id AND w.kind = 'occupation')
                    THEN ' occupation' ELSE '' END
                || CASE WHEN s.wage_won IS NULL THEN ' wage' ELSE '' END
            END,
            g.next_on, g.next_action, c.name,
            (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id = s.id)
        FROM (
            SELECT seeker_id, MAX(session_id) AS session_id FROM (
                SELECT seeker_id, session_id FROM ({_DUE}) AS due
                UNION ALL
                SELECT s.id, NULL FROM seeker s WHERE {_INCOMPLETE}
            ) AS every_one GROUP BY seeker_id
        ) AS waiting
        JOIN seeker s ON s.id = waiting.seeker_id
        LEFT JOIN counseling_session g ON g.id = waiting.session_id
        LEFT JOIN counselor c ON c.id = g.counselor_id
        WHERE {_LIVING}
        ORDER BY CASE WHEN g.next_on IS NULL THEN 1 ELSE 0 END, g.next_on, s.id DESC LIMIT :limit""",
        {"counselor_id": counselor_id, "today": today, "limit": limit},
        QueueRow,
    )


def promises_due(reader: Reader, counselor_id: int, today: date) -> int:
    """How many people a counselor has promised something that is due by today."""
    return reader.number(
        f"""SELECT COUNT(DISTINCT due.seeker_id) FROM ({_DUE}) AS due JOIN seeker s ON s.id = due.seeker_id
        WHERE {_LIVING}""",
        {"counselor_id": counselor_id, "today": today},
    )


def owned(
    reader: Reader, counselor_id: int, *, start: int | None = None, skip: int = 0, limit: int = 100
) -> list[OwnedRow]:
    """A counselor's own seekers, the newest records first, a page at a time.

    Args:
        start: The id of the row to begin with; the newest if not given.
        skip: How many rows to pass over from there.
    """
    begin = "" if start is None else " AND s.id <= :start"
    parameters: dict[str, Value] = {"counselor_id": counselor_id, "skip": skip, "limit": limit}
    if start is not None:
        parameters["start"] = start
    return reader.rows(
        f"""SELECT s.id, s.name, s.birth_date, s.sex, s.phone4, s.district_code, {_JOB}, s.wage_monthly, s.complete,
            c.name, (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id = s.id),
            (SELECT MAX(g.held_on) FROM counseling_session g WHERE g.seeker_id = s.id AND g.withdrawn_on IS NULL)
        FROM seeker s JOIN counselor c ON c.id = s.owner_id
        WHERE s.owner_id = :counselor_id AND {_LIVING}{begin}
        ORDER BY s.id DESC LIMIT :limit OFFSET :skip""",
        parameters,
        OwnedRow,
    )


def count_owned(reader: Reader, counselor_id: int) -> int:
    """How many seekers a counselor owns."""
    return reader.number(
        f"SELECT COUNT(*) FROM seeker s WHERE s.owner_id = :counselor_id AND {_LIVING}",
        {"counselor_id": counselor_id},
    )


def owned_anchors(reader: Reader, counselor_id: int, every: int) -> list[int]:
    """The ids of rows 0, `every`, twice `every` … of a counselor's own seekers, from which its pages are read."""
    found = reader.rows(
        f"""SELECT id FROM (SELECT s.id, ROW_NUMBER() OVER (ORDER BY s.id DESC) - 1 AS place FROM seeker s
            WHERE s.owner_id = :counselor_id AND {_LIVING}) numbered
        WHERE place % :every = 0 ORDER BY id DESC""",
        {"counselor_id": counselor_id, "every": every},
        _Id,
    )
    return [row.id for row in found]
