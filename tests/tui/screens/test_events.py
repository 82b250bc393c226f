"""Events by keys alone: listed, written down, mended, and written down while a hire is."""

from jobplus_core.events.commands import register_event
from jobplus_core.events.queries import EventRow, events
from jobplus_core.events.rules import EventForm
from jobplus_core.kinds import EventKind
from jobplus_core.placements.queries import of_seeker
from jobplus_tui.messages import ShowSeeker
from tests.support.cases import TODAY, a_referral, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import open_at
from tests.tui.grid import screen_text
from tests.tui.real_desk import app_on
from tests.tui.settle import press, settle, type_text


def known(center: Center) -> list[EventRow]:
    with center.store.read() as reader:
        return events(reader, center.institution_id)


async def test_event_is_written_down_and_mended(center: Center, clock: FrozenClock) -> None:
    async with open_at(center, clock, "referrals") as pilot:
        await press(pilot, "v")
        assert "적은 행사가 없습니다." in screen_text(pilot.app)
        await press(pilot, "ctrl+n", "ctrl+s")
        assert "행사 이름을 적으십시오." in screen_text(pilot.app)
        await type_text(pilot, "가을 박람회")
        await press(pilot, "shift+tab", "2", "tab", "tab")
        await type_text(pilot, "언제")
        await press(pilot, "ctrl+s")
        assert "날을 알 수 없습니다." in screen_text(pilot.app)
        await press(pilot, *["backspace"] * 10)
        await type_text(pilot, "오늘")
        await press(pilot, "tab")
        await type_text(pilot, "시청 광장")
        await press(pilot, "ctrl+s")
        assert "2013-11-18 취업박람회 가을 박람회" in " ".join(screen_text(pilot.app).split())
        await press(pilot, "enter", "1", "ctrl+s")
        assert "19데이" in screen_text(pilot.app)
    assert known(center) == [EventRow(1, "day_19", "가을 박람회", TODAY, "시청 광장", 0)]


async def test_event_is_written_down_while_a_hire_is(center: Center, clock: FrozenClock) -> None:
    a_referral(center.store, center.kim)
    async with open_at(center, clock, "referrals") as pilot:
        await press(pilot, "ctrl+t", "ctrl+g")
        assert "행사 적기" not in screen_text(pilot.app).split("\n")[8]
        await press(pilot, "5", "ctrl+g", "tab")
        await type_text(pilot, "11월 19데이")
        await press(pilot, "ctrl+s")
        assert "11월 19데이 11.18" in screen_text(pilot.app)
        await press(pilot, "ctrl+s")
    assert [(row.name, row.hires) for row in known(center)] == [("11월 19데이", 1)]


async def test_found_hire_is_written_from_the_record_with_its_event(center: Center) -> None:
    register_event(center.store, center.kim, EventForm(kind=EventKind.DAY_19, name="11월 19데이", held_on=TODAY))
    who = a_seeker(center.store, center.kim)
    app = app_on(center, "seekers", ShowSeeker(who))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert "알선 없이 된 취업 홍길순" in screen_text(app)
        await type_text(pilot, "한빛상사")
        await press(pilot, "ctrl+g", "2", "tab")
        await type_text(pilot, "가을 박람회")
        await press(pilot, "ctrl+s", "ctrl+s")
        with center.store.read() as reader:
            assert [(row.employer, row.channel) for row in of_seeker(reader, who)] == [("한빛상사", "fair")]
        await press(pilot, "ctrl+z", "enter")
        await type_text(pilot, "다른 사람")
        await press(pilot, "enter", "right", "enter")
        with center.store.read() as reader:
            assert [row.state for row in of_seeker(reader, who)] == ["cancelled"]
