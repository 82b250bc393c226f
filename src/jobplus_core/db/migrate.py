"""Create and upgrade stores: each step in one transaction, together with its mark. Opening does neither.

A new store gets its name, or its tables become visible, only when it is finished: whoever fails halfway leaves none.
"""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from jobplus_core.db.connect import (
    APPLICATION_ID,
    connect_postgresql,
    connect_sqlite,
    refusal_of,
    wal_is_safe,
)
from jobplus_core.db.location import Location, make_key, publish, unlock
from jobplus_core.db.migrations import LATEST, fill, script
from jobplus_core.errors import Refusal, StoreCorrupt, StoreExists, StoreMissing, StoreNewer, StoreReadOnly

_MIGRATION_LOCK = 0x4A504D


def create(location: Location, *, plain: bool = False) -> None:
    """Make an empty store at the newest schema; a SQLite file is encrypted with a new key unless `plain`.

    Raises:
        StoreExists: Something stands there already; it is left as it is.
        StoreReadOnly: The folder cannot be written.
    """
    with new_store(location, plain=plain):
        pass


@contextmanager
def new_store(location: Location, *, plain: bool = False) -> Iterator[Any]:
    """A raw connection to a store in the making, inside its one transaction; it stands once the block ends well.

    Raises:
        StoreExists: Something stands there already; it is left as it is.
        StoreReadOnly: The folder cannot be written.
    """
    with _new_postgresql(location) if location.dialect == "postgresql" else _new_sqlite(location, plain) as connection:
        yield connection


@contextmanager
def _new_postgresql(location: Location) -> Iterator[Any]:
    with closing(connect_postgresql(location)) as connection, connection.transaction():
        connection.execute(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})")
        taken = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()").fetchone()
        if taken is None or taken[0]:
            raise StoreExists(str(location))
        connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL)")
        connection.execute("INSERT INTO schema_version VALUES (0)")
        for step in range(1, LATEST + 1):
            _step_postgresql(connection, step)
        yield connection


@contextmanager
def _new_sqlite(location: Location, plain: bool) -> Iterator[Any]:
    place = location.file
    # A log left behind by a store that is gone would be read into the new one.
    if any(place.with_name(place.name + end).exists() for end in ("", "-wal", "-journal")):
        raise StoreExists(str(location))
    aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}.new")
    try:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not plain:
            make_key(location)
    except OSError as unwritable:
        raise StoreReadOnly(str(location)) from unwritable
    try:
        with closing(_create_sqlite(location, aside, plain)) as raw:
            raw.execute("BEGIN IMMEDIATE").close()
            for step in range(1, LATEST + 1):
                _step_sqlite(raw, step)
            yield raw
            raw.execute("COMMIT").close()
        publish(aside, place)
    except FileExistsError:
        raise StoreExists(str(location)) from None
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                aside.with_name(aside.name + end).unlink()


def _create_sqlite(location: Location, aside: Path, plain: bool) -> Any:
    key = None if plain else unlock(location)
    try:
        # Made before SQLite makes it, for its owner alone; the log files take the mode of the store.
        os.close(os.open(aside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as unwritable:
        raise StoreReadOnly(str(location)) from unwritable
    try:
        raw = connect_sqlite(Location("sqlite", path=aside), create=True, key=key)
    except (StoreMissing, StoreReadOnly):
        raise StoreReadOnly(str(location)) from None
    safe = wal_is_safe(tuple(int(part) for part in _library(raw).split(".")[:3]))  # type: ignore[arg-type]
    raw.execute(f"PRAGMA journal_mode = {'WAL' if safe else 'DELETE'}").close()
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
    return raw


def upgrade(location: Location) -> tuple[int, int]:
    """Bring a store to the newest schema.

    Returns:
        The schema before and after; the same when there was nothing to do.

    Raises:
        StoreMissing: There is no store.
        StoreNewer: It is ahead of this program.
    """
    if location.dialect == "postgresql":
        with closing(connect_postgresql(location)) as connection:
            connection.execute(f"SELECT pg_advisory_lock({_MIGRATION_LOCK})")
            found = postgresql_version(connection, location)
            _not_newer(location, found)
            for step in range(found + 1, LATEST + 1):
                with connection.transaction():
                    _step_postgresql(connection, step)
        return found, LATEST
    with closing(connect_sqlite(location)) as raw:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreCorrupt(str(location))
        before = int(raw.execute("PRAGMA user_version").fetchone()[0])
        _not_newer(location, before)
        try:
            for step in range(before + 1, LATEST + 1):
                _upgrade_sqlite(raw, step)
        except Refusal:
            raise
        except Exception as error:
            if any(word in str(error).lower() for word in ("readonly", "locked")):
                raise refusal_of(location, error) from None
            raise
    return before, LATEST


def _upgrade_sqlite(raw: Any, step: int) -> None:
    raw.execute("BEGIN IMMEDIATE").close()
    try:
        # Another desk may have taken the step while this one waited for the lock.
        if int(raw.execute("PRAGMA user_version").fetchone()[0]) < step:
            _step_sqlite(raw, step)
    except BaseException:
        raw.execute("ROLLBACK").close()
        raise
    raw.execute("COMMIT").close()


def _step_sqlite(raw: Any, step: int) -> None:
    for statement in script(step, "sqlite"):
        raw.execute(statement).close()
    fill(step, lambda sql: raw.execute(sql).fetchall(), lambda sql, rows: raw.executemany(sql, rows).close())
    raw.execute(f"PRAGMA user_version = {step}").close()


def _step_postgresql(connection: Any, step: int) -> None:
    for statement in script(step, "postgresql"):
        connection.execute(statement)
    with connection.cursor() as cursor:
        fill(
            step,
            lambda sql: connection.execute(sql).fetchall(),
            lambda sql, rows: cursor.executemany(sql.replace("?", "%s"), rows),
        )
    connection.execute("UPDATE schema_version SET version = %s", (step,))


def postgresql_version(connection: Any, location: Location) -> int:
    """The schema a PostgreSQL store stands at, read through any psycopg connection.

    Raises:
        StoreMissing: The database holds no store.
        StoreCorrupt: It holds somebody else's tables.
    """
    columns = connection.execute(
        """SELECT data_type FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name = 'schema_version' AND column_name = 'version'"""
    ).fetchall()
    if columns != [("integer",)]:
        taken = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()").fetchone()[0]
        raise StoreCorrupt(str(location)) if taken else StoreMissing(str(location))
    found = connection.execute("SELECT version FROM schema_version").fetchall()
    if len(found) != 1:
        raise StoreCorrupt(str(location))
    return int(found[0][0])


def _not_newer(location: Location, found: int) -> None:
    if found > LATEST:
        raise StoreNewer(str(location), found, LATEST)


def _library(raw: Any) -> str:
    return str(raw.execute("SELECT sqlite_version()").fetchone()[0])
