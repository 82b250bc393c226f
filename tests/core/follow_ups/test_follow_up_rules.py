"""On which days the placed are asked how it goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.follow_ups.rules import (
    Kept,
    add_months,
    check_result,
    next_care,
    next_yearly,
    retention,
    schedule,
)
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason
from jobplus_core.settings import SettingName

PLAIN = [
    FollowUpKind.WEEK_1,
    FollowUpKind.MONTH_1,
    FollowUpKind.MONTH_3,
    FollowUpKind.MONTH_6,
    FollowUpKind.MONTH_12,
]
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2013, 11, 18), 1, date(2013, 12, 18)),
        (date(2013, 12, 31), 2, date(2014, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2013, 8, 31), 6, date(2014, 2, 28)),
        (date(2013, 12, 1), 1, date(2014, 1, 1)),
    ],
)
def test_months_end_on_the_same_day_or_the_months_last(day: date, months: int, found: date) -> None:
    assert add_months(day, months) == found


def test_checks_fall_on_the_next_open_day() -> None:
    closed = [date(2013, 12, 25), date(2014, 1, 1)]
    found = schedule(date(2013, 11, 25), BusinessDays(closed))
    assert found == (
        (FollowUpKind.WEEK_1, date(2013, 12, 2)),
        (FollowUpKind.MONTH_1, date(2013, 12, 26)),
        (FollowUpKind.MONTH_3, date(2014, 2, 25)),
        (FollowUpKind.MONTH_6, date(2014, 5, 26)),
        (FollowUpKind.MONTH_12, date(2014, 11, 25)),
    )


@given(DAYS, st.sets(st.integers(0, 500), max_size=60))
def test_checks_are_in_order_on_open_days_and_never_early(start: date, closed_after: set[int]) -> None:
    days = BusinessDays(start + timedelta(days=offset) for offset in closed_after)
    found = schedule(start, days)
    assert [kind for kind, _ in found] == PLAIN
    due = [day for _, day in found]
    assert due == sorted(due)
    assert all(days.is_open(day) for day in due)
    earliest = [start + timedelta(days=7), *(add_months(start, months) for months in (1, 3, 6, 12))]
    for least, day in zip(earliest, due, strict=True):
        assert least <= day
        assert not any(days.is_open(least + timedelta(days=n)) for n in range((day - least).days))


def test_settings_say_which_checks_are_planned() -> None:
    asked = {SettingName.FOLLOW_UP_WEEK_2, SettingName.FOLLOW_UP_MONTH_9}
    found = schedule(date(2013, 11, 18), BusinessDays(), lambda name: int(name in asked))
    assert found == ((FollowUpKind.WEEK_2, date(2013, 12, 2)), (FollowUpKind.MONTH_9, date(2014, 8, 18)))


def test_care_and_yearly_checks_follow_the_last_one() -> None:
    days = BusinessDays([date(2013, 12, 3)])
    assert next_care(date(2013, 11, 18), days) == date(2013, 12, 4)
    begun = date(2013, 11, 18)
    assert next_yearly(begun, date(2014, 11, 18), days) == date(2015, 11, 18)
    assert next_yearly(begun, date(2015, 11, 18), days) == date(2016, 11, 18)
    assert next_yearly(begun, date(2015, 11, 17), days) == date(2015, 11, 18)


@pytest.mark.parametrize("kind", FollowUpKind)
@pytest.mark.parametrize("result", FollowUpResult)
def test_kind_decides_what_a_check_may_find(kind: FollowUpKind, result: FollowUpResult) -> None:
    care = {FollowUpResult.CONTACTED, FollowUpResult.DECLINED}
    job = {FollowUpResult.WORKING, FollowUpResult.LEFT, FollowUpResult.WANTS_HELP}
    if result is FollowUpResult.UNREACHED or result in (care if kind is FollowUpKind.CARE else job):
        check_result(kind, result, left_on=None, left_reason=LeftReason.WAGE)
    else:
        with pytest.raises(FieldRefused):
            check_result(kind, result, left_on=None, left_reason=None)


def test_leaving_needs_its_reason_and_nothing_else_a_day() -> None:
    with pytest.raises(FieldMissing):
        check_result(FollowUpKind.WEEK_1, FollowUpResult.LEFT, left_on=None, left_reason=None)
    with pytest.raises(FieldRefused):
        check_result(FollowUpKind.WEEK_1, FollowUpResult.WORKING, left_on=date(2013, 1, 1), left_reason=None)


def test_retention_names_its_own_denominators() -> None:
    begun = date(2013, 1, 7)
    held = [
        Kept(begun, date(2014, 1, 7), None),  # stood a year later
        Kept(begun, date(2013, 2, 6), date(2013, 3, 1)),  # stood after a month, then left
        Kept(begun, None, date(2013, 1, 20)),  # left within the month
        Kept(begun, None, None),  # never reached
        Kept(date(2013, 12, 20), date(2013, 12, 27), None),  # too young for any
    ]
    assert [(r.days, r.due, r.known, r.kept, r.permille) for r in retention(held, date(2014, 1, 8))] == [
        (30, 4, 3, 2, 667),
        (90, 4, 3, 1, 333),
        (180, 4, 3, 1, 333),
        (365, 4, 3, 1, 333),
    ]
    assert retention([], date(2014, 1, 8))[0].permille is None


def test_three_months_that_are_89_days_keep_somebody_for_90() -> None:
    begun = date(2013, 11, 30)
    at_three_months = Kept(begun, begun + timedelta(days=89), None)
    early = Kept(begun, begun + timedelta(days=86), None)
    assert [(r.known, r.kept) for r in retention([at_three_months, early], begun + timedelta(days=120))][1] == (1, 1)
