"""Pace against a quota, and whole parts of a whole."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.plan.rules import Forecast, Pace, forecast, month_bounds, month_days, pace, split

# November 2013 has 21 business days, 1 to 29; one of them is closed here.
NOVEMBER = BusinessDays([date(2013, 11, 15)])


@pytest.mark.parametrize(
    ("day", "ended", "left"),
    [
        (date(2013, 11, 1), 0, 20),
        (date(2013, 11, 2), 1, 19),
        (date(2013, 11, 4), 1, 19),
        (date(2013, 11, 15), 10, 10),
        (date(2013, 11, 18), 10, 10),
        (date(2013, 11, 29), 19, 1),
        (date(2013, 11, 30), 20, 0),
    ],
)
def test_only_days_ended_before_today_are_expected_and_today_is_left(day: date, ended: int, left: int) -> None:
    found = pace(6, 30, month_days(day, NOVEMBER))
    assert found == Pace(6, 30, Fraction(30 * ended, 20), left)
    assert found.needed_per_day == (Fraction(24, left) if left else None)


def test_shares_are_in_whole_percent_and_nothing_without_a_quota() -> None:
    found = pace(10, 30, month_days(date(2013, 11, 18), NOVEMBER))
    assert (found.share, found.expected_share) == (33, 50)
    found = pace(4, 0, month_days(date(2013, 11, 18), NOVEMBER))
    assert (found.share, found.expected_share) == (None, None)
    assert (found.expected, found.needed_per_day) == (Fraction(0), Fraction(0))


def test_quota_that_is_passed_needs_nothing_more() -> None:
    assert pace(40, 30, month_days(date(2013, 11, 18), NOVEMBER)).needed_per_day == 0


def test_month_without_a_business_day_expects_nothing() -> None:
    shut = BusinessDays(date(2013, 11, 1) + timedelta(days=n) for n in range(30))
    assert pace(0, 30, month_days(date(2013, 11, 18), shut)) == Pace(0, 30, Fraction(0), 0)


@given(st.integers(0, 10_000), st.lists(st.integers(0, 50), min_size=1, max_size=20).filter(any))
def test_parts_sum_to_the_whole_and_stay_within_one_of_their_share(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


def test_split_gives_what_is_over_to_the_largest_remainder_then_to_the_earlier() -> None:
    assert split(10, [1, 1, 1]) == (4, 3, 3)
    assert split(7, [3, 2, 2]) == (3, 2, 2)
    assert split(5, [1, 3]) == (1, 4)
    assert split(5, [0, 0]) == (0, 0)


@pytest.mark.parametrize(
    ("day", "last"), [(date(2013, 12, 31), date(2013, 12, 31)), (date(2024, 2, 10), date(2024, 2, 29))]
)
def test_month_bounds(day: date, last: date) -> None:
    assert month_bounds(day) == (day.replace(day=1), last)


def test_forecast_goes_on_from_the_days_ended() -> None:
    found = forecast([4] * 10, 0, 10)
    assert found is not None
    assert (found.likely, found.low < 80 < found.high) == (80, True)
    assert forecast([], 3, 20) is None
    assert forecast([2, 2, 2], 9, 1) == Forecast(15, 15, 15)
    assert forecast([3, 5], 0, 0) == Forecast(8, 8, 8)


def test_forecast_of_nothing_leaves_room_for_something() -> None:
    found = forecast([0] * 3, 0, 18)
    assert found is not None
    assert (found.low, found.likely) == (0, 0)
    assert found.high > 0


def test_four_months_in_five_end_within_the_range() -> None:
    random = Random(20131118)

    def day(most: int) -> int:
        return sum(random.random() < 0.3 for _ in range(most))

    hits = 0
    for _ in range(400):
        most = random.randint(2, 40)
        month = [day(most) for _ in range(21)]
        found = forecast(month[:8], 0, 13)
        assert found is not None
        hits += found.low <= sum(month) <= found.high
    assert 0.75 < hits / 400 < 0.95


@given(st.lists(st.integers(0, 60), max_size=21), st.integers(0, 60), st.integers(0, 21))
def test_forecast_never_falls_below_what_is_done(before: list[int], today: int, left: int) -> None:
    found = forecast(before, today, left)
    if found is not None:
        assert sum(before) + today <= found.low <= found.high
        assert found.low <= max(found.likely, found.low)
