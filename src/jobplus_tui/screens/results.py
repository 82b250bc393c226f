"""실적: the weekly report of a team, its month and its year; every figure opens the rows beneath it."""

import time
from collections.abc import Iterable
from functools import partial
from typing import Final

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from jobplus_core.kinds import SubjectKind, TeamKind, korean
from jobplus_core.ledger.counts import EntryRow
from jobplus_core.reports.beneath import RecordKey
from jobplus_tui.actions import Area
from jobplus_tui.desk.results import ResultsView
from jobplus_tui.i18n import _
from jobplus_tui.messages import ShowPosting, ShowReferral, ShowSeeker
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.result_lines import month_lines, outlook_lines, team_lines, week_line
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.week_drawing import person_name
from jobplus_tui.widgets.week_table import CellOpened, WeekTable

WIDE, TALL = 116, 32
MONTH_ROWS: Final = 7
CHART_CHROME: Final = 15
"""Lines that are no month chart where the charts stand alone: tabs, week, frames, outlook, keys, status."""


class ResultsScreen(DeskScreen, areas=(Area.RESULTS,)):
    """One team's week over its months and outlook; where there is little room, one of both."""

    AUTO_FOCUS = "#week"

    def __init__(self) -> None:
        super().__init__()
        self._weeks_ago = 0
        self._team: TeamKind | None = None
        self._view: ResultsView | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return the team's table, the people's, and the charts."""
        yield Lines(id="which")
        yield Panel(Lines(id="team-lines"), title=_("Weekly report · team"), id="team")
        yield Panel(
            WeekTable(
                footing=True,
                help=_("Arrows move over the figures; Enter opens the rows that a figure sums."),
                id="week",
            ),
            title=_("Weekly report"),
            keys=("list.open", "results.team", "results.week", "results.next"),
            id="people",
        )
        yield Horizontal(
            Panel(Lines(id="month-lines"), title=_("Month by month"), id="months"),
            Panel(Lines(id="outlook-lines"), title=_("Outlook of the year"), id="outlook"),
            id="charts",
        )

    def on_mount(self) -> None:
        """Read the present week."""
        self._arrange()
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Show what there is room for."""
        self._arrange()

    @property
    def _roomy(self) -> bool:
        return self.size.width >= WIDE and self.size.height >= TALL

    def _arrange(self) -> None:
        table = self.query_one(WeekTable)
        table.set_footing(not self._roomy)
        people, keys = self.query_one("#people", Panel), ("list.open", "results.team", "results.week")
        people.set_keys(*keys, "results.next" if self._roomy else "results.chart")

    def _read(self) -> None:
        desk, ago, team = self.session.results, self._weeks_ago, self._team

        def read() -> tuple[ResultsView | None, int]:
            start = time.perf_counter()
            view = desk.view(ago, team)
            return view, round((time.perf_counter() - start) * 1000)

        self.read(read, self._show, name="read results")

    def _show(self, found: tuple[ResultsView | None, int]) -> None:
        view, elapsed_ms = found
        if view is None:
            self.query_one("#which", Lines).update([[Span(" " + _("The center has no teams yet."), "soft")]])
            return
        self._view, self._team = view, view.team.kind
        glyphs = self.desk_app.look.glyphs
        self.query_one("#which", Lines).update([week_line(view)])
        self.query_one(WeekTable).show(view)
        facts = _("{team} · {people} people · {ms} ms").format(
            team=view.team.name,
            people=sum(person.counselor_id is not None for person in view.team.people),
            ms=elapsed_ms,
        )
        self.query_one("#people", Panel).set_title(_("Weekly report"), facts)
        self.query_one("#team", Panel).set_title(_("Weekly report · team"), view.team.name)
        self.query_one("#team-lines", Lines).update(lambda width: team_lines(view, glyphs, width))
        measured = korean(view.outlook.indicator)
        months = self.query_one("#months", Panel)
        twelfth = round(view.outlook.target / 12) if view.outlook.target else None
        line = _("{what} · line: a twelfth of the year's target, {count}").format(what=measured, count=twelfth)
        months.set_title(_("Month by month"), line if twelfth else measured)
        self.query_one("#month-lines", Lines).update(lambda width: month_lines(view, glyphs, width, self._month_rows))
        self.query_one("#outlook", Panel).set_title(_("Outlook of the year"), measured)
        self.query_one("#outlook-lines", Lines).update(outlook_lines(view, glyphs))

    @property
    def _month_rows(self) -> int:
        return MONTH_ROWS if self._roomy else max(4, self.size.height - CHART_CHROME)

    def on_cell_opened(self, message: CellOpened) -> None:
        """List the ledger rows beneath the figure."""
        view = self._view
        if view is None:
            return
        from jobplus_tui.dialogs.ledger_rows import LedgerDialog

        scope = view.report.scope(view.team, message.person, cumulative=message.cumulative)
        span = _("to date") if message.cumulative else view.report.week.title
        title = f"{person_name(message.person)} · {korean(message.indicator)} · {span}"
        dialog = LedgerDialog(self.session.results, scope, message.indicator, title)
        self.app.push_screen(dialog, self._open_row)

    def _open_row(self, row: EntryRow | None) -> None:
        if row is not None:
            desk = self.session.results
            self.read(lambda: desk.record(row), self._open_record, name="record")

    def _open_record(self, record: RecordKey | None) -> None:
        match record:
            case RecordKey(SubjectKind.POSTING, id):
                self.desk_app.go("postings", ShowPosting(id))
            case RecordKey(SubjectKind.REFERRAL, id):
                self.desk_app.go("referrals", ShowReferral(id))
            case RecordKey(SubjectKind.SEEKER, id):
                self.desk_app.go("seekers", ShowSeeker(id))
            case _:
                self.say(_("No screen shows this record."))

    def action_team(self) -> None:
        """Show the next team."""
        if self._view is not None:
            kinds = [team.kind for team in self._view.teams]
            self._team = kinds[(kinds.index(self._view.team.kind) + 1) % len(kinds)]
            self._read()

    def action_week(self) -> None:
        """Show the week before."""
        self._weeks_ago += 1
        self._read()

    def action_next(self) -> None:
        """Show the week after; nothing comes after the present one."""
        if self._weeks_ago:
            self._weeks_ago -= 1
            self._read()

    def action_chart(self) -> None:
        """Change between the table and the charts, where both have no room."""
        if not self._roomy:
            self.toggle_class("-charts")
            self.call_after_refresh(partial(self.query_one(WeekTable).focus))

    def back(self) -> None:
        """Leave the charts for the table, a past week for the present one."""
        self.remove_class("-charts")
        if self._weeks_ago:
            self._weeks_ago = 0
            self._read()
        self.query_one(WeekTable).focus()

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._read()
