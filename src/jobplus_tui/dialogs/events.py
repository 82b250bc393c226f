"""The center's events: 19데이, matching days, job fairs."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from jobplus_core.events.queries import EventRow
from jobplus_core.kinds import EventKind
from jobplus_tui import format
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.columns import Column
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.reasons import word
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel


class EventsDialog(Dialog[EventRow | int]):
    """Gives the event to mend, or 0 for a new one."""

    AUTO_FOCUS = "#events"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.EVENTS)]

    def __init__(self, rows: Sequence[EventRow]) -> None:
        """Take the events, the latest first."""
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Show the events."""
        yield Panel(
            KeysetList[EventRow](
                (
                    Column(_("Day"), 10, lambda row: format.iso(row.held_on)),
                    Column(_("Kind"), 10, lambda row: word(EventKind(row.kind)), words="soft"),
                    Column(_("Name"), 16, lambda row: row.name, grow=2),
                    Column(_("Place"), 12, lambda row: row.place or format.MISSING, grow=1, words="soft", drop=1),
                    Column(_("Hires"), 6, lambda row: format.number(row.hires), align="right"),
                ),
                key=lambda row: row.id,
                empty=_("No event is written down yet.   ^N New event"),
                id="events",
            ),
            title=_("Events"),
            facts=_("their hires are counted apart"),
            keys=("list.open", "events.new", "app.back"),
            id="events-panel",
        )

    def on_mount(self) -> None:
        """Show the events."""
        self.query_one("#events", KeysetList).show(RowsSource(list(self._rows)))

    def on_row_opened(self, message: RowOpened[EventRow]) -> None:
        """Close with the event."""
        self.dismiss(message.row)

    def action_new(self) -> None:
        """Close to write a new one down."""
        self.dismiss(0)
