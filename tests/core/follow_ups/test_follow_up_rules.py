"""On which days the placed are asked how it goes."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.follow_ups.rules import add_months, schedule
from jobplus_core.kinds import FollowUpKind

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
    assert [kind for kind, _ in found] == list(FollowUpKind)
    due = [day for _, day in found]
    assert due == sorted(due)
    assert all(days.is_open(day) for day in due)
    earliest = [start + timedelta(days=7), *(add_months(start, months) for months in (1, 3, 6, 12))]
    for least, day in zip(earliest, due, strict=True):
        assert least <= day
        assert not any(days.is_open(least + timedelta(days=n)) for n in range((day - least).days))
