"""What leads set from the results: how targets are divided, what evaluations weigh, words on one person's result."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.access.queries import setting
from jobplus_core.kinds import Divisor, Indicator, TeamKind
from jobplus_core.placements.commands import place
from jobplus_core.plan.commands import QuotaForm, TargetForm, set_quotas, set_targets
from jobplus_core.plan.dividing.queries import authorized_on, rule_of
from jobplus_core.plan.dividing.rules import PLAN_RULES
from jobplus_core.reports.evaluation.queries import evaluation
from jobplus_core.reports.weeks import month_of
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import teams
from tests.support.cases import SEEKER, TODAY, a_referral, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.settle import press

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


def a_year(center: Center) -> None:
    target = TargetForm(indicator=Indicator.PLACEMENT, year=2013, value=120, source="추진계획")
    set_targets(center.store, center.admin, (target,))


def low_month(center: Center) -> None:
    """One placement of a quota of eight."""
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT, year=2013, month=11, value=8, source="목표", counselor_id=center.kim.counselor_id
    )
    set_quotas(center.store, center.admin, (quota,))
    place(center.store, center.kim, a_referral(center.store, center.kim))


async def test_lead_sees_what_another_rule_comes_to_and_saves_it(center: Center, clock: FrozenClock) -> None:
    a_year(center)
    async with open_at(center, clock, "results", login="han") as pilot:
        await press(pilot, "ctrl+l", "ctrl+t", "2", "ctrl+s")
        text = screen_text(pilot.app)
        assert "아직 고친 것이 없습니다" in text
        assert "÷ 2.0 현원" in text
        await press(pilot, "tab", "2", "tab", "tab", "tab", *"x9")
        assert "팀 정원을 1에서 999까지 쓰세요" in screen_text(pilot.app)
        await press(pilot, "home", "delete", "delete", *"5")
        # Ten a month for the places of five without their lead, two of them filled.
        assert "÷ 4.0 정원" in screen_text(pilot.app)
        await press(pilot, "ctrl+s")
        assert "2013년 목표" in screen_text(pilot.app)
        assert "÷ 4.0 정원" in screen_text(pilot.app)
    with center.store.read() as reader:
        team = next(one for one in teams(reader, center.institution_id) if one.kind == TeamKind.COUNSELING)
        assert rule_of(reader, center.institution_id, team, Indicator.PLACEMENT).divisor is Divisor.AUTHORIZED
        assert (
            rule_of(reader, center.institution_id, team, Indicator.REGISTRATION)
            == (PLAN_RULES[TeamKind.COUNSELING, Indicator.REGISTRATION])
        )
        assert authorized_on(reader, team.id, date(2013, 11, 1)) == 5


async def test_counselor_changes_no_rule(center: Center, clock: FrozenClock) -> None:
    a_year(center)
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+l", "ctrl+t")
        assert "목표 선택과 배분은 팀장이 합니다" in screen_text(pilot.app)


async def test_weighted_measure_stands_apart_from_the_team(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "results", login="han") as pilot:
        await press(pilot, "e", "ctrl+g", "right", "ctrl+s")
        assert any("취업상담팀 취업상담x2 " in line for line in grid(pilot.app))


async def test_lead_sees_whom_other_weights_move_and_saves_them(center: Center, clock: FrozenClock) -> None:
    low_month(center)
    clock.advance(days=14)
    async with open_at(center, clock, "results", login="han") as pilot:
        await press(pilot, "e", "ctrl+g")
        text = screen_text(pilot.app)
        assert "구인개발·구인건수" in text
        assert "점수가 달라지는 사람이 없습니다" in text
        await press(pilot, "ctrl+s")
        assert "아직 고친 것이 없습니다" in screen_text(pilot.app)
        # The quota of placements alone decides what somebody is judged by with three times its weight.
        await press(pilot, "down", "down", "3")
        moved = next(line for line in grid(pilot.app) if "김하나" in line and "→" in line)
        assert "▾" in moved
        await press(pilot, "tab", "backspace", "backspace", *"5", "ctrl+s")
        assert "취업성공x3" in screen_text(pilot.app)
    with center.store.read() as reader:
        found = [
            setting(reader, center.institution_id, name)
            for name in (
                SettingName.EVALUATION_PLACEMENT,
                SettingName.EVALUATION_REFERRAL,
                SettingName.EVALUATION_LOW_PERCENT,
            )
        ]
    assert found == [3, 1, 5]


async def test_counselor_reads_the_weights_and_changes_none(center: Center, clock: FrozenClock) -> None:
    low_month(center)
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "e", "ctrl+g", "right", "ctrl+s")
        text = screen_text(pilot.app)
        assert "팀장만 고침" in text
        assert "가중치는 팀장만 고칩니다" in text


async def test_lead_writes_of_one_person(center: Center, clock: FrozenClock) -> None:
    low_month(center)
    clock.advance(days=14)
    async with open_at(center, clock, "results", login="han") as pilot:
        await press(pilot, "e", "ctrl+l")
        await press(pilot, "3", "enter", *"ill", "enter", "right", "enter")
        lines = grid(pilot.app)
        lee = next(place for place, line in enumerate(lines) if "이두리" in line and "%" in line)
        assert lines[lee + 1].strip("│ ") == "ill"
    with center.store.read() as reader:
        found = evaluation(reader, center.institution_id, "시험센터", month_of(TODAY), center.store.present())
    notes = {one["name"]: one["note"] for team in found["teams"] for one in team["people"] if one["note"]}
    assert notes == {"이두리": "ill"}


async def test_wide_screen_shows_the_weeks_before_and_the_year_before(center: Center, clock: FrozenClock) -> None:
    place(center.store, center.kim, a_referral(center.store, center.kim))
    for name, phone in (("김철수", "010-0000-2345"), ("김철호", "010-0000-2346")):
        a_seeker(center.store, center.kim, name, phone=phone)
    clock.advance(days=365)
    # One by now against three by the same day of the year before.
    form = replace(SEEKER, name="박영희", phone="010-0000-2347")
    register_seeker(center.store, center.lee, form, RegistrationForm(registered_on=clock.now.date()))
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        lines = grid(pilot.app)
        assert "지난해" in lines[3]
        registered = next(line for line in lines if line.startswith("│ 구직등록"))
        assert registered.rstrip("│ ").endswith("▾ 67%")
        placed = next(line for line in lines if line.startswith("│ 취업자수"))
        assert placed.rstrip("│ ").endswith("▾ 100%")


async def test_flow_of_eight_weeks_ends_with_the_week_shown(center: Center, clock: FrozenClock) -> None:
    place(center.store, center.kim, a_referral(center.store, center.kim))
    clock.advance(days=14)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        assert "8주" in screen_text(pilot.app)
        kim = next(line for line in grid(pilot.app) if line.startswith("│ 김하나"))
        assert "     ▆  " in kim
        await press(pilot, "pageup", "pageup")
        kim = next(line for line in grid(pilot.app) if line.startswith("│ 김하나"))
        assert "       ▆" in kim
