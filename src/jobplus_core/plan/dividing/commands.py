"""Say how a team's target is divided, and divide it; every change is a new version, the old ones stay."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import col, func, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import FieldRefused, NotFound, RoleMissing
from jobplus_core.kinds import Indicator, Role, SubjectKind, korean
from jobplus_core.plan.commands import QuotaForm, insert_quota
from jobplus_core.plan.dividing.queries import TeamMonth, team_month
from jobplus_core.plan.dividing.rules import Rule
from jobplus_core.staff.queries import teams
from jobplus_core.tables.plan import QuotaRule, TeamStrength
from jobplus_core.tables.staff import Team


@dataclass(frozen=True, slots=True)
class RuleForm:
    """How one team's target of one indicator is to be divided."""

    team_id: int
    indicator: Indicator
    rule: Rule


def set_rule(store: Store, actor: Actor, form: RuleForm, *, token: str | None = None) -> int:
    """Set how a team's target is divided, as a new version.

    Returns:
        The version.

    Raises:
        RoleMissing: Only leads set it.
    """
    _must_lead(actor)
    with store.write(actor, "set_quota_rule", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        latest = work.session.exec(
            select(func.max(col(QuotaRule.version))).where(
                QuotaRule.institution_id == actor.institution_id,
                QuotaRule.team_id == form.team_id,
                QuotaRule.indicator == form.indicator.value,
            )
        ).one()
        row = work.add(
            QuotaRule(
                institution_id=actor.institution_id,
                team_id=work.get(Team, form.team_id).key,
                indicator=form.indicator.value,
                divisor=form.rule.divisor.value,
                rounding=form.rule.rounding.value,
                months=form.rule.months.value,
                version=(latest or 0) + 1,
                set_at=work.now,
                set_by=actor.account_id,
            )
        )
        return work.finish(row.version, subject=(SubjectKind.QUOTA, actor.institution_id))[0]


def set_strength(
    store: Store, actor: Actor, team_id: int, authorized: int, *, since: date, token: str | None = None
) -> int:
    """Say how many people a team may have from a day on, its lead included (정원).

    Raises:
        RoleMissing: Only leads set it.
        FieldRefused: Less than nobody.
    """
    _must_lead(actor)
    if authorized < 0:
        raise FieldRefused("authorized", str(authorized), "out_of_range")
    with store.write(actor, "set_team_strength", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = work.add(TeamStrength(team_id=work.get(Team, team_id).key, authorised=authorized, since=since))
        return work.finish(row.key, subject=(SubjectKind.QUOTA, actor.institution_id))[0]


def divide_month(
    store: Store, actor: Actor, team_id: int, indicator: Indicator, month: date, *, token: str | None = None
) -> int:
    """Set the quotas of a team's month, the center's and each person's, from the year's active target.

    Returns:
        How many people got one.

    Raises:
        RoleMissing: Only leads divide.
        NotFound: There is no such team.
        FieldRefused: No target of the year is active.
    """
    _must_lead(actor)
    with store.write(actor, "divide_month", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        with store.read() as reader:
            team = next((one for one in teams(reader, actor.institution_id) if one.id == team_id), None)
            if team is None:
                raise NotFound("team", team_id)
            found = team_month(reader, actor.institution_id, team, indicator, month)
        if found.target is None:
            raise FieldRefused("target", indicator.value, "empty")
        for form in _quotas(found, month):
            insert_quota(work, form)
        return work.finish(len(found.division.shares), subject=(SubjectKind.QUOTA, actor.institution_id))[0]


def _quotas(found: TeamMonth, month: date) -> list[QuotaForm]:
    rule = found.rule
    year = f"{found.source} {found.target:,} · {korean(rule.months)}"
    by = f"{float(found.division.divisor):.1f} {korean(rule.divisor)}"
    person = f"월 {found.division.whole:,} ÷ {by} · {korean(rule.rounding)}"

    def form(value: int, source: str, counselor_id: int | None) -> QuotaForm:
        return QuotaForm(
            indicator=found.indicator,
            year=month.year,
            month=month.month,
            value=value,
            source=source,
            counselor_id=counselor_id,
        )

    return [
        form(found.division.whole, year, None),
        *(form(share.value, person, share.counselor_id) for share in found.division.shares),
    ]


def _must_lead(actor: Actor) -> None:
    if not actor.leads():
        raise RoleMissing(Role.LEAD)
