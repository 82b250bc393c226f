"""From the year's target to each person's month, on both databases."""

from datetime import date

import pytest

from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, RoleMissing
from jobplus_core.kinds import Divisor, Funding, Indicator, LeaveKind, MonthSplit, Rounding, TeamKind
from jobplus_core.plan.commands import TargetForm, choose_target, set_targets
from jobplus_core.plan.dividing.commands import RuleForm, divide_month, set_rule, set_strength
from jobplus_core.plan.dividing.queries import TeamMonth, team_month, team_months
from jobplus_core.plan.dividing.rules import Rule
from jobplus_core.plan.queries import candidates, quotas, targets
from jobplus_core.plan.queries_history import quota_changes, target_changes
from jobplus_core.staff.queries import teams
from jobplus_core.tables.staff import Leave
from tests.support.center import Center
from tests.support.clock import FrozenClock

NOVEMBER = date(2013, 11, 1)


def hold(center: Center, *values: tuple[int, bool], indicator: Indicator = Indicator.PLACEMENT) -> None:
    forms = tuple(
        TargetForm(indicator=indicator, year=2013, value=value, source=f"출처 {value}", active=active)
        for value, active in values
    )
    set_targets(center.store, center.lead, forms)


def month(
    center: Center, kind: TeamKind = TeamKind.COUNSELING, indicator: Indicator = Indicator.PLACEMENT
) -> TeamMonth:
    with center.store.read() as reader:
        team = next(one for one in teams(reader, center.institution_id) if one.kind == kind)
        return team_month(reader, center.institution_id, team, indicator, NOVEMBER)


def test_contradictions_stand_side_by_side_and_a_lead_chooses(center: Center, clock: FrozenClock) -> None:
    hold(center, (9_500, True), (10_000, False))
    before = center.store.present()
    with center.store.read() as reader:
        first, second = candidates(reader, center.institution_id, 2013)
    assert [(row.value, row.since is not None) for row in (first, second)] == [(9_500, True), (10_000, False)]
    clock.advance(days=1)
    assert choose_target(center.store, center.lead, second.id, "본부 지시") == second.id
    with pytest.raises(AlreadyDone):
        choose_target(center.store, center.lead, second.id, "다시")
    again = choose_target(center.store, center.lead, first.id, "되돌림")
    assert again not in (first.id, second.id)
    with center.store.read() as reader:
        held = candidates(reader, center.institution_id, 2013)
        then = [row.value for row in targets(reader, center.institution_id, 2013, as_of=before) if row.active]
    assert [(row.value, row.note, row.since is not None) for row in held] == [
        (9_500, "되돌림", True),
        (10_000, "본부 지시", False),
    ]
    assert then == [9_500]


def test_only_leads_choose_and_say_why(center: Center) -> None:
    hold(center, (9_500, True), (10_000, False))
    with center.store.read() as reader:
        other = candidates(reader, center.institution_id, 2013)[1]
    with pytest.raises(RoleMissing):
        choose_target(center.store, center.kim, other.id, "왜")
    with pytest.raises(FieldMissing):
        choose_target(center.store, center.lead, other.id, "  ")


def test_month_is_divided_by_presence_and_kept_with_its_history(center: Center, clock: FrozenClock) -> None:
    hold(center, (1_200, True))
    assert (
        divide_month(center.store, center.lead, center.teams[TeamKind.COUNSELING], Indicator.PLACEMENT, NOVEMBER) == 2
    )
    with center.store.write(center.admin, "leave") as work:
        kim = center.kim.counselor_id or 0
        work.add(Leave(counselor_id=kim, kind=LeaveKind.SICK.value, since=date(2013, 11, 15), until=None))
        work.finish()
    clock.advance(days=1)
    found = month(center)
    assert [(share.name, share.days, share.value) for share in found.division.shares] == [
        ("김하나", 10, 32),
        ("이두리", 21, 68),
    ]
    divide_month(center.store, center.lead, center.teams[TeamKind.COUNSELING], Indicator.PLACEMENT, NOVEMBER)
    with center.store.read() as reader:
        rows = {row.counselor_id: row.value for row in quotas(reader, center.institution_id, NOVEMBER)}
        history = quota_changes(reader, center.institution_id, NOVEMBER)
        chosen = target_changes(reader, center.institution_id, 2013)
    assert rows == {None: 100, center.kim.counselor_id: 32, center.lee.counselor_id: 68}
    assert [(row.counselor, row.before, row.value, row.set_by) for row in history] == [
        (None, 100, 100, "한지우"),
        ("김하나", 50, 32, "한지우"),
        ("이두리", 50, 68, "한지우"),
        (None, None, 100, "한지우"),
        ("김하나", None, 50, "한지우"),
        ("이두리", None, 50, "한지우"),
    ]
    assert (history[1].source, history[0].set_at > history[3].set_at) == ("월 100 ÷ 1.5 현원 팀원 · 합계 맞춤", True)
    assert [(row.value, row.since is not None, row.until) for row in chosen] == [(1_200, True, None)]


def test_rule_of_a_center_takes_the_plans_place(center: Center) -> None:
    hold(center, (25_000, True), indicator=Indicator.OPENING)
    team = center.teams[TeamKind.POSTING]
    set_strength(center.store, center.lead, team, 5, since=date(2013, 1, 1))
    found = month(center, TeamKind.POSTING, Indicator.OPENING)
    # Five places and nobody who leads: 2,083 by five, four of them vacant.
    assert ([share.value for share in found.division.shares], found.division.vacant) == ([416], 1_666)
    rule = Rule(Divisor.WITH_LEAD, Rounding.EXACT, MonthSplit.SEASONAL)
    assert set_rule(center.store, center.lead, RuleForm(team, Indicator.OPENING, rule)) == 1
    found = month(center, TeamKind.POSTING, Indicator.OPENING)
    assert (found.rule, found.months_difference) == (rule, 0)
    assert [share.value for share in found.division.shares] == [found.months[10]]


def test_fundings_stand_apart_and_make_the_whole_where_it_is_not_set(center: Center) -> None:
    set_targets(
        center.store,
        center.lead,
        tuple(
            TargetForm(indicator=Indicator.PLACEMENT, year=2013, value=value, source="1장", funding=funding)
            for funding, value in ((Funding.PRIVATE, 7_000), (Funding.SUPPORT, 3_000))
        ),
    )
    found = month(center)
    assert (found.target, found.private, found.support) == (10_000, 7_000, 3_000)


def test_what_cannot_be_divided_is_refused(center: Center) -> None:
    team = center.teams[TeamKind.COUNSELING]
    with pytest.raises(FieldRefused):
        divide_month(center.store, center.lead, team, Indicator.PLACEMENT, NOVEMBER)
    with pytest.raises(RoleMissing):
        divide_month(center.store, center.kim, team, Indicator.PLACEMENT, NOVEMBER)
    with pytest.raises(RoleMissing):
        set_rule(center.store, center.kim, RuleForm(team, Indicator.PLACEMENT, Rule(Divisor.PRESENT, Rounding.UP)))
    with pytest.raises(FieldRefused):
        set_strength(center.store, center.lead, team, -1, since=NOVEMBER)
    with center.store.read() as reader:
        assert [row.target for row in team_months(reader, center.institution_id, NOVEMBER)] == [None] * 5
