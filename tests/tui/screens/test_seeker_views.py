"""The views of 구직: everybody, one's own, what is to be done; filling gaps and handing records over by keys."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import SEEKER, TODAY, a_seeker, number
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text

MONDAY = date(2013, 11, 11)


def incomplete(center: Center, name: str) -> int:
    form = replace(SEEKER, name=name, birth_date=None, wage_basis=None, wage_won=None)
    return register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id


def promised(center: Center, name: str, day: date, what: str) -> int:
    who = a_seeker(center.store, center.kim, name)
    log_session(center.store, center.kim, who, SessionForm(held_on=MONDAY, next_on=day, next_action=what))
    return who


async def test_views_turn_from_everybody_to_ones_own_to_what_waits(center: Center) -> None:
    a_seeker(center.store, center.lee, "이웃집")
    incomplete(center, "강하늘")
    promised(center, "홍길순", TODAY, "면접 준비")
    promised(center, "박세모", date(2013, 11, 15), "알선 결과 전화")
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "구직 4명" in grid(app)[1]
        await press(pilot, "ctrl+t")
        assert ("내 구직자 3명" in grid(app)[1], "이웃집" in screen_text(app)) == (True, False)
        await press(pilot, "ctrl+t")
        lines = grid(app)
        assert "내 할 일 3명 · 지남 1 · 오늘 1 · 미완 1" in lines[1]
        assert ["박세모" in lines[4], "! 11.15(금)" in lines[4], "알선 결과 전화" in lines[4]] == [True] * 3
        assert ["홍길순" in lines[5], "◂ 11.18(월)" in lines[5], "면접 준비" in lines[5]] == [True] * 3
        assert ["강하늘" in lines[6], "미완: 생년월일, 임금" in lines[6]] == [True] * 2
        await press(pilot, "ctrl+o")
        assert "! 약속 11.15(금) 알선 결과 전화" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert "구직 4명" in grid(app)[1]


async def test_a_kept_promise_leaves_the_queue(center: Center) -> None:
    promised(center, "홍길순", TODAY, "면접 준비")
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "ctrl+t", "ctrl+o")
        await type_text(pilot, "만남")
        await press(pilot, "ctrl+s")
        assert ("내 할 일 0명" in grid(app)[1], "할 일이 없습니다" in screen_text(app)) == (True, True)


async def test_form_opens_at_the_first_gap(center: Center) -> None:
    who = incomplete(center, "강하늘")
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "ctrl+t", "ctrl+g")
        await type_text(pilot, "790302")
        await press(pilot, "ctrl+s")
        assert "미완: 임금" in screen_text(app)
    assert number(center.store, "SELECT COUNT(*) FROM seeker WHERE id = :who AND birth_date IS NOT NULL", who=who) == 1


async def test_whole_record_has_no_gap_to_open(center: Center) -> None:
    a_seeker(center.store, center.kim)
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+g")
        assert "필수 칸이 모두 찼습니다." in grid(app)[-1]


async def test_marked_records_are_handed_over(center: Center) -> None:
    for name in ("강하늘", "홍길순", "박세모"):
        incomplete(center, name)
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "ctrl+t", "space", "space", "ctrl+l")
        assert ("박세모, 홍길순" in screen_text(app), "넘기기 2명" in screen_text(app)) == (True, True)
        await press(pilot, "down", "ctrl+s")
        assert "까닭을 먼저" in screen_text(app)
        await type_text(pilot, "반 이동")
        await press(pilot, "ctrl+s")
        assert "내 할 일 1명" in grid(app)[1]
    owner = center.lee.counselor_id or 0
    assert number(center.store, "SELECT COUNT(*) FROM seeker WHERE owner_id = :owner", owner=owner) == 2


async def test_typing_finds_among_everybody_from_any_view(center: Center) -> None:
    a_seeker(center.store, center.lee, "이웃집")
    incomplete(center, "강하늘")
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "slash", "slash")
        assert "구직" in grid(app)[1]
        await type_text(pilot, "이웃")
        assert ("이웃집" in grid(app)[4], "찾음" in grid(app)[1]) == (True, True)
        await press(pilot, "escape")
        assert "내 구직자 1명" in grid(app)[1]


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_names_and_promises_are_shown_as_text(center: Center, name: str, seen: str) -> None:
    promised(center, name, TODAY, name)
    app = app_on(center, "seekers")
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        for keys in (("ctrl+t",), ("ctrl+t",), ("ctrl+l",)):
            await press(pilot, *keys)
            assert seen in screen_text(app)
        assert app.is_running
