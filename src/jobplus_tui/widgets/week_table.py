"""The weekly report's table: people by indicator, the week and the year to date; every cell opens."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_core.kinds import Indicator
from jobplus_core.reports.weekly import Line as Person
from jobplus_tui.desk.results import ResultsView
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, to_strip
from jobplus_tui.widgets.week_drawing import HEADER_LINES, Layout, footing_lines, header_lines, lay_out, person_line


@dataclass
class CellOpened(Message):
    """Enter was pressed on a cell; without a person it is the team's."""

    person: Person | None
    indicator: Indicator
    cumulative: bool


class WeekTable(Widget, can_focus=True):
    """Arrows move over the cells, Enter opens the rows beneath one."""

    DEFAULT_CSS = "WeekTable { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "move(-1000, 0)", show=False),
        Binding("end", "move(1000, 0)", show=False),
        Binding("enter", "open_cell", show=False),
    ]

    def __init__(self, *, footing: bool, help: str = "", id: str | None = None) -> None:
        """Take whether targets and last week stand under the total, where no other panel shows them."""
        super().__init__(id=id)
        self.help_text = help
        self.footing = footing
        self._view: ResultsView | None = None
        self._row = 0
        self._column = 0
        self._top = 0

    def show(self, view: ResultsView) -> None:
        """Show a team's week; the cursor stays where it is as far as it can."""
        self._view = view
        self._row = min(self._row, len(view.team.people))
        self._column = min(self._column, 2 * len(view.team.total) - 1)
        self.refresh()

    def set_footing(self, footing: bool) -> None:
        """Show or hide targets and last week."""
        if footing != self.footing:
            self.footing = footing
            self.refresh()

    def action_move(self, down: int, right: int) -> None:
        """Move the cursor by cells; the total is the last row."""
        if self._view is None:
            return
        self._row = min(max(0, self._row + down), len(self._view.team.people))
        self._column = min(max(0, self._column + right), 2 * len(self._view.team.total) - 1)
        self.refresh()

    def action_open_cell(self) -> None:
        """Tell which cell was opened."""
        if self._view is None:
            return
        people = self._view.team.people
        person = people[self._row] if self._row < len(people) else None
        indicator = tuple(self._view.team.total)[self._column // 2]
        self.post_message(CellOpened(person, indicator, bool(self._column % 2)))

    def _lines(self, view: ResultsView, layout: Layout) -> list[Line]:
        """Return the table as high as it can be; people scroll, head and total stay."""
        glyphs = look_of(self).glyphs
        team = view.team
        foot = footing_lines(view, layout, glyphs) if self.footing else []
        room = max(1, self.size.height - HEADER_LINES - 1 - len(foot))
        at = min(self._row, len(team.people) - 1)
        self._top = max(0, min(max(self._top, at - room + 1), at, max(0, len(team.people) - room)))
        cursor = (self._row, self._column) if self.has_focus else None
        people = [
            person_line(view, person, layout, glyphs, cursor=cursor[1] if cursor and cursor[0] == place else None)
            for place, person in enumerate(team.people)
        ]
        here = cursor[1] if cursor and cursor[0] == len(people) else None
        total = person_line(view, None, layout, glyphs, cursor=here)
        hidden = max(0, len(people) - room)
        return [*header_lines(view, layout, glyphs, hidden=hidden), *people[self._top : self._top + room], total, *foot]

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        palette, width = look_of(self).palette, self.size.width
        if self._view is None:
            return to_strip([], width, palette)
        lines = self._lines(self._view, lay_out(self._view, width))
        return to_strip(lines[y] if y < len(lines) else [], width, palette)
