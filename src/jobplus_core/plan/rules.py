"""Pace against a quota, and whole numbers split so that the parts sum to the whole; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import sqrt
from typing import Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Indicator, TeamKind

_LOW, _HIGH, _TENTH = 0.1, 0.9, 1.2816
# Above it the normal curve gives the same whole numbers, give or take one.
_NORMAL_FROM: Final = 200

# What a counselor of each team is measured by each month (plan III: 개인별 목표량).
QUOTA_INDICATOR: Final = {
    TeamKind.COUNSELING: Indicator.PLACEMENT,
    TeamKind.TRAINING: Indicator.TRAINEE,
    TeamKind.POSTING: Indicator.OPENING,
    TeamKind.STARTUP: Indicator.STARTUP_CONSULTATION,
}


@dataclass(frozen=True, slots=True)
class Pace:
    """How far along a month is.

    Attributes:
        expected: What business days ended before today would have brought, as a fraction of people or acts.
        days_left: Business days left, today included.
    """

    done: int
    quota: int
    expected: Fraction
    days_left: int

    @property
    def share(self) -> int | None:
        """Done in whole percent of the quota, rounded down; None without a quota."""
        return self.done * 100 // self.quota if self.quota else None

    @property
    def expected_share(self) -> int | None:
        """Expected in whole percent of the quota, rounded to nearest; None without a quota."""
        return round(self.expected * 100 / self.quota) if self.quota else None

    @property
    def needed_per_day(self) -> Fraction | None:
        """What each day left must bring; None when none is left."""
        return Fraction(max(self.quota - self.done, 0), self.days_left) if self.days_left else None


@dataclass(frozen=True, slots=True)
class MonthDays:
    """The business days of the month around a day.

    Attributes:
        whole: How many the month has.
        ended: Those that ended before the day.
    """

    whole: int
    ended: tuple[date, ...]

    @property
    def left(self) -> int:
        """Business days left, the day included."""
        return self.whole - len(self.ended)


def month_days(today: date, days: BusinessDays) -> MonthDays:
    """The business days of the month of `today`."""
    return MonthDays(days.in_month(today.year, today.month), tuple(days.between(today.replace(day=1), today)))


def pace(done: int, quota: int, month: MonthDays) -> Pace:
    """Pace in a month: only business days *ended before today* are expected to have counted."""
    expected = Fraction(quota * len(month.ended), month.whole) if month.whole else Fraction(0)
    return Pace(done, quota, expected, month.left)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a month will bring if it goes on as it went; four months in five end between `low` and `high`."""

    low: int
    likely: int
    high: int


def forecast(before: Sequence[int], today: int, days_left: int) -> Forecast | None:
    """The month's end from its own days so far; nothing before its first business day has ended.

    The days left are drawn from a negative binomial with the mean and variance of the days ended (never less than a
    Poisson's, and with what so few days leave unknown); the range runs from its 10th to its 90th percentile.

    Args:
        before: What each business day ended before today brought.
        today: What today has brought so far.
        days_left: Business days left, today included.
    """
    if not before:
        return None
    done, days = sum(before), len(before)
    # Half an act more than nothing: a start without any says little, not that none will ever come.
    rate = max(done, 0.5) / days
    spread = sum((day - done / days) ** 2 for day in before) / (days - 1) if days > 1 else rate
    spread = max(spread, rate)
    mean = days_left * rate
    low, high = _quantiles(mean, days_left * spread + days_left**2 * spread / days)
    return Forecast(*(done + max(today, rest) for rest in (low, round(days_left * done / days), high)))


def _quantiles(mean: float, variance: float) -> tuple[int, int]:
    """The 10th and 90th percentile of a negative binomial."""
    if mean <= 0:
        return 0, 0
    if mean > _NORMAL_FROM or variance <= mean:
        reach = _TENTH * sqrt(variance)
        return max(0, round(mean - reach)), round(mean + reach)
    size = mean**2 / (variance - mean)
    success = mean / variance
    chance = success**size
    sum_, count, low = chance, 0, None
    while sum_ < _HIGH and count < 4 * _NORMAL_FROM:
        if low is None and sum_ >= _LOW:
            low = count
        chance *= (count + size) / (count + 1) * (1 - success)
        count += 1
        sum_ += chance
    return (count if low is None else low), count


def split(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """`total` in whole parts by weight that sum to it exactly (largest remainder; ties to the earlier part)."""
    whole = sum(weights)
    if whole == 0:
        return (0,) * len(weights)
    parts = [total * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
    for i in order[: total - sum(parts)]:
        parts[i] += 1
    return tuple(parts)


def month_bounds(day: date) -> tuple[date, date]:
    """First and last day of the month of `day`."""
    first = day.replace(day=1)
    after = (first + timedelta(days=31)).replace(day=1)
    return first, after - timedelta(days=1)
