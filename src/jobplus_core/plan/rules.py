"""Pace against a quota, and whole numbers split so that the parts sum to the whole; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Indicator, TeamKind

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


def pace(done: int, quota: int, today: date, days: BusinessDays) -> Pace:
    """Pace in the month of `today`: only business days *ended before today* are expected to have counted."""
    first = today.replace(day=1)
    whole = days.in_month(today.year, today.month)
    ended = days.count(first, today)
    expected = Fraction(quota * ended, whole) if whole else Fraction(0)
    return Pace(done, quota, expected, whole - ended)


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
