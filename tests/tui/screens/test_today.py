"""The day's queue by keys alone: ranked, acted on, put off, explained."""

from dataclasses import replace

import pytest

from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import Indicator
from jobplus_core.placements.commands import place
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import refer
from jobplus_core.referrals.queries import referral
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_referral, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.settle import press, type_text


@pytest.fixture
def day(center: Center, clock: FrozenClock) -> Center:
    """An answer overdue, a call of today, a posting of today, and a month behind its quota."""
    a_referral(center.store, center.kim)
    hired = a_seeker(center.store, center.kim, "김두레", phone="010-0000-5678")
    place(center.store, center.kim, refer(center.store, center.kim, hired, a_posting(center.store, center.park)))
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT,
        year=2013,
        month=11,
        value=42,
        source="목표",
        counselor_id=center.kim.counselor_id,
    )
    set_quotas(center.store, center.admin, (quota,))
    clock.advance(days=7)
    a_posting_of_today(center, clock)
    return center


def a_posting_of_today(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, replace(POSTING, title="주간 돌봄", registered_on=clock.now.date()))


async def test_queue_is_ranked_and_whole_at_80(day: Center, clock: FrozenClock) -> None:
    async with open_at(day, clock, "today") as pilot:
        lines = grid(pilot.app)
        assert "오늘 할 일 4건 · 끝냄 0" in lines[1]
        assert lines[3].startswith("│ 지금 2건 · 기한이 지났거나 오늘 안에 할 일 ─")
        assert lines[4].startswith("│▸! 당일알선  다온요양원 주간 돌봄")
        assert lines[5].startswith("│ ! 회신확인  홍길순 → 다온요양원")
        assert lines[6].startswith("│ 오늘 2건 ─")
        assert lines[7].startswith("│ ◦ 사후확인  김두레 취업 1주")
        assert lines[8].startswith("│ ⋯ 목표")
        assert lines[17].startswith("┌─ 다온요양원 주간 돌봄 ")
        assert lines[18].startswith("│ 도봉구 · 월급 220만  오늘 등록")
        assert "맞는 사람 1명" in lines[19]
        assert lines[20].startswith("│ 11월  이룸 1 · 기대 32.0 · 남은 5일 하루 8.2건")
        assert "Enter 열기  ^R 바로 하기  ^T 미루기  / 거르기" in lines[16]
        assert lines[22].startswith(" F1 도움  ^F 찾기  ^N 새 구직  ^P 명령  ^Z 되돌리기")


async def test_side_panels_stand_beside_it_at_120(day: Center, clock: FrozenClock) -> None:
    async with open_at(day, clock, "today", size=LARGE) as pilot:
        text = screen_text(pilot.app)
        assert "오늘 등록 · 알선 0" in text
        assert "11월 목표 42" in text
        assert "어제까지 기대 32" in text
        assert "남은 5일 하루 8.2건이면 42" in text
        await press(pilot, "down", "down")
        assert "? 일은 익숙해지셨나요?" in screen_text(pilot.app)
        await press(pilot, "ctrl+l")
        assert "구인은 종류마다 가장 오래 기다린 10건까지이고, 내 구인이 먼저입니다." in screen_text(pilot.app)


async def test_one_key_acts_on_the_row(day: Center, clock: FrozenClock) -> None:
    async with open_at(day, clock, "today") as pilot:
        await press(pilot, "ctrl+r")
        assert "에 맞는 사람" in grid(pilot.app)[1]
        await press(pilot, "f2", "down", "ctrl+r")
        assert "알선 결과" in screen_text(pilot.app)
        await press(pilot, "1", "ctrl+s", "f2", "down", "ctrl+r")
        assert "결과 적기 김두레 취업 1주" in screen_text(pilot.app)
        await press(pilot, "ctrl+s", "f2")
        assert "끝냄 2" in grid(pilot.app)[1]
        text = " ".join(screen_text(pilot.app).split())
        assert "사후확인 김두레 취업 1주" not in text
        assert "✓ 사후확인 김두레 · 다온요양원" in text
        assert "근무 중 09:00" in text
    with day.store.read() as reader:
        found = referral(reader, 1)
        assert of_placement(reader, 1)[0].result == "working"
    assert found is not None
    assert found.state == "informed"


async def test_row_is_put_off_with_a_reason_and_the_rule_is_shown(day: Center, clock: FrozenClock) -> None:
    async with open_at(day, clock, "today") as pilot:
        await press(pilot, "down", "ctrl+t", "ctrl+s")
        assert "미룰 날    2013-11-26" in screen_text(pilot.app)
        assert "까닭을 먼저 적으십시오." in screen_text(pilot.app)
        await type_text(pilot, "담당자 휴가")
        await press(pilot, "enter")
        assert "오늘 할 일 3건 · 끝냄 0 · 미룸 1" in grid(pilot.app)[1]
        await press(pilot, "ctrl+l")
        assert "1  긴급알선" in screen_text(pilot.app)
        await press(pilot, "escape")
        clock.advance(days=1)
        await press(pilot, "f3", "f2")
        assert "회신확인" in screen_text(pilot.app)


async def test_notice_is_marked_as_read(center: Center, clock: FrozenClock) -> None:
    target = a_posting(center.store, center.park, openings=1)
    won, _lost = (
        refer(center.store, actor, a_seeker(center.store, actor), target) for actor in (center.lee, center.kim)
    )
    place(center.store, center.lee, won)
    async with open_at(center, clock, "today") as pilot:
        assert "◂ 알림      홍길순 → 다온요양원" in screen_text(pilot.app)
        await press(pilot, "ctrl+r")
        assert "오늘 할 일 0건 · 끝냄 2" in grid(pilot.app)[1]
        assert "알림" not in screen_text(pilot.app)


async def test_queue_is_narrowed_by_words(day: Center, clock: FrozenClock) -> None:
    async with open_at(day, clock, "today") as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "ㄱㄷㄹ")
        assert "'ㄱㄷㄹ' · 4건" in grid(pilot.app)[1]
        shown = screen_text(pilot.app)
        assert ("김두레 취업 1주" in shown, "회신확인" in shown, "당일알선" in shown) == (True, False, False)
        await press(pilot, "enter", "ctrl+t", "escape", "slash", "end")
        await type_text(pilot, " 없음")
        assert "김두레 취업 1주" not in screen_text(pilot.app)
        await press(pilot, "escape")
        assert ("회신확인" in screen_text(pilot.app), "'ㄱㄷㄹ" in screen_text(pilot.app)) == (True, False)


async def test_act_of_today_stands_among_the_rows_and_is_taken_back_there(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim, openings=1)
    async with open_at(center, clock, "today") as pilot:
        assert "오늘 할 일 1건 · 끝냄 1" in grid(pilot.app)[1]
        assert grid(pilot.app)[5].startswith("│ ✓ 알선      홍길순 · 다온요양원")
        await press(pilot, "down", "ctrl+r", "ctrl+t", "ctrl+o", "enter")
        assert "되돌리기" in screen_text(pilot.app)
        await type_text(pilot, "잘못 누름")
        await press(pilot, "enter", "right", "enter")
        assert "끝냄 0" in grid(pilot.app)[1]
        assert "✓ 알선" not in screen_text(pilot.app)
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    assert found.state == "undone"


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_names_are_shown_as_text(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    form = replace(SEEKER, name=name)
    key = register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id
    refer(center.store, center.kim, key, a_posting(center.store, center.park))
    clock.advance(days=3)
    async with open_at(center, clock, "today", size=(200, 40)) as pilot:
        assert seen[:6] in screen_text(pilot.app)
        await press(pilot, "ctrl+t")
        assert seen[:6] in screen_text(pilot.app)
        assert STEERING & set(screen_text(pilot.app).replace("\n", "")) == set()
