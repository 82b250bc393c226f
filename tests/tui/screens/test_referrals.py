"""The referrals' screen by keys alone: lists by state, outcomes, a hire and its cancellation."""

from dataclasses import replace

import pytest

from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import ReferralState
from jobplus_core.placements.commands import place
from jobplus_core.placements.queries import PlacementRow, of_referral, of_seeker
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import ReferralRow, referral
from jobplus_core.referrals.rules import Shown
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_tui.format import day
from jobplus_tui.i18n import set_language
from jobplus_tui.messages import AnswerReferral, ShowReferral
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_referral, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


def row_of(center: Center, key: int) -> ReferralRow:
    """Return a referral as it stands."""
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    return found


def hire_of(center: Center, key: int) -> PlacementRow | None:
    """Return the standing hire of a referral."""
    with center.store.read() as reader:
        return of_referral(reader, key)


async def test_answers_due_stand_first_and_late_ones_burn(center: Center) -> None:
    late = a_referral(center.store, center.kim)
    center.store.clock.advance(days=4)  # type: ignore[attr-defined]
    person = a_seeker(center.store, center.kim, "김두레", phone="010-0000-5678")
    refer(center.store, center.kim, person, a_posting(center.store, center.kim))
    app = app_on(center, "referrals")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        lines = grid(app)
        assert "회신 기다리는 알선 2건 · 내 것" in lines[1]
        assert row_of(center, late).answer_due_on is not None
        assert lines[3].startswith("│▸!")
        assert "홍길순" in lines[3]
        assert lines[4].startswith("│ ⋯")
        assert "김두레" in lines[4]
        assert "회신 기한" in screen_text(app)
        assert "순위 없이 알선해서 남은 까닭이 없습니다." in screen_text(app)


async def test_lists_change_by_keys(center: Center) -> None:
    mine = a_referral(center.store, center.kim)
    person = a_seeker(center.store, center.lee, "김두레", phone="010-0000-5678")
    refer(center.store, center.lee, person, a_posting(center.store, center.lee))
    record_outcome(center.store, center.kim, mine, ReferralState.WITHDRAWN, version=1, note="착오")
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "알선이 없습니다" in screen_text(app)
        await press(pilot, "ctrl+y")
        assert "김두레" in grid(app)[3]
        await press(pilot, "ctrl+l")
        assert "끝난 알선 1건 · 모두" in grid(app)[1]
        assert "홍길순" in grid(app)[3]
        await press(pilot, "ctrl+l")
        assert "모든 알선 2건" in grid(app)[1]
        await press(pilot, "slash")
        await type_text(pilot, "ㄱㄷㄹ")
        assert "1건 · 'ㄱㄷㄹ'" in grid(app)[1]
        await press(pilot, "escape")
        assert "모든 알선" in grid(app)[1]


async def test_english_desk_tells_the_day_in_english(center: Center) -> None:
    a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    set_language("en")
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, "ctrl+t")
            assert f"referred {day(TODAY, english=True)}, now" in screen_text(app)
    finally:
        set_language()


async def test_refusal_needs_who_and_why(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        assert "본인 거절" in screen_text(app)
        await press(pilot, "7", "ctrl+s")
        assert "왜 끝났는지 고르십시오." in screen_text(app)
        assert row_of(center, key).state == "referred"
        await press(pilot, "5", "tab")
        await type_text(pilot, "경력 3년을 더 바람")
        await press(pilot, "ctrl+s")
        row = row_of(center, key)
        assert (row.state, row.refusal_reason, row.refusal_note) == ("employer_refused", "career", "경력 3년을 더 바람")
        assert "✓" in grid(app)[-1]
        assert "알선이 없습니다" in screen_text(app)


async def test_hire_is_booked_with_day_and_wage_and_tells_its_follow_ups(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "5")
        assert "220만" in screen_text(app)
        await press(pilot, "tab", *["backspace"] * 2)
        await type_text(pilot, "언젠가")
        await press(pilot, "ctrl+s")
        assert "날을 알 수 없습니다." in screen_text(app)
        assert hire_of(center, key) is None
        await press(pilot, *["backspace"] * 3)
        await type_text(pilot, "오늘")
        await press(pilot, "tab")
        await type_text(pilot, "+7")
        await press(pilot, "ctrl+s")
        hire = hire_of(center, key)
        assert hire is not None
        assert hire.starts_on is not None
        assert (hire.hired_on, (hire.starts_on - TODAY).days, hire.wage_basis, hire.wage_won) == (
            TODAY,
            7,
            "M",
            2_200_000,
        )
        assert "✓ 취업" in screen_text(app)
        assert "사후관리 5건:" in screen_text(app)


async def test_hire_is_cancelled_with_a_reason_and_not_by_default(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "5", "ctrl+s")
        hire = hire_of(center, key)
        assert hire is not None
        await press(pilot, "ctrl+t", "enter", "enter")
        assert hire_of(center, key) == hire
        await press(pilot, "ctrl+t", "tab", "right", "enter")
        assert "까닭을 먼저 적으십시오." in screen_text(app)
        await type_text(pilot, "출근하지 않음")
        await press(pilot, "enter", "enter")
        assert hire_of(center, key) is None
        assert (row_of(center, key).state, row_of(center, key).refusal_note) == ("withdrawn", "출근하지 않음")
        with center.store.read() as reader:
            assert {each.result for each in of_placement(reader, hire.id)} == {"cancelled"}


async def test_last_outcome_is_taken_back_with_a_reason(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "5", "ctrl+s")
        assert row_of(center, key).state == "hired"
        await press(pilot, "ctrl+z")
        assert "취업 실적을 거꾸로 적고" in screen_text(app)
        await press(pilot, "enter")
        await type_text(pilot, "잘못 누름")
        await press(pilot, "enter", "right", "enter")
        assert row_of(center, key).state == "referred"
        assert "취업 11.18(월)" in screen_text(app)


async def test_interview_takes_its_day_and_time(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t", "2", "tab")
        await type_text(pilot, "+3")
        await press(pilot, "tab")
        await type_text(pilot, "언제")
        await press(pilot, "ctrl+s")
        assert "때를 알 수 없습니다." in screen_text(app)
        await press(pilot, "backspace", "backspace")
        await type_text(pilot, "2시")
        await press(pilot, "ctrl+s")
        row = row_of(center, key)
        assert (str(row.interview_on), row.interview_at, str(row.answer_due_on)) == (
            "2013-11-21",
            "14:00",
            "2013-11-22",
        )
        assert "면접 11.21(목) 14:00" in screen_text(app)


async def test_hire_elsewhere_is_written_from_the_row(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        await type_text(pilot, "한빛상사")
        await press(pilot, "tab")
        await type_text(pilot, "경리")
        await press(pilot, *["tab"] * 6)
        await type_text(pilot, "80만")
        assert "희망 200만 120만 모자람" in screen_text(app)
        assert "최저임금 시간당 4,860원" in screen_text(app)
        await press(pilot, "shift+tab", "shift+tab")
        await type_text(pilot, "2014-01-02")
        assert "최저임금 시간당 5,210원" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "✓ 취업을 적었습니다. 사후관리는 하고 센터 실적에는 넣지 않습니다" in grid(app)[-1]
    with center.store.read() as reader:
        (row,) = of_seeker(reader, row_of(center, key).seeker_id)
    assert (row.employer, row.title, row.wage_won, row.channel) == ("한빛상사", "경리", 800_000, "self")


async def test_second_desk_is_told_and_asked_again(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        record_outcome(center.store, center.lee, key, ReferralState.INTERVIEW_SET, version=1)
        await press(pilot, "1", "ctrl+s")
        assert "다른 책상" in screen_text(app)
        assert "지금: 면접 예정" in screen_text(app)
        assert "업체 통보" not in screen_text(app)
        await press(pilot, "1", "ctrl+s")
        assert row_of(center, key).state == "interviewed"


async def test_ended_referral_offers_no_move(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, ReferralState.WITHDRAWN, version=1, note="착오")
    app = app_on(center, "referrals", ShowReferral(key))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert f"알선 {key} 1건" in grid(app)[1]
        await press(pilot, "ctrl+t")
        assert "끝난 알선입니다." in grid(app)[-1]
        await press(pilot, "escape")
        assert "회신 기다리는 알선" in grid(app)[1]


async def test_reasons_shown_then_are_kept_in_sight(center: Center) -> None:
    words = (
        '[{"criterion":"wage","state":"met","level":90,"weight":15,"phrase":"wage.above",'
        '"figures":{"posting":2300000,"wish":2180000,"difference":120000}}]'
    )
    person, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.kim)
    refer(center.store, center.kim, person, posting, shown=Shown(score=8800, weight_version=1, reasons=words))
    app = app_on(center, "referrals")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "알선할 때 본 까닭  88점" in screen_text(app)
        assert "230만, 12만 여유" in screen_text(app)


async def test_small_terminal_is_whole(center: Center) -> None:
    a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = grid(app)
        assert len(lines) == 24
        assert lines[2].strip("│ ").split() == ["알선일", "구직자", "업체", "일", "상태", "회신·끝", "점"]
        assert lines[12].rstrip("─┘ ").endswith("/ 거르기")
        assert lines[13].startswith("┌─ 경과 ")
        assert lines[14].startswith("│ 홍길순 → 다온요양원 요양보호사 구함")
        assert lines[22].startswith(" F1 도움")
        await press(pilot, "ctrl+t", "7")
        assert "메모" in screen_text(app)
        assert "^S 저장" in screen_text(app)


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_names_are_shown_as_text(center: Center, name: str, seen: str) -> None:
    posting = register_posting(center.store, center.kim, replace(POSTING, title=name, employer=name))
    form = replace(SEEKER, name=name)
    key = register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id
    refer(center.store, center.kim, key, posting)
    app = app_on(center, "referrals")
    async with app.run_test(size=(220, 44)) as pilot:
        await settle(pilot)
        assert grid(app)[3].count(seen) == 3
        await press(pilot, "ctrl+t")
        assert seen in screen_text(app)
        await press(pilot, "5", "ctrl+s", "ctrl+z")
        assert seen in screen_text(app)
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()
        assert app.is_running


async def test_hire_of_another_desk_is_said_and_not_offered_for_cancelling(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    app = app_on(center, "referrals")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+t")
        place(center.store, center.lee, key)
        await press(pilot, "1", "ctrl+s")
        assert "이 취업을 취소" not in screen_text(app)
        assert "다른 책상" in grid(app)[-1]
    assert hire_of(center, key) is not None


async def test_answer_asked_for_of_a_hire_is_not_its_cancelling(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    place(center.store, center.lee, key)
    app = app_on(center, "referrals", AnswerReferral(key))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "이 취업을 취소" not in screen_text(app)
        assert "끝난 알선입니다." in grid(app)[-1]
