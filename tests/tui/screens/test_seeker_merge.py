"""합치기 and 나누기 by keys alone."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from jobplus_core.access.commands import save_draft
from jobplus_core.seekers import queries
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_core.seekers.merging.queries import family
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm
from jobplus_tui.dialogs import merge
from jobplus_tui.intake.draft import FormDraft
from jobplus_tui.messages import ShowSeeker
from jobplus_tui.screens.seeker_merge import SeekerMergeScreen
from tests.support.cases import SEEKER, TODAY, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, press_at_once, settle, type_text, wait_until


def thin(center: Center, name: str = SEEKER.name) -> int:
    form = SeekerForm(name=name, phone=SEEKER.phone, email="hong@example.org")
    return register_seeker(center.store, center.lee, form, RegistrationForm(registered_on=TODAY)).seeker_id


def together(center: Center, seeker_id: int) -> tuple[int, ...]:
    with center.store.read() as reader:
        return family(reader, seeker_id)


def form(center: Center, seeker_id: int) -> SeekerForm:
    with center.store.read() as reader:
        row = queries.record(reader, seeker_id)
        assert row is not None
        return queries.form_of(reader, row)


def comparing(pilot: Pilot[Any]) -> bool:
    return isinstance(pilot.app.screen, SeekerMergeScreen)


async def answer(pilot: Pilot[Any], reason: str) -> None:
    """Give the reason and say yes."""
    await type_text(pilot, reason)
    await press(pilot, "enter", "right", "enter")


async def test_enter_finds_at_once_and_opens_none_of_those_shown_before(
    center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge, "FIND_AFTER_S", 3600.0)
    a_seeker(center.store, center.kim)
    other, mine = a_seeker(center.store, center.kim, "박새로", phone="010-0000-1111"), thin(center)
    app = app_on(center, "seekers", ShowSeeker(mine))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l", "shift+tab")
        await press_at_once(pilot, *"박새로", "enter")
        assert f"{other} 박새로" in screen_text(app)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        assert "박새로" in screen_text(app)


async def test_likely_same_person_is_merged_and_taken_apart(center: Center) -> None:
    first, second = a_seeker(center.store, center.kim), thin(center)
    app = app_on(center, "seekers", ShowSeeker(second))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l")
        assert f"{first} 홍길순" in screen_text(app)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        text = screen_text(app)
        assert f"{second} 홍길순 → {first} 홍길순" in text
        assert "hong@example.org" in text
        assert "빈 칸을 채움" in text
        assert "등록 1 · 상담 0 · 알선 0 · 취업 0" in text
        await press(pilot, "ctrl+s")
        await answer(pilot, "전화가 같음")
        await wait_until(pilot, lambda: together(center, first) == (first, second))
        await wait_until(pilot, lambda: f"{first}번" in screen_text(app))
        assert form(center, first) == replace(SEEKER, email="hong@example.org")
        await press(pilot, "ctrl+l")
        assert "합친 기록" in screen_text(app)
        await press(pilot, "enter")
        await answer(pilot, "다른 사람임")
        await wait_until(pilot, lambda: together(center, first) == (first,))
    assert form(center, first) == SEEKER
    assert together(center, second) == (second,)


async def test_row_of_a_merge_takes_it_apart_unless_a_later_one_stands_on_it(center: Center) -> None:
    first, second, third = (a_seeker(center.store, center.kim) for _ in range(3))
    for merged, known in ((second, 1), (third, 2)):
        merge_seekers(
            center.store, center.kim, first, merged, reason=f"{merged}도 같음", kept_version=known, merged_version=1
        )
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, f"{second}도")
        await press(pilot, "enter", "enter")
        assert ("기록 나누기" in screen_text(app), f"{second}도 같음" in screen_text(app)) == (False, True)
        await press(pilot, "escape", "escape", "slash")
        await type_text(pilot, f"{third}도")
        await press(pilot, "enter", "enter")
        await answer(pilot, "다른 사람임")
        await wait_until(pilot, lambda: together(center, first) == (first, second))


async def test_half_typed_form_of_the_merged_record_is_told(center: Center) -> None:
    first, second = a_seeker(center.store, center.kim), thin(center)
    save_draft(center.store, center.kim, "mend", FormDraft({"name": "홍"}).body(), subject_id=second)
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l", "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        assert f"{second}번에 적다 만 양식이 있습니다." in screen_text(app)


async def test_answer_is_no_until_somebody_says_yes(center: Center) -> None:
    first, second = a_seeker(center.store, center.kim), thin(center)
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l", "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        await press(pilot, "ctrl+s")
        await type_text(pilot, "전화가 같음")
        await press(pilot, "enter", "enter")
        assert comparing(pilot)
        await press(pilot, "escape")
        assert not comparing(pilot)
    assert together(center, second) == (second,)


async def test_other_record_is_kept_and_a_field_is_left_blank(center: Center) -> None:
    first, second = a_seeker(center.store, center.kim), thin(center)
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l", "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        await press(pilot, "ctrl+t")
        assert f"{first} 홍길순 → {second} 홍길순" in screen_text(app)
        assert "1961-05-05" in next(line for line in grid(app) if "▸" in line)
        await press(pilot, "space", "ctrl+s")
        await answer(pilot, "전화가 같음")
        await wait_until(pilot, lambda: together(center, first) == (first, second))
        await wait_until(pilot, lambda: f"{second}번" in screen_text(app))
    assert form(center, second) == replace(SEEKER, email="hong@example.org", birth_date=None)


async def test_anybody_else_is_found_by_number(center: Center) -> None:
    first = a_seeker(center.store, center.kim)
    other = a_seeker(center.store, center.kim, "최두리", phone="010-0000-7777")
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l")
        assert "같은 사람으로 보이는 기록이 없습니다" in screen_text(app)
        await type_text(pilot, "최두")
        await wait_until(pilot, lambda: f"{other} 최두리" in screen_text(app))
        await press(pilot, "enter", "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        assert "최두리" in screen_text(app)


async def test_record_saved_meanwhile_is_not_merged_unseen(center: Center) -> None:
    from jobplus_core.seekers.commands import update_seeker

    first, second = a_seeker(center.store, center.kim), thin(center)
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l", "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        update_seeker(center.store, center.lee, second, form(center, second), version=1)
        await press(pilot, "ctrl+s")
        await answer(pilot, "전화가 같음")
        await wait_until(pilot, lambda: "다른 책상이 먼저" in grid(app)[-1])
    assert together(center, first) == (first,)


async def test_number_of_a_merged_record_opens_the_kept_one(center: Center) -> None:
    first, second = a_seeker(center.store, center.kim), thin(center)
    merge_seekers(center.store, center.kim, first, second, reason="같은 사람", kept_version=1, merged_version=1)
    app = app_on(center, "seekers", ShowSeeker(second))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_until(pilot, lambda: f"{first}번" in screen_text(app))
        assert f"{second}번 " not in grid(app)[1]


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, name: str, seen: str) -> None:
    first = a_seeker(center.store, center.kim)
    thin(center, name)
    app = app_on(center, "seekers", ShowSeeker(first))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l")
        await wait_until(pilot, lambda: seen[:6] in screen_text(app))
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()
        await press(pilot, "enter")
        await wait_until(pilot, lambda: comparing(pilot))
        assert seen[:6] in screen_text(app)
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()
