"""One unit of work: one transaction, one `now`, one actor, one audit row, one token.

A command either happened whole and is durable, or did not happen. A token an actor has used before gives the
stored result back and acts no second time: a desk that never saw its acknowledgment may safely ask again.
"""

import json
from datetime import date
from typing import TypeVar

from sqlmodel import Session, col, func, select

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day
from jobplus_core.db.bulk import BulkWriter
from jobplus_core.db.location import Location
from jobplus_core.db.read_port import DriverReader, Reader
from jobplus_core.errors import FutureDate, NotFound, RecordMerged, Stale
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.base import Row
from jobplus_core.tables.oversight import AuditEntry, ChangeLog

T = TypeVar("T", bound=Row)


class Work:
    """What a command works with while its transaction is open.

    Attributes:
        session: The open session; flush and commit are the unit's own.
        actor: Who acts.
        now: The moment of the whole transaction, microseconds UTC; never before any earlier one of this store.
        today: The Korean calendar day of `now`.
        earlier: What this token's command gave when it already happened, else None.
    """

    def __init__(
        self, session: Session, actor: Actor, command: str, token: str, now: int, desk: str, location: Location
    ) -> None:
        self.session = session
        self.actor = actor
        self.now = now
        self.today: date = business_day(now)
        self.earlier: tuple[int, ...] | None = _earlier(session, actor, token)
        self.finished = False
        self._command = command
        self._token = token
        self._desk = desk
        self._location = location

    def get(self, table: type[T], key: int, *, lock: bool = False) -> T:
        """The row with this id; `lock` holds it against other desks until the transaction ends.

        A record merged into another takes no writes, whichever command asks for it: what is done for the person
        goes to the record that was kept.

        Raises:
            NotFound: There is none.
            RecordMerged: It is a seeker's record that was merged into another.
        """
        found = self.session.get(table, key, with_for_update=True if lock else None, populate_existing=lock)
        if found is None:
            raise NotFound(str(table.__tablename__), key)
        kept_id = getattr(found, "merged_into_id", None)
        if kept_id is not None:
            raise RecordMerged(key, kept_id)
        return found

    def get_own(self, table: type[T], key: int, *, lock: bool = False) -> T:
        """The row with this id, as `get`; another center's is not there for this actor.

        Raises:
            NotFound, RecordMerged: As `get`.
        """
        row = self.get(table, key, lock=lock)
        if getattr(row, "institution_id", None) != self.actor.institution_id:
            raise NotFound(str(table.__tablename__), key)
        return row

    def get_version(self, table: type[T], key: int, version: int) -> T:
        """The locked row with this id, if it still is the version the form was opened on.

        Raises:
            NotFound: There is none.
            Stale: Another desk saved it since.
        """
        row = self.get(table, key, lock=True)
        if getattr(row, "version", None) != version:
            raise Stale(str(table.__tablename__), key)
        return row

    def add(self, row: T) -> T:
        """Insert `row` and give it its id."""
        self.session.add(row)
        self.session.flush()
        return row

    def bulk(self) -> BulkWriter:
        """A way to insert thousands of rows in this transaction, past the session; flush what they refer to first."""
        connection = self.session.connection()
        return BulkWriter(connection.connection.driver_connection, connection.dialect.name, roomy=False)

    def reader(self) -> Reader:
        """A way to ask this transaction what a concept's queries ask, so that what they say holds at the commit."""
        self.session.flush()
        return DriverReader(self.session.connection().connection.driver_connection, self._location)

    def not_after_today(self, field: str, day: date) -> date:
        """`day`, refused when it has not come yet."""
        if day > self.today:
            raise FutureDate(field, day.isoformat())
        return day

    def changed(self, kind: SubjectKind, key: int) -> None:
        """Note in the change log that a record changed, for whoever keeps something derived from it."""
        self.session.add(ChangeLog(subject_kind=kind, subject_id=key, recorded_at=self.now))

    def finish(self, *result: int, subject: tuple[SubjectKind, int] | None = None) -> tuple[int, ...]:
        """Write the audit row with the command's result; every command ends with it."""
        self.session.add(
            AuditEntry(
                actor_id=self.actor.account_id,
                token=self._token,
                command=self._command,
                subject_kind=subject[0] if subject else None,
                subject_id=subject[1] if subject else None,
                result=json.dumps(result),
                desk=self._desk,
                recorded_at=self.now,
            )
        )
        self.finished = True
        return result


def latest_moment(session: Session) -> int:
    """When the store last learned anything, microseconds UTC."""
    return session.exec(select(func.max(col(AuditEntry.recorded_at)))).one() or 0


def _earlier(session: Session, actor: Actor, token: str) -> tuple[int, ...] | None:
    found = session.exec(
        select(AuditEntry.result).where(AuditEntry.actor_id == actor.account_id, AuditEntry.token == token)
    ).first()
    return None if found is None else tuple(json.loads(found))
