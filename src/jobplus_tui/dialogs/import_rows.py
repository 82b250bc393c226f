"""The rows of an import, what became of each, and why."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.posting_import_words import outcome_word
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import reason_text
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.imports.queries import RunRow

_TONES = {"created": "good", "updated": "accent", "rejected": "bad", "set_back": "warn"}


class ImportRowsDialog(Dialog[int]):
    """Lists the rows in the file's order; returns the posting of the row that Enter opened."""

    AUTO_FOCUS = "#import-rows"

    def __init__(self, file_name: str, rows: "Sequence[RunRow]", near: Mapping[int, int]) -> None:
        """Take the file's name, its rows, and which of its postings may be the same job as another."""
        super().__init__()
        self._file_name = file_name
        self._rows = rows
        self._near = near

    def compose(self) -> ComposeResult:
        """Show the list in a frame."""
        near = self._near

        def why(row: "RunRow") -> Cell:
            if row.reason is not None:
                told = " ".join(filter(None, (row.column_name, row.value)))
                return Cell(f"{reason_text(row.reason)} · {told}" if told else reason_text(row.reason), "bad")
            if row.posting_id is not None and row.posting_id in near:
                return Cell(_("may be the same job as posting {number}").format(number=near[row.posting_id]), "warn")
            return Cell("")

        columns: tuple[Column[RunRow], ...] = (
            Column(_("Line"), 6, lambda row: number(row.line), align="right", words="soft"),
            Column(_("Became"), 11, lambda row: Cell(outcome_word(row.outcome), _TONES.get(row.outcome, "soft"))),
            Column(_("Posting"), 8, lambda row: "–" if row.posting_id is None else str(row.posting_id), align="right"),
            Column(_("Row"), 24, words_of, grow=2),
            Column(_("Reason"), 16, why, grow=1, drop=1),
        )
        with Panel(
            title=_("Rows of the import"), facts=self._file_name, keys=("list.open", "app.back"), id="import-rows-panel"
        ):
            yield KeysetList(
                columns,
                key=lambda row: (row.line, row.outcome),
                state=lambda row: Sign.URGENT if row.reason is not None else Sign.NONE,
                empty=_("No row was kept."),
                id="import-rows",
            )

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[RunRow] = self.query_one("#import-rows", KeysetList)
        found.show(RowsSource(list(self._rows)))

    def on_row_opened(self, message: "RowOpened[RunRow]") -> None:
        """Give the posting of the row back."""
        message.stop()
        if message.row.posting_id is not None:
            self.dismiss(message.row.posting_id)


def words_of(row: "RunRow") -> str:
    """Return what a row said, as far as it was kept, in one line."""
    kept = json.loads(row.raw)
    return " · ".join(" ".join(str(value).split()) for value in kept.values() if value) or "–"
