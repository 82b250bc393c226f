"""Whole batches of rows with their ids given, through the raw driver of either database.

For stores in the making: nobody else writes there, so that ids can be handed out without asking.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

_ROOM_KB: Final = 256_000


class BulkWriter:
    """Writes batches inside the transaction that is open on a raw connection."""

    def __init__(self, connection: Any, dialect: str) -> None:
        self._connection = connection
        self._sqlite = dialect == "sqlite"
        if self._sqlite:
            # Random pages of a dozen indexes would otherwise be written to the log again and again.
            connection.execute(f"PRAGMA cache_size = -{_ROOM_KB}").close()

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows whose values stand in the order of `columns`."""
        named = ", ".join(f'"{column}"' for column in columns)
        if self._sqlite:
            marks = ", ".join("?" * len(columns))
            statement = f'INSERT INTO "{table}" ({named}) VALUES ({marks})'
            self._connection.executemany(statement, _plain(rows)).close()
            return
        with self._connection.cursor() as cursor, cursor.copy(f'COPY "{table}" ({named}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)

    def update(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Set `columns` of rows that stand; each row ends with its id."""
        mark = "?" if self._sqlite else "%s"
        named = ", ".join(f'"{column}" = {mark}' for column in columns)
        statement = f'UPDATE "{table}" SET {named} WHERE id = {mark}'
        if self._sqlite:
            self._connection.executemany(statement, _plain(rows)).close()
            return
        with self._connection.cursor() as cursor:
            cursor.executemany(statement, rows)

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


def _plain(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The rows as sqlcipher3 takes them: days as text."""
    if not rows:
        return []
    spelled: dict[date, str] = {}
    found = []
    for row in rows:
        held = list(row)
        for place, value in enumerate(held):
            if value.__class__ is date:
                day = spelled.get(value)
                if day is None:
                    day = spelled[value] = value.isoformat()
                held[place] = day
        found.append(tuple(held))
    return found
