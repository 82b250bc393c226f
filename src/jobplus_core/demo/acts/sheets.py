"""The rows of one table in the making: written in batches, mended in place until then and afterwards."""

from typing import Any

from sqlalchemy import Date

from jobplus_core.db.bulk import BulkWriter
from jobplus_core.tables import METADATA
from jobplus_core.tables.base import Row

Record = dict[str, Any]


class Sheet:
    """One table: hands out ids, holds what is not written yet, remembers what changed since it was.

    Args:
        model: The table's class, whose declared defaults a row starts from.
        changing: The columns that may still change once a row stands.
    """

    def __init__(self, model: type[Row], *changing: str) -> None:
        self.table = str(model.__tablename__)
        columns = {
            column.name: column for column in METADATA.tables[self.table].columns if not column.info.get("derived")
        }
        self._columns = tuple(columns)
        self._days = tuple(place for place, column in enumerate(columns.values()) if isinstance(column.type, Date))
        self._defaults: Record = {
            name: None if model.model_fields[name].is_required() else model.model_fields[name].default
            for name in self._columns
        }
        self._changing = changing
        self._changing_days = tuple(
            place for place, name in enumerate(changing) if isinstance(columns[name].type, Date)
        )
        self.last_id = 0
        self._written = 0
        self._fresh: list[Record] = []
        self._mended: dict[int, Record] = {}

    def add(self, values: Record) -> Record:
        """A new row with its id."""
        self.last_id += 1
        row = {**self._defaults, **values, "id": self.last_id}
        if len(row) != len(self._defaults):
            raise KeyError(f"{self.table} has no {sorted(row.keys() - self._defaults.keys())}")
        self._fresh.append(row)
        return row

    def mend(self, row: Record, **values: Any) -> None:
        """Change a row, whether it is written already or not."""
        row.update(values)
        if row["id"] <= self._written:
            self._mended[row["id"]] = row

    @property
    def waiting(self) -> int:
        """How many rows are not written yet."""
        return len(self._fresh)

    def write(self, writer: BulkWriter) -> None:
        """Write what is new and what changed."""
        if self._mended:
            rows = [(*(row[name] for name in self._changing), key) for key, row in self._mended.items()]
            writer.update(self.table, self._changing, rows, days=self._changing_days)
            self._mended.clear()
        if self._fresh:
            writer.insert(self.table, self._columns, [tuple(row.values()) for row in self._fresh], days=self._days)
            self._fresh.clear()
            self._written = self.last_id
