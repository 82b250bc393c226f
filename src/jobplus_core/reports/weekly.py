"""The weekly report (주보): per team and person, the week and the year to date, every cell a sum of ledger rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Indicator, TeamKind
from jobplus_core.ledger.counts import Scope, Sum, sums
from jobplus_core.plan.queries import TargetRow, targets
from jobplus_core.reports.weeks import Week
from jobplus_core.staff.queries import Member, members_on, names_of, teams

# The columns of the printed form (plan, 추진실적 보고), for the teams whose acts the ledger holds so far.
COLUMNS: Final[dict[TeamKind, tuple[Indicator, ...]]] = {
    TeamKind.COUNSELING: (
        Indicator.REGISTRATION,
        Indicator.COUNSELING,
        Indicator.REFERRAL,
        Indicator.PLACEMENT,
    ),
    TeamKind.POSTING: (
        Indicator.POSTING,
        Indicator.OPENING,
        Indicator.NEW_SEEKER,
        Indicator.URGENT_REFERRAL,
    ),
}


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
    """

    team_id: int
    kind: TeamKind
    name: str
    total: Mapping[Indicator, Cell]
    people: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """The report of one week as of one moment.

    Attributes:
        as_of: What the store had learned by then is counted, microseconds UTC; None counts everything.
        targets: The year's targets, all candidates.
    """

    institution_id: int
    week: Week
    as_of: int | None
    teams: tuple[TeamReport, ...]
    targets: tuple[TargetRow, ...]

    def scope(self, team: TeamReport, line: Line | None, *, cumulative: bool) -> Scope:
        """The ledger rows beneath a cell: of a person, or of the whole team when `line` is None."""
        since = self.week.year_start if cumulative else self.week.monday
        return Scope(
            institution_id=self.institution_id,
            since=since,
            until=self.week.sunday,
            as_of=self.as_of,
            counselor_id=line.counselor_id if line else None,
            team_id=team.team_id,
            nobody=line is not None and line.counselor_id is None,
            teamless=team.team_id in _first_of_kind(self.teams),
        )


def weekly(
    reader: Reader, institution_id: int, week: Week, *, as_of: int | None = None, today: date | None = None
) -> WeeklyReport:
    """The weekly report of an institution.

    Args:
        today: Membership is taken on the last day of the week, or on this day when the week is not over.
    """
    day = min(week.sunday, today) if today is not None else week.sunday
    indicators = tuple(indicator for columns in COLUMNS.values() for indicator in columns)
    spans = {
        "week": (week.monday, week.sunday),
        "cumulative": (week.year_start, week.sunday),
        "before": (week.earlier().monday, week.earlier().sunday),
    }
    found = {
        name: sums(reader, Scope(institution_id=institution_id, since=since, until=until, as_of=as_of), indicators)
        for name, (since, until) in spans.items()
    }
    members = members_on(reader, institution_id, day)
    # Whoever has left since still stands in the figures.
    credited = {row.counselor_id for rows in found.values() for row in rows if row.counselor_id is not None}
    known = names_of(reader, credited | {row.counselor_id for row in members})
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
                kind, team_id, name, members, known, found, teamless=all(k is not kind for _, k, _ in printed[:place])
            )
            for place, (team_id, kind, name) in enumerate(printed)
        ),
        tuple(targets(reader, institution_id, week.thursday.year, as_of=as_of)),
    )


def _team(
    kind: TeamKind,
    team_id: int,
    name: str,
    members: list[Member],
    known: Mapping[int, str],
    found: Mapping[str, list[Sum]],
    *,
    teamless: bool,
) -> TeamReport:
    held: dict[tuple[int | None, str, str], int] = {}
    for span, rows in found.items():
        for row in rows:
            if row.team_id == team_id or (teamless and row.team_id is None):
                key = (row.counselor_id, row.indicator, span)
                held[key] = held.get(key, 0) + row.quantity
    present = [m.counselor_id for m in members if m.team_id == team_id]
    credited = {counselor_id for counselor_id, indicator, _ in held if Indicator(indicator) in COLUMNS[kind]}
    left = sorted(c for c in credited if c is not None and c not in present)
    order: list[int | None] = [*present, *left, *([None] if None in credited else [])]

    def cells(whose: list[int | None]) -> dict[Indicator, Cell]:
        return {
            indicator: Cell(
                *(
                    sum(held.get((person, indicator.value, span), 0) for person in whose)
                    for span in ("week", "cumulative", "before")
                )
            )
            for indicator in COLUMNS[kind]
        }

    people = tuple(Line(person, known.get(person) if person is not None else None, cells([person])) for person in order)
    return TeamReport(team_id, kind, name, cells(order), people)


def _first_of_kind(reports: Sequence[TeamReport]) -> set[int]:
    """The teams that come first of their kind, whose tables hold what is no team's."""
    return {report.team_id for report in {each.kind: each for each in reversed(reports)}.values()}
