"""The map of the districts, by keys alone."""

import pytest

from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import screen_text
from tests.tui.screens.unfilled import JUNG, add, titles
from tests.tui.settle import press

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


async def test_district_is_chosen_on_the_map(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원", **JUNG)
    add(center, "요양보호사")
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "ctrl+g", "enter")
        assert titles(pilot) == ["경리사무원"]
        await press(pilot, "ctrl+g", "enter")
        assert titles(pilot) == ["경리사무원", "요양보호사"]
        await press(pilot, "ctrl+g", "right", "up", "up", "right", "enter")
        assert titles(pilot) == ["요양보호사"]


async def test_map_stands_over_a_small_screen(center: Center, clock: FrozenClock) -> None:
    add(center, "경리사무원", **JUNG)
    add(center, "요양보호사")
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+g")
        assert "~ 한강 ~" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert titles(pilot) == ["경리사무원"]


async def test_map_counts_other_figures_by_one_key(center: Center, clock: FrozenClock) -> None:
    a_seeker(center.store, center.kim)
    add(center, "요양보호사", openings=5, **JUNG)
    add(center, "요양보호사", openings=2, sigungu="중구", district_code="11140")
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "ctrl+g")
        found = []
        for _ in range(6):
            lines = screen_text(pilot.app).splitlines()
            title = (
                next(line for line in lines if "어디에 남았나" in line).split("어디에 남았나")[1].split("─")[0].strip()
            )
            place = next(n for n, line in enumerate(lines) if "▸중구" in line)
            found.append((title, lines[place + 1][lines[place].index("▸중구") :].split()[0]))
            await press(pilot, "space")
    assert found == [
        ("자치구별 미채용 건", "2"),
        ("자치구별 남은 인원", "7"),
        ("자치구별 긴급 건", "0"),
        ("자치구별 맞는 사람 있는 건", "2"),
        ("자치구별 평균 기다린 영업일", "0"),
        ("자치구별 미채용 건", "2"),
    ]


async def test_small_map_counts_other_figures_too(center: Center, clock: FrozenClock) -> None:
    add(center, "요양보호사", openings=5, **JUNG)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+g", "space")
        text = screen_text(pilot.app)
        assert "자치구별 남은 인원" in text
        assert "Space 다른 수" in text
        await press(pilot, "space", "space")
        assert "자치구별 맞는 사람 있는 건" in screen_text(pilot.app)
