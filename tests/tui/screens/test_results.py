"""The weekly report, driven by keys alone."""

from dataclasses import replace

import pytest

from jobplus_core.kinds import Indicator, TeamKind
from jobplus_core.plan.commands import QuotaForm, TargetForm, set_quotas, set_targets
from jobplus_core.postings.commands import register_posting
from jobplus_core.staff.commands import add_counselor
from tests.support.cases import POSTING, a_referral, a_seeker
from tests.support.center import SINCE, Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.settle import press

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


def plan(center: Center) -> None:
    """Set the year's targets and a month's quota."""
    year = SINCE.year
    targets = (
        TargetForm(indicator=Indicator.PLACEMENT, year=year, value=95, source="추진계획"),
        TargetForm(indicator=Indicator.PLACEMENT, year=year, value=100, source="세부계획", active=False),
        TargetForm(indicator=Indicator.REGISTRATION, year=year, value=8, source="추진계획"),
    )
    set_targets(center.store, center.admin, targets)
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT, year=year, month=11, value=8, source="목표", counselor_id=center.kim.counselor_id
    )
    set_quotas(center.store, center.admin, (quota,))


async def test_figures_of_the_week_open_the_rows_beneath(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    a_seeker(center.store, center.lee, "김철수", phone="010-0000-2345")
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        lines = grid(pilot.app)
        team = next(line for line in lines if line.startswith("│ 구직등록"))
        assert team.split()[2:4] == ["2", "2"]
        person = next(line for line in lines if "김하나" in line and line.startswith("│"))
        assert person.split()[2:10] == ["1", "1", "0", "0", "1", "1", "0", "0"]
        await press(pilot, "end", "enter")
        text = screen_text(pilot.app)
        assert "계 · 구직등록 · 11월 3째주 2건" in text
        assert "이두리" in text
        await press(pilot, "escape", "up", "right", "right", "right", "right", "enter")
        assert "취업알선 · 11월 3째주" in screen_text(pilot.app)


async def test_row_beneath_a_figure_opens_its_person(center: Center, clock: FrozenClock) -> None:
    a_seeker(center.store, center.kim, "김철수", phone="010-0000-2345")
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        await press(pilot, "end", "enter", "enter")
        assert "김철수 1번" in screen_text(pilot.app)


async def test_other_team_other_weeks(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, POSTING)
    clock.advance(days=7)
    register_posting(center.store, center.park, replace(POSTING, registered_on=clock.now.date()))
    async with open_at(center, clock, "results") as pilot:
        await press(pilot, "ctrl+y", "ctrl+y")
        row = next(line for line in grid(pilot.app) if "박세모" in line)
        assert row.split()[1:5] == ["1", "2", "2", "4"]
        assert "11월 4째주" in grid(pilot.app)[1]
        await press(pilot, "pageup")
        assert "11월 3째주" in grid(pilot.app)[1]
        row = next(line for line in grid(pilot.app) if "박세모" in line)
        assert row.split()[1:5] == ["1", "1", "2", "2"]
        await press(pilot, "pagedown", "pagedown")
        assert "11월 4째주" in grid(pilot.app)[1]


async def test_outlook_shows_both_candidates_and_never_mixes_them(center: Center, clock: FrozenClock) -> None:
    plan(center)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        text = screen_text(pilot.app)
        assert "0 / 95" in text
        assert "목표 하나 더 100" in text
        assert "지난해" not in text


async def test_small_screen_is_whole_and_swaps_in_the_chart(center: Center, clock: FrozenClock) -> None:
    plan(center)
    a_referral(center.store, center.kim)
    async with open_at(center, clock, "results") as pilot:
        lines = grid(pilot.app)
        assert len(lines) == 24
        assert "취업상담팀" in lines[1]
        assert lines[4].split()[:3] == ["│", "상담원", "주"]
        total = next(line for line in lines if line.startswith("│ 계"))
        assert total.split()[2:4] == ["1", "1"]
        assert next(line for line in lines if "달성" in line).split()[2] == "12.5%"
        assert "^G 그림" in lines[21]
        await press(pilot, "ctrl+g")
        assert "올해 전망" in screen_text(pilot.app)
        assert "11월" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "올해 전망" not in screen_text(pilot.app)


async def test_people_out_of_sight_are_counted_as_in_other_lists(center: Center, clock: FrozenClock) -> None:
    team = center.teams[TeamKind.COUNSELING]
    for place in range(12):
        add_counselor(center.store, center.admin, f"상담{place}", team_id=team, since=SINCE, lead=False)
    async with open_at(center, clock, "results") as pilot:
        head = next(line for line in grid(pilot.app) if "누계" in line)
    assert head.split()[:4] == ["│", "▾", "3명", "더"]


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    team = center.teams[TeamKind.COUNSELING]
    add_counselor(center.store, center.admin, name, team_id=team, since=SINCE, lead=False)
    async with open_at(center, clock, "results", size=LARGE) as pilot:
        assert seen[:6] in screen_text(pilot.app)
        for _ in range(5):
            await press(pilot, "enter", "escape", "down")
        assert STEERING & set(screen_text(pilot.app).replace("\n", "")) == set()
        assert pilot.app.is_running
