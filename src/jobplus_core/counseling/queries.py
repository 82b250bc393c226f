"""Sessions of a seeker."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader


class SessionRow(NamedTuple):
    """One session."""

    id: int
    held_on: date
    kind: str
    channel: str
    minutes: int | None
    notes: str | None
    next_action: str | None
    next_on: date | None
    counselor: str


def sessions(reader: Reader, seeker_id: int) -> list[SessionRow]:
    """A seeker's sessions, newest first."""
    return reader.rows(
        """SELECT s.id, s.held_on, s.kind, s.channel, s.minutes, s.notes, s.next_action, s.next_on, c.name
        FROM counseling_session s JOIN counselor c ON c.id = s.counselor_id
        WHERE s.seeker_id = :seeker_id ORDER BY s.held_on DESC, s.id DESC""",
        {"seeker_id": seeker_id},
        SessionRow,
    )
