"""The weights by keys: read by everybody, changed by leads, and what would move shown before saving."""

from dataclasses import replace

import pytest

from jobplus_core.matching.commands import save_weights
from jobplus_core.matching.queries import weight_history, weights_of
from jobplus_core.matching.weights import DEFAULT
from jobplus_core.postings.commands import register_posting
from jobplus_tui.messages import MatchSeeker
from jobplus_tui.widgets.weight_bars import WeightBars
from tests.support.cases import POSTING, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, press_at_once, settle, type_text


@pytest.fixture
def seeker(center: Center) -> int:
    """A seeker of 요양보호사; one posting pays better, the other is nearer the wished work."""
    register_posting(center.store, center.kim, replace(POSTING, title="가까운 일", employer="다온요양원"))
    register_posting(
        center.store,
        center.kim,
        replace(POSTING, title="돈 되는 일", employer="한빛", wage_won=3_000_000, occupation_code="5502"),
    )
    return a_seeker(center.store, center.kim)


async def test_lead_sees_what_moves_before_saving_and_saves_a_version(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        first, second = grid(app)[3], grid(app)[4]
        assert "다온요양원" in first
        assert "한빛" in second
        await press(pilot, "w")
        assert "가중치 v1" in screen_text(app)
        assert "합계 100" in screen_text(app)
        await press(pilot, "shift+left", "shift+left", "shift+left", "shift+left", "shift+left", "shift+left")
        assert "합계 70" in screen_text(app)
        assert "30점 남음" in screen_text(app)
        assert "합계가 100이 되면" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "합계가 100이어야 합니다. 지금은 70입니다." in screen_text(app)
        await press(pilot, "down", "down", "4", "5")
        assert "합계 100" in screen_text(app)
        assert any("2 → 1 ▴" in line.replace("  ", " ") and "한빛" in line for line in grid(app))
        await press(pilot, "ctrl+s")
        assert "사유" in screen_text(app)
        with center.store.read() as reader:
            assert weight_history(reader, center.institution_id) == []
        await type_text(pilot, "임금이 먼저")
        await press(pilot, "ctrl+s")
        with center.store.read() as reader:
            held = weights_of(reader, center.institution_id)
            assert (held.version, held.of("occupation"), held.of("wage")) == (2, 0, 45)
        assert "한빛" in grid(app)[3]
        await press(pilot, "w", "ctrl+t")
        text = screen_text(app)
        assert "고친 기록 모두 2개" in text
        assert "한지우" in text
        assert "임금이 먼저" in text
        assert "직종 30→0" in text
        await press(pilot, "escape")
        assert "에게 맞는 구인" in grid(app)[1]


async def test_esc_leaves_the_weights_as_they_are(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "left", "down", "right", "escape")
        with center.store.read() as reader:
            assert weights_of(reader, center.institution_id) == DEFAULT
        assert "홍길순에게 맞는 구인 2건" in grid(app)[1]


async def test_others_read_the_weights_and_change_nothing(center: Center, seeker: int) -> None:
    save_weights(center.store, center.lead, {"occupation": 60, "wage": 40}, "현장 의견")
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        lines = grid(app)
        assert any("가중치 v2 · 팀장만 고침" in line for line in lines)
        assert len(lines) == 24
        for key in ("left", "shift+right", "5", "ctrl+s"):
            await press(pilot, key)
            assert "합계 100" in screen_text(app)
        assert "팀장에게 말씀하세요" in screen_text(app)
        with center.store.read() as reader:
            assert weights_of(reader, center.institution_id).version == 2


async def test_weights_open_with_the_korean_keyboard_and_without_a_ranking(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ㅈ")
        assert "합계 100" in screen_text(app)


async def test_refused_weights_are_given_back_with_the_reason(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "left", "down", "right", "tab")
        await type_text(pilot, "900101-1234567")
        await press(pilot, "ctrl+s")
        text = screen_text(app)
        assert "900101-1234567" in text
        assert "주민등록번호" in text
        assert "29" in text
        with center.store.read() as reader:
            assert weights_of(reader, center.institution_id) == DEFAULT


async def test_weights_of_another_lead_are_shown_before_they_are_replaced(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        # The occupation counts nothing, the way to work all of it.
        await press(pilot, "w", "0", "down", "5", "0", "tab")
        await type_text(pilot, "집 가까운 곳")
        save_weights(center.store, center.admin, {"occupation": 60, "wage": 40}, "현장 의견")
        await press(pilot, "ctrl+s")
        assert "다른 책상이 먼저 저장했습니다. 둘을 보고 다시 저장하십시오." in screen_text(app)
        await settle(pilot)
        bars = app.screen.query_one(WeightBars)
        # What counted before stands beside: the other lead's weights.
        assert any("가중치 v2" in line for line in grid(app))
        assert any(line.split()[3:6] == ["0", "-60", "지금"] for line in grid(app) if "직종" in line)
        assert (bars.weights["occupation"], bars.weights["commute"], bars.total) == (0, 50, 100)
        with center.store.read() as reader:
            assert weights_of(reader, center.institution_id).version == 2
        await press(pilot, "ctrl+s")
        with center.store.read() as reader:
            assert [each.note for each in weight_history(reader, center.institution_id)] == [
                "집 가까운 곳",
                "현장 의견",
            ]


async def test_reasons_and_list_use_the_weights_of_the_center(center: Center, seeker: int) -> None:
    save_weights(center.store, center.lead, {"occupation": 60, "deadline": 40}, "마감 먼저")
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "60/60" in text
        assert "/40" in text
        assert "/15" not in text
        assert "가중치 v2" in text


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_names_are_text_among_what_moves(center: Center, name: str, seen: str) -> None:
    register_posting(center.store, center.kim, replace(POSTING, title=name, employer=name))
    key = a_seeker(center.store, center.kim)
    app = app_on(center, "matching", MatchSeeker(key), login="han")
    async with app.run_test(size=(200, 44)) as pilot:
        await settle(pilot)
        await press(pilot, "w", "left", "down", "right")
        assert screen_text(app).count(seen) >= 2
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()


async def test_keys_that_come_at_once_change_the_criteria_they_were_meant_for(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker), login="han")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "w")
        await press_at_once(pilot, "shift+left", "down", "down", "2", "0")
        assert app.screen.query_one("#bars", WeightBars).weights["occupation"] == 25
        assert app.screen.query_one("#bars", WeightBars).weights["wage"] == 20
        assert any("25  -5" in line for line in grid(app))
        assert any("20  +5" in line for line in grid(app))
