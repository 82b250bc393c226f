"""A posting registered and mended by keys alone, by one desk and by two."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from jobplus_core.kinds import Funding, PostingSource, WageBasis
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.editing.commands import edit_posting
from jobplus_core.postings.editing.queries import edits, stored_posting
from jobplus_core.postings.editing.rules import StoredPosting, form_of
from jobplus_core.referrals.commands import refer
from jobplus_tui.screens.conflict import ConflictScreen
from jobplus_tui.screens.posting_form import PostingFormScreen
from jobplus_tui.screens.posting_record import PostingRecordScreen
from jobplus_tui.widgets.posting_form import PostingFieldForm
from tests.support.cases import POSTING, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.settle import press, type_text, wait_until

WHOLE = replace(POSTING, title="경리사무원", employer="가나상사", sido="서울", district_code="11140", sigungu="중구")


def shows(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


def stored(center: Center, key: int | None = None) -> StoredPosting:
    with center.store.read() as reader:
        found = stored_posting(reader, key or number(center.store, "SELECT MAX(id) FROM posting"))
    assert found is not None
    return found


def count(center: Center) -> int:
    return number(center.store, "SELECT COUNT(*) FROM posting")


def form(pilot: Pilot[Any]) -> PostingFieldForm:
    assert isinstance(pilot.app.screen, PostingFormScreen)
    return pilot.app.screen.form


async def type_fields(pilot: Pilot[Any], *texts: str) -> None:
    for text in texts:
        await type_text(pilot, text)
        await press(pilot, "tab")


async def to_field(pilot: Pilot[Any], field: str) -> None:
    form(pilot).go_to(field)
    await press(pilot, "end")


async def test_whole_posting_is_registered_by_keys(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "postings", login="park") as pilot:
        await press(pilot, "ctrl+n")
        assert "새 구인" in grid(pilot.app)[1]
        await type_fields(pilot, "가나상사", "경리 구함", "경리 사무원", "두명")
        await press(pilot, "2", "tab")
        await type_fields(pilot, "", "채용시까지 12/31")
        await press(pilot, "2", "tab")
        await type_fields(pilot, "중구 세종대로 110", "시급 10,320-11000")
        await press(pilot, "1", "tab")
        await type_fields(pilot, "주5일 9-18", "40")
        await press(pilot, "2", "tab", "2", "tab")
        await type_fields(pilot, "시청역")
        await press(pilot, "1", "tab", "2", "3", "tab")
        await type_fields(pilot, "경력 2년")
        await press(pilot, "5", "tab")
        await type_fields(pilot, "한식조리기능사", "-65")
        await press(pilot, "2", "tab", "4", "5", "tab", "1", "5", "tab")
        await type_fields(pilot, "이력서", "도매", "장부 정리")
        await type_text(pilot, "점심")
        await press(pilot, "ctrl+s")
        assert "인원이 아님: 2" in screen_text(pilot.app)
        assert count(center) == 0
        await press(pilot, "end", *["backspace"] * 2)
        await type_text(pilot, "2")
        await press(pilot, "ctrl+s")
        assert shows(pilot, PostingRecordScreen)
        assert "가나상사 경리 구함" in grid(pilot.app)[1]
    made = stored(center)
    assert (made.employer, made.title, made.openings, made.funding, made.source) == (
        "가나상사", "경리 구함", 2, "support", "chamber",
    )  # fmt: skip
    assert (made.wage_basis, made.wage_won, made.wage_max_won, made.wage_negotiable) == (
        WageBasis.HOUR, 10_320, 11_000, True,
    )  # fmt: skip
    assert (made.starts_at, made.ends_at, made.days_per_week, made.hours_per_week) == ("09:00", "18:00", 5, 40.0)
    assert (made.sigungu, made.address, made.subway, made.closes_on, made.until_filled) == (
        "중구", "세종대로 110", "시청역", clock.now.date().replace(month=12, day=31), True,
    )  # fmt: skip
    assert (made.employment_form, made.rotating, made.retirement_pay, made.insurance) == (
        "regular_part_time", False, True, "employment industrial",
    )  # fmt: skip
    assert (made.career, made.career_months, made.education, made.licenses) == (
        "experienced", 24, "high", "한식조리기능사",
    )  # fmt: skip
    assert (made.age_max, made.age_basis, made.preferred_groups, made.apply_by) == (
        65, "retirement_age", "mid_career senior", "phone visit",
    )  # fmt: skip
    assert (made.documents, made.industry_text, made.duties, made.welfare) == ("이력서", "도매", "장부 정리", "점심")
    assert made.occupation_code is not None
    assert made.developer_id == center.park.counselor_id


async def test_half_typed_posting_survives_leaving_the_form(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "가나상사")
        await press(pilot, "f6", "f7", "ctrl+n")
        assert "가나상사" in screen_text(pilot.app)
        await press(pilot, "ctrl+l")
        assert "가나상사" not in screen_text(pilot.app)
        await press(pilot, "ctrl+l", "escape")
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+n")
        assert "가나상사" in screen_text(pilot.app)
    assert count(center) == 0


async def test_like_postings_and_companies_show_while_one_types(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, WHOLE)
    register_posting(center.store, center.park, POSTING)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "ctrl+n")
        await type_fields(pilot, "가나상사", "경리사무원 모집")
        await wait_until(pilot, lambda: "같은 구인인지 1" in screen_text(pilot.app))
        assert "? 경리사무원  11.18(월)" in screen_text(pilot.app)
        await to_field(pilot, "employer")
        await press(pilot, *["backspace"] * 4)
        await type_fields(pilot, "다운요양원")
        await wait_until(pilot, lambda: "? 다온요양원  93%" in screen_text(pilot.app))


async def test_known_company_is_completed(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, WHOLE)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+n")
        await type_text(pilot, "가나")
        await press(pilot, "down", "enter")
        assert shows(pilot, PostingFormScreen)
        assert form(pilot).texts["employer"] == "가나상사"


async def test_posting_is_mended_and_its_history_told(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, WHOLE)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "enter", "ctrl+t")
        assert "박세모" in screen_text(pilot.app)
        await to_field(pilot, "wage")
        await press(pilot, *["backspace"] * 3)
        await type_text(pilot, "230")
        await to_field(pilot, "developer")
        await press(pilot, "right", "ctrl+s")
        text = screen_text(pilot.app)
        assert "월급 230만" in text
        assert "고친 기록 1" in text
        assert "2013-11-18 09:00 고침 김하나" in text
        assert "임금             220만 → 230만" in text
        assert "개발 담당        박세모 → 한지우" in text
    assert (stored(center, key).version, stored(center, key).developer_id) == (2, center.lead.counselor_id)


async def test_form_that_was_emptied_still_mends_its_posting(center: Center, clock: FrozenClock) -> None:
    day = clock.now.date() - timedelta(days=4)
    booked = {"registered_on": day, "funding": Funding.SUPPORT, "source": PostingSource.CHAMBER}
    key = register_posting(center.store, center.park, replace(WHOLE, **booked))  # type: ignore[arg-type]
    async with open_at(center, clock, "postings", login="park") as pilot:
        await press(pilot, "enter", "ctrl+t", "ctrl+l")
        await type_fields(pilot, "가나상사")
        await type_text(pilot, "총무 사무원")
        await press(pilot, "ctrl+s")
        assert shows(pilot, PostingRecordScreen)
    assert count(center) == 1
    mended = stored(center)
    assert (mended.id, mended.title, mended.version) == (key, "총무 사무원", 2)
    assert (mended.registered_on, mended.funding, mended.source) == (day, "support", "chamber")


async def test_fewer_openings_than_hires_are_refused_and_the_form_stays(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, replace(WHOLE, openings=3))
    for name in ("홍길순", "임꺽정"):
        seeker = a_seeker(center.store, center.kim, name)
        place(center.store, center.kim, refer(center.store, center.kim, seeker, key))
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter", "ctrl+t")
        await to_field(pilot, "openings")
        await press(pilot, "backspace")
        await type_text(pilot, "1")
        await press(pilot, "ctrl+s")
        assert "이미 채용된 2명보다" in grid(pilot.app)[-1]
        assert shows(pilot, PostingFormScreen)
        assert form(pilot).texts["openings"] == "1"
    assert stored(center, key).openings == 3


async def test_two_desks_mend_one_posting_and_both_versions_are_shown(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, WHOLE)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter", "ctrl+t")
        await to_field(pilot, "title")
        await type_text(pilot, " 모집")
        theirs = replace(form_of(stored(center, key)), title="경리 급구", subway="시청역")
        developer = center.park.counselor_id
        edit_posting(center.store, center.lee, key, theirs, developer_id=developer, version=1)
        await press(pilot, "ctrl+s")
        assert shows(pilot, ConflictScreen)
        text = screen_text(pilot.app)
        assert "다른 책상 이두리" in text
        assert "경리사무원 모집" in text
        assert "경리 급구" in text
        await press(pilot, "left", "ctrl+s")
        assert shows(pilot, PostingRecordScreen)
    now = stored(center, key)
    assert (now.title, now.subway, now.version, now.developer_id) == ("경리사무원 모집", "시청역", 3, developer)
    with center.store.read() as reader:
        assert [edit.account for edit in edits(reader, key)] == ["김하나", "이두리"]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=str)
async def test_form_keeps_its_frame(center: Center, clock: FrozenClock, size: tuple[int, int]) -> None:
    register_posting(center.store, center.park, WHOLE)
    async with open_at(center, clock, "postings", size=size) as pilot:
        await press(pilot, "enter", "ctrl+t")
        lines = grid(pilot.app)
        assert len(lines) == size[1]
        assert "구인 고치기 가나상사 경리사무원" in lines[1]
        assert "^S 저장" in lines[-2]
        await to_field(pilot, "welfare")
        assert "복지" in screen_text(pilot.app)
