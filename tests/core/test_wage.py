"""The monthly base of every wage."""

from datetime import date

import pytest

from jobplus_core.kinds import WageBasis
from jobplus_core.wage import minimum_hourly_won, monthly_won, paid_minutes, shift_minutes, weekly_minutes


@pytest.mark.parametrize(
    ("basis", "won", "hours", "days", "monthly"),
    [
        (WageBasis.YEAR, 30_000_000, None, None, 2_500_000),
        (WageBasis.YEAR, 31_250_000, None, None, 2_604_166),
        (WageBasis.MONTH, 2_200_000, None, None, 2_200_000),
        (WageBasis.DAY, 100_000, None, 5, 2_172_500),
        (WageBasis.DAY, 100_000, 40, None, None),
        (WageBasis.HOUR, 10_320, 40, None, 2_152_339),
        (WageBasis.HOUR, 10_320, 15, None, 807_127),
        (WageBasis.HOUR, 10_320, 14, None, 627_765),
        (WageBasis.HOUR, 10_320, 14.5, None, 650_185),
        (WageBasis.HOUR, 10_320, 52, None, 2_690_424),
        (WageBasis.HOUR, 10_320, None, 5, None),
        (None, 10_320, 40, 5, None),
        (WageBasis.MONTH, None, 40, 5, None),
    ],
)
def test_monthly_won_of_each_basis(
    basis: WageBasis | None, won: int | None, hours: float | None, days: int | None, monthly: int | None
) -> None:
    assert monthly_won(basis, won, hours_per_week=hours, days_per_week=days) == monthly


def test_hours_come_from_days_and_times_where_nobody_told_them() -> None:
    told = monthly_won(WageBasis.HOUR, 10_320, hours_per_week=15)
    worked_out = monthly_won(WageBasis.HOUR, 10_320, days_per_week=5, starts_at=600, ends_at=780)
    assert worked_out == told


@pytest.mark.parametrize(
    ("days", "starts_at", "ends_at", "minutes"),
    [
        (5, 9 * 60, 18 * 60, 5 * 480),
        (5, 9 * 60, 13 * 60, 5 * 240),
        (5, 9 * 60, 13 * 60 + 30, 5 * 240),
        (3, 22 * 60, 6 * 60, 3 * 450),
        (None, 540, 1080, None),
        (5, None, 1080, None),
    ],
)
def test_weekly_minutes_leave_out_the_statutory_break(
    days: int | None, starts_at: int | None, ends_at: int | None, minutes: int | None
) -> None:
    assert weekly_minutes(days, starts_at, ends_at) == minutes


def test_weekly_holiday_is_paid_from_fifteen_hours_up_to_eight() -> None:
    assert [paid_minutes(hours * 60) for hours in (14, 15, 40, 52)] == [840, 1080, 2880, 3600]


def test_shift_past_midnight_is_measured_to_the_next_day() -> None:
    assert shift_minutes(22 * 60, 6 * 60) == 480
    assert shift_minutes(0, 24 * 60) == 1440
    assert shift_minutes(540, 540) == 1440


@pytest.mark.parametrize(
    ("day", "won"),
    [
        (date(2012, 12, 31), None),
        (date(2013, 1, 1), 4_860),
        (date(2024, 6, 1), 9_860),
        (date(2026, 12, 31), 10_320),
        (date(2031, 1, 1), 10_320),
    ],
)
def test_minimum_wage_of_a_day(day: date, won: int | None) -> None:
    assert minimum_hourly_won(day) == won
