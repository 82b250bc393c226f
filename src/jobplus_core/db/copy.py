"""Move a store between SQLite and PostgreSQL: every row with its id, every chain with its hashes.

The counters that give new ids carry on from where the source's stood, so that no number is ever given twice. What is
derived stays behind: the matching index is built anew, and transactions are numbered by each database for itself.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from typing import Any, Final, Protocol

from sqlalchemy import Boolean, Column, Date, Table

from jobplus_core.db.connect import connect_postgresql, connect_sqlite, refusal_of
from jobplus_core.db.location import Location
from jobplus_core.db.migrate import new_store
from jobplus_core.db.store import open_at
from jobplus_core.errors import Refusal, StoreCorrupt
from jobplus_core.tables import METADATA

Progress = Callable[[str, int, int], None]
"""Told the table, how many of its rows are over, and how many it has."""

Cells = tuple[Any, ...]
_BATCH: Final = 2_000


def copy_store(source: Location, target: Location, *, plain: bool = False, progress: Progress | None = None) -> int:
    """Copy the whole store at `source`, as of one moment, to `target`, where nothing may stand yet.

    The copy becomes a store only once every row is over and was read back the same; whatever stops it before
    leaves none.

    Args:
        plain: Leave a SQLite target unencrypted.

    Returns:
        How many rows were copied.

    Raises:
        StoreRefusal: The source cannot be read or is of another schema; the target is taken or cannot be written.
    """
    open_at(source).close()
    done = 0
    with closing(_connect(source)) as reading, new_store(target, plain=plain) as writing:
        origin, copy = _side(reading, source), _side(writing, target)
        try:
            origin.begin_snapshot()
            for table in (table for table in METADATA.sorted_tables if not table.info.get("derived")):
                done += _copy_table(table, origin, copy, progress)
        except Refusal:
            raise
        except Exception as error:
            if any(word in str(error).lower() for word in ("malformed", "not a database", "disk", "full", "closed")):
                raise refusal_of(source if "malformed" in str(error) else target, error) from None
            raise
    return done


class _Side(Protocol):
    """One of the two databases, in words both share: booleans and dates are such, whatever the driver gives."""

    where: str

    def begin_snapshot(self) -> None: ...
    def count(self, table: Table) -> int: ...
    def read(self, table: Table) -> Iterator[Sequence[Cells]]: ...
    def write(self, table: Table, rows: Sequence[Cells]) -> None: ...
    def refer(self, table: Table, column: str, pairs: Sequence[Cells]) -> None: ...
    def last_id(self, table: Table) -> int: ...
    def carry_on(self, table: Table, last_id: int) -> None: ...


def _copy_table(table: Table, origin: _Side, copy: _Side, progress: Progress | None) -> int:
    total, done = origin.count(table), 0
    numbered = "id" in table.c
    own = [i for i, column in enumerate(_own(table)) if numbered and column.references(table.c.id)]
    later: dict[int, list[Cells]] = {i: [] for i in own}
    digest = hashlib.sha256()
    for rows in origin.read(table):
        _digest(digest, rows)
        copy.write(table, [_without_forward(row, own, later) for row in rows])
        done += len(rows)
        if progress is not None:
            progress(table.name, done, total)
    for i, pairs in later.items():
        if pairs:
            copy.refer(table, _own(table)[i].name, pairs)
    if numbered:
        copy.carry_on(table, origin.last_id(table))
    written = hashlib.sha256()
    for rows in copy.read(table):
        _digest(written, rows)
    if written.digest() != digest.digest():
        raise StoreCorrupt(copy.where)
    return done


def _without_forward(row: Cells, own: Sequence[int], later: dict[int, list[Cells]]) -> Cells:
    """`row` without references to rows of the same table that come after it; those are filled in at the end."""
    for i in own:
        if row[i] is not None and row[i] > row[0]:
            later[i].append((row[i], row[0]))
            row = (*row[:i], None, *row[i + 1 :])
    return row


def _digest(digest: "hashlib._Hash", rows: Iterable[Cells]) -> None:
    for row in rows:
        digest.update(repr(row).encode())


def _connect(location: Location) -> Any:
    return connect_sqlite(location) if location.dialect == "sqlite" else connect_postgresql(location)


def _side(connection: Any, location: Location) -> _Side:
    kind = _Sqlite if location.dialect == "sqlite" else _Postgresql
    return kind(connection, str(location))


def _own(table: Table) -> list[Column[Any]]:
    """The columns that are copied; what a database works out for itself is not."""
    return [column for column in table.columns if not column.info.get("derived")]


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in _own(table))


def _order(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.primary_key)


class _Sqlite:
    def __init__(self, connection: Any, where: str) -> None:
        self._connection = connection
        self.where = where

    def begin_snapshot(self) -> None:
        self._connection.execute("BEGIN")

    def count(self, table: Table) -> int:
        return int(self._connection.execute(f'SELECT COUNT(*) FROM "{table.name}"').fetchone()[0])

    def read(self, table: Table) -> Iterator[Sequence[Cells]]:
        days = [i for i, column in enumerate(_own(table)) if isinstance(column.type, Date)]
        flags = [i for i, column in enumerate(_own(table)) if isinstance(column.type, Boolean)]
        cursor = self._connection.execute(f'SELECT {_columns(table)} FROM "{table.name}" ORDER BY {_order(table)}')
        while batch := cursor.fetchmany(_BATCH):
            yield [_plain(row, days, flags) for row in batch]

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        slots = ", ".join("?" for _ in _own(table))
        self._connection.executemany(
            f'INSERT INTO "{table.name}" ({_columns(table)}) VALUES ({slots})',
            ([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows),
        )

    def refer(self, table: Table, column: str, pairs: Sequence[Cells]) -> None:
        self._connection.executemany(f'UPDATE "{table.name}" SET "{column}" = ? WHERE id = ?', pairs)

    def last_id(self, table: Table) -> int:
        found = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,)).fetchone()
        return int(found[0]) if found else 0

    def carry_on(self, table: Table, last_id: int) -> None:
        self._connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table.name,))
        self._connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table.name, last_id))


class _Postgresql:
    def __init__(self, connection: Any, where: str) -> None:
        self._connection = connection
        self.where = where

    def begin_snapshot(self) -> None:
        self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def count(self, table: Table) -> int:
        return int(self._connection.execute(f'SELECT COUNT(*) FROM "{table.name}"').fetchone()[0])

    def read(self, table: Table) -> Iterator[Sequence[Cells]]:
        name = f"copy_{table.name}"
        self._connection.execute(
            f'DECLARE {name} NO SCROLL CURSOR FOR SELECT {_columns(table)} FROM "{table.name}" ORDER BY {_order(table)}'
        )
        while batch := self._connection.execute(f"FETCH {_BATCH} FROM {name}").fetchall():
            yield batch
        self._connection.execute(f"CLOSE {name}")

    def write(self, table: Table, rows: Sequence[Cells]) -> None:
        with (
            self._connection.cursor() as cursor,
            cursor.copy(f'COPY "{table.name}" ({_columns(table)}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def refer(self, table: Table, column: str, pairs: Sequence[Cells]) -> None:
        with self._connection.cursor() as cursor:
            cursor.executemany(f'UPDATE "{table.name}" SET "{column}" = %s WHERE id = %s', pairs)

    def last_id(self, table: Table) -> int:
        sequence = self._connection.execute("SELECT pg_get_serial_sequence(%s, 'id')", (table.name,)).fetchone()[0]
        last, called = self._connection.execute(f"SELECT last_value, is_called FROM {sequence}").fetchone()
        return int(last) if called else 0

    def carry_on(self, table: Table, last_id: int) -> None:
        self._connection.execute(
            "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s, %s)", (table.name, max(last_id, 1), last_id > 0)
        )


def _plain(row: Cells, days: Sequence[int], flags: Sequence[int]) -> Cells:
    cells = list(row)
    for i in days:
        cells[i] = cells[i] and date.fromisoformat(cells[i])
    for i in flags:
        cells[i] = None if cells[i] is None else bool(cells[i])
    return tuple(cells)
