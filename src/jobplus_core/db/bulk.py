"""Whole batches of rows through the raw driver of either database: stores in the making, and imports.

In a store in the making nobody else writes, so that ids can be handed out without asking; an import asks for them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

_ROOM_KB: Final = 256_000

Same = str | int | None
"""What may be told once for all rows: figures, codes, days as text."""


class BulkWriter:
    """Writes batches inside the transaction that is open on a raw connection."""

    def __init__(self, connection: Any, dialect: str, *, roomy: bool = True) -> None:
        """Take the connection.

        Args:
            roomy: Whether this is the process's one task, and memory is to spare.
        """
        self._connection = connection
        self._sqlite = dialect == "sqlite"
        if self._sqlite and roomy:
            # Random pages of a dozen indexes would otherwise be written to the log again and again.
            connection.execute(f"PRAGMA cache_size = -{_ROOM_KB}").close()

    def insert(
        self,
        table: str,
        columns: Sequence[str],
        rows: Sequence[Sequence[Any]],
        *,
        days: Sequence[int] = (),
        same: Mapping[str, Same] | None = None,
    ) -> None:
        """Insert rows whose values stand in the order of `columns`, days at the places `days`.

        Args:
            same: Further columns, with what stands in them in every row; SQLite takes half the time over what it is
                told once.
        """
        held = dict(same or {})
        named = ", ".join(f'"{column}"' for column in (*columns, *held))
        if self._sqlite:
            marks = ", ".join((*("?" * len(columns)), *map(_literal, held.values())))
            statement = f'INSERT INTO "{table}" ({named}) VALUES ({marks})'
            self._connection.executemany(statement, _spelled(rows, days)).close()
            return
        rest = tuple(held.values())
        with self._connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row((*row, *rest))

    def update(
        self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, days: Sequence[int] = ()
    ) -> None:
        """Set `columns` of rows that stand, days at the places `days`; each row ends with its id."""
        mark = "?" if self._sqlite else "%s"
        named = ", ".join(f'"{column}" = {mark}' for column in columns)
        statement = f'UPDATE "{table}" SET {named} WHERE id = {mark}'
        if self._sqlite:
            self._connection.executemany(statement, _spelled(rows, days)).close()
            return
        with self._connection.cursor() as cursor:
            cursor.executemany(statement, rows)

    def new_ids(self, table: str, count: int) -> range | list[int]:
        """Ids for `count` rows that this transaction is about to insert, in rising order."""
        if self._sqlite:
            # Only one transaction writes at a time, and the sequence follows the ids that are given.
            found = self._connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
            last = found[0] if found is not None else 0
            return range(last + 1, last + count + 1)
        with self._connection.cursor() as cursor:
            cursor.execute(
                f"SELECT nextval(pg_get_serial_sequence('\"{table}\"', 'id')) FROM generate_series(1, {int(count)})"
            )
            return [int(row[0]) for row in cursor.fetchall()]

    def finish(self, last_ids: Iterable[tuple[str, int]]) -> None:
        """Let the store hand out ids after the last ones given, and measure the tables for the planner.

        Args:
            last_ids: Each table with the highest id it was given.
        """
        if not self._sqlite:
            # SQLite's autoincrement has seen the ids itself.
            for table, last in last_ids:
                self._connection.execute(
                    f"SELECT setval(pg_get_serial_sequence('\"{table}\"', 'id'), {int(last)})"
                ).close()
        self._connection.execute("ANALYZE").close()


def _literal(value: Same) -> str:
    """A value as it stands in a statement."""
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(int(value))
    if "\0" in value:
        raise ValueError("no text with a NUL can stand in a statement")
    return "'" + value.replace("'", "''") + "'"


def _spelled(rows: Sequence[Sequence[Any]], days: Sequence[int]) -> Sequence[Sequence[Any]]:
    """The rows with their days as text; sqlcipher3 would spell each one anew."""
    if not days:
        return rows
    known: dict[date | None, str | None] = {None: None}
    found = []
    for row in rows:
        held = list(row)
        for place in days:
            day = held[place]
            if day not in known:
                known[day] = day.isoformat()
            held[place] = known[day]
        found.append(held)
    return found
