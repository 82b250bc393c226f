"""The ladder of hand-offs on the desk, by keys alone."""

from datetime import timedelta
from typing import cast

import pytest

from jobplus_tui.app import DeskApp
from tests.support.cases import number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import open_at
from tests.tui.grid import grid, screen_text
from tests.tui.screens.unfilled import add, titles
from tests.tui.settle import press, settle, type_text

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


async def test_one_key_shows_each_teams_postings_and_the_urgent_ones(center: Center, clock: FrozenClock) -> None:
    add(center, "긴급한 일")
    clock.advance(days=9)
    day = clock.now.date()
    add(center, "개발팀 일", registered_on=day - timedelta(days=1))
    add(center, "오늘 일", registered_on=day)
    async with open_at(center, clock, "postings") as pilot:
        seen = []
        for _ in range(5):
            seen.append((titles(pilot), grid(pilot.app)[2].split()[2]))
            await press(pilot, "ctrl+t")
    every = ["긴급한 일", "개발팀 일", "오늘 일"]
    assert seen == [
        (every, "미채용"),
        (["오늘 일"], "상담팀"),
        (every[:2], "개발팀"),
        (every[:1], "긴급"),
        (every, "미채용"),
    ]


async def test_graduates_told_and_taking_back_stand_on_the_ladder(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원")
    clock.advance(days=1)
    async with open_at(center, clock, "postings", login="park") as pilot:
        await press(pilot, "ctrl+l", "ctrl+t")
        await type_text(pilot, "CAM반 8명")
        await press(pilot, "enter", "right", "enter", "ctrl+l")
        assert "✓ 수료생 먼저 안내   11.19(화) 박세모 CAM반 8명" in screen_text(pilot.app)
        await press(pilot, "ctrl+y")
        await type_text(pilot, "까닭")
        await press(pilot, "enter", "right", "enter")
        assert "취업상담팀이나 팀장이 하는 일" in grid(pilot.app)[-1]
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+l", "ctrl+y", "enter", "right", "enter")
        assert "까닭을 먼저 적으십시오" in screen_text(pilot.app)
        await type_text(pilot, "내일 면접")
        await press(pilot, "enter", "enter")
        assert "당일" in grid(pilot.app)[4]
        await press(pilot, "ctrl+l")
        text = screen_text(pilot.app)
        assert "11.19(화)  상담팀으로 되돌림  김하나 내일 면접" in text
        assert "11.19(화)  구인개발팀 이관" in text
        assert "상담팀 11.19(화) 김하나" in text


async def test_lead_sets_the_period_and_others_read_it(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원")
    clock.advance(days=2)
    async with open_at(center, clock, "postings", login="han") as pilot:
        assert "긴급" not in grid(pilot.app)[4]
        await press(pilot, "ctrl+l", "ctrl+l", "end", "backspace")
        await type_text(pilot, "0")
        await press(pilot, "enter")
        assert "1에서 99까지" in screen_text(pilot.app)
        await press(pilot, "backspace")
        await type_text(pilot, "2")
        await press(pilot, "enter")
        assert "긴급" in grid(pilot.app)[4]
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+l", "ctrl+l")
        text = screen_text(pilot.app)
        assert "채용 없이 2영업일이 지나면 긴급입니다." in text
        assert "2일  11.20(수) 한지우" in text
        await press(pilot, "end", "backspace", "9", "enter")
    assert number(center.store, "SELECT COUNT(*) FROM setting") == 1


async def test_hand_offs_are_booked_when_a_desk_opens_and_when_the_day_changes(
    center: Center, clock: FrozenClock
) -> None:
    add(center, "경리사무원")
    clock.advance(days=1)
    count = "SELECT COUNT(*) FROM posting_hand_off"
    async with open_at(center, clock, "postings") as pilot:
        assert number(center.store, count) == 1
        clock.advance(days=8)
        cast("DeskApp", pilot.app)._tick()
        await settle(pilot)
        assert number(center.store, count) == 2
