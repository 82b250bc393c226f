"""Giving records to a colleague."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.columns import Column
from jobplus_tui.desk.counseling import Colleague
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.reason import MOST_CHARACTERS
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class HandedTo(NamedTuple):
    """To whom, and why."""

    colleague: Colleague
    reason: str


class HandOverDialog(Dialog[HandedTo]):
    """Lists the colleagues over the reason; saving gives the one at the cursor, Enter goes on to the reason."""

    AUTO_FOCUS = "#colleagues"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, colleagues: Sequence[Colleague], names: Sequence[str]) -> None:
        """Take to whom the records of whom may go."""
        super().__init__()
        self._colleagues = colleagues
        self._names = names

    def compose(self) -> ComposeResult:
        """Show who is given, and the colleagues."""
        names = plain(", ".join(self._names))
        yield Panel(
            Lines([[Span(f" {names}", "bold")], [Span(" " + _("To whom? The promises go along."), "soft")]]),
            KeysetList(
                (
                    Column(_("Name"), 10, lambda row: row.name, grow=1),
                    Column(_("Team"), 12, lambda row: row.team, words="soft", grow=1),
                ),
                key=lambda row: row.counselor_id,
                empty=_("Nobody else is in a team today."),
                id="colleagues",
            ),
            Lines([[Span(" " + _("Reason"), "soft")]]),
            TextInput(id="reason", max_length=MOST_CHARACTERS, help=_("It is kept with the record.")),
            Lines([[]], id="problem"),
            title=_("Hand over"),
            facts=_("{count} people").format(count=len(self._names)),
            keys=("form.save", "app.back"),
            id="hand-over",
        )

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[Colleague] = self.query_one("#colleagues", KeysetList)
        found.show(RowsSource(self._colleagues))

    def on_row_opened(self, message: RowOpened[Colleague]) -> None:
        """Go on to the reason."""
        message.stop()
        self.query_one("#reason").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay: giving records away takes its own key."""
        event.stop()

    def action_save(self) -> None:
        """Give the colleague at the cursor, with the reason."""
        found: KeysetList[Colleague] = self.query_one("#colleagues", KeysetList)
        reason = self.query_one("#reason", TextInput)
        if found.current is None:
            return
        if not reason.value.strip():
            self.query_one("#problem", Lines).update([[Span(" ! " + _("Write the reason first."), "bad")]])
            reason.focus()
            return
        self.dismiss(HandedTo(found.current, reason.value.strip()))
