"""Two desks that edit one record, by keys alone: both versions, a side for every field, no edit lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from jobplus_core.seekers import queries
from jobplus_core.seekers.commands import update_seeker
from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.messages import ShowSeeker
from jobplus_tui.screens.conflict import ConflictScreen
from tests.support.cases import SEEKER, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text, wait_until


@asynccontextmanager
async def mending(
    center: Center, seeker_id: int, login: str, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[Any]]:
    """A desk that has the record's form open."""
    app = app_on(center, "seekers", ShowSeeker(seeker_id), login=login)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        yield pilot


def saved(center: Center, seeker_id: int) -> tuple[int, SeekerForm]:
    with center.store.read() as reader:
        row = queries.record(reader, seeker_id)
        assert row is not None
        return row.version, queries.form_of(reader, row)


def asked(pilot: Pilot[Any]) -> bool:
    return isinstance(pilot.app.screen, ConflictScreen)


async def test_changes_of_two_desks_to_different_fields_both_stand(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim") as kim, mending(center, seeker_id, "lee") as lee:
        await type_text(kim, "가")
        await press(lee, "tab", "tab", "end", *["backspace"] * 4)
        await type_text(lee, "9999")
        await press(lee, "ctrl+s")
        await wait_until(lee, lambda: saved(center, seeker_id)[0] == 2)
        await press(kim, "ctrl+s")
        await wait_until(kim, lambda: asked(kim))
        text = screen_text(kim.app)
        assert "다른 책상이 먼저 저장함" in text
        assert "다른 책상 이두리 09:00" in text
        assert "010-0000-9999" in text
        assert "010-0000-1234" in text
        await press(kim, "ctrl+s")
        await wait_until(kim, lambda: saved(center, seeker_id)[0] == 3)
    before = replace(SEEKER, phone="010-0000-1234")
    assert saved(center, seeker_id) == (3, replace(before, name="홍길순가", phone="010-0000-9999"))


async def test_field_that_both_changed_waits_for_a_choice(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim") as pilot:
        await type_text(pilot, "가")
        theirs = replace(SEEKER, name="홍길순나", email="new@example.org")
        update_seeker(center.store, center.lee, seeker_id, theirs, version=1)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        assert "고를 칸 1" in grid(pilot.app)[1]
        await press(pilot, "ctrl+s")
        assert asked(pilot)
        assert "좌우 화살표로" in grid(pilot.app)[-1]
        await press(pilot, "right")
        assert "고를 칸" not in grid(pilot.app)[1]
        await press(pilot, "space", "space", "ctrl+s")
        await wait_until(pilot, lambda: saved(center, seeker_id)[0] == 3)
    assert saved(center, seeker_id)[1] == replace(SEEKER, name="홍길순나", email="new@example.org")


async def test_mine_may_be_kept_over_what_only_they_changed(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim") as pilot:
        await type_text(pilot, "가")
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, email="new@example.org"), version=1)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        await press(pilot, "down")
        row = next(line for line in grid(pilot.app) if "▸" in line)
        assert "new@example.org" in row
        await press(pilot, "left", "ctrl+s")
        await wait_until(pilot, lambda: saved(center, seeker_id)[0] == 3)
    assert saved(center, seeker_id)[1] == replace(SEEKER, name="홍길순가")


async def test_escape_keeps_mine_as_a_draft_and_saves_nothing(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim") as pilot:
        await type_text(pilot, "가")
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, email="new@example.org"), version=1)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        await press(pilot, "escape")
        assert not asked(pilot)
        assert "홍길순가" in screen_text(pilot.app)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
    assert saved(center, seeker_id) == (2, replace(SEEKER, email="new@example.org"))
    async with mending(center, seeker_id, "kim") as pilot:
        await wait_until(pilot, lambda: "홍길순가" in screen_text(pilot.app))
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        assert "고를 칸" not in grid(pilot.app)[1]


async def test_third_save_in_between_is_shown_again(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim") as pilot:
        await type_text(pilot, "가")
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, email="a@example.org"), version=1)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, email="b@example.org"), version=2)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot) and "b@example.org" in screen_text(pilot.app))
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: saved(center, seeker_id)[0] == 4)
    assert saved(center, seeker_id)[1] == replace(SEEKER, name="홍길순가", email="b@example.org")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_texts_of_the_other_desk_are_shown_as_text(
    center: Center, name: str, seen: str, size: tuple[int, int]
) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    async with mending(center, seeker_id, "kim", size) as pilot:
        await type_text(pilot, "가")
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, name=name), version=1)
        await press(pilot, "ctrl+s")
        await wait_until(pilot, lambda: asked(pilot))
        text = screen_text(pilot.app)
        assert seen[:12] in text
        assert STEERING & set(text.replace("\n", "")) == set()
        assert "^S 저장" in grid(pilot.app)[-2]
