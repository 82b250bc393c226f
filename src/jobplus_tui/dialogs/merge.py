"""Which record to put together with the one at hand, or to take apart from it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Input

from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.seeker_merge import Candidate, Offer
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.paging import Group, RowsSource
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

FIND_AFTER_S = 0.15


class FoundPeople:
    """The people found for a text; both reads run in the list's worker threads."""

    def __init__(self, find: Callable[[str], Sequence[Candidate]], text: str) -> None:
        """Take how to find and what for."""
        self._find = find
        self._text = text
        self._rows: Sequence[Candidate] = ()

    def count(self) -> int:
        """Find, and return how many were found."""
        self._rows = self._find(self._text)
        return len(self._rows)

    def page(self, number: int) -> Sequence[Candidate]:
        """Return all that were found: they are fewer than a page."""
        return self._rows if number == 0 else ()


class MergeDialog(Dialog[Candidate]):
    """Gives back the record chosen; the likely same persons are offered, anybody else is found."""

    AUTO_FOCUS = "#candidates"

    def __init__(self, who: str, offer: Offer, find: Callable[[str], Sequence[Candidate]]) -> None:
        """Take whose record it is, what is offered, and how to find others.

        Args:
            who: Number and name.
            offer: The merge that can be taken apart, and the likely same persons.
            find: Finds people; called in worker threads.
        """
        super().__init__()
        self._who = who
        self._offer = offer
        self._find = find
        self._pending: Timer | None = None

    def compose(self) -> ComposeResult:
        """Show the box over the people."""
        columns: Sequence[Column[Candidate]] = (
            Column(_("Number"), 7, lambda row: Cell(str(row.seeker_id), "soft"), align="right"),
            Column(_("Name"), 10, lambda row: Cell(row.name, "bold"), grow=1),
            Column(_("Born on"), 10, lambda row: row.born),
            Column(_("Phone"), 6, lambda row: row.phone),
            Column(_("Known"), 20, lambda row: row.known, words="soft", grow=1),
        )
        with Panel(title=_("Merge with whom"), facts=self._who, keys=("list.open", "app.back"), id="merging"):
            yield TextInput(
                placeholder=_("Name, phone or number"),
                max_length=60,
                help=_("Name, 초성, phone or number of the other record."),
                id="words",
            )
            yield KeysetList(
                columns,
                key=lambda row: row.seeker_id,
                empty=_("No likely same person; type a name or number above."),
                id="candidates",
            )

    def on_mount(self) -> None:
        """Show what is offered; without anything, begin in the box."""
        self._show_offer()
        if not (self._offer.merged or self._offer.likely):
            self.query_one("#words").focus()

    def _show_offer(self) -> None:
        rows: list[Candidate | Group] = []
        for title, found in (
            (_("Merged; take apart"), self._offer.merged),
            (_("Likely same person"), self._offer.likely),
        ):
            if found:
                rows += [Group(title, str(len(found))), *found]
        self._list.show(RowsSource(rows))

    @property
    def _list(self) -> KeysetList[Candidate]:
        found: KeysetList[Candidate] = self.query_one("#candidates", KeysetList)
        return found

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find on the next pause."""
        event.stop()
        if self._pending is not None:
            self._pending.stop()
        self._pending = self.set_timer(FIND_AFTER_S, self._look)

    def _look(self) -> None:
        self._pending = None
        text = self.query_one("#words", TextInput).value.strip()
        if text:
            self._list.show(FoundPeople(self._find, text), filtered=text)
        else:
            self._show_offer()

    def on_key(self, event: events.Key) -> None:
        """Go between the words and the list with the arrows."""
        if event.key == "down" and self.query_one("#words").has_focus:
            event.stop()
            self._list.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Find at once what is still to be found, and go on to the people."""
        event.stop()
        if self._pending is not None:
            self._pending.stop()
            self._pending = None
            self._look()
        self._list.focus()

    def on_row_opened(self, message: RowOpened[Candidate]) -> None:
        """Choose a row."""
        message.stop()
        self.dismiss(message.row)
