"""Recording checks and listing those that are due, on both databases."""

from datetime import date

import pytest

from jobplus_core.errors import AlreadyDone, FieldRefused, NotFound, ResidentNumber, Stale
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import FollowUpRow, count_open, of_placement, open_follow_ups
from jobplus_core.kinds import FollowUpResult
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.referrals.commands import refer
from tests.support.cases import a_posting, a_referral, a_seeker, booked, last_entry, number
from tests.support.center import Center
from tests.support.clock import FrozenClock

WEEK, MONTH = date(2013, 11, 25), date(2013, 12, 18)


def checks(center: Center, placement: int) -> list[FollowUpRow]:
    with center.store.read() as reader:
        return of_placement(reader, placement)


@pytest.fixture
def hire(center: Center) -> int:
    return place(center.store, center.kim, a_referral(center.store, center.kim))


def test_checks_of_a_new_placement_stand_open(center: Center, hire: int) -> None:
    found = checks(center, hire)
    assert [(row.kind, row.due_on, row.result, row.tries, row.counselor) for row in found] == [
        ("week_1", WEEK, None, 0, "김하나"),
        ("month_1", MONTH, None, 0, "김하나"),
        ("month_3", date(2014, 2, 18), None, 0, "김하나"),
        ("month_6", date(2014, 5, 19), None, 0, "김하나"),
        ("month_12", date(2014, 11, 18), None, 0, "김하나"),
    ]
    assert (found[0].seeker, found[0].phone4, found[0].title, found[0].employer) == (
        "홍길순",
        "1234",
        "요양보호사 구함",
        "다온요양원",
    )


@pytest.mark.parametrize("result", [FollowUpResult.WORKING, FollowUpResult.LEFT, FollowUpResult.WANTS_HELP])
def test_result_ends_the_check_and_books_nothing(
    center: Center, clock: FrozenClock, hire: int, result: FollowUpResult
) -> None:
    check = checks(center, hire)[0]
    before = last_entry(center.store)
    clock.advance(days=8)
    assert record_follow_up(center.store, center.lee, check.id, result, version=1, note=" 잘 다님 ") == 2
    done = checks(center, hire)[0]
    assert (done.result, done.note, done.done_on, done.version) == (result.value, "잘 다님", date(2013, 11, 26), 2)
    assert booked(center.store, after=before) == []


def test_somebody_not_reached_is_due_on_the_next_business_day(center: Center, clock: FrozenClock, hire: int) -> None:
    check = checks(center, hire)[0]
    clock.advance(days=36)  # Christmas Eve, a Tuesday
    record_follow_up(center.store, center.kim, check.id, FollowUpResult.UNREACHED, version=1, note="부재")
    clock.advance(days=3)  # Friday
    record_follow_up(center.store, center.kim, check.id, FollowUpResult.UNREACHED, version=2)
    again = next(row for row in checks(center, hire) if row.id == check.id)
    assert (again.due_on, again.tries, again.result, again.note, again.version) == (
        date(2013, 12, 30),
        2,
        None,
        "부재",
        3,
    )
    assert number(center.store, "SELECT COUNT(*) FROM follow_up WHERE due_on = :day", day=date(2013, 12, 26)) == 0


def test_check_that_cannot_be_recorded_stays_open(center: Center, hire: int) -> None:
    check = checks(center, hire)[0].id
    with pytest.raises(ResidentNumber):
        record_follow_up(center.store, center.kim, check, FollowUpResult.LEFT, version=1, note="610505-2000000")
    with pytest.raises(Stale):
        record_follow_up(center.store, center.kim, check, FollowUpResult.LEFT, version=2)
    with pytest.raises(NotFound):
        record_follow_up(center.store, center.kim, check + 99, FollowUpResult.LEFT, version=1)
    with pytest.raises(FieldRefused):
        record_follow_up(center.store, center.kim, check, FollowUpResult.CANCELLED, version=1)
    assert [row.result for row in checks(center, hire)] == [None] * 5


def test_check_is_recorded_once(center: Center, hire: int) -> None:
    check = checks(center, hire)[0].id
    assert record_follow_up(center.store, center.kim, check, FollowUpResult.WORKING, version=1, token="a") == 2
    assert record_follow_up(center.store, center.kim, check, FollowUpResult.WORKING, version=1, token="a") == 2
    with pytest.raises(AlreadyDone) as done:
        record_follow_up(center.store, center.kim, check, FollowUpResult.LEFT, version=2)
    assert (done.value.kind, done.value.id) == ("follow_up", check)


def test_due_checks_are_listed_oldest_first_a_page_at_a_time(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=None)
    hires = [
        place(center.store, who, refer(center.store, who, a_seeker(center.store, who), target))
        for who in (center.kim, center.lee, center.kim)
    ]
    with center.store.read() as reader:
        first = open_follow_ups(reader, center.institution_id, until=MONTH, limit=4)
        rest = open_follow_ups(reader, center.institution_id, until=MONTH, after=(first[-1].due_on, first[-1].id))
        mine = open_follow_ups(reader, center.institution_id, until=MONTH, counselor_id=center.kim.counselor_id)
        counts = [count_open(reader, center.institution_id, until=day) for day in (date(2013, 11, 24), WEEK, MONTH)]
        my_count = count_open(reader, center.institution_id, until=WEEK, counselor_id=center.lee.counselor_id)
    assert [(row.placement_id, row.due_on) for row in (*first, *rest)] == [
        *((hire, WEEK) for hire in hires),
        *((hire, MONTH) for hire in hires),
    ]
    assert [row.placement_id for row in mine] == [hires[0], hires[2], hires[0], hires[2]]
    assert (counts, my_count) == ([0, 3, 6], 1)


def test_cancelled_placement_keeps_the_checks_made_and_drops_the_open(center: Center, hire: int) -> None:
    check = checks(center, hire)[0].id
    record_follow_up(center.store, center.kim, check, FollowUpResult.WORKING, version=1)
    cancel_placement(center.store, center.kim, hire, "착오", version=1)
    assert [row.result for row in checks(center, hire)] == ["working", *["cancelled"] * 4]
    with center.store.read() as reader:
        assert count_open(reader, center.institution_id, until=date(2020, 1, 1)) == 0
