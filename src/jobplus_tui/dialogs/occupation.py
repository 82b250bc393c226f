"""Looking an occupation up by words or code."""

from collections.abc import Sequence
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from jobplus_core.codes.occupations import EDITION, Suggestion
from jobplus_tui.columns import Cell, Column
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.intake.words import offered
from jobplus_tui.paging import RowsSource
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

MOST: Final = 60


class OccupationDialog(Dialog[str]):
    """Gives back the code chosen."""

    AUTO_FOCUS = "#words"

    def __init__(self, word: str) -> None:
        """Take the words to begin with."""
        super().__init__()
        self._word = word

    def compose(self) -> ComposeResult:
        """Show the words over what they may mean."""
        columns: Sequence[Column[Suggestion]] = (
            Column(_("Code"), 5, lambda row: Cell(row.code, "bold accent")),
            Column(_("Occupation"), 30, lambda row: row.name, grow=1),
            Column(
                _("Sure"), 5, lambda row: f"{row.confidence}%" if row.confidence else "", align="right", words="soft"
            ),
        )
        with Panel(
            title=_("Find occupation"), facts=f"KECO {EDITION}", keys=("list.open", "app.back"), id="occupations"
        ):
            yield TextInput(self._word, max_length=60, help=_("Words or code; ↓ and Enter choose."), id="words")
            yield KeysetList(columns, key=lambda row: row.code, empty=_("Type what the work is called."), id="found")

    def on_mount(self) -> None:
        """Show what the words mean."""
        self._find(self._word)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look again while typing."""
        event.stop()
        self._find(event.value)

    def _find(self, text: str) -> None:
        self._list.show(RowsSource(offered(text.strip(), MOST) if text.strip() else ()), filtered=text.strip())

    @property
    def _list(self) -> KeysetList[Suggestion]:
        found: KeysetList[Suggestion] = self.query_one("#found", KeysetList)
        return found

    def on_key(self, event: events.Key) -> None:
        """Go from the words into the list with ↓."""
        if event.key == "down" and self.query_one("#words").has_focus:
            event.stop()
            self._list.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Choose the row at the cursor."""
        event.stop()
        if self._list.current is not None:
            self.dismiss(self._list.current.code)

    def on_row_opened(self, message: RowOpened[Suggestion]) -> None:
        """Choose a row."""
        message.stop()
        self.dismiss(message.row.code)
