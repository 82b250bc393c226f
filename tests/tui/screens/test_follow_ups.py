"""The follow-ups that are due, driven by keys alone."""

from dataclasses import replace
from datetime import date
from typing import cast

import pytest

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import FollowUpRow, of_placement
from jobplus_core.kinds import FollowUpResult, TargetGroup
from jobplus_core.placements.commands import place
from jobplus_core.placements.queries import of_seeker
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_tui.app import DeskApp
from jobplus_tui.messages import ShowSeeker
from tests.support.cases import POSTING, SEEKER, a_posting, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, open_at
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.settle import press, type_text

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


def placed(
    center: Center, clock: FrozenClock, name: str = "홍길순", *, phone: str = "010-0000-1234"
) -> tuple[int, int]:
    """Place somebody, let their first check fall due, and return seeker and placement."""
    seeker = a_seeker(center.store, center.kim, name, phone=phone)
    made = place(
        center.store,
        center.kim,
        refer(center.store, center.kim, seeker, register_posting(center.store, center.park, POSTING)),
    )
    clock.advance(days=8)
    return seeker, made


def checks(center: Center, placement: int) -> list[FollowUpRow]:
    with center.store.read() as reader:
        return of_placement(reader, placement)


async def test_result_of_a_call_is_written(center: Center, clock: FrozenClock) -> None:
    _, placement = placed(center, clock)
    async with open_at(center, clock, "follow_ups") as pilot:
        assert "사후 1건 · 지남 1 · 오늘 0" in grid(pilot.app)[1]
        assert grid(pilot.app)[3].split()[:4] == ["│▸!", "11.25(월)", "홍길순", "취업"]
        await press(pilot, "ctrl+t")
        assert "부터 다온요양원에서 일하신 지" in screen_text(pilot.app)
        await press(pilot, "right", "tab")
        await type_text(pilot, "-2")
        await press(pilot, "tab", "tab")
        await type_text(pilot, "집에서 멂")
        await press(pilot, "ctrl+s")
        assert "왜 그만두었는지 고르십시오." in screen_text(pilot.app)
        await press(pilot, "5", "ctrl+s")
        assert "7일 안에 확인할 사람이 없습니다" in screen_text(pilot.app)
    first = checks(center, placement)[0]
    assert (first.result, first.note, first.done_on) == ("left", "집에서 멂", date(2013, 11, 26))
    assert (first.left_on, first.left_reason) == (date(2013, 11, 24), "distance")


async def test_script_rates_and_a_call_taken_back(center: Center, clock: FrozenClock) -> None:
    _, placement = placed(center, clock)
    async with open_at(center, clock, "follow_ups") as pilot:
        assert "고용유지  30일 – 0/0" in screen_text(pilot.app)
        await press(pilot, "ctrl+g")
        assert "? 일은 익숙해지셨나요?" in screen_text(pilot.app)
        await press(pilot, "escape", "ctrl+y", "ctrl+z")
        assert "사후확인 부재" in screen_text(pilot.app)
        await press(pilot, "enter")
        await type_text(pilot, "잘못 누름")
        await press(pilot, "enter", "right", "enter")
    first = checks(center, placement)[0]
    assert (first.tries, first.result, first.due_on) == (0, None, date(2013, 11, 26))


async def test_hire_found_alone_and_care_are_begun_by_keys(center: Center, clock: FrozenClock) -> None:
    seeker, _ = placed(center, clock)
    form = replace(SEEKER, name="박노을", target_groups=(TargetGroup.SENIOR,))
    register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=date(2013, 11, 18)))
    async with open_at(center, clock, "follow_ups") as pilot:
        await press(pilot, "ctrl+n")
        assert "취약계층 1명 월 2회 상담 잡기" in screen_text(pilot.app)
        await press(pilot, "2", "enter")
        assert "박노을" in screen_text(pilot.app)
        await press(pilot, "home", "ctrl+n", "enter")
        assert "알선 없이 된 취업 홍길순" in screen_text(pilot.app)
        await press(pilot, "ctrl+s")
        assert "어디서 일하는지 적으십시오." in screen_text(pilot.app)
        await type_text(pilot, "한빛상사")
        await press(pilot, "ctrl+s")
    with center.store.read() as reader:
        found = of_seeker(reader, seeker)
    assert [(row.employer, row.channel) for row in found] == [("한빛상사", "self"), ("다온요양원", "center")]


async def test_somebody_not_reached_is_due_on_the_next_business_day(center: Center, clock: FrozenClock) -> None:
    _, placement = placed(center, clock)
    async with open_at(center, clock, "follow_ups") as pilot:
        await press(pilot, "ctrl+y")
        assert "◦ 11.27(수) 홍길순" in screen_text(pilot.app)
    first = checks(center, placement)[0]
    assert (first.result, first.tries, first.due_on) == (None, 1, date(2013, 11, 27))


async def test_own_checks_or_everybodys(center: Center, clock: FrozenClock) -> None:
    placed(center, clock)
    async with open_at(center, clock, "follow_ups", login="lee") as pilot:
        assert "사후 0건" in grid(pilot.app)[1]
        await press(pilot, "ctrl+l")
        assert "사후 1건" in grid(pilot.app)[1]


async def test_list_is_narrowed_to_a_person(center: Center, clock: FrozenClock) -> None:
    placed(center, clock)
    seeker = a_seeker(center.store, center.kim, "김철수", phone="010-0000-2345")
    place(center.store, center.kim, refer(center.store, center.kim, seeker, a_posting(center.store, center.park)))
    async with open_at(center, clock, "follow_ups") as pilot:
        assert "사후 2건 · 지남 1" in grid(pilot.app)[1]
        await press(pilot, "slash")
        await type_text(pilot, "ㄱㅊㅅ")
        assert "사후 1건 · 지남 0" in grid(pilot.app)[1]
        await press(pilot, "enter")
        assert "김철수" in grid(pilot.app)[4]
        await press(pilot, "slash")
        await type_text(pilot, "ㅎ")
        assert "'ㄱㅊㅅㅎ' 0건" in screen_text(pilot.app)
        await press(pilot, "escape")
        assert "사후 2건 · 지남 1" in grid(pilot.app)[1]


async def test_enter_opens_the_person(center: Center, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch) -> None:
    seeker, _ = placed(center, clock)
    gone: list[tuple[str, object]] = []
    async with open_at(center, clock, "follow_ups") as pilot:
        monkeypatch.setattr(cast("DeskApp", pilot.app), "go", lambda id, subject=None: gone.append((id, subject)))
        await press(pilot, "enter")
    assert gone == [("seekers", ShowSeeker(seeker))]


async def test_small_screen_is_whole(center: Center, clock: FrozenClock) -> None:
    placed(center, clock)
    async with open_at(center, clock, "follow_ups") as pilot:
        lines = grid(pilot.app)
        assert len(lines) == 24
        assert "기한      이름" in lines[2]
        assert "Enter 열기  ^T 결과 적기  ^Y 다시 전화  / 거르기" in lines[11]
        assert "홍길순 취업 1주" in lines[12]
        assert "…1234" in lines[13]
        assert lines[23].startswith(" 김하나")


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(center: Center, clock: FrozenClock, name: str, seen: str) -> None:
    placed(center, clock, name)
    async with open_at(center, clock, "follow_ups", size=LARGE) as pilot:
        assert screen_text(pilot.app).count(seen[:6]) >= 3
        await press(pilot, "ctrl+t")
        assert seen in screen_text(pilot.app)
        assert STEERING & set(screen_text(pilot.app).replace("\n", "")) == set()
        await press(pilot, "escape")
        assert pilot.app.is_running


async def test_store_in_trouble_is_said_until_it_answers_again(center: Center, clock: FrozenClock) -> None:
    placed(center, clock)
    file = center.store.location.file
    async with open_at(center, clock, "follow_ups") as pilot:
        file.chmod(0o400)
        await press(pilot, "ctrl+l")
        assert "사후 1건" in grid(pilot.app)[1]
        assert "✗ 저장소에 쓸 수 없습니다" in screen_text(pilot.app)
        await press(pilot, "f10")
        assert "! 저장소에 쓸 수 없습니다" in grid(pilot.app)[-1]
        file.chmod(0o600)
        await press(pilot, "f6", "ctrl+l")
        assert "저장소에 쓸 수 없습니다" not in screen_text(pilot.app)
        assert pilot.app.is_running


async def test_call_that_another_desk_recorded_meanwhile_says_so(center: Center, clock: FrozenClock) -> None:
    _, placement = placed(center, clock)
    first = checks(center, placement)[0]
    async with open_at(center, clock, "follow_ups") as pilot:
        await press(pilot, "ctrl+t")
        record_follow_up(center.store, center.lee, first.id, FollowUpResult.WORKING, version=1, note="잘 다님")
        await press(pilot, "ctrl+s")
        assert "다른 책상" in grid(pilot.app)[-1]
    assert checks(center, placement)[0].note == "잘 다님"


async def test_call_recorded_before_its_row_is_acted_on_says_so(center: Center, clock: FrozenClock) -> None:
    _, placement = placed(center, clock)
    first = checks(center, placement)[0]
    async with open_at(center, clock, "follow_ups") as pilot:
        record_follow_up(center.store, center.lee, first.id, FollowUpResult.WORKING, version=1)
        await press(pilot, "ctrl+t")
        assert "이미 끝났습니다" in grid(pilot.app)[-1]


async def test_long_note_leaves_room_for_the_questions(center: Center, clock: FrozenClock) -> None:
    seeker, _ = placed(center, clock)
    note = " ".join(["밤에 일하는 것을 힘들어하고 집에서 가까운 곳을 찾음"] * 12)
    log_session(center.store, center.kim, seeker, SessionForm(held_on=clock.now.date(), notes=note))
    async with open_at(center, clock, "follow_ups") as pilot:
        await press(pilot, "ctrl+t")
        text = screen_text(pilot.app)
        assert text.count("밤에 일하는 것을") == 1
        assert "…" in next(line for line in text.splitlines() if "기록: 밤에" in line)
        assert "? 하는 일과 시간, 임금이 들으신 것과 같으신가요?" in text
        assert "혹시 그만두시게 되면" in text
        await press(pilot, "escape", "ctrl+g")
        assert screen_text(pilot.app).count("밤에 일하는 것을") > 6
