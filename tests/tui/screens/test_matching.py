"""The matching screen by keys alone: choose, see why, try a change, refer, turn round."""

from dataclasses import replace
from typing import NamedTuple

import pytest

from jobplus_core.kinds import ReferralState, RefusalReason
from jobplus_core.matching.pool import seeker_facts
from jobplus_core.matching.shown import from_json
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import ReferralRow, referrals
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_tui.messages import MatchPosting, MatchSeeker
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_seeker
from tests.support.center import Center
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text, wait_until

YES = ("right", "enter")
"""Nobody was counseled here, so that the desk asks before it refers."""


class _Titled(NamedTuple):
    id: int
    title: str


def made(center: Center) -> list[ReferralRow]:
    """Return the center's referrals, newest first."""
    with center.store.read() as reader:
        return referrals(reader, center.institution_id)


@pytest.fixture
def seeker(center: Center) -> int:
    """A seeker with a wish of 2,000,000 won, and three postings: one pays less, one came earlier."""
    register_posting(center.store, center.kim, POSTING)
    register_posting(
        center.store, center.kim, replace(POSTING, title="재가 요양보호사", employer="새봄재가", wage_won=2_050_000)
    )
    register_posting(
        center.store, center.kim, replace(POSTING, title="요양보호사 주간", employer="한빛요양", wage_won=1_850_000)
    )
    return a_seeker(center.store, center.kim)


async def test_seeker_is_chosen_ranked_and_referred_by_keys(center: Center, seeker: int) -> None:
    app = app_on(center, "matching")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "누구를 매칭할까 1명" in grid(app)[1]
        await type_text(pilot, "ㅎㄱㅅ")
        await press(pilot, "down", "enter")
        lines = grid(app)
        assert "홍길순에게 맞는 구인 2건" in lines[1]
        assert "왜 이 점수인가" in lines[1]
        assert "다온요양원" in lines[3]
        assert "! 오늘 알선 0" in lines[3]
        assert "20만 여유" in screen_text(app)
        assert "이 구인은 오늘 안에 첫 알선이 있어야 함" in screen_text(app)
        await press(pilot, "ctrl+r", *YES)
        assert "✓ 알선 09:00" in grid(app)[3]
        assert "✓ 저장 09:00" in grid(app)[-1]
        assert "이미 알선했고 회신을 기다리는 중" in screen_text(app)
        (row,) = made(center)
        weighed = from_json(row.reasons)
        assert (row.seeker_id, row.urgent) == (seeker, False)
        assert sum(weight * verdict.level for verdict, weight in weighed) == row.score
        await press(pilot, "ctrl+r", *YES)
        assert "이미" in grid(app)[-1]
        assert len(made(center)) == 1


async def test_marked_rows_are_referred_together_and_taken_back(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space")
        assert "표시 2" in grid(app)[1]
        await press(pilot, "ctrl+r", *YES)
        assert [row.state for row in made(center)] == ["referred", "referred"]
        assert "표시 0" in grid(app)[1]
        await press(pilot, "ctrl+z")
        assert "알선이 없던 일이 됩니다." in screen_text(app)
        await press(pilot, "enter", "enter", "enter")
        assert [row.state for row in made(center)] == ["referred", "referred"]
        await press(pilot, "ctrl+z", "enter")
        await type_text(pilot, "다른 사람")
        await press(pilot, "enter", "right", "enter")
        assert sorted(row.state for row in made(center)) == ["referred", "undone"]


async def test_doubtful_referral_is_confirmed_or_left(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+r")
        assert "! 상담 없음  구직등록 뒤 상담이 없습니다" in screen_text(app)
        await press(pilot, "enter")
        assert made(center) == []
        await press(pilot, "ctrl+r", *YES)
        assert [row.warned for row in made(center)] == ["no_session"]


async def test_of_several_rows_the_refused_one_is_named_and_the_others_go_through(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space")
        with center.store.read() as reader:
            first = next(
                id for (id, title) in reader.rows("SELECT id, title FROM posting", {}, _Titled) if "구함" in title
            )
        refer(center.store, center.lee, seeker, first)
        await press(pilot, "ctrl+r", *YES)
        assert len(made(center)) == 2
        assert "1건 알선, 1건 못 함" in grid(app)[-1]
        assert "다온요양원" in grid(app)[-1]


async def test_posting_filled_by_another_desk_leaves_and_the_cursor_stays_on_its_row(
    center: Center, seeker: int
) -> None:
    other = a_seeker(center.store, center.lee, "김두레", phone="010-0000-5678")
    filled = register_posting(
        center.store, center.kim, replace(POSTING, title="곧 찰 자리", employer="가람", openings=1, wage_won=2_900_000)
    )
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "홍길순에게 맞는 구인 3건" in grid(app)[1]
        assert "가람" in grid(app)[3]
        await press(pilot, "down", "down")
        row = next(line for line in grid(app) if "▸" in line)
        place(center.store, center.lee, refer(center.store, center.lee, other, filled))
        await wait_until(pilot, lambda: "홍길순에게 맞는 구인 2건" in grid(app)[1])
        assert "가람" not in screen_text(app)
        assert next(line for line in grid(app) if "▸" in line)[:50] == row[:50]


async def test_reasons_tell_how_many_are_referred_to_the_posting_already(center: Center, seeker: int) -> None:
    posting = a_posting(center.store, center.kim, title="붐비는 일")
    for place_, name in enumerate(("김두레", "박세모", "이하늘")):
        refer(
            center.store, center.lee, a_seeker(center.store, center.lee, name, phone=f"010-0000-567{place_}"), posting
        )
    refer(center.store, center.kim, seeker, posting)
    for size in ((120, 36), (80, 24)):
        app = app_on(center, "matching", MatchSeeker(seeker))
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            while "붐비는 일" not in next(line for line in grid(app) if "▸" in line):
                await press(pilot, "down")
            # The own referral is no competition.
            assert "이미 3명 알선" in screen_text(app)


async def test_change_is_tried_without_saving(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "무엇을 바꾸면 지금 2건" in screen_text(app)
        assert "1 임금 200만 → 180만" in screen_text(app)
        await press(pilot, "ctrl+y", "1")
        lines = grid(app)
        assert "3건" in lines[1]
        assert "시험 중: 임금 180만" in lines[1]
        assert "무엇을 바꾸면 시험 중, 저장 안 함 · Esc 되돌림" in screen_text(app)
        low = next(line for line in lines if "한빛요양" in line)
        assert "185▾" in low
        await press(pilot, "escape")
        assert "홍길순에게 맞는 구인 2건" in grid(app)[1]
        assert "무엇을 바꾸면 지금 2건" in screen_text(app)
        with center.store.read() as reader:
            kept = seeker_facts(reader, seeker)
        assert kept is not None
        assert kept.wish_monthly_won == 2_000_000


async def test_changes_are_counted_anew_after_one_was_tried(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+y", "1")
        # Another desk brings one that fits as it is, and one more that fits for less.
        a_posting(center.store, center.lee, title="야간 요양보호사")
        register_posting(center.store, center.lee, replace(POSTING, title="오전 요양보호사", wage_won=1_850_000))
        await wait_until(pilot, lambda: "5건" in grid(app)[1])
        await settle(pilot)
        await press(pilot, "escape")
        assert "홍길순에게 맞는 구인 3건" in grid(app)[1]
        assert "무엇을 바꾸면 지금 3건" in screen_text(app)


async def test_digit_opens_a_tab_unless_the_changes_have_the_focus(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+y", "5")
        assert "홍길순에게" in grid(app)[1]
        await press(pilot, "escape", "5")
        assert "회신 기다리는 알선" in grid(app)[1]


async def test_list_turns_to_the_posting_and_back(center: Center, seeker: int) -> None:
    a_seeker(center.store, center.kim, "김두레", phone="010-0000-5678")
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+l")
        assert "에 맞는 사람 2건" in grid(app)[1]
        await press(pilot, "down", "ctrl+r", *YES)
        assert [row.seeker for row in made(center)] == ["김두레"]
        await press(pilot, "ctrl+l")
        assert "김두레에게 맞는 구인" in grid(app)[1]


async def test_refused_pair_says_who_and_why(center: Center, seeker: int) -> None:
    posting = a_posting(center.store, center.kim, title="방문 요양보호사")
    key = refer(center.store, center.kim, seeker, posting)
    record_outcome(
        center.store, center.kim, key, ReferralState.SEEKER_REFUSED, version=1, reason=RefusalReason.DISTANCE
    )
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert any("✗ 본인 거절 거리" in line for line in grid(app))


async def test_words_narrow_the_ranking_and_esc_shows_all(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await type_text(pilot, "새봄")
        assert "다온요양원" not in screen_text(app)
        await type_text(pilot, "없는말")
        assert "'새봄없는말' 0건" in screen_text(app)
        await press(pilot, "escape")
        assert "다온요양원" in screen_text(app)


async def test_posting_handed_over_as_urgent_is_referred_urgently(center: Center, seeker: int) -> None:
    posting = a_posting(center.store, center.kim)
    app = app_on(center, "matching", MatchPosting(posting, urgent=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+r", *YES)
        assert [(row.posting_id, row.urgent) for row in made(center)] == [(posting, True)]


async def test_another_desk_commit_is_ranked_anew(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        a_posting(center.store, center.lee, title="야간 요양보호사")
        app.tell_store_changed()
        await settle(pilot)
        assert "홍길순에게 맞는 구인 3건" in grid(app)[1]


async def test_where_nothing_fits_the_changes_take_the_place_of_reasons(center: Center) -> None:
    register_posting(center.store, center.kim, replace(POSTING, wage_won=1_850_000))
    app = app_on(center, "matching", MatchSeeker(a_seeker(center.store, center.kim)))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "맞는 것이 없습니다" in screen_text(app)
        assert "왜 이 점수인가" not in screen_text(app)
        assert "1 임금 200만 → 180만" in screen_text(app)
        await press(pilot, "ctrl+y", "1")
        assert "다온요양원" in grid(app)[3]
        assert "왜 " in screen_text(app)


async def test_small_terminal_shows_list_reasons_and_changes(center: Center, seeker: int) -> None:
    app = app_on(center, "matching", MatchSeeker(seeker))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = grid(app)
        assert len(lines) == 24
        assert lines[0].split()[2:6] == ["3", "구직", "4", "매칭"]
        assert lines[11].rstrip("─┘ ").endswith("거르기")
        assert "왜 " in lines[12]
        assert "막는 조건 없음" in lines[12]
        # What is not known comes last, apart from what is.
        assert [line[1:5].strip() for line in lines[13:17]] == ["직종", "임금", "통근", "경력"]
        assert [name in line for name, line in zip(("자격", "형태", "시간", "학력"), lines[13:17], strict=True)] == [
            True
        ] * 4
        assert lines[19].startswith("│ 1 임금 180만 +1")
        assert lines[22].startswith(" F1 도움")
        assert lines[23].startswith(" 김하나")


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_names_are_shown_as_text(center: Center, name: str, seen: str) -> None:
    posting = register_posting(center.store, center.kim, replace(POSTING, title=name, employer=name))
    form = replace(SEEKER, name=name)
    key = register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id
    for subject in (MatchSeeker(key), MatchPosting(posting)):
        app = app_on(center, "matching", subject)
        async with app.run_test(size=(200, 44)) as pilot:
            await settle(pilot)
            lines = grid(app)
            assert seen in lines[1]
            assert seen in lines[3]
            await press(pilot, "f1", "escape", "ctrl+t")
            assert any(seen in line for line in grid(app)[3:])
            assert STEERING & set(screen_text(app).replace("\n", "")) == set()
            assert app.is_running


async def test_more_marked_for_a_posting_than_it_has_openings_is_asked_before_and_goes_through(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    for place_, name in enumerate(("홍길순", "김두레", "이도담")):
        a_seeker(center.store, center.kim, name, phone=f"010-0000-000{place_}")
    app = app_on(center, "matching", MatchPosting(target))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "space", "ctrl+r")
        assert screen_text(app).count("모집인원 초과") == 2
        await press(pilot, *YES)
    assert sorted(row.warned or "" for row in made(center)) == [
        "no_session",
        "past_openings no_session",
        "past_openings no_session",
    ]
