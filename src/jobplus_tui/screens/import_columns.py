"""Which field each column of an imported table fills: guessed, and chosen by hand."""

from abc import abstractmethod
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from jobplus_tui.desk.file_import import OpenedList
from jobplus_tui.dialogs.column_field import ColumnFieldDialog, FieldChoice
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.screens import file_import_words as words
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Line
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.imports.tables.fields import Field
    from jobplus_core.imports.tables.rules import Encoding, Reading


class Step(Enum):
    """Where the import stands."""

    FILE = "file"
    COLUMNS = "columns"
    ROWS = "rows"
    RUNNING = "running"


class ColumnsScreen(DeskScreen):
    """The step of an import in which the columns of a table get their fields."""

    NEEDED: ClassVar[frozenset[str]]
    """Fields without which no row can be taken."""

    def __init__(self) -> None:
        super().__init__()
        self._step = Step.FILE
        self._opened: OpenedList | None = None
        self._chosen: dict[str, str | None] = {}
        self._reading: Reading | None = None
        self._column_source: list[words.ColumnRow] = []

    @abstractmethod
    def step_title(self, step: Step) -> str:
        """Return the title of a step's panel."""

    @abstractmethod
    def fields(self) -> "Sequence[Field]":
        """Return the fields that a column may fill."""

    @abstractmethod
    def missing(self) -> list[str]:
        """Return the words of the fields that must be filled and are not."""

    @abstractmethod
    def read_file(self, path: Path, reading: "Reading") -> None:
        """Open a file and show what comes of it."""

    def mapping_lines(self, opened: OpenedList) -> list[Line]:
        """Return the lines over the columns."""
        return words.mapping_lines(opened, self.missing())

    @property
    def filled(self) -> dict[str, str]:
        """The field of each column, as guessed or chosen."""
        if self._opened is None:
            return {}
        found = {name: each for name, each in self._opened.assignment.fields.items() if name not in self._chosen}
        return found | {name: each for name, each in self._chosen.items() if each}

    def show_columns(self) -> None:
        """Show the columns with what each fills."""
        assert self._opened is not None
        found = self.named("#columns")
        found.set_columns(words.mapping_columns(self.NEEDED))
        rows = words.column_rows(self._opened, self.filled, {field.id: field.word for field in self.fields()})
        if found.count == len(rows):
            self._column_source[:] = rows
            found.reload()
        else:
            self._column_source = rows
            found.show(RowsSource(rows))
        self.query_one("#mapping-lines", Lines).update(self.mapping_lines(self._opened))
        self.query_one("#columns-panel", Panel).set_title(self.step_title(Step.COLUMNS), words.file_facts(self._opened))

    def _choices(self, name: str) -> list[FieldChoice]:
        """The fields that a column may fill: none, its own, and those no other column fills."""
        taken = {each for column, each in self.filled.items() if column != name}
        free = [field for field in self.fields() if field.many or field.id not in taken]
        return [FieldChoice("", _("– none"), ""), *(FieldChoice(each.id, each.word, each.accepts) for each in free)]

    def _choose(self, name: str, field_id: str) -> None:
        self._chosen[name] = field_id or None
        self.show_columns()

    def _ask_field(self, row: words.ColumnRow) -> None:
        if row.refused:
            self.say(_("Resident registration numbers are never taken."))
            return

        def chosen(field_id: str | None) -> None:
            if field_id is not None:
                self._choose(row.name, field_id)

        # What it fills now stands at the cursor.
        choices = sorted(self._choices(row.name), key=lambda choice: choice.id != (row.field_id or ""))
        self.app.push_screen(ColumnFieldDialog(row.name, choices), chosen)

    def _turn(self, step: int) -> None:
        row = self.named("#columns").current
        if self._step is not Step.COLUMNS or not isinstance(row, words.ColumnRow) or row.refused:
            return
        ids = [choice.id for choice in self._choices(row.name)]
        at = ids.index(row.field_id or "") if (row.field_id or "") in ids else 0
        self._choose(row.name, ids[(at + step) % len(ids)])

    def action_before(self) -> None:
        """Give the column at the cursor the field before."""
        self._turn(-1)

    def action_after(self) -> None:
        """Give the column at the cursor the next field."""
        self._turn(1)

    def action_read_as(self) -> None:
        """Read the file in the next encoding, or its next sheet."""
        from dataclasses import replace

        opened, reading = self._opened, self._reading
        if self._step is not Step.COLUMNS or opened is None or reading is None:
            return
        table = opened.table
        self._chosen = {}
        if table.form == "xlsx":
            if len(table.sheets) > 1:
                at = table.sheets.index(table.sheet or table.sheets[0])
                self.read_file(opened.path, replace(reading, sheet=table.sheets[(at + 1) % len(table.sheets)]))
            else:
                self.say(_("The workbook has one sheet only."))
            return
        other: Encoding = "utf-8" if table.encoding == "cp949" else "cp949"
        self.read_file(opened.path, replace(reading, encoding=other))

    def all_filled(self) -> bool:
        """Whether every field that must be is filled; says which is not."""
        if missing := self.missing():
            self.say(_("No column fills {fields} yet.").format(fields=", ".join(missing)))
        return not missing

    def named(self, name: str) -> KeysetList[Any]:
        """Return one of the screen's lists."""
        return self.query_one(name, KeysetList)
