"""Ask for a file of postings, and show what would come of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.columns import Column
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import reason_text
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from jobplus_core.imports.rules import Rejected


class FileDialog(Dialog[str]):
    """Returns the path typed."""

    AUTO_FOCUS = "#path"

    def __init__(self, path: str = "", *, answer: str = "") -> None:
        """Take the path typed before and why it could not be read."""
        super().__init__()
        self._path = path
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Show the field."""
        yield Panel(
            Lines([[Span(" " + _("File of the city's open data (CSV or JSON)"), "soft")]]),
            TextInput(self._path, id="path", max_length=1000, help=_("The path of the file; Enter looks into it.")),
            Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [[]]),
            Lines([[Span(" " + _("Nothing is stored before you have seen what would come of it."), "soft")]]),
            title=_("Import postings"),
            keys=("list.open", "app.back"),
            id="file",
        )

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())


class ImportDialog(Dialog[bool]):
    """Shows counts and refused rows; returns whether the file is to be taken in."""

    AUTO_FOCUS = "#rejected"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, path: str, counts: str, rejected: "Sequence[Rejected]", *, late: str = "", ask: bool) -> None:
        """Take what came of the file, or would.

        Args:
            path: The file.
            counts: How many rows are good and how many are not, in words.
            rejected: The refused rows.
            late: How many postings are past their deadline, in words; nothing without any.
            ask: Whether the file is still to be taken in; else this is the result.
        """
        super().__init__()
        self._path = path
        self._counts = counts
        self._rejected = rejected
        self._late = late
        self._ask = ask

    def compose(self) -> ComposeResult:
        """Show the counts over the refused rows."""
        columns: tuple[Column[Rejected], ...] = (
            Column(_("Line"), 6, lambda row: number(row.line), align="right"),
            Column(_("Column"), 14, lambda row: row.column, grow=1, drop=1),
            Column(_("Value"), 14, lambda row: row.value or "–", grow=1),
            Column(_("Reason"), 18, lambda row: reason_text(row.reason), grow=2, words="bad"),
        )
        first: Line = [Span(f" {self._counts}", "bold")]
        late: list[Line] = [[Span(f" {self._late}", "warn")]] if self._late else []
        second: Line = [Span(" " + _("^S takes the good rows in; the rest leaves nothing behind."), "soft")]
        with Panel(
            title=_("Import postings"),
            facts=self._path,
            keys=("form.save", "app.back") if self._ask else ("app.back",),
            id="import",
        ):
            yield Lines([first, *late, second] if self._ask else [first, *late])
            yield KeysetList(columns, key=lambda row: row.line, empty=_("No row was refused."), id="rejected")

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[Rejected] = self.query_one("#rejected", KeysetList)
        found.show(RowsSource(list(self._rejected)))

    def action_save(self) -> None:
        """Take the file in."""
        self.dismiss(self._ask)
