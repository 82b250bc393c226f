"""A store, opened: the only way to read from it or write to it.

Opening checks and never creates or migrates. SQLAlchemy is loaded at the first write, so that a desk paints
its first rows without it.
"""

import os
import secrets
import stat
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Final

from jobplus_core.actor import Actor
from jobplus_core.clock import Clock, micros, system_clock
from jobplus_core.db.connect import APPLICATION_ID
from jobplus_core.db.gate import Gate
from jobplus_core.db.location import Location, locate
from jobplus_core.db.migrations import LATEST
from jobplus_core.db.read_port import Reader, ReadPort
from jobplus_core.db.watch import CHANNEL
from jobplus_core.errors import (
    Refusal,
    StoreCorrupt,
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

    def read(self) -> AbstractContextManager[Reader]:
        """A snapshot of the store through the read port."""
        if self._gate is not None:
            self._check_file()
        return self.port.snapshot()

    @contextmanager
    def write(self, actor: Actor, command: str, *, token: str | None = None) -> Iterator["Work"]:
        """One command's transaction; see `unit_of_work`.

        Args:
            actor: Who acts; its audit row and its ledger chain carry the act.
            command: The act's name for the audit row.
            token: Names this one act; asked again with it, the command gives its first result. Made up if not given.

        Raises:
            StoreRefusal: The store cannot be written; nothing was.
        """
        from sqlmodel import text

        from jobplus_core.db.unit_of_work import Work, latest_moment

        with self._transaction() as session:
            now = max(micros(self.clock()), latest_moment(session) + 1)
            work = Work(session, actor, command, token or secrets.token_hex(16), now, actor.desk)
            yield work
            if work.earlier is None and not work.finished:
                raise RuntimeError(f"{command} ended without saying what it did")
            if self._gate is None and work.finished:
                session.execute(text(f"NOTIFY {CHANNEL}"))

    @contextmanager
    def session(self) -> Iterator["Session"]:
        """A session to read through SQLModel; always rolled back."""
        from sqlmodel import Session

        with Session(self._engine, expire_on_commit=False) as session:
            try:
                yield session
            finally:
                session.rollback()

    def present(self) -> int:
        """A moment (microseconds UTC) at which everything recorded up to it is committed and seen by new reads."""
        from jobplus_core.db.unit_of_work import latest_moment

        with self._transaction(alone=True) as session:
            return max(micros(self.clock()), latest_moment(session))

    def close(self) -> None:
        """Close every connection."""
        self.port.close()
        if "_engine" in self.__dict__:
            self._engine.dispose()

    @contextmanager
    def _transaction(self, *, alone: bool = False) -> Iterator["Session"]:
        from sqlalchemy.exc import DBAPIError
        from sqlmodel import Session, text

        from jobplus_core.db.connect import refusal_of

        with self._gate.turn() if self._gate else nullcontext():
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
                    if error.connection_invalidated or _is_trouble(error):
                        raise refusal_of(self.location, error.orig or error) from None
                    raise

    def _check_file(self) -> None:
        """Refuse a file that went away, was replaced or marked read-only: writing on would fill a ghost."""
        try:
            found = os.stat(self.location.file)
        except FileNotFoundError as missing:
            raise StoreMissing(str(self.location)) from missing
        if found.st_ino != self._inode:
            raise StoreReplaced(str(self.location))
        if not found.st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise StoreReadOnly(str(self.location))

    @cached_property
    def _engine(self) -> "Engine":
        from jobplus_core.db.engine import make_engine

        return make_engine(self.location)


def open_store(text: str | None = None, *, clock: Clock = system_clock) -> Store:
    """Open the store meant by `text`, `JOBPLUS_STORE` or the platform's data directory.

    Raises:
        StoreMissing, StoreReadOnly, StoreCorrupt, StoreNewer, StoreOlder, StoreUnreachable, KeyMissing, KeyUnsafe:
            What is wrong with it; nothing was written.
    """
    location = locate(text)
    if location.dialect == "sqlite":
        if not location.file.is_file():
            raise StoreMissing(str(location))
        if not location.file.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(
            location.file.parent, os.W_OK
        ):
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
    with store.port.snapshot() as reader:
        if store.location.dialect == "sqlite":
            if reader.number("PRAGMA application_id", {}) != APPLICATION_ID:
                raise StoreCorrupt(str(store.location))
            return reader.number("PRAGMA user_version", {})
        if not reader.number("SELECT count(*) FROM pg_tables WHERE tablename = 'schema_version'", {}):
            raise StoreMissing(str(store.location))
        return reader.number("SELECT version FROM schema_version", {})


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
