"""Companies that look for people: find one, or take a new one in."""

from collections.abc import Iterable
from typing import cast

from textual import events
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.employers.queries import EmployerRow
from jobplus_tui.actions import Area
from jobplus_tui.desk.employers import MOST_FOUND, VisitBudget
from jobplus_tui.i18n import _
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.employer_words import budget_line, employer_columns
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class EmployersScreen(DeskScreen, areas=(Area.EMPLOYERS,)):
    """A search box over the newest companies; stands on the postings' screen."""

    AUTO_FOCUS = "#find"

    @property
    def tab(self) -> str:
        """Companies belong to the postings' tab."""
        return Area.POSTINGS.value

    def compose_body(self) -> Iterable[Widget]:
        """Return box, list, and the year's visits."""
        self.desk_app.load_styles()
        yield Panel(
            TextInput(
                id="find",
                placeholder=_("name, 초성, business number"),
                max_length=60,
                help=_("Finds while you type: 다온, ㄷㅇ, 116-82. ↓ goes to the list."),
            ),
            KeysetList(
                employer_columns(),
                key=lambda row: row.id,
                empty=_("No company yet   ^N New company"),
                id="employers",
            ),
            Lines(id="budget"),
            title=_("Companies"),
            keys=("list.open", "employers.new", "list.filter"),
            id="list-panel",
        )

    @property
    def _list(self) -> KeysetList[EmployerRow]:
        return cast("KeysetList[EmployerRow]", self.query_one("#employers", KeysetList))

    @property
    def _find(self) -> TextInput:
        return self.query_one("#find", TextInput)

    def on_mount(self) -> None:
        """Show the newest companies and the year's visits."""
        self._search()
        desk = self.session.employers
        self.read(desk.budget, self._know_budget, name="read budget")

    def _know_budget(self, budget: VisitBudget) -> None:
        self.query_one("#budget", Lines).update([budget_line(budget, self.desk_app.look.glyphs)])

    def _search(self) -> None:
        text = self._find.value.strip().removeprefix("/")
        self._list.show(self.session.employers.search(text), filtered=text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while one types."""
        event.stop()
        self._search()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the list."""
        event.stop()
        self._search()
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Go from the box into the list with ↓."""
        if event.key == "down" and self._find.has_focus:
            event.stop()
            self._list.focus()

    def on_filter_requested(self, message: FilterRequested[EmployerRow]) -> None:
        """Go to the box."""
        self._find.focus()

    def on_list_loaded(self, message: ListLoaded[EmployerRow]) -> None:
        """Say how many there are and how long reading took."""
        more = message.count > MOST_FOUND
        facts = [_("{count} companies").format(count=f"{MOST_FOUND:,}+" if more else f"{message.count:,}")]
        if self._find.value.strip():
            facts.append(_("found"))
        elif more:
            facts.append(_("newest first"))
        facts.append(f"{message.elapsed_ms:.0f}ms")
        self.query_one("#list-panel", Panel).set_title(_("Companies"), " · ".join(facts))

    def on_row_opened(self, message: RowOpened[EmployerRow]) -> None:
        """Open the company's page."""
        self._open(message.row.id)

    def _open(self, employer_id: int) -> None:
        from jobplus_tui.screens.employer_record import EmployerRecordScreen

        self.app.push_screen(EmployerRecordScreen(employer_id))

    def action_new(self) -> None:
        """Take a company in."""
        from jobplus_tui.screens.employer_form import EmployerFormScreen

        self.app.push_screen(EmployerFormScreen(self._saved))

    def _saved(self, employer_id: int) -> None:
        self._list.reload()
        self._open(employer_id)

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._list.reload()

    def back(self) -> None:
        """Empty the box, else close the list."""
        if self._find.value:
            self._find.value = ""
            self._find.focus()
        else:
            super().back()
