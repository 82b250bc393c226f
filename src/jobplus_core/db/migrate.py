"""Create and upgrade stores: each step in one transaction, together with its mark. Opening does neither."""

from typing import Any

from jobplus_core.db.connect import (
    APPLICATION_ID,
    connect_postgresql,
    connect_sqlite,
    refusal_of,
    wal_is_safe,
)
from jobplus_core.db.location import Location, make_key, unlock
from jobplus_core.db.migrations import LATEST, script
from jobplus_core.errors import Refusal, StoreCorrupt, StoreExists, StoreMissing, StoreNewer, StoreReadOnly

_MIGRATION_LOCK = 0x4A504D


def create(location: Location, *, plain: bool = False) -> None:
    """Make an empty store at the newest schema; a SQLite file is encrypted with a new key unless `plain`.

    Raises:
        StoreExists: Something stands there already; it is left as it is.
        StoreReadOnly: The folder cannot be written.
    """
    if location.dialect == "postgresql":
        connection = connect_postgresql(location)
        try:
            connection.execute(f"SELECT pg_advisory_lock({_MIGRATION_LOCK})")
            if _postgresql_version(connection) is not None:
                raise StoreExists(str(location))
            with connection.transaction():
                connection.execute("CREATE TABLE schema_version (version INTEGER NOT NULL)")
                connection.execute("INSERT INTO schema_version VALUES (0)")
            _upgrade_postgresql(connection, 0)
        finally:
            connection.close()
        return
    if location.file.exists():
        raise StoreExists(str(location))
    try:
        location.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not plain:
            make_key(location)
    except OSError as unwritable:
        raise StoreReadOnly(str(location)) from unwritable
    raw = connect_sqlite(location, create=True, key=None if plain else unlock(location))
    try:
        safe = wal_is_safe(tuple(int(part) for part in _library(raw).split(".")[:3]))  # type: ignore[arg-type]
        raw.execute(f"PRAGMA journal_mode = {'WAL' if safe else 'DELETE'}").close()
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}").close()
        _upgrade_sqlite(raw, 0)
    finally:
        raw.close()


def upgrade(location: Location) -> tuple[int, int]:
    """Bring a store to the newest schema.

    Returns:
        The schema before and after; the same when there was nothing to do.

    Raises:
        StoreMissing: There is no store.
        StoreNewer: It is ahead of this program.
    """
    if location.dialect == "postgresql":
        connection = connect_postgresql(location)
        try:
            connection.execute(f"SELECT pg_advisory_lock({_MIGRATION_LOCK})")
            found = _postgresql_version(connection)
            if found is None:
                raise StoreMissing(str(location))
            _not_newer(location, found)
            _upgrade_postgresql(connection, found)
        finally:
            connection.close()
        return found, LATEST
    raw = connect_sqlite(location)
    try:
        if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise StoreCorrupt(str(location))
        before = int(raw.execute("PRAGMA user_version").fetchone()[0])
        _not_newer(location, before)
        _upgrade_sqlite(raw, before)
    except Refusal:
        raise
    except Exception as error:
        if "readonly" in str(error).lower():
            raise refusal_of(location, error) from None
        raise
    finally:
        raw.close()
    return before, LATEST


def _upgrade_sqlite(raw: Any, found: int) -> None:
    for step in range(found + 1, LATEST + 1):
        raw.execute("BEGIN IMMEDIATE").close()
        try:
            # Another desk may have taken the step while this one waited for the lock.
            if int(raw.execute("PRAGMA user_version").fetchone()[0]) < step:
                for statement in script(step, "sqlite"):
                    raw.execute(statement).close()
                raw.execute(f"PRAGMA user_version = {step}").close()
        except BaseException:
            raw.execute("ROLLBACK").close()
            raise
        raw.execute("COMMIT").close()


def _upgrade_postgresql(connection: Any, found: int) -> None:
    for step in range(found + 1, LATEST + 1):
        with connection.transaction():
            for statement in script(step, "postgresql"):
                connection.execute(statement)
            connection.execute("UPDATE schema_version SET version = %s", (step,))


def _postgresql_version(connection: Any) -> int | None:
    known = connection.execute(
        "SELECT count(*) FROM pg_tables WHERE tablename = 'schema_version' AND schemaname = current_schema()"
    ).fetchone()[0]
    return int(connection.execute("SELECT version FROM schema_version").fetchone()[0]) if known else None


def _not_newer(location: Location, found: int) -> None:
    if found > LATEST:
        raise StoreNewer(str(location), found, LATEST)


def _library(raw: Any) -> str:
    return str(raw.execute("SELECT sqlite_version()").fetchone()[0])
