"""A posting's page by keys alone: closing, opening again, what looks alike, the company."""

from dataclasses import replace
from typing import Any, cast

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.editing.queries import edits
from jobplus_core.postings.queries_record import PostingRecord, posting
from jobplus_core.referrals.commands import refer
from jobplus_tui.app import DeskApp
from jobplus_tui.messages import MatchPosting
from jobplus_tui.screens.employer_record import EmployerRecordScreen
from jobplus_tui.screens.employers import EmployersScreen
from jobplus_tui.screens.posting_record import PostingRecordScreen
from tests.support.cases import POSTING, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.settle import press, type_text

OFFER = replace(POSTING, title="경리사무원", employer="가나상사")


def shows(pilot: Pilot[Any], kind: type[Screen[Any]]) -> bool:
    return isinstance(pilot.app.screen, kind)


def record(center: Center, key: int) -> PostingRecord:
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    return found


async def test_posting_is_closed_by_a_code_and_opened_again(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, OFFER)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "enter", "ctrl+l")
        assert "가나상사 경리사무원" in screen_text(pilot.app)
        await press(pilot, "5", "enter", "enter")
        assert "! 까닭을 먼저 적으십시오." in screen_text(pilot.app)
        await type_text(pilot, "점포 이전")
        await press(pilot, "enter")
        assert record(center, key).closed_reason == "other: 점포 이전"
        text = screen_text(pilot.app)
        assert "마감 · 그 밖 점포 이전" in text
        assert "마감 김하나" in text
        await press(pilot, "ctrl+l")
        await type_text(pilot, "이전 마침")
        await press(pilot, "enter", "right", "enter")
        assert record(center, key).state == "open"
        assert "다시 엶 김하나 이전 마침" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "경리사무원" in grid(pilot.app)[4]
    with center.store.read() as reader:
        assert [each.act for each in edits(reader, key)] == ["reopened", "closed"]


async def test_coded_reason_needs_no_words_and_leaving_closes_nothing(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, OFFER)
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter", "ctrl+l", "escape")
        assert record(center, key).state == "open"
        await press(pilot, "ctrl+l", "4", "ctrl+s")
    assert record(center, key).closed_reason == "duplicate"


async def test_like_posting_is_shown_and_opened(center: Center, clock: FrozenClock) -> None:
    register_posting(center.store, center.park, OFFER)
    register_posting(center.store, center.park, replace(OFFER, title="경리사무원 급구"))
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter")
        assert "같은 구인인지" in grid(pilot.app)[2]
        before = grid(pilot.app)[1]
        await press(pilot, "ctrl+y")
        assert shows(pilot, PostingRecordScreen)
        assert grid(pilot.app)[1] != before
        await press(pilot, "escape")
        assert grid(pilot.app)[1] == before


async def test_page_leads_to_the_company_and_to_all_of_them(
    center: Center, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = register_posting(center.store, center.park, OFFER)
    gone: list[tuple[str, object]] = []
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "enter", "ctrl+g")
        assert shows(pilot, EmployerRecordScreen)
        await press(pilot, "escape", "c")
        assert shows(pilot, EmployersScreen)
        await press(pilot, "escape", "ctrl+y")
        assert "비슷한 구인이 없습니다" in grid(pilot.app)[-1]
        monkeypatch.setattr(cast("DeskApp", pilot.app), "go", lambda id, subject=None: gone.append((id, subject)))
        await press(pilot, "ctrl+r")
    assert gone == [("matching", MatchPosting(key, urgent=False))]


async def test_referral_that_was_undone_stands_in_the_list_and_counts_nowhere(
    center: Center, clock: FrozenClock
) -> None:
    key = register_posting(center.store, center.park, OFFER)
    refer(center.store, center.kim, a_seeker(center.store, center.kim), key)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "enter", "ctrl+z", "enter")
        await type_text(pilot, "잘못 누름")
        await press(pilot, "enter", "right", "enter")
        text = screen_text(pilot.app)
        assert ("알선 0 ─" in text, "되돌림" in text, "홍길순" in text) == (True, True, True)


async def test_closing_is_taken_back_on_the_page(center: Center, clock: FrozenClock) -> None:
    key = register_posting(center.store, center.park, OFFER)
    async with open_at(center, clock, "postings", size=LARGE) as pilot:
        await press(pilot, "enter", "ctrl+l", "2", "ctrl+s")
        assert record(center, key).state == "closed"
        await press(pilot, "ctrl+z")
        assert "구인이 다시 열리고 대기일은 전과 같이 이어집니다." in screen_text(pilot.app)
        await press(pilot, "enter")
        await type_text(pilot, "다른 구인")
        await press(pilot, "enter", "right", "enter")
        assert record(center, key).state == "open"
        assert "되돌림 김하나 다른 구인" in screen_text(pilot.app)
