"""Recording checks and listing those that are due, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, FutureDate, NotFound, ResidentNumber, Stale
from jobplus_core.follow_ups.commands import plan_care, record_follow_up
from jobplus_core.follow_ups.queries import (
    FollowUpRow,
    Wanting,
    call,
    care_of,
    count_open,
    of_placement,
    open_follow_ups,
    retention_of,
    wanting_care,
)
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason, TargetGroup
from jobplus_core.placements.commands import cancel_placement, place, place_found
from jobplus_core.placements.rules import FoundJob
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import SEEKER, TODAY, a_posting, a_referral, a_seeker, booked, last_entry, number
from tests.support.center import Center
from tests.support.clock import FrozenClock

WHY = LeftReason.OTHER
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
    why = LeftReason.HEALTH if result is FollowUpResult.LEFT else None
    done_by = record_follow_up(center.store, center.lee, check.id, result, version=1, note=" 잘 다님 ", left_reason=why)
    assert done_by == 2
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
        record_follow_up(
            center.store, center.kim, check, FollowUpResult.LEFT, version=1, left_reason=WHY, note="610505-2000000"
        )
    with pytest.raises(Stale):
        record_follow_up(center.store, center.kim, check, FollowUpResult.LEFT, version=2, left_reason=WHY)
    with pytest.raises(NotFound):
        record_follow_up(center.store, center.kim, check + 99, FollowUpResult.LEFT, version=1, left_reason=WHY)
    with pytest.raises(FieldRefused):
        record_follow_up(center.store, center.kim, check, FollowUpResult.CANCELLED, version=1)
    assert [row.result for row in checks(center, hire)] == [None] * 5


def test_check_is_recorded_once(center: Center, hire: int) -> None:
    check = checks(center, hire)[0].id
    assert record_follow_up(center.store, center.kim, check, FollowUpResult.WORKING, version=1, token="a") == 2
    assert record_follow_up(center.store, center.kim, check, FollowUpResult.WORKING, version=1, token="a") == 2
    with pytest.raises(AlreadyDone) as done:
        record_follow_up(center.store, center.kim, check, FollowUpResult.LEFT, version=2, left_reason=WHY)
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


def test_leaving_is_kept_with_day_and_reason_and_drops_the_rest(center: Center, clock: FrozenClock, hire: int) -> None:
    check = checks(center, hire)[0].id
    clock.advance(days=7)
    left = FollowUpResult.LEFT
    with pytest.raises(FieldMissing):
        record_follow_up(center.store, center.kim, check, left, version=1)
    with pytest.raises(FutureDate):
        record_follow_up(center.store, center.kim, check, left, version=1, left_on=date(2013, 11, 26), left_reason=WHY)
    with pytest.raises(FieldRefused):
        record_follow_up(center.store, center.kim, check, left, version=1, left_on=date(2013, 11, 17), left_reason=WHY)
    record_follow_up(
        center.store,
        center.kim,
        check,
        left,
        version=1,
        left_on=date(2013, 11, 20),
        left_reason=LeftReason.DUTIES,
    )
    assert [(row.result, row.left_on, row.left_reason) for row in checks(center, hire)] == [
        ("left", date(2013, 11, 20), "duties"),
        *[("cancelled", None, None)] * 4,
    ]


def test_last_try_ends_the_check(center: Center, clock: FrozenClock, hire: int) -> None:
    check = checks(center, hire)[0].id
    for version in range(1, 6):
        clock.advance(days=1)
        record_follow_up(center.store, center.kim, check, FollowUpResult.UNREACHED, version=version)
    done = checks(center, hire)[0]
    assert (done.result, done.tries, done.done_on) == ("unreached", 5, date(2013, 11, 23))


def test_year_that_was_kept_plans_the_next(center: Center, clock: FrozenClock, hire: int) -> None:
    last = checks(center, hire)[-1]
    clock.advance(days=370)
    record_follow_up(center.store, center.kim, last.id, FollowUpResult.WORKING, version=1)
    (planned,) = (row for row in checks(center, hire) if row.kind == FollowUpKind.YEARLY)
    assert (planned.due_on, planned.result) == (date(2015, 11, 18), None)
    clock.advance(days=365)
    record_follow_up(center.store, center.kim, planned.id, FollowUpResult.WORKING, version=1)
    assert [row.due_on for row in checks(center, hire) if row.kind == FollowUpKind.YEARLY] == [
        date(2015, 11, 18),
        date(2016, 11, 18),
    ]


def at_risk(center: Center, name: str, *groups: TargetGroup) -> int:
    form = replace(SEEKER, name=name, target_groups=groups)
    return register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id


def test_people_at_risk_are_asked_twice_a_month_until_they_are_placed(center: Center, clock: FrozenClock) -> None:
    senior, _young = at_risk(center, "박노을", TargetGroup.SENIOR), at_risk(center, "정새봄", TargetGroup.YOUTH)
    talked = at_risk(center, "한가람", TargetGroup.YOUTH, TargetGroup.DISABLED)
    log_session(center.store, center.kim, talked, SessionForm(held_on=TODAY, notes="면접 준비"))
    assert plan_care(center.store, center.kim) == 2
    assert plan_care(center.store, center.kim) == 0
    with center.store.read() as reader:
        first, second = care_of(reader, senior), care_of(reader, talked)
        known = call(reader, second[0].id)
        due = open_follow_ups(reader, center.institution_id, until=TODAY)
    assert ([row.due_on for row in first], [row.due_on for row in second]) == ([TODAY], [date(2013, 12, 3)])
    assert known is not None
    assert (known.starts_on, known.last_on, known.last_note) == (None, TODAY, "면접 준비")
    assert [(row.seeker, row.placement_id, row.employer) for row in due] == [("박노을", None, None)]
    record_follow_up(center.store, center.kim, first[0].id, FollowUpResult.CONTACTED, version=1)
    with center.store.read() as reader:
        assert [(row.due_on, row.result) for row in care_of(reader, senior)] == [
            (TODAY, "contacted"),
            (date(2013, 12, 3), None),
        ]
    place(center.store, center.kim, refer(center.store, center.kim, senior, a_posting(center.store, center.park)))
    with center.store.read() as reader:
        assert [row.result for row in care_of(reader, senior)] == ["contacted", "cancelled"]
    record_follow_up(center.store, center.kim, second[0].id, FollowUpResult.DECLINED, version=1)
    assert plan_care(center.store, center.kim) == 0


def test_retention_counts_what_the_checks_found(center: Center, clock: FrozenClock, hire: int) -> None:
    month = checks(center, hire)[1].id
    # Work found alone is followed too; it is in no rate of the center's.
    place_found(
        center.store,
        center.kim,
        a_seeker(center.store, center.kim),
        FoundJob(employer_name="한빛상사", job_title="경리"),
    )
    clock.advance(days=31)
    record_follow_up(center.store, center.kim, month, FollowUpResult.WORKING, version=1)
    with center.store.read() as reader:
        found = retention_of(reader, center.institution_id, since=TODAY, today=date(2013, 12, 19))
        others = retention_of(
            reader,
            center.institution_id,
            since=TODAY,
            today=date(2013, 12, 19),
            counselor_id=center.lee.counselor_id,
        )
    assert [(one.days, one.due, one.known, one.kept) for one in found] == [
        (30, 1, 1, 1),
        (90, 0, 0, 0),
        (180, 0, 0, 0),
        (365, 0, 0, 0),
    ]
    assert {one.due for one in others} == {0}


def test_care_is_planned_by_all_records_of_a_person(center: Center, clock: FrozenClock) -> None:
    form = replace(SEEKER, target_groups=(TargetGroup.SENIOR,))
    kept, spoken, placed = (
        register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id
        for _ in range(3)
    )
    merged = a_seeker(center.store, center.kim)
    log_session(center.store, center.kim, merged, SessionForm(held_on=TODAY))
    hired = a_seeker(center.store, center.kim)
    place_found(center.store, center.kim, hired, FoundJob(employer_name="한빛상사", job_title="경리"))
    for into, record in ((spoken, merged), (placed, hired)):
        merge_seekers(center.store, center.kim, into, record, reason="한 사람", kept_version=1, merged_version=1)
    clock.advance(days=1)
    with center.store.read() as reader:
        assert wanting_care(reader, center.kim.counselor_id or 0) == [Wanting(kept, None), Wanting(spoken, TODAY)]
