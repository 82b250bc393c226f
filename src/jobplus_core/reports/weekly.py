"""The weekly report (주보): per team and person, the period and the year to date, every cell a sum of ledger rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from jobplus_core.clock import business_day
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Channel, Indicator, TeamKind
from jobplus_core.ledger.counts import CENTER_CHANNELS, Late, Scope, SpanSum, late_rows, span_sums
from jobplus_core.plan.queries import TargetRow, targets
from jobplus_core.reports.form import COLUMNS
from jobplus_core.reports.remarks import Remarks, remarks_of
from jobplus_core.reports.weeks import Period
from jobplus_core.staff.queries import Member, members_on, names_of, teams

_INDICATORS: Final = tuple(indicator for columns in COLUMNS.values() for indicator in columns)


@dataclass(frozen=True, slots=True)
class Cell:
    """주 and 누계 of one indicator, with the week before for comparison."""

    week: int
    cumulative: int
    week_before: int


@dataclass(frozen=True, slots=True)
class Line:
    """One person's cells; without a counselor it is what is booked to the center itself."""

    counselor_id: int | None
    name: str | None
    cells: Mapping[Indicator, Cell]


@dataclass(frozen=True, slots=True)
class TeamReport:
    """One team's table: its people and their sum.

    What imports bring is no team's; it stands in the first table that counts it, on the center's own line.

    Attributes:
        apart: What came through events and other doors, which the figures leave out, by door.
        corrections: Rows of closed days that count here.
        remarks: Names of programs.
    """

    team_id: int
    kind: TeamKind
    name: str
    total: Mapping[Indicator, Cell]
    people: tuple[Line, ...]
    apart: Mapping[Channel, Mapping[Indicator, Cell]]
    corrections: tuple[Late, ...]
    remarks: Remarks


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The report of one week, or of another period, as of one moment.

    Attributes:
        as_of: What the store had learned by then is counted, microseconds UTC; None counts everything.
        targets: The year's targets, all candidates.
        names: Everybody's who is named, by id.
    """

    institution_id: int
    week: Period
    as_of: int | None
    teams: tuple[TeamReport, ...]
    targets: tuple[TargetRow, ...]
    names: Mapping[int, str]

    def scope(self, team: TeamReport, line: Line | None, *, cumulative: bool) -> Scope:
        """The ledger rows beneath a cell: of a person, or of the whole team when `line` is None."""
        week = self.week
        return Scope(
            institution_id=self.institution_id,
            since=week.year_start if cumulative else week.since,
            until=week.year_end if cumulative else week.until,
            as_of=self.as_of,
            counselor_id=line.counselor_id if line else None,
            team_id=team.team_id,
            nobody=line is not None and line.counselor_id is None,
            teamless=team.team_id in _first_of_kind(self.teams),
        )


def weekly(
    reader: Reader, institution_id: int, week: Period, *, as_of: int | None = None, today: date | None = None
) -> WeeklyReport:
    """The weekly report of an institution.

    Args:
        as_of: A moment of the past, microseconds UTC: the report is the one that was true then, people included.
        today: Membership is taken on the last day of the week, or on this day when the week is not over; of a moment
            of the past, on its own day.
    """
    present = business_day(as_of) if as_of is not None else today
    day = min(week.until, present) if present is not None else week.until
    scope = Scope(
        institution_id=institution_id, since=week.since, until=week.until, as_of=as_of, channels=tuple(Channel)
    )
    earlier = week.earlier()
    year, before = (week.year_start, week.year_end), (earlier.since, earlier.until)
    found = span_sums(reader, scope, _INDICATORS, year=year, before=before)
    late = late_rows(reader, replace(scope, channels=CENTER_CHANNELS), _INDICATORS)
    members = members_on(reader, institution_id, day, as_of=as_of)
    # Whoever has left since still stands in the figures.
    credited = [*(row.counselor_id for row in found), *(row.counselor_id for row in late)]
    known = names_of(reader, {*(each for each in credited if each is not None), *(row.counselor_id for row in members)})
    printed = [
        (team.id, TeamKind(team.kind), team.name)
        for team in teams(reader, institution_id)
        if TeamKind(team.kind) in COLUMNS
    ]
    return WeeklyReport(
        institution_id,
        week,
        as_of,
        tuple(
            _team(
                kind,
                team_id,
                name,
                members,
                known,
                found,
                late,
                remarks_of(reader, kind, replace(scope, team_id=team_id)),
                teamless=all(k is not kind for _, k, _ in printed[:place]),
            )
            for place, (team_id, kind, name) in enumerate(printed)
        ),
        tuple(targets(reader, institution_id, week.year_start.year, as_of=as_of)),
        known,
    )


def _team(
    kind: TeamKind,
    team_id: int,
    name: str,
    members: list[Member],
    known: Mapping[int, str],
    found: list[SpanSum],
    late: list[Late],
    remarks: Remarks,
    *,
    teamless: bool,
) -> TeamReport:
    columns = COLUMNS[kind]

    def ours(row: SpanSum | Late) -> bool:
        mine = row.team_id == team_id or (teamless and row.team_id is None)
        return mine and Indicator(row.indicator) in columns

    rows = [row for row in found if ours(row)]
    held: dict[tuple[int | None, str], list[SpanSum]] = {}
    for row in rows:
        if Channel(row.channel) in CENTER_CHANNELS:
            held.setdefault((row.counselor_id, row.indicator), []).append(row)
    present = [m.counselor_id for m in members if m.team_id == team_id]
    credited = {counselor_id for counselor_id, _ in held}
    left = sorted(c for c in credited if c is not None and c not in present)
    order: list[int | None] = [*present, *left, *([None] if None in credited else [])]

    def cells(whose: list[int | None]) -> dict[Indicator, Cell]:
        return {
            indicator: _cell([row for person in whose for row in held.get((person, indicator.value), ())])
            for indicator in columns
        }

    doors = sorted({Channel(row.channel) for row in rows} - set(CENTER_CHANNELS))
    return TeamReport(
        team_id,
        kind,
        name,
        cells(order),
        tuple(Line(person, known.get(person) if person is not None else None, cells([person])) for person in order),
        {
            door: {
                indicator: _cell([row for row in rows if row.channel == door and row.indicator == indicator])
                for indicator in columns
                if any(row.channel == door and row.indicator == indicator for row in rows)
            }
            for door in doors
        },
        tuple(row for row in late if ours(row)),
        remarks,
    )


def _cell(rows: list[SpanSum]) -> Cell:
    return Cell(sum(row.period for row in rows), sum(row.year for row in rows), sum(row.before for row in rows))


def _first_of_kind(reports: Sequence[TeamReport]) -> set[int]:
    """The teams that come first of their kind, whose tables hold what is no team's."""
    return {report.team_id for report in {each.kind: each for each in reversed(reports)}.values()}
