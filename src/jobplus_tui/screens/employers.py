"""Companies that look for people: find one, or take a new one in."""

from collections.abc import Iterable
from typing import cast

from textual.widget import Widget

from jobplus_core.employers.queries import EmployerRow
from jobplus_tui.actions import Area
from jobplus_tui.desk.employers import MOST_FOUND, VisitBudget
from jobplus_tui.i18n import _
from jobplus_tui.screens.employer_words import budget_line, employer_columns
from jobplus_tui.screens.find_box import FindBoxScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class EmployersScreen(FindBoxScreen, areas=(Area.EMPLOYERS,)):
    """A search box over the newest companies; stands on the postings' screen."""

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
    def listed(self) -> KeysetList[EmployerRow]:
        """The list under the box."""
        return cast("KeysetList[EmployerRow]", self.query_one("#employers", KeysetList))

    def on_mount(self) -> None:
        """Show the newest companies and the year's visits."""
        self.search()
        desk = self.session.employers
        self.read(desk.budget, self._know_budget, name="read budget")

    def _know_budget(self, budget: VisitBudget) -> None:
        self.query_one("#budget", Lines).update([budget_line(budget, self.desk_app.look.glyphs)])

    def search(self) -> None:
        """Show the companies found, the newest where nothing is typed."""
        text = self.typed
        self.listed.show(self.session.employers.search(text), filtered=text)

    def on_list_loaded(self, message: ListLoaded[EmployerRow]) -> None:
        """Say how many there are and how long reading took."""
        more = message.count > MOST_FOUND
        facts = [_("{count} companies").format(count=f"{MOST_FOUND:,}+" if more else f"{message.count:,}")]
        if self.typed:
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
        self.listed.reload()
        self._open(employer_id)

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self.listed.reload()

    def back(self) -> None:
        """Empty the box, else close the list."""
        if self.box.value:
            self.box.value = ""
            self.box.focus()
        else:
            super().back()
