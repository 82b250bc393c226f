"""The read port: plain rows from the raw driver of either database, without SQLAlchemy.

Every screen and report reads through it. SQL stands in each concept's `queries.py` with `:named` parameters
and in words both databases share; rows come back as the NamedTuple the query names, with its `date` and
`bool` fields made so on both.
"""

import re
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from functools import lru_cache
from itertools import count
from types import UnionType
from typing import Any, Final, Protocol, TypeVar, get_args, get_type_hints

from jobplus_core.db.connect import connect_postgresql, connect_sqlite, is_driver_error, refusal_of
from jobplus_core.db.location import Location
from jobplus_core.errors import ReadInterrupted, StoreFailed

R = TypeVar("R", bound=tuple[Any, ...])
Value = str | int | float | bool | date | None
Parameters = Mapping[str, Value]


class Reader(Protocol):
    """One snapshot of the store."""

    def rows(self, sql: str, parameters: Parameters, row: type[R]) -> list[R]:
        """All rows, each as `row`."""
        ...

    def one(self, sql: str, parameters: Parameters, row: type[R]) -> R | None:
        """The first row, or None."""
        ...

    def stream(self, sql: str, parameters: Parameters, row: type[R]) -> Iterator[R]:
        """Rows one after the other, for scans that would not fit in memory."""
        ...

    def number(self, sql: str, parameters: Parameters) -> int:
        """The first column of the first row as an int; null counts as 0."""
        ...


class ReadPort:
    """Snapshots of one store, on one connection a thread."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._local = threading.local()
        self._open: list[Any] = []
        self._guard = threading.Lock()

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """Everything read inside sees one moment; keep it short, an open snapshot makes the WAL grow.

        A snapshot asked for inside another, by the same thread, is the same moment.

        Raises:
            StoreRefusal: The store cannot be read.
        """
        outer: DriverReader | None = getattr(self._local, "reader", None)
        if outer is not None:
            yield outer
            return
        connection = self._begin()
        self._local.reader = DriverReader(connection, self._location)
        try:
            yield self._local.reader
        finally:
            self._local.reader = None
            try:
                connection.execute("COMMIT")
            except Exception:  # noqa: BLE001 - drivers share no base class
                self._forget(connection)

    def _begin(self) -> Any:
        """This thread's connection inside a new snapshot; a server that was restarted is asked a second time."""
        sqlite = self._location.dialect == "sqlite"
        begin = "BEGIN" if sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        known = getattr(self._local, "connection", None) is not None
        connection = self._connection()
        try:
            connection.execute(begin)
        except Exception as error:  # noqa: BLE001 - drivers share no base class
            self._forget(connection)
            if known and not sqlite:
                return self._begin()
            raise refusal_of(self._location, error) from None
        return connection

    def interrupt(self) -> None:
        """Stop whatever the port's connections are running, from any thread: its answer is no longer wanted."""
        with self._guard:
            for connection in self._open:
                with suppress(Exception):
                    if self._location.dialect == "sqlite":
                        connection.interrupt()
                    else:
                        connection.cancel()

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._open:
                with suppress(Exception):
                    connection.close()
            self._open.clear()
        self._local = threading.local()

    def _connection(self) -> Any:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connect: Callable[[Location], Any] = (
                connect_sqlite if self._location.dialect == "sqlite" else connect_postgresql
            )
            connection = connect(self._location)
            if self._location.dialect == "sqlite":
                connection.execute("PRAGMA query_only = ON")
                # Each reading thread has its own. 64 MB saved no time on a store of 245 MB, and 8 in place of 4 saved
                # hardly any on an encrypted one; they cost a desk 30 and 14 MiB.
                connection.execute("PRAGMA cache_size = -4000")
            self._local.connection = connection
            with self._guard:
                self._open.append(connection)
        return connection

    def _forget(self, connection: Any) -> None:
        with self._guard, suppress(ValueError):
            self._open.remove(connection)
        with suppress(Exception):
            connection.close()
        self._local.connection = None


class DriverReader:
    """A `Reader` over a raw connection that is inside a transaction."""

    def __init__(self, connection: Any, location: Location) -> None:
        self._connection = connection
        self._location = location
        self._sqlite = location.dialect == "sqlite"

    def rows(self, sql: str, parameters: Parameters, row: type[R]) -> list[R]:
        with self._typed():
            return [*map(_maker(row, self._sqlite), self._run(sql, parameters).fetchall())]

    def one(self, sql: str, parameters: Parameters, row: type[R]) -> R | None:
        with self._typed():
            found = self._run(sql, parameters).fetchone()
            return None if found is None else _maker(row, self._sqlite)(found)

    def stream(self, sql: str, parameters: Parameters, row: type[R]) -> Iterator[R]:
        make = _maker(row, self._sqlite)
        with self._typed():
            for found in self._run(sql, parameters) if self._sqlite else self._portions(sql, parameters):
                yield make(found)

    def number(self, sql: str, parameters: Parameters) -> int:
        with self._typed():
            found = self._run(sql, parameters).fetchone()
            return 0 if found is None or found[0] is None else int(found[0])

    def _run(self, sql: str, parameters: Parameters) -> Any:
        if self._sqlite:
            return self._connection.execute(sql, {k: _for_sqlite(v) for k, v in parameters.items()})
        return self._connection.execute(_for_psycopg(sql), dict(parameters))

    def _portions(self, sql: str, parameters: Parameters) -> Iterator[tuple[Any, ...]]:
        # A cursor on the server: the driver would otherwise fetch the whole answer before the first row.
        name = f"portion_{next(_PORTION_NAMES)}"
        self._run(f"DECLARE {name} NO SCROLL CURSOR FOR {sql}", parameters)
        while portion := self._connection.execute(f"FETCH {_PORTION} FROM {name}").fetchall():
            yield from portion
        self._connection.execute(f"CLOSE {name}")

    @contextmanager
    def _typed(self) -> Iterator[None]:
        """Turn what the driver says of the store, or of an interruption, into our own words."""
        try:
            yield
        except Exception as error:
            if _is_interruption(error):
                raise ReadInterrupted from None
            if _is_trouble(error):
                raise refusal_of(self._location, error) from None
            if is_driver_error(error):
                raise StoreFailed(str(self._location), type(error).__name__) from error
            raise


def names(prefix: str, values: Sequence[Value]) -> tuple[str, dict[str, Value]]:
    """The text and the parameters of an `IN (…)` list: `(":a0, :a1", {"a0": …, "a1": …})`."""
    held: dict[str, Value] = {f"{prefix}{i}": value for i, value in enumerate(values)}
    return ", ".join(f":{name}" for name in held) or "NULL", held


_PORTION: Final = 2_000
_PORTION_NAMES: Final = count()
_NAMED: Final = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)")


@lru_cache(512)
def _for_psycopg(sql: str) -> str:
    return _NAMED.sub(r"%(\1)s", sql.replace("%", "%%"))


def _for_sqlite(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _is_interruption(error: Exception) -> bool:
    return type(error).__name__ == "QueryCanceled" or str(error) == "interrupted"


def _is_trouble(error: Exception) -> bool:
    text = str(error).lower()
    return any(
        word in text
        for word in (
            "malformed",
            "not a database",
            "disk i/o",
            "locked",
            "readonly",
            "read-only",
            "unable to open",
            "closed the connection",
            "connection is closed",
            "terminating connection",
        )
    )


@lru_cache(512)
def _maker(row: type[R], sqlite: bool) -> Callable[[tuple[Any, ...]], R]:
    """A function from a driver's tuple to `row`; one that converts only where the annotations ask for it.

    SQLite gives days and flags as text and numbers, and sums of whole numbers whole; PostgreSQL gives days and flags
    as such, and sums as decimals.
    """
    hints = get_type_hints(row)
    order: Sequence[str] = row._fields  # type: ignore[attr-defined]
    make: Callable[[Any], R] = row._make  # type: ignore[attr-defined]
    days = [i for i, name in enumerate(order) if sqlite and _is(hints[name], date)]
    flags = [i for i, name in enumerate(order) if sqlite and _is(hints[name], bool)]
    whole = [i for i, name in enumerate(order) if not sqlite and _is(hints[name], int)]
    if not days and not flags and not whole:
        return make

    def convert(found: tuple[Any, ...]) -> R:
        held = list(found)
        for i in days:
            if held[i] is not None:
                held[i] = date.fromisoformat(held[i])
        for i in flags:
            if held[i] is not None:
                held[i] = bool(held[i])
        for i in whole:
            if held[i] is not None:
                held[i] = int(held[i])
        return make(held)

    if sqlite:
        return convert

    def check(found: tuple[Any, ...]) -> R:
        for i in whole:
            if found[i].__class__ is not int and found[i] is not None:
                return convert(found)
        return make(found)

    return check


def _is(hint: object, kind: type) -> bool:
    return hint is kind or (isinstance(hint, UnionType) and kind in get_args(hint))
