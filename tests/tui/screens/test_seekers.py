"""구직 by keys alone: find, register beside live doubles and matches, continue a record, mend it, log a session."""

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from jobplus_core.access.queries import draft
from jobplus_core.counseling.queries import sessions
from jobplus_core.db.read_port import Reader
from jobplus_core.postings.commands import register_posting
from jobplus_core.seekers import queries
from jobplus_core.seekers.commands import register_seeker, update_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_tui.messages import NewSeeker, ShowSeeker
from tests.support.cases import POSTING, SEEKER, TODAY, a_seeker, number
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text, wait_until


async def fill(pilot: Pilot[Any], *texts: str) -> None:
    """Type fields one after another, a Tab behind each."""
    for text in texts:
        await type_text(pilot, text)
        await press(pilot, "tab")


def people(center: Center) -> list[queries.SeekerRow]:
    with center.store.read() as reader:
        return queries.recent(reader, center.institution_id)


def kept(center: Center) -> bool:
    def find(reader: Reader) -> bool:
        return draft(reader, center.kim.account_id, "intake") is not None

    with center.store.read() as reader:
        return find(reader)


async def test_seeker_is_found_while_typing(center: Center) -> None:
    a_seeker(center.store, center.kim)
    register_seeker(
        center.store,
        center.kim,
        replace(SEEKER, name="박세모", phone="010-0000-9911"),
        RegistrationForm(registered_on=TODAY),
    )
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "구직 2명" in grid(app)[1]
        await type_text(pilot, "ㅂㅅ")
        assert ("박세모" in grid(app)[4], "찾음" in grid(app)[1], "1명" in grid(app)[1]) == (True, True, True)
        await press(pilot, "escape")
        assert "구직 2명" in grid(app)[1]
        await type_text(pilot, "9911")
        await press(pilot, "enter", "enter")
        assert "박세모" in grid(app)[1]
        await press(pilot, "escape", "escape")
        await type_text(pilot, "없는사람")
        assert "'없는사람' 0" in screen_text(app)


async def test_seeker_is_registered_with_a_session(center: Center) -> None:
    register_posting(center.store, center.kim, POSTING)
    app = app_on(center, "seekers", NewSeeker())
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "사람 필수 0/4" in grid(app)[2]
        await fill(pilot, "홍길동", "790302", "01000004821")
        assert ("1979-03-02" in grid(app)[3], "010-0000-4821" in grid(app)[4]) == (True, True)
        await press(pilot, "1", "tab")
        await fill(pilot, "종로 창신동")
        await press(pilot, "1", "tab", "tab", "tab", "tab")
        assert "사람 필수 4/4" in grid(app)[2]
        await fill(pilot, "요양보호사", "190", "50")
        assert "→ 5501 요양보호사 KECO 2025" in screen_text(app)
        await wait_until(pilot, lambda: "지금까지 맞는 구인 1건" in screen_text(app))
        await press(pilot, "space", "tab")
        await fill(pilot, "주5일 9~6")
        await press(pilot, "tab", "tab")
        await fill(pilot, "12/32")
        assert ("고칠 것 1" in screen_text(app), "날짜 아님: 12/3, 금, +7" in screen_text(app)) == (True, True)
        await press(pilot, "ctrl+s")
        assert people(center) == []
        await press(pilot, *["backspace"] * 5)
        await fill(pilot, "12/3", "", "", "", "", "", "")
        await type_text(pilot, "오전도 됨")
        await press(pilot, "ctrl+s")
        assert "홍길동 1번" in grid(app)[1]
        assert "지난 일 2건" in screen_text(app)
    (row,) = people(center)
    assert (row.name, row.phone4, row.district_code, row.wage_monthly, row.complete) == (
        "홍길동", "4821", "11110", 1_900_000, True,
    )  # fmt: skip
    with center.store.read() as reader:
        record = queries.record(reader, row.id)
        assert record is not None
        form = queries.form_of(reader, record)
        assert [session.notes for session in sessions(reader, row.id)] == ["오전도 됨"]
        assert [each.source_channel for each in queries.registrations(reader, row.id)] == ["walk_in"]
    assert (form.days_per_week, form.starts_at, form.ends_at, form.employment_forms) == (
        5,
        "09:00",
        "18:00",
        ("regular",),
    )
    assert not kept(center)


async def test_half_typed_form_is_given_back(center: Center) -> None:
    app = app_on(center, "seekers", NewSeeker())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "홍길")
        await press(pilot, "escape")
        assert kept(center)
        assert "적던 등록 있음" in grid(app)[1]
    again = app_on(center, "seekers", NewSeeker())
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert ("홍길" in grid(again)[3], "임시보관됨" in grid(again)[1]) == (True, True)
        await press(pilot, "ctrl+s")
        assert "저장" in grid(again)[-1] or "전화" in grid(again)[-1]
        assert ("홍길" in grid(again)[3], people(center)) == (True, [])
        await press(pilot, "ctrl+l")
        assert "새 사람" in grid(again)[1]
        await press(pilot, "ctrl+l")
        assert "홍길" in grid(again)[3]


async def test_likely_same_person_is_continued(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    assert SEEKER.phone is not None
    app = app_on(center, "seekers", NewSeeker())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await fill(pilot, SEEKER.name, "", SEEKER.phone)
        await wait_until(pilot, lambda: "이름 전화 같음" in screen_text(app))
        await press(pilot, "ctrl+g")
        assert f"{seeker_id}번" in grid(app)[1]
        await press(pilot, "ctrl+s")
        assert "재등록" in screen_text(app)
    assert [row.id for row in people(center)] == [seeker_id]


async def test_second_save_shows_both_versions(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(seeker_id))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        await type_text(pilot, "가")
        update_seeker(center.store, center.lee, seeker_id, replace(SEEKER, email="new@example.org"), version=1)
        await press(pilot, "ctrl+s")
        assert "다른 책상이 먼저 저장함" in screen_text(app)
        assert "new@example.org" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert SEEKER.name + "가" in grid(app)[1]
    assert [row.name for row in people(center)] == [SEEKER.name + "가"]


async def test_form_that_was_emptied_still_mends_its_person(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(seeker_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "ctrl+l")
        await fill(pilot, "고친이름", "", "010-0000-0009")
        await press(pilot, "ctrl+s")
        assert "고친이름" in grid(app)[1]
    assert [(row.id, row.name) for row in people(center)] == [(seeker_id, "고친이름")]


async def test_form_that_was_emptied_after_the_wrong_person_is_a_new_one(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    assert SEEKER.phone is not None
    app = app_on(center, "seekers", NewSeeker())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await fill(pilot, SEEKER.name, "", SEEKER.phone)
        await wait_until(pilot, lambda: "이름 전화 같음" in screen_text(app))
        await press(pilot, "ctrl+g")
        assert f"{seeker_id}번" in grid(app)[1]
        await press(pilot, "ctrl+l")
        assert f"{seeker_id}번" not in grid(app)[1]


async def test_session_is_logged_from_the_record(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(seeker_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        await type_text(pilot, "면접 준비")
        await press(pilot, "tab")
        await type_text(pilot, "12/32")
        await press(pilot, "ctrl+s")
        assert "예: 12/3" in screen_text(app)
        await press(pilot, *["backspace"] * 5)
        await type_text(pilot, "+7")
        await press(pilot, "ctrl+s")
        assert "지난 일 2건" in screen_text(app)
    with center.store.read() as reader:
        assert [session.notes for session in sessions(reader, seeker_id)] == ["면접 준비"]


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, name: str, seen: str) -> None:
    seeker_id = register_seeker(
        center.store, center.kim, replace(SEEKER, name=name, career_text=name), RegistrationForm(registered_on=TODAY)
    ).seeker_id
    app = app_on(center, "seekers")
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        assert seen in screen_text(app)
        for keys in (("down", "enter"), ("ctrl+t",)):
            await press(pilot, *keys)
            assert seen in screen_text(app)
            assert STEERING & set(screen_text(app).replace("\n", "")) == set()
        assert app.is_running
    assert seeker_id


async def test_screen_is_whole_at_80_by_24(center: Center) -> None:
    app = app_on(center, "seekers", NewSeeker())
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = grid(app)
        assert len(lines) == 24
        assert lines[2].startswith("│ 사람 필수 0/4 ───")
        assert lines[3].startswith("│ 이름 *     ▸")
        assert lines[-2] == " ^S 저장  Esc 임시보관  ^F 찾기  ^P 명령  F1 도움"


async def test_opening_a_record_notes_the_look_once(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(seeker_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.tell_store_changed()
        await settle(pilot)
        assert f"{seeker_id}번" in grid(app)[1]
    assert number(center.store, "SELECT COUNT(*) FROM access_log WHERE what = 'record'") == 1
