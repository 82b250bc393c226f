"""Choosing whom to match: a box to find by and the people found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from textual import events, on
from textual.message import Message
from textual.widgets import Input

from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui.desk.matching_rows import People
from jobplus_tui.i18n import _
from jobplus_tui.screens.matching_columns import people_columns
from jobplus_tui.screens.matching_sources import PeopleSource
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


@dataclass
class PersonChosen(Message):
    """A seeker was opened in the list."""

    seeker_id: int


class PersonChooser(Panel):
    """Finds while one types; the newest people stand there until then."""

    def __init__(self, people: Callable[[str], People], today: date) -> None:
        """Take the search, which runs in a worker thread, and the day that ages are counted to."""
        self._box = TextInput(
            id="who", placeholder=_("Name, initials, phone or number"), help=_("Whom to find work for.")
        )
        self._list: KeysetList[SeekerRow] = KeysetList(
            people_columns(today), key=lambda row: row.id, empty=_("Nobody is registered yet."), id="people"
        )
        super().__init__(self._box, self._list, title=_("Whom to match"), keys=("list.open",), id="chooser")
        self._search = people
        self._source: PeopleSource | None = None

    def find(self) -> None:
        """Search anew by what stands in the box."""
        text, search = self._box.value, self._search
        self._source = PeopleSource(lambda: search(text))
        self._list.show(self._source, filtered=text.strip())

    def enter(self) -> None:
        """Go into the box."""
        self._box.focus()

    def reload(self) -> None:
        """Read the people found again; the cursor stays on its row."""
        self._list.reload()

    @on(Input.Changed, "#who")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.find()

    @on(Input.Submitted, "#who")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Go from the box down into the list."""
        if event.key == "down" and self._box.has_focus:
            event.stop()
            self._list.focus()

    @on(ListLoaded)
    def _loaded(self, message: ListLoaded[SeekerRow]) -> None:
        message.stop()
        total = self._source.total if self._source is not None else message.count
        facts = [_("{count} people").format(count=f"{total:,}")]
        if message.count < total:
            facts.append(_("the newest {count}").format(count=message.count))
        self.set_title(_("Whom to match"), " · ".join([*facts, spent(message.elapsed_ms)]))

    @on(RowOpened)
    def _opened(self, message: RowOpened[SeekerRow]) -> None:
        message.stop()
        self.post_message(PersonChosen(message.row.id))


def spent(elapsed_ms: float) -> str:
    """Return how long a list took."""
    return f"{elapsed_ms:.0f}ms" if elapsed_ms >= 10 else f"{elapsed_ms:.1f}ms"
