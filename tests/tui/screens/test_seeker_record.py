"""A person's timeline: every kind of act with its outcome, narrowed by words, opened down to what lies beneath."""

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.placements.commands import place
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_tui.messages import ShowSeeker
from tests.support.cases import TODAY, a_posting, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


def a_case(center: Center) -> int:
    """A person with one of everything."""
    who = a_seeker(center.store, center.kim)
    log_session(center.store, center.kim, who, SessionForm(held_on=TODAY, notes="이력서를 고침", next_on=TODAY))
    refused = refer(center.store, center.kim, who, a_posting(center.store, center.kim, title="야간 요양보호사"))
    record_outcome(
        center.store,
        center.kim,
        refused,
        ReferralState.SEEKER_REFUSED,
        version=1,
        reason=RefusalReason.DISTANCE,
        note="두 번 갈아탐",
    )
    place(center.store, center.kim, refer(center.store, center.kim, who, a_posting(center.store, center.kim)))
    return who


async def test_timeline_holds_every_act_with_its_outcome(center: Center) -> None:
    app = app_on(center, "seekers", ShowSeeker(a_case(center)))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert [
            words
            for words in (
                "신규",
                "재상담 · 이력서를 고침",
                "본인 거절 · 거리 · 다온요양원 야간",
                "취업 1주 · 예정",
                "취업 12개월 · 예정",
                "지난 일 10건",
            )
            if words not in shown
        ] == []


async def test_timeline_is_narrowed_by_kind_and_words(center: Center) -> None:
    app = app_on(center, "seekers", ShowSeeker(a_case(center)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "알선 거리")
        assert ("'알선 거리' · 1건" in screen_text(app), "본인 거절 · 거리" in screen_text(app)) == (True, True)
        await press(pilot, "escape")
        assert "지난 일 10건" in screen_text(app)
        await press(pilot, "escape")
        assert "구직 1명" in grid(app)[1]


async def test_enter_opens_the_referral_beneath_and_the_whole_of_a_check(center: Center) -> None:
    app = app_on(center, "seekers", ShowSeeker(a_case(center)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert ("사후관리 홍길순" in screen_text(app), "취업 12개월" in screen_text(app)) == (True, True)
        await press(pilot, "escape", "slash")
        await type_text(pilot, "거리")
        await press(pilot, "enter", "enter")
        assert "알선 1 1건" in grid(app)[1]


async def test_merged_records_are_one_history(center: Center) -> None:
    kept = a_seeker(center.store, center.kim)
    merged = a_seeker(center.store, center.lee, phone="010-0000-9999")
    log_session(center.store, center.lee, merged, SessionForm(held_on=TODAY, notes="옛 기록의 상담"))
    merge_seekers(center.store, center.kim, kept, merged, reason="같은 사람", kept_version=1, merged_version=1)
    app = app_on(center, "seekers", ShowSeeker(merged))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert f"{kept}번" in grid(app)[1]
        shown = screen_text(app)
        assert ("옛 기록의 상담" in shown, f"{merged}번 · 같은 사람" in shown, "지난 일 4건" in shown) == (True,) * 3
