"""Raw connections to either database, with the settings every desk must share.

SQLite goes through sqlcipher3: the library linked into most Pythons has the WAL-reset defect that corrupts a
file several processes write, and a cipher at rest comes with it.
"""

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from jobplus_core.db.location import Location, key_pragma
from jobplus_core.errors import (
    DriverMissing,
    StoreBusy,
    StoreCorrupt,
    StoreMissing,
    StoreReadOnly,
    StoreRefusal,
    StoreUnreachable,
)

if TYPE_CHECKING:
    from psycopg import ClientCursor, Connection

APPLICATION_ID: Final = 0x4A504453
BUSY_SECONDS: Final = 30.0
_PRAGMAS: Final[tuple[str, ...]] = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cache_size = -64000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite is free of the WAL-reset defect (3.7.0 to 3.51.2, mended in 3.50.7 and 3.44.6 too)."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def connect_sqlite(location: Location, *, create: bool = False, key: str | None = None) -> Any:
    """A connection whose transactions only we begin.

    Args:
        location: The store's file. Unless `create`, it must be there: a missing file must not become an empty store.
        create: Make the file; the caller gives the `key` pragma, or None for a plain one.
        key: The pragma that unlocks the file, looked up when not given.

    Raises:
        StoreRefusal: One of its kinds, by what is wrong with the file.
    """
    import sqlcipher3

    pragma = key if create or key is not None else key_pragma(location)
    mode = "rwc" if create else "rw"
    try:
        connection = sqlcipher3.connect(
            f"{location.file.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
        )
    except sqlcipher3.Error as error:
        raise refusal_of(location, error) from None
    try:
        if pragma is not None:
            # The cipher would write its own complaints over a desk's screen.
            connection.execute("PRAGMA cipher_log_level = NONE").close()
            connection.execute(pragma).close()
        for text in _PRAGMAS:
            connection.execute(text).close()
        connection.execute("SELECT count(*) FROM sqlite_master").close()
    except sqlcipher3.Error as error:
        connection.close()
        raise refusal_of(location, error) from None
    return connection


def connect_postgresql(location: Location) -> "Connection[tuple[Any, ...]]":
    """An autocommit connection that writes parameters into the text itself, so that `:x IS NULL` needs no cast.

    Raises:
        StoreUnreachable: The server, the database or the account is not there.
        DriverMissing: The extra `[postgres]` is not installed.
    """
    try:
        import psycopg
    except ImportError:
        raise DriverMissing(str(location)) from None

    cursor: type[ClientCursor[Any]] = psycopg.ClientCursor
    try:
        return psycopg.connect(
            location.url or "",
            autocommit=True,
            cursor_factory=cursor,
            connect_timeout=10,
            application_name="jobplus",
        )
    except psycopg.Error:
        raise StoreUnreachable(str(location)) from None


def is_driver_error(error: Exception) -> bool:
    """Whether an error came out of a database driver; neither driver need be loaded to ask."""
    return type(error).__module__.partition(".")[0] in ("sqlcipher3", "sqlite3", "psycopg")


def refusal_of(location: Location, error: Exception) -> StoreRefusal:
    """The typed refusal that a driver's error on this store means; it carries the place and no data."""
    where = str(location)
    text = str(error).lower()
    if "readonly" in text or "read-only" in text:
        return StoreReadOnly(where)
    if "locked" in text or "busy" in text or "deadlock" in text or "too many clients" in text:
        return StoreBusy(where)
    if location.dialect == "postgresql":
        return StoreUnreachable(where)
    if "unable to open" in text:
        with suppress(OSError):
            return StoreReadOnly(where) if location.file.exists() else StoreMissing(where)
    return StoreCorrupt(where)
