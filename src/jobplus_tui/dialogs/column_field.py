"""Choose the field that a column of a file fills."""

from collections.abc import Sequence
from typing import NamedTuple

from textual.app import ComposeResult

from jobplus_tui.columns import Cell, Column
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel


class FieldChoice(NamedTuple):
    """A field that may be chosen; an empty id is none."""

    id: str
    word: str
    accepts: str


class ColumnFieldDialog(Dialog[str]):
    """Gives back the field's id, empty for none."""

    AUTO_FOCUS = "#fields"

    def __init__(self, column: str, choices: Sequence[FieldChoice]) -> None:
        """Take the column's name and the fields to choose from."""
        super().__init__()
        self._column = column
        self._choices = choices

    def compose(self) -> ComposeResult:
        """Show the fields, one below the other."""
        columns: tuple[Column[FieldChoice], ...] = (
            Column(_("Field"), 18, lambda row: Cell(row.word, "bold accent" if row.id else "soft")),
            Column(_("Understood"), 24, lambda row: row.accepts, grow=1, words="soft"),
        )
        with Panel(
            title=_("Field of the column"), facts=self._column, keys=("list.open", "app.back"), id="column-field"
        ):
            yield KeysetList(columns, key=lambda row: row.id, id="fields")

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[FieldChoice] = self.query_one("#fields", KeysetList)
        found.show(RowsSource(list(self._choices)))

    def on_row_opened(self, message: RowOpened[FieldChoice]) -> None:
        """Choose a row."""
        message.stop()
        self.dismiss(message.row.id)
