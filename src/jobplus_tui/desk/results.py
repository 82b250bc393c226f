"""What the results' screen reads: the weekly report, the month's pace, the year's outlook, on one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Indicator, SubjectKind, TeamKind
from jobplus_core.ledger.closing import closing_of
from jobplus_core.ledger.counts import EntryRow, Scope, by_month, day_sums, row_count, rows, sums
from jobplus_core.plan.dividing.queries import TeamMonth
from jobplus_core.plan.queries import Progress, TargetRow, progress
from jobplus_core.plan.rules import QUOTA_INDICATOR, month_bounds
from jobplus_core.reports.beneath import RecordKey, record_beneath
from jobplus_core.reports.weekly import TeamReport, WeeklyReport, weekly
from jobplus_core.reports.weeks import Week, week_of
from jobplus_tui.desk import planning
from jobplus_tui.desk.planning import Dividing, PaceTable, PlanHistory, TargetsPage
from jobplus_tui.typed import read_path

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


FLOW_WEEKS: Final = 8


@dataclass(frozen=True, slots=True)
class Outlook:
    """How the year stands in the figure a team is measured by.

    Attributes:
        done: From 1 January through the week.
        target: The active target; nothing where none is set.
        others: Further candidates for it, each beside its source.
        ended, whole: Business days ended, and of the whole year.
    """

    indicator: Indicator
    done: int
    target: int | None
    others: tuple[tuple[int, str], ...]
    ended: int
    whole: int

    @property
    def expected(self) -> int | None:
        """What business days ended by then would have brought, rounded."""
        return None if self.target is None or not self.whole else round(Fraction(self.target * self.ended, self.whole))

    @property
    def at_this_pace(self) -> int | None:
        """What the year brings if it goes on like this; nothing before its first business day has ended."""
        return round(Fraction(self.done * self.whole, self.ended)) if self.ended else None

    @property
    def needed_per_day(self) -> Fraction | None:
        """What each business day left must bring."""
        left = self.whole - self.ended
        return None if self.target is None or left <= 0 else Fraction(max(0, self.target - self.done), left)


@dataclass(frozen=True, slots=True)
class ResultsView:
    """One team's week.

    Attributes:
        week: The week shown.
        teams: All teams of the report, in order.
        team: The team shown.
        targets: The year's active target of each indicator.
        ended_share: Share of the year's business days that have ended.
        pace: The month of each member, while the week is the present one.
        months: The measured figure of each month of the year so far, January first.
        month: The month that `pace` speaks of, 1 to 12.
        present: Whether the week is the present one.
        closed: Whether the week is closed.
        curve: What each business day of the present month has brought the team so far, the first day first.
        month_days: Business days of the present month.
        flow: The measured figure of the last weeks by counselor, the week shown last; only where it is asked for.
        last_year: The same days of the year before by indicator; only where it is asked for, and brought anything.
    """

    report: WeeklyReport
    week: Week
    teams: tuple[TeamReport, ...]
    team: TeamReport
    targets: Mapping[Indicator, int]
    ended_share: Fraction
    pace: Mapping[int, Progress]
    months: tuple[int, ...]
    outlook: Outlook
    month: int
    present: bool
    closed: bool
    curve: tuple[int, ...]
    month_days: int
    flow: Mapping[int | None, tuple[int, ...]]
    last_year: Mapping[Indicator, int]


class ResultsDesk:
    """Reads of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def view(
        self, week: Week | None, team: TeamKind | None, as_of: int | None = None, *, before: bool = False
    ) -> ResultsView | None:
        """Read one team's week.

        Args:
            week: The week; the present one where none is named.
            team: The team; the signed-in counselor's own, or the first, when none is named.
            as_of: A moment of the past that it is to be true of, microseconds UTC.
            before: Whether the weeks before and the year before are read too.

        Returns:
            The week, or nothing in a center without teams.
        """
        return self._desk.read(lambda reader: self._view(reader, week, team, as_of, before))

    def _view(
        self, reader: Reader, asked: Week | None, kind: TeamKind | None, as_of: int | None, before: bool
    ) -> ResultsView | None:
        actor, today = self._desk.actor, self._desk.today
        week = asked or week_of(today)
        present = week == week_of(today) and as_of is None
        report = weekly(reader, actor.institution_id, week, as_of=as_of, today=today)
        if not report.teams:
            return None
        team = next(
            (one for one in report.teams if (one.kind is kind if kind else one.team_id == actor.team_id)),
            report.teams[0],
        )
        days = self._desk.days(reader)
        measured = QUOTA_INDICATOR[team.kind]
        whole, ended = _year(week, today, days)
        members = progress(reader, actor.institution_id, today, days) if present else []
        closed = closing_of(reader, actor.institution_id, week.kind, week.key, week.until)
        year = report.scope(team, None, cumulative=True)
        return ResultsView(
            report=report,
            week=week,
            teams=report.teams,
            team=team,
            targets=active_targets(report.targets),
            ended_share=Fraction(ended, whole) if whole else Fraction(0),
            pace={one.member.counselor_id: one for one in members if one.member.team_id == team.team_id},
            months=by_month(reader, year, measured) if year.since <= year.until else (),
            outlook=Outlook(
                measured,
                team.total[measured].cumulative,
                active_targets(report.targets).get(measured),
                tuple(
                    (row.value, row.source)
                    for row in report.targets
                    if row.indicator == measured and row.funding is None and not row.active
                ),
                ended,
                whole,
            ),
            month=today.month,
            present=present,
            closed=closed is not None and (as_of is None or closed.closed_at <= as_of),
            curve=_curve(reader, year, measured, today, days) if present else (),
            month_days=days.in_month(today.year, today.month),
            flow=_flow(reader, year, week, measured) if before else {},
            last_year=_last_year(reader, year, min(week.year_end, today), tuple(team.total)) if before else {},
        )

    @property
    def may_close(self) -> bool:
        """Whether who is signed in may close a week."""
        return self._desk.actor.leads()

    def close_week(self, week: Week) -> int:
        """Close a week for good."""
        from jobplus_core.reports.closing import close

        return close(self._desk.store, self._desk.actor, self._desk.center_name(), week)

    def export(self, week: Week, as_of: int | None, format: str, path: str, purpose: str) -> str:
        """Write the weekly report as a file; return where it stands."""
        from jobplus_core.exports.files import Format, export_weekly
        from jobplus_core.reports.closing import issued

        store, actor = self._desk.store, self._desk.actor
        document = issued(store, actor.institution_id, self._desk.center_name(), week, as_of=as_of).document
        place = read_path(path)
        return str(export_weekly(store, actor, document, format=Format(format), path=place, purpose=purpose))

    def targets_page(self, month: date) -> TargetsPage:
        """Read the year's candidates for targets and every team's month."""
        return planning.targets_page(self._desk, month)

    def choose_target(self, target_id: int, note: str) -> int:
        """Let a candidate hold."""
        return planning.choose(self._desk, target_id, note)

    def plan_history(self, month: date) -> PlanHistory:
        """Read who set which target of the year and which quota of the month."""
        return planning.plan_history(self._desk, month)

    def divided(self, month: date, change: Dividing) -> TeamMonth:
        """Read a team's month as another rule would have it."""
        return planning.divided(self._desk, month, change)

    def change_dividing(self, page: TargetsPage, change: Dividing) -> int:
        """Let a team's target be divided otherwise."""
        return planning.change_dividing(self._desk, page, change)

    def divide(self, page: TargetsPage) -> int:
        """Set everybody's quotas of the page's month; return how many people got one."""
        return planning.divide(self._desk, page.months, page.month)

    def paces(self, place: int, team: TeamKind | None = None) -> PaceTable | None:
        """Read everybody's month of a team, in one of its measures."""
        return planning.paces(self._desk, place, team)

    @property
    def today(self) -> date:
        """The Korean calendar day."""
        return self._desk.today

    def entry_count(self, scope: Scope, indicator: Indicator) -> int:
        """Count the ledger rows beneath a figure."""
        return self._desk.read(lambda reader: row_count(reader, scope, (indicator,)))

    def entries(
        self, scope: Scope, indicator: Indicator, before: tuple[date, int] | None, limit: int
    ) -> list[EntryRow]:
        """Read the ledger rows beneath a figure, newest first, on from a row's day and number."""
        return self._desk.read(lambda reader: rows(reader, scope, (indicator,), before=before, limit=limit))

    def record(self, row: EntryRow) -> RecordKey | None:
        """Find the record to look at beneath a ledger row."""
        return self._desk.read(lambda reader: record_beneath(reader, SubjectKind(row.subject_kind), row.subject_id))


def active_targets(targets: tuple[TargetRow, ...]) -> dict[Indicator, int]:
    """Return the year's active target by indicator; where only its parts by funding are set, their sum."""
    found: dict[Indicator, int] = {}
    for whole in (True, False):
        for indicator in Indicator:
            values = [
                row.value
                for row in targets
                if row.active and row.indicator == indicator and (row.funding is None) is whole
            ]
            if values and indicator not in found:
                found[indicator] = sum(values)
    return found


def _year(week: Week, today: date, days: BusinessDays) -> tuple[int, int]:
    """Business days of the week's year, and those of them that have ended."""
    start = week.year_start
    return days.in_year(start.year), days.count(start, min(today, week.sunday + timedelta(days=1)))


def _curve(reader: Reader, year: Scope, indicator: Indicator, today: date, days: BusinessDays) -> tuple[int, ...]:
    """What each business day of the month has brought, today's included."""
    first, _ = month_bounds(today)
    rows = day_sums(reader, replace(year, since=first, until=today), (indicator,))
    found = dict.fromkeys(days.between(first, today + timedelta(days=1)), 0)
    for row in rows:
        day = days.after(row.day, 0)
        if day in found:
            found[day] += row.quantity
    return tuple(found.values())


def _flow(reader: Reader, year: Scope, week: Week, indicator: Indicator) -> dict[int | None, tuple[int, ...]]:
    """What each of the last weeks brought each person; who brought nothing in them is left out."""
    first = week.earlier(FLOW_WEEKS - 1).monday
    found: dict[int | None, list[int]] = {}
    for row in day_sums(reader, replace(year, since=first, until=week.until), (indicator,)):
        found.setdefault(row.counselor_id, [0] * FLOW_WEEKS)[(row.day - first).days // 7] += row.quantity
    return {who: tuple(weeks) for who, weeks in found.items()}


def _last_year(reader: Reader, year: Scope, day: date, indicators: tuple[Indicator, ...]) -> dict[Indicator, int]:
    """What the year before had brought by the same day; nothing where it brought nothing at all."""
    start = year.since.replace(year=year.since.year - 1)
    # The year before has no 29 February to compare with.
    until = start + (day - year.since) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)
    found = dict.fromkeys(indicators, 0)
    for row in sums(reader, replace(year, since=start, until=until), indicators):
        found[Indicator(row.indicator)] += row.quantity
    return found if any(found.values()) else {}
