"""The month of a team, divided among its people as the center's rules say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobplus_core.calendar.queries import business_days
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Divisor, Funding, Indicator, MonthSplit, Rounding, TeamKind
from jobplus_core.ledger.counts import Scope, by_month
from jobplus_core.plan.dividing.rules import (
    MONTHS,
    OTHERWISE,
    PLAN_RULES,
    Division,
    Presence,
    Rule,
    days_present,
    divide,
    months_of,
)
from jobplus_core.plan.queries import TargetRow, targets
from jobplus_core.plan.rules import month_bounds
from jobplus_core.staff.queries import TeamRow, absences, teams, terms


@dataclass(frozen=True, slots=True)
class TeamMonth:
    """One team's month of one indicator, from the year's target to each person.

    Attributes:
        target: The active target of the year and where it stands; nothing where none is active.
        months: The year in months, January first; their sum may differ from the target where the rule rounds as the
            plan does.
        private, support: The year's parts by funding, where they are set.
    """

    team: TeamRow
    indicator: Indicator
    rule: Rule
    target: int | None
    source: str
    months: tuple[int, ...]
    division: Division
    private: int | None
    support: int | None

    @property
    def months_difference(self) -> int:
        """How far the twelve months sum above the year's target."""
        return sum(self.months) - (self.target or 0)


class _RuleRow(NamedTuple):
    divisor: str
    rounding: str
    months: str


def rule_of(reader: Reader, institution_id: int, team: TeamRow, indicator: Indicator) -> Rule:
    """How a team's target is divided: the center's newest rule, or the plan's."""
    row = reader.one(
        """SELECT divisor, rounding, months FROM quota_rule
        WHERE institution_id = :institution_id AND team_id = :team_id AND indicator = :indicator
        ORDER BY version DESC LIMIT 1""",
        {"institution_id": institution_id, "team_id": team.id, "indicator": indicator.value},
        _RuleRow,
    )
    if row is None:
        return PLAN_RULES.get((TeamKind(team.kind), indicator), OTHERWISE)
    return Rule(Divisor(row.divisor), Rounding(row.rounding), MonthSplit(row.months))


def authorized_on(reader: Reader, team_id: int, day: date) -> int | None:
    """How many people a team may have on a day, its lead included (정원); nothing where nobody has said."""
    found = reader.number(
        """SELECT authorised FROM team_strength WHERE team_id = :team_id AND since <= :day
        ORDER BY since DESC, id DESC LIMIT 1""",
        {"team_id": team_id, "day": day},
    )
    return found or None


def presences(reader: Reader, institution_id: int, team_id: int, first: date, last: date) -> tuple[list[Presence], int]:
    """Everyone of a team with their business days between two days, and how many business days there are."""
    days = business_days(reader, institution_id)
    away: dict[int, list[tuple[date, date | None]]] = {}
    for leave in absences(reader, institution_id, first, last):
        away.setdefault(leave.counselor_id, []).append((leave.since, leave.until))
    held: dict[int, list[tuple[date, date | None]]] = {}
    who: dict[int, tuple[str, bool]] = {}
    for term in terms(reader, team_id, first, last):
        held.setdefault(term.counselor_id, []).append((term.since, term.until))
        who[term.counselor_id] = (term.name, term.lead)
    found = [
        Presence(key, name, lead, days_present(first, last, days, held[key], away.get(key, ())))
        for key, (name, lead) in who.items()
    ]
    return found, days_present(first, last, days, [(first, None)], ())


def team_month(
    reader: Reader,
    institution_id: int,
    team: TeamRow,
    indicator: Indicator,
    month: date,
    *,
    rule: Rule | None = None,
    authorized: int | None = None,
) -> TeamMonth:
    """The month of `month` for one team, from the year's active target down to each person.

    Args:
        rule, authorized: Another rule and another number of places than those that hold, to see what they would do.
    """
    rule = rule or rule_of(reader, institution_id, team, indicator)
    first, last = month_bounds(month)
    known = targets(reader, institution_id, first.year)
    target, source = active_target(known, indicator)
    days = business_days(reader, institution_id)
    before: Sequence[int] = ()
    if rule.months is MonthSplit.SEASONAL:
        year = Scope(
            institution_id=institution_id, since=date(first.year - 1, 1, 1), until=date(first.year - 1, 12, 31)
        )
        before = by_month(reader, year, indicator)
    months = months_of(target or 0, rule, [days.in_month(first.year, n + 1) for n in range(MONTHS)], before)
    people, open_days = presences(reader, institution_id, team.id, first, last)
    places = authorized_on(reader, team.id, last) if authorized is None else authorized
    leads = sum(one.lead for one in people)
    return TeamMonth(
        team,
        indicator,
        rule,
        target,
        source,
        months,
        divide(
            months[first.month - 1],
            rule,
            people,
            open_days,
            authorized=None if places is None else max(0, places - leads),
        ),
        active_target(known, indicator, Funding.PRIVATE)[0],
        active_target(known, indicator, Funding.SUPPORT)[0],
    )


def team_months(reader: Reader, institution_id: int, month: date) -> list[TeamMonth]:
    """Every team's month in every indicator that its target is divided in."""
    return [
        team_month(reader, institution_id, team, indicator, month)
        for team in teams(reader, institution_id)
        for kind, indicator in PLAN_RULES
        if kind == team.kind
    ]


def active_target(
    known: Sequence[TargetRow], indicator: Indicator, funding: Funding | None = None
) -> tuple[int | None, str]:
    """The active target of an indicator and its source; of the whole, the sum of its parts where only they are set."""
    mine = [row for row in known if row.active and row.indicator == indicator]
    found = [row for row in mine if row.funding == (funding.value if funding else None)]
    if not found and funding is None:
        found = [row for row in mine if row.funding is not None]
    return (sum(row.value for row in found), found[0].source) if found else (None, "")
