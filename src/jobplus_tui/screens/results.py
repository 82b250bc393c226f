"""실적: the weekly report of a team, its month and its year; every figure opens the rows beneath it."""

import time
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from textual import events
from textual.containers import Horizontal
from textual.widget import Widget

from jobplus_core.errors import AlreadyDone, Refusal
from jobplus_core.kinds import Indicator, SubjectKind, TeamKind, korean
from jobplus_core.ledger.counts import EntryRow
from jobplus_core.reports.beneath import RecordKey
from jobplus_core.reports.document import moment_text
from jobplus_core.reports.weeks import Week, week_of
from jobplus_tui.actions import Area
from jobplus_tui.desk.results import ResultsView
from jobplus_tui.i18n import _
from jobplus_tui.messages import ShowPosting, ShowReferral, ShowSeeker
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.result_lines import curve_lines, month_lines, note_lines, outlook_lines, team_lines, week_line
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.week_drawing import person_name
from jobplus_tui.widgets.week_table import CellOpened, WeekTable

if TYPE_CHECKING:
    from jobplus_core.plan.queries import Candidate
    from jobplus_tui.desk.planning import Dividing, PlanHistory, TargetsPage
    from jobplus_tui.dialogs.export import ExportChosen
    from jobplus_tui.dialogs.period import PeriodChosen

WIDE, TALL = 116, 32
KEYS: Final = ("list.open", "results.team", "results.chart", "results.close")
MONTH_ROWS: Final = 7
CHART_CHROME: Final = 15
"""Lines that are no month chart where the charts stand alone: tabs, week, frames, outlook, keys, status."""


class ResultsScreen(DeskScreen, areas=(Area.RESULTS,)):
    """One team's week over its months and outlook; where there is little room, one of both."""

    AUTO_FOCUS = "#week"

    def __init__(self) -> None:
        super().__init__()
        self._week: Week | None = None
        self._as_of: int | None = None
        self._written = ""
        self._team: TeamKind | None = None
        self._view: ResultsView | None = None
        self._view_has_before = False

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
            keys=KEYS,
            id="people",
        )
        yield Lines(id="notes")
        yield Horizontal(
            Panel(Lines(id="month-lines"), title=_("Month by month"), id="months"),
            Panel(Lines(id="curve-lines"), title=_("This month"), id="curve"),
            Panel(Lines(id="outlook-lines"), title=_("Outlook of the year"), keys=("results.targets",), id="outlook"),
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
        self._show_way_back()
        if self._roomy and self._view is not None and not self._view_has_before:
            self._read()

    def _read(self) -> None:
        desk, week, team, as_of, roomy = self.session.results, self._week, self._team, self._as_of, self._roomy

        def read() -> tuple[ResultsView | None, int]:
            start = time.perf_counter()
            view = desk.view(week, team, as_of, before=roomy)
            return view, round((time.perf_counter() - start) * 1000)

        self.read(read, partial(self._show, roomy=roomy), name="read results")

    def _show(self, found: tuple[ResultsView | None, int], *, roomy: bool) -> None:
        view, elapsed_ms = found
        if view is None:
            self.query_one("#which", Lines).update([[Span(" " + _("The center has no teams yet."), "soft")]])
            return
        self._view, self._team = view, view.team.kind
        self._view_has_before = roomy
        glyphs = self.desk_app.look.glyphs
        self.query_one("#which", Lines).update(lambda width: [week_line(view, glyphs, width)])
        self._show_notes()
        self.query_one(WeekTable).show(view)
        facts = _("{team} · {people} people · {dates} · {ms} ms").format(
            team=view.team.name,
            dates=f"{view.week.monday:%m.%d} – {view.week.sunday:%m.%d}",
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
        self.query_one("#curve", Panel).set_title(_("Month {month}").format(month=view.month), measured)
        self.query_one("#curve-lines", Lines).update(lambda width: curve_lines(view, glyphs, width, self._month_rows))
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
            self._written = ""
            kinds = [team.kind for team in self._view.teams]
            self._team = kinds[(kinds.index(self._view.team.kind) + 1) % len(kinds)]
            self._read()

    @property
    def _present(self) -> Week:
        return week_of(self.session.results.today)

    def _go(self, week: Week) -> None:
        """Show a week; nothing comes after the present one."""
        present, self._written = self._present, ""
        self._week = None if week.monday >= present.monday else week
        self._read()

    def action_week(self) -> None:
        """Show the week before."""
        self._go((self._week or self._present).earlier())

    def action_next(self) -> None:
        """Show the week after; nothing comes after the present one."""
        if self._week is not None:
            self._go(self._week.earlier(-1))

    def action_chart(self) -> None:
        """Go round: the table, the year by months, this month by days."""
        if self.has_class("-curve"):
            self.remove_class("-charts", "-curve")
        elif self.has_class("-charts") or self._roomy:
            self.add_class("-charts", "-curve")
        else:
            self.add_class("-charts")
        self._show_way_back()
        self.call_after_refresh(partial(self.query_one(WeekTable).focus))

    def _show_way_back(self) -> None:
        """Let the charts say what the table says of the keys, where they stand in its place."""
        alone = self.has_class("-charts") and not self._roomy
        for id in ("#months", "#curve"):
            self.query_one(id, Panel).set_keys(("results.team", "results.chart") if alone else ())

    def action_period(self) -> None:
        """Ask for a week and a moment."""
        from jobplus_tui.dialogs.period import PeriodDialog

        shown = moment_text(self._as_of) if self._as_of is not None else ""
        dialog = PeriodDialog(self._week or self._present, self.session.results.today, shown)
        self.app.push_screen(dialog, self._take_period)

    def _take_period(self, chosen: "PeriodChosen | None") -> None:
        if chosen is not None:
            self._as_of = chosen.as_of
            self._go(chosen.week)

    def action_export(self) -> None:
        """Ask as what the report is to be written, where to and what for."""
        self._ask_export(None)

    def _ask_export(self, chosen: "ExportChosen | None", problem: str = "") -> None:
        from jobplus_tui.dialogs.export import ExportDialog

        name = f"주보-{(self._week or self._present).key}"
        self.app.push_screen(ExportDialog(name, chosen=chosen, problem=problem), self._export)

    def _export(self, chosen: "ExportChosen | None") -> None:
        if chosen is None:
            return
        desk, week, as_of = self.session.results, self._week or self._present, self._as_of

        def again(refusal: Refusal) -> None:
            self._ask_export(chosen, refusal_text(refusal))

        self.act(
            lambda: desk.export(week, as_of, *chosen),
            self._say_written,
            name="export",
            refused=again,
        )

    def _say_written(self, path: str) -> None:
        """Say where the file stands, until another week or team is looked at."""
        self._written = path
        self._show_notes()

    def _show_notes(self) -> None:
        if self._view is None:
            return
        notes = note_lines(self._view, self.desk_app.look.glyphs)
        if self._written:
            notes = [[Span(" " + _("Written: {path}").format(path=self._written), "good")], *notes]
        self.query_one("#notes", Lines).update(notes)

    def action_targets(self) -> None:
        """Show the year's targets and the month's quotas."""
        desk, month = self.session.results, (self._week or self._present).thursday.replace(day=1)
        self.read(lambda: desk.targets_page(month), self._show_targets, name="read targets", opens=True)

    def _show_targets(self, page: "TargetsPage") -> None:
        from jobplus_tui.dialogs.targets import TargetsDialog

        self.app.push_screen(TargetsDialog(page), partial(self._targets_answered, page))

    def _targets_answered(self, page: "TargetsPage", answer: "Candidate | str | None") -> None:
        from jobplus_tui.dialogs.targets import HISTORY, RULE

        if answer is None:
            return
        if answer == HISTORY:
            desk = self.session.results
            show = partial(self._show_history, page)
            self.read(lambda: desk.plan_history(page.month), show, name="read plan history", opens=True)
        elif not page.may_change:
            self.say(_("Only leads choose targets and set quotas; ask your team's lead."))
        elif answer == RULE:
            self._ask_dividing(page)
        elif isinstance(answer, str):
            self._ask_division(page)
        else:
            self._ask_choice(answer)

    def _show_history(self, page: "TargetsPage", found: "PlanHistory") -> None:
        from jobplus_tui.dialogs.sheet import SheetDialog
        from jobplus_tui.screens.plan_history_lines import history_lines

        title = _("How targets and quotas were set")
        sheet = SheetDialog(title, lambda width: history_lines(found, width))
        self.app.push_screen(sheet, lambda _none: self._show_targets(page))

    def _ask_choice(self, row: "Candidate", typed: str = "") -> None:
        from jobplus_tui.dialogs.reason import ReasonDialog

        facts = f"{korean(Indicator(row.indicator))} {row.value:,} · {row.source}"
        question = _("Shall this target hold? The one that holds now stays beside it; past reports keep theirs.")

        def take(reason: str | None) -> None:
            if reason is not None:
                desk = self.session.results
                self.act(
                    lambda: desk.choose_target(row.id, reason),
                    lambda _id: self._read(),
                    name="choose target",
                    refused=lambda refusal: self._not_chosen(refusal, row, reason),
                )

        self.app.push_screen(ReasonDialog(_("Target"), question, facts=facts, reason=typed), take)

    def _not_chosen(self, refusal: Refusal, row: "Candidate", typed: str) -> None:
        """Ask again with the reason that was typed, unless another lead has chosen the same meanwhile."""
        if not isinstance(refusal, AlreadyDone):
            self._ask_choice(row, typed)

    def _ask_dividing(self, page: "TargetsPage", answer: "Dividing | None" = None, problem: str = "") -> None:
        from jobplus_tui.dialogs.dividing import DividingDialog

        desk = self.session.results

        def take(change: "Dividing | None") -> None:
            if change is None:
                self.action_targets()
                return
            self.act(
                lambda: desk.change_dividing(page, change),
                lambda _count: self.action_targets(),
                name="change dividing",
                refused=lambda refusal: self._ask_dividing(page, change, refusal_text(refusal)),
            )

        dialog = DividingDialog(page, partial(desk.divided, page.month), answer=answer, problem=problem)
        self.app.push_screen(dialog, take)

    def _ask_division(self, page: "TargetsPage") -> None:
        from jobplus_tui.dialogs.confirm import ConfirmDialog

        question = _("Set everybody's quotas of month {month} as shown? The ones before stay as history.")

        def take(yes: bool | None) -> None:
            if yes:
                desk = self.session.results
                self.act(lambda: desk.divide(page), lambda _count: self._read(), name="divide")

        self.app.push_screen(ConfirmDialog(_("Quotas"), question.format(month=page.month.month)), take)

    def action_close(self) -> None:
        """Ask whether the week shown is to be closed."""
        from jobplus_tui.dialogs.confirm import ConfirmDialog

        view, desk = self._view, self.session.results
        if view is None:
            return
        if not desk.may_close:
            self.say(_("Only leads close a week; ask your team's lead."))
            return
        week = self._week or self._present
        question = _(
            "Close this week for good? Its figures are frozen; what is corrected later counts in the open week."
        )

        def take(yes: bool | None) -> None:
            if yes:
                self.act(lambda: desk.close_week(week), lambda _id: self._read(), name="close week")

        dates = f"{week.title} {week.monday:%m.%d} – {week.sunday:%m.%d}"
        self.app.push_screen(ConfirmDialog(_("Close week"), question, facts=dates), take)

    def action_evaluate(self) -> None:
        """Open the evaluation of a month or quarter."""
        from jobplus_tui.screens.evaluation import EvaluationScreen

        self.app.push_screen(EvaluationScreen(self.session.evaluations))

    def back(self) -> None:
        """Leave the charts for the table, a past week or moment for the present."""
        self.remove_class("-charts", "-curve")
        if self._week is not None or self._as_of is not None:
            self._week = self._as_of = None
            self._read()
        self.query_one(WeekTable).focus()

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._read()
