"""Sessions of a seeker."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader


class SessionRow(NamedTuple):
    """One session.

    Attributes:
        seeker_id: Whose record it was written on, which may since have been merged into another.
    """

    id: int
    version: int
    seeker_id: int
    seeker: str
    held_on: date
    kind: str
    channel: str
    minutes: int | None
    notes: str | None
    next_action: str | None
    next_on: date | None
    counselor_id: int
    counselor: str


_SESSIONS = """SELECT s.id, s.version, s.seeker_id, p.name, s.held_on, s.kind, s.channel, s.minutes, s.notes,
    s.next_action, s.next_on, s.counselor_id, c.name
    FROM counseling_session s JOIN counselor c ON c.id = s.counselor_id JOIN seeker p ON p.id = s.seeker_id"""


def sessions(reader: Reader, seeker_id: int) -> list[SessionRow]:
    """A person's sessions, newest first, those of records merged into this one among them."""
    return reader.rows(
        f"""{_SESSIONS} WHERE s.seeker_id IN (SELECT id FROM seeker WHERE id = :id OR merged_into_id = :id)
        ORDER BY s.held_on DESC, s.recorded_at DESC, s.id DESC""",
        {"id": seeker_id},
        SessionRow,
    )


def session(reader: Reader, session_id: int) -> SessionRow | None:
    """One session, or nothing where it was taken back."""
    return reader.one(f"{_SESSIONS} WHERE s.id = :id", {"id": session_id}, SessionRow)


class Promise(NamedTuple):
    """What was promised to a person for a day."""

    session_id: int
    next_on: date
    next_action: str | None
    counselor: str


def open_promise(reader: Reader, seeker_id: int) -> Promise | None:
    """The promise to a person that nobody has kept or replaced yet.

    A promise is kept by a session on its day or later, and replaced by a later session that promises anew.
    """
    return reader.one(
        """SELECT s.id, s.next_on, s.next_action, c.name
        FROM counseling_session s JOIN counselor c ON c.id = s.counselor_id
        WHERE s.seeker_id IN (SELECT id FROM seeker WHERE id = :id OR merged_into_id = :id)
            AND s.next_on IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM counseling_session x
                WHERE x.seeker_id IN (SELECT id FROM seeker WHERE id = :id OR merged_into_id = :id)
                    AND (x.held_on, x.recorded_at, x.id) > (s.held_on, s.recorded_at, s.id)
                    AND (x.held_on >= s.next_on OR x.next_on IS NOT NULL))
        ORDER BY s.next_on LIMIT 1""",
        {"id": seeker_id},
        Promise,
    )
