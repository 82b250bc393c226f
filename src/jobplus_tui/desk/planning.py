"""What the desk shows and does of the plan: candidates for targets, quotas, everybody's month."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from jobplus_core.calendar.queries import business_days
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Funding, Indicator, TeamKind
from jobplus_core.plan.dividing.queries import TeamMonth, authorized_on, team_month, team_months
from jobplus_core.plan.dividing.rules import Rule
from jobplus_core.plan.queries import Candidate, Progress, candidates, progress
from jobplus_core.plan.queries_history import QuotaChange, TargetChange, quota_changes, target_changes
from jobplus_core.plan.rules import month_bounds
from jobplus_core.staff.queries import TeamRow, members_on
from jobplus_tui.desk.status import measures_of

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


class TargetsPage(NamedTuple):
    """The year's candidates, and the month that the active ones come to.

    Attributes:
        may_change: Whether who is signed in may choose and divide.
        places: How many people each team may have in the month, its lead included, by the team's id; nothing where
            nobody has said.
    """

    year: int
    month: date
    candidates: tuple[Candidate, ...]
    months: tuple[TeamMonth, ...]
    may_change: bool
    places: Mapping[int, int | None]

    def computed(self, row: Candidate) -> int | None:
        """What a candidate's parts by funding sum to, for one that is printed as their whole."""
        if row.funding is not None:
            return None
        parts = {
            one.funding: one.value
            for one in self.candidates
            if one.indicator == row.indicator and one.funding is not None
        }
        return sum(parts.values()) if len(parts) == len(Funding) else None


class Dividing(NamedTuple):
    """How a team's target is to be divided.

    Attributes:
        places: How many people the team may have, its lead included; nothing where it stays open.
    """

    team: TeamRow
    indicator: Indicator
    rule: Rule
    places: int | None

    @property
    def of(self) -> tuple[int, Indicator]:
        """Which team's, and of what."""
        return self.team.id, self.indicator


class PlanHistory(NamedTuple):
    """The targets of a month's year and the month's quotas as they were set, the newest first."""

    month: date
    targets: tuple[TargetChange, ...]
    quotas: tuple[QuotaChange, ...]


class PaceTable(NamedTuple):
    """Everybody's month in one team, or in one measure.

    Attributes:
        measures: How many measures the team can be looked at by.
    """

    rows: tuple[Progress, ...]
    indicator: Indicator
    team: str
    today: date
    measures: int


def targets_page(desk: "Desk", month: date) -> TargetsPage:
    """Read the candidates of a year and every team's month."""
    actor = desk.actor

    def read(reader: Reader) -> TargetsPage:
        months = tuple(team_months(reader, actor.institution_id, month))
        last = month_bounds(month)[1]
        return TargetsPage(
            month.year,
            month,
            tuple(candidates(reader, actor.institution_id, month.year)),
            months,
            actor.leads(),
            {one.team.id: authorized_on(reader, one.team.id, last) for one in months},
        )

    return desk.read(read)


def plan_history(desk: "Desk", month: date) -> PlanHistory:
    """Read who set which target of the year and which quota of the month."""
    who = desk.actor.institution_id
    return desk.read(
        lambda reader: PlanHistory(
            month, tuple(target_changes(reader, who, month.year)), tuple(quota_changes(reader, who, month))
        )
    )


def divided(desk: "Desk", month: date, change: Dividing) -> TeamMonth:
    """Read a team's month as another rule would have it."""
    return desk.read(
        lambda reader: team_month(
            reader,
            desk.actor.institution_id,
            change.team,
            change.indicator,
            month,
            rule=change.rule,
            authorized=change.places,
        )
    )


def change_dividing(desk: "Desk", page: TargetsPage, change: Dividing) -> int:
    """Let a team's target be divided otherwise, and say how many people it may have from the month on."""
    from jobplus_core.plan.dividing.commands import RuleForm, set_rule, set_strength

    team_id = change.team.id
    done = 0
    if all(one.rule != change.rule for one in page.months if (one.team.id, one.indicator) == change.of):
        set_rule(desk.store, desk.actor, RuleForm(team_id, change.indicator, change.rule))
        done += 1
    if change.places is not None and change.places != page.places[team_id]:
        set_strength(desk.store, desk.actor, team_id, change.places, since=page.month.replace(day=1))
        done += 1
    return done


def choose(desk: "Desk", target_id: int, note: str) -> int:
    """Let a candidate hold."""
    from jobplus_core.plan.commands import choose_target

    return choose_target(desk.store, desk.actor, target_id, note)


def divide(desk: "Desk", months: Sequence[TeamMonth], month: date) -> int:
    """Set the quotas of every team's month that has a target; return how many people got one."""
    from jobplus_core.plan.dividing.commands import divide_month

    return sum(
        divide_month(desk.store, desk.actor, one.team.id, one.indicator, month)
        for one in months
        if one.target is not None
    )


def paces(desk: "Desk", place: int, team: TeamKind | None) -> PaceTable | None:
    """Read everybody's month of a team.

    Args:
        place: Which of the team's measures, counted round.
        team: The team; one's own, or the first, where none is named.
    """
    actor, today = desk.actor, desk.today

    def read(reader: Reader) -> PaceTable | None:
        everybody = members_on(reader, actor.institution_id, today)
        if not everybody:
            return None
        mine = next((m for m in everybody if m.team_id == actor.team_id), everybody[0])
        chosen = next((m for m in everybody if m.team_kind == team), mine)
        measures = measures_of(TeamKind(chosen.team_kind))
        indicator = measures[place % len(measures)]
        days = business_days(reader, actor.institution_id)
        rows = progress(reader, actor.institution_id, today, days, measure=indicator)
        own = tuple(row for row in rows if row.member.team_id == chosen.team_id)
        return PaceTable(own, indicator, chosen.team, today, len(measures))

    return desk.read(read)
