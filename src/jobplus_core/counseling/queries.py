"""Sessions of a seeker."""

from datetime import date
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.counseling.rules import may_read
from jobplus_core.db.read_port import Reader
from jobplus_core.seekers.merging.queries import FAMILY


class SessionRow(NamedTuple):
    """One session.

    Attributes:
        seeker_id: Whose record it was written on, which may since have been merged into another.
        withdrawn_on, withdrawn_reason: When and why it was taken back; nothing while it stands.
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
    withdrawn_on: date | None = None
    withdrawn_reason: str | None = None


_SESSIONS = """SELECT s.id, s.version, s.seeker_id, p.name, s.held_on, s.kind, s.channel, s.minutes, s.notes,
    s.next_action, s.next_on, s.counselor_id, c.name, s.withdrawn_on, s.withdrawn_reason
    FROM counseling_session s JOIN counselor c ON c.id = s.counselor_id JOIN seeker p ON p.id = s.seeker_id"""


def sessions(reader: Reader, seeker_id: int) -> list[SessionRow]:
    """A person's sessions, newest first, those taken back and those of records merged into this one among them."""
    return reader.rows(
        f"""{_SESSIONS} WHERE s.seeker_id IN {FAMILY}
        ORDER BY s.held_on DESC, s.recorded_at DESC, s.id DESC""",
        {"seeker_id": seeker_id},
        SessionRow,
    )


def seen_by(row: SessionRow, actor: Actor) -> SessionRow:
    """A session as somebody may see it: what was said in one that was taken back is for its holder and for leads."""
    withdrawn = row.withdrawn_on is not None
    if may_read(held_by=row.counselor_id, withdrawn=withdrawn, counselor_id=actor.counselor_id, roles=actor.roles):
        return row
    return row._replace(notes=None, next_action=None, next_on=None)


def session(reader: Reader, session_id: int) -> SessionRow | None:
    """One session, taken back or not."""
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
        f"""SELECT s.id, s.next_on, s.next_action, c.name
        FROM counseling_session s JOIN counselor c ON c.id = s.counselor_id
        WHERE s.seeker_id IN {FAMILY} AND s.next_on IS NOT NULL AND s.withdrawn_on IS NULL
            AND NOT EXISTS (
                SELECT 1 FROM counseling_session x
                WHERE x.seeker_id IN {FAMILY} AND x.withdrawn_on IS NULL
                    AND (x.held_on, x.recorded_at, x.id) > (s.held_on, s.recorded_at, s.id)
                    AND (x.held_on >= s.next_on OR x.next_on IS NOT NULL))
        ORDER BY s.next_on LIMIT 1""",
        {"seeker_id": seeker_id},
        Promise,
    )
