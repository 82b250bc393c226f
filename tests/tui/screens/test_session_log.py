"""Sessions by keys: half-typed ones come back, mended and taken-back ones move the figure, one key on every screen."""

from datetime import date

import pytest

from jobplus_core.access.queries import draft
from jobplus_core.counseling.commands import log_session, mend_session
from jobplus_core.counseling.queries import SessionRow, sessions
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.kinds import Indicator
from jobplus_core.placements.commands import place
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_tui.messages import MatchPosting, MatchSeeker, ShowSeeker
from tests.support.cases import TODAY, a_posting, a_referral, a_seeker, number
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text, wait_until

NOTES = SessionForm(held_on=TODAY, notes="이력서를 고침", minutes=30)


def told(center: Center, seeker_id: int) -> list[SessionRow]:
    with center.store.read() as reader:
        return sessions(reader, seeker_id)


def kept(center: Center, seeker_id: int, form: str = "session") -> bool:
    with center.store.read() as reader:
        return draft(reader, center.kim.account_id, form, subject_id=seeker_id) is not None


def counseled(center: Center) -> int:
    return number(
        center.store,
        "SELECT SUM(quantity) FROM ledger_entry WHERE indicator = :indicator",
        indicator=Indicator.COUNSELING.value,
    )


async def test_half_typed_session_survives_its_process_for_the_same_counselor_alone(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        await type_text(pilot, "면접 준비")
        await wait_until(pilot, lambda: kept(center, who))
    for login, seen in (("lee", False), ("kim", True)):
        again = app_on(center, "seekers", ShowSeeker(who), login=login)
        async with again.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "ctrl+o")
            assert ("면접 준비" in screen_text(again)) is seen
            if seen:
                await type_text(pilot, " 마침")
                await press(pilot, "ctrl+s")
    assert ([row.notes for row in told(center, who)], kept(center, who)) == (["면접 준비 마침"], False)


async def test_half_typed_session_goes_along_with_a_merge(center: Center) -> None:
    kept_id, merged_id = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(merged_id))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        await type_text(pilot, "면접 준비")
        await press(pilot, "escape")
        await wait_until(pilot, lambda: kept(center, merged_id))
    merge_seekers(center.store, center.kim, kept_id, merged_id, reason="같은 사람", kept_version=1, merged_version=1)
    again = app_on(center, "seekers", ShowSeeker(merged_id))
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert ("면접 준비" in screen_text(again), kept(center, merged_id), kept(center, kept_id)) == (
            True,
            False,
            True,
        )
        await press(pilot, "ctrl+s")
    assert ([(row.seeker_id, row.notes) for row in told(center, kept_id)], kept(center, kept_id)) == (
        [(kept_id, "면접 준비")],
        False,
    )


async def test_session_left_empty_keeps_nothing(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o", "a", "backspace", "escape")
    assert (kept(center, who), told(center, who)) == (False, [])


async def test_open_promise_stands_above_the_session_and_minutes_are_read_as_said(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    promise = SessionForm(held_on=date(2013, 11, 11), next_on=date(2013, 11, 15), next_action="알선 결과 전화")
    log_session(center.store, center.kim, who, promise)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert "! 약속 11.15(금) 알선 결과 전화  김하나" in screen_text(app)
        await type_text(pilot, "통화함")
        await press(pilot, "tab", "tab", "tab", "7", "tab", "2", "tab", "tab")
        await type_text(pilot, "1시간 반")
        await press(pilot, "ctrl+s")
        assert "! 약속" not in screen_text(app)
    row = told(center, who)[0]
    assert (row.kind, row.channel, row.minutes, row.notes) == ("job_offer", "phone", 90, "통화함")


async def test_session_is_read_whole_mended_and_taken_back(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    lines = [f"{place}번째 줄, 오늘 나눈 이야기를 길게 적어 둔다" for place in range(1, 9)]
    log_session(center.store, center.kim, who, SessionForm(held_on=TODAY, notes="\n".join(lines), minutes=30))
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert [line for line in lines if line not in screen_text(app)] == []
        await press(pilot, "ctrl+t")
        assert "상담 고치기" in screen_text(app)
        await type_text(pilot, "처음 ")
        await press(pilot, "ctrl+s")
        assert told(center, who)[0].notes == "처음 " + "\n".join(lines)
        await press(pilot, "enter", "ctrl+l")
        await type_text(pilot, "다른 사람")
        await press(pilot, "enter", "right", "enter")
        assert ("취소함 · 다른 사람" in screen_text(app), "처음 1번째 줄" in screen_text(app)) == (True, True)
        await press(pilot, "enter", "ctrl+t", "escape")
    assert ([row.withdrawn_reason for row in told(center, who)], counseled(center)) == (["다른 사람"], 0)
    other = app_on(center, "seekers", ShowSeeker(who), login="lee")
    async with other.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert ("다른 사람" in screen_text(other), "1번째 줄" in screen_text(other)) == (True, False)


async def test_mending_is_kept_only_where_something_was_changed(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    key = log_session(center.store, center.kim, who, NOTES)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "ctrl+t", "escape")
        assert not kept(center, key, "session-mend")
        await press(pilot, "enter", "ctrl+t", "a", "escape")
        assert kept(center, key, "session-mend")
        await press(pilot, "enter", "ctrl+t")
        assert "a이력서를 고침" in screen_text(app)
        await press(pilot, "ctrl+s")
    assert ([row.notes for row in told(center, who)], kept(center, key, "session-mend")) == (["a이력서를 고침"], False)


async def test_second_desk_sees_both_versions_and_saves_on_the_newer(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    key = log_session(center.store, center.kim, who, NOTES)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "ctrl+t")
        await type_text(pilot, "가")
        mend_session(center.store, center.lead, key, SessionForm(held_on=TODAY, notes="팀장이 고침"), version=1)
        await press(pilot, "ctrl+s")
        assert ("팀장이 고침" in screen_text(app), "다른 책상이 적은 것" in screen_text(app)) == (True, True)
        await press(pilot, "ctrl+s")
    assert [(row.version, row.notes) for row in told(center, who)] == [(3, "가이력서를 고침")]


async def test_one_key_writes_a_session_on_every_screen_that_shows_a_seeker(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    posting = a_posting(center.store, center.kim)
    place(center.store, center.kim, refer(center.store, center.kim, who, posting))
    other = a_referral(center.store, center.kim, openings=3)
    assert other
    app = app_on(center, "seekers", ShowSeeker(who))
    names = "홍길순"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for keys in ((), ("escape",), ("f5",), ("f6",)):
            await press(pilot, *keys, "ctrl+o")
            assert f"상담 기록 {names}" in screen_text(app)
            await press(pilot, "escape")
        for subject in (MatchSeeker(who), MatchPosting(posting)):
            app.go("matching", subject)
            await settle(pilot)
            await wait_until(pilot, lambda: "1건" in grid(app)[1] or "1명" in grid(app)[1] or "2" in grid(app)[1])
            await press(pilot, "ctrl+o")
            assert f"상담 기록 {names}" in screen_text(app)
            await press(pilot, "escape")


@pytest.mark.parametrize(("text", "seen"), HOSTILE)
async def test_hostile_notes_are_shown_as_text(center: Center, text: str, seen: str) -> None:
    who = a_seeker(center.store, center.kim)
    log_session(center.store, center.kim, who, SessionForm(held_on=TODAY, notes=text, next_action=text, next_on=TODAY))
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert seen in screen_text(app)
        await press(pilot, "enter")
        assert seen in screen_text(app)
        await press(pilot, "escape", "ctrl+o")
        assert (seen in screen_text(app), app.is_running) == (True, True)
