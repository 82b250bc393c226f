"""A store, opened: the only way to read from it or write to it.

Opening checks and never creates or migrates. SQLAlchemy is loaded at the first write, so that a desk paints
its first rows without it.
"""

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from typing import TYPE_CHECKING, Final

from jobplus_core.actor import Actor
from jobplus_core.clock import Clock, micros, system_clock
from jobplus_core.db.connect import APPLICATION_ID, connect_postgresql
from jobplus_core.db.gate import Gate
from jobplus_core.db.location import Location, locate
from jobplus_core.db.migrations import LATEST
from jobplus_core.db.read_port import Reader, ReadPort
from jobplus_core.db.watch import CHANNEL
from jobplus_core.errors import (
    Refusal,
    StoreCorrupt,
    StoreFailed,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    StoreReplaced,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlmodel import Session

    from jobplus_core.db.unit_of_work import Work

# Writers hold this advisory lock shared before they read the time; a report of the present takes it whole for
# an instant, so that no moment it speaks of is still being written.
PRESENT_LOCK: Final = 0x4A5031


class Store:
    """One store, for one process; safe to use from several threads."""

    def __init__(self, location: Location, *, clock: Clock = system_clock) -> None:
        self.location = location
        self.clock = clock
        self.port = ReadPort(location)
        self._inode = location.file.stat().st_ino if location.dialect == "sqlite" else 0
        self._gate = Gate(location.file) if location.dialect == "sqlite" else None
        self._engine_guard = threading.Lock()
        self._made_engine: Engine | None = None

    def read(self) -> AbstractContextManager[Reader]:
        """A snapshot of the store through the read port."""
        if self._gate is not None:
            self._check_file()
        return self.port.snapshot()

    @contextmanager
    def write(self, actor: Actor, command: str, *, token: str | None = None, alone: bool = False) -> Iterator["Work"]:
        """One command's transaction; see `unit_of_work`.

        Args:
            actor: Who acts; its audit row and its ledger chain carry the act.
            command: The act's name for the audit row.
            token: Names this one act; asked again with it, the command gives its first result. Made up if not given.
            alone: No other write may be under way: what this one decides must hold for all that commit after it.

        Raises:
            StoreRefusal: The store cannot be written; nothing was.
        """
        import secrets

        from sqlmodel import text

        from jobplus_core.db.unit_of_work import Work, latest_moment

        with self._transaction(alone=alone) as session:
            if token is not None and self._gate is None:
                # A desk may ask again while its first try is still under way.
                session.execute(
                    text("SELECT pg_advisory_xact_lock(hashtextextended(:token, :actor))"),
                    {"token": token, "actor": actor.account_id},
                )
            now = max(micros(self.clock()), latest_moment(session) + 1)
            work = Work(session, actor, command, token or secrets.token_hex(16), now, actor.desk, self.location)
            yield work
            if work.earlier is None and not work.finished:
                raise RuntimeError(f"{command} ended without saying what it did")
            if self._gate is None and work.finished:
                session.execute(text(f"NOTIFY {CHANNEL}"))

    @contextmanager
    def upkeep(self) -> Iterator["Session"]:
        """A transaction for what is derived from the record and kept beside it: nobody acts in it, nothing is logged.

        Raises:
            StoreRefusal: The store cannot be written; nothing was.
        """
        with self._transaction() as session:
            yield session

    @contextmanager
    def session(self) -> Iterator["Session"]:
        """A session to read through SQLModel; always rolled back."""
        from sqlmodel import Session

        from jobplus_core.db.engine import reading

        if self._gate is not None:
            self._check_file()
        with Session(reading(self._engine), expire_on_commit=False) as session:
            yield session

    def present(self) -> int:
        """A moment (microseconds UTC) up to which the store's record is whole: all of it committed, none to come.

        It is when the store last learned anything, not the clock's present: a clock that stands still or is set
        back must not let a later write slip under a moment that a report already spoke of.
        """
        from jobplus_core.db.unit_of_work import latest_moment

        with self._transaction(alone=True) as session:
            return latest_moment(session)

    def close(self) -> None:
        """Close every connection."""
        self.port.close()
        with self._engine_guard:
            if self._made_engine is not None:
                self._made_engine.dispose()
                self._made_engine = None

    @contextmanager
    def _transaction(self, *, alone: bool = False) -> Iterator["Session"]:
        from sqlalchemy.exc import DBAPIError, OperationalError
        from sqlmodel import Session, text

        from jobplus_core.db.connect import refusal_of

        if self._gate is not None:
            self._check_file()
        with self._gate.turn() if self._gate else nullcontext():
            # Once more: it may have gone while this desk stood in line.
            if self._gate is not None:
                self._check_file()
            with Session(self._engine, expire_on_commit=False) as session:
                try:
                    connection = session.connection()
                    if self._gate is None:
                        shared = "" if alone else "_shared"
                        session.execute(text(f"SELECT pg_advisory_xact_lock{shared}({PRESENT_LOCK})"))
                        found = connection.exec_driver_sql("SELECT version FROM schema_version").scalar_one()
                    else:
                        found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
                    _check_version(self.location, int(found))
                    yield session
                    session.commit()
                except Refusal:
                    session.rollback()
                    raise
                except DBAPIError as error:
                    session.rollback()
                    served = self._gate is None and isinstance(error, OperationalError)
                    if served or error.connection_invalidated or _is_trouble(error):
                        raise refusal_of(self.location, error.orig or error) from None
                    raise StoreFailed(str(self.location), type(error).__name__) from error

    def _check_file(self) -> None:
        """Refuse a file that went away, was replaced or marked read-only: writing on would fill a ghost."""
        try:
            found = os.stat(self.location.file)
        except OSError:
            raise StoreMissing(str(self.location)) from None
        if found.st_ino != self._inode:
            raise StoreReplaced(str(self.location))
        if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise StoreReadOnly(str(self.location))

    @property
    def _engine(self) -> "Engine":
        from jobplus_core.db.engine import make_engine

        with self._engine_guard:
            if self._made_engine is None:
                self._made_engine = make_engine(self.location)
            return self._made_engine


def open_store(text: str | None = None, *, clock: Clock = system_clock) -> Store:
    """Open the store meant by `text`, `JOBPLUS_STORE` or the platform's data directory.

    Raises:
        StoreMissing, StoreReadOnly, StoreCorrupt, StoreNewer, StoreOlder, StoreUnreachable, KeyMissing, KeyUnsafe:
            What is wrong with it; nothing was written.
    """
    return open_at(locate(text), clock=clock)


def open_at(location: Location, *, clock: Clock = system_clock) -> Store:
    """Open the store at a place already parsed; refuses as `open_store` does."""
    if location.dialect == "sqlite":
        if not location.file.is_file():
            raise StoreCorrupt(str(location)) if location.file.exists() else StoreMissing(str(location))
        marked = not location.file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
        if marked or not all(os.access(place, os.W_OK) for place in (location.file, location.file.parent)):
            raise StoreReadOnly(str(location))
    store = Store(location, clock=clock)
    try:
        _check_version(location, schema_version(store))
    except Refusal:
        store.close()
        raise
    return store


def schema_version(store: Store) -> int:
    """The schema the store stands at.

    Raises:
        StoreCorrupt: It is a database, but not one of ours.
    """
    location = store.location
    if location.dialect == "postgresql":
        from jobplus_core.db.migrate import postgresql_version

        with closing(connect_postgresql(location)) as connection:
            return postgresql_version(connection, location)
    with store.port.snapshot() as reader:
        if reader.number("PRAGMA application_id", {}) != APPLICATION_ID:
            raise StoreCorrupt(str(location))
        return reader.number("PRAGMA user_version", {})


def _check_version(location: Location, found: int) -> None:
    if found > LATEST:
        raise StoreNewer(str(location), found, LATEST)
    if found < LATEST:
        raise StoreOlder(str(location), found, LATEST)


def _is_trouble(error: Exception) -> bool:
    text = str(error).lower()
    return any(
        word in text
        for word in (
            "locked",
            "readonly",
            "read-only",
            "malformed",
            "not a database",
            "disk i/o",
            "unable to open",
        )
    )
