"""Giving records to a colleague."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.columns import Column
from jobplus_tui.desk.counseling import Colleague
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel


class HandOverDialog(Dialog[Colleague]):
    """Lists the colleagues; saving gives the one at the cursor."""

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
            title=_("Hand over"),
            facts=_("{count} people").format(count=len(self._names)),
            keys=("form.save", "app.back"),
            id="hand-over",
        )

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[Colleague] = self.query_one("#colleagues", KeysetList)
        found.show(RowsSource(self._colleagues))

    def action_save(self) -> None:
        """Give the colleague at the cursor."""
        found: KeysetList[Colleague] = self.query_one("#colleagues", KeysetList)
        if found.current is not None:
            self.dismiss(found.current)
