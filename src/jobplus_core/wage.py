"""One base for every wage: won a month, whole won rounded down.

- A year's pay is divided by 12; a month's pay stands.
- A day's pay is taken times the days a week and the weeks of a month.
- An hour's pay is taken times the *paid* hours a week and the weeks of a month. From 15 hours a week on, law
  adds a paid weekly holiday (주휴수당: 근로기준법 제55조 제1항, 제18조 제3항), one fifth of the weekly hours,
  at most 8. It is counted here because a monthly wage contains it: 40 hours at 10,320 won come to about 2,150,000 won a
  month, as the same work offered by the month does. Where a posting names a rate with the allowance
  already in it, this base is too high by up to a fifth; nothing in the record tells the two apart.

A month has 4.345 weeks (365 ÷ 7 ÷ 12). Without the hours or days it rests on, the base is unknown.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from jobplus_core.kinds import WageBasis

MILLI_WEEKS_PER_MONTH: Final = 4345
MINIMUM_HOURLY_WON: Final[Mapping[int, int]] = MappingProxyType(
    {
        2013: 4_860,
        2014: 5_210,
        2015: 5_580,
        2016: 6_030,
        2017: 6_470,
        2018: 7_530,
        2019: 8_350,
        2020: 8_590,
        2021: 8_720,
        2022: 9_160,
        2023: 9_620,
        2024: 9_860,
        2025: 10_030,
        2026: 10_320,
    }
)
"""The legal minimum wage by year, won an hour (최저임금법 제10조: the minister's notice of each year, as published by
최저임금위원회)."""
_MINUTES_PER_DAY: Final = 24 * 60
_HOLIDAY_FROM: Final = 15 * 60
_LONGEST_HOLIDAY: Final = 8 * 60


def monthly_won(
    basis: WageBasis | None,
    won: int | None,
    *,
    hours_per_week: float | None = None,
    days_per_week: int | None = None,
    starts_at: int | None = None,
    ends_at: int | None = None,
) -> int | None:
    """A wage on the monthly base.

    Args:
        basis: What span of work `won` is paid for.
        won: The wage for that span.
        hours_per_week: Working hours a week; where unknown they are worked out from the last three.
        days_per_week: Working days a week.
        starts_at: Start of a working day, in minutes after midnight.
        ends_at: Its end, in minutes after midnight.

    Returns:
        Won a month, or None where something it rests on is unknown.
    """
    if basis is None or won is None:
        return None
    if basis is WageBasis.MONTH:
        return won
    if basis is WageBasis.YEAR:
        return won // 12
    if basis is WageBasis.DAY:
        return None if days_per_week is None else won * days_per_week * MILLI_WEEKS_PER_MONTH // 1000
    if hours_per_week is None:
        minutes = weekly_minutes(days_per_week, starts_at, ends_at)
    else:
        minutes = round(hours_per_week * 60)
    return None if minutes is None else won * paid_minutes(minutes) * MILLI_WEEKS_PER_MONTH // 60_000


def minimum_hourly_won(day: date) -> int | None:
    """The minimum wage that holds on `day`, won an hour; of a year to come, the last that is known, under which no
    later one has lain. None before the first year of the table."""
    known = [won for year, won in MINIMUM_HOURLY_WON.items() if year <= day.year]
    return known[-1] if known else None


def hourly_won(
    basis: WageBasis | None, won: int | None, *, minutes_per_week: int | None, days_per_week: int | None = None
) -> int | None:
    """What a wage comes to an hour, for holding it against the minimum wage.

    Args:
        minutes_per_week: Minutes worked a week; without them only a wage paid by the hour is known.

    Returns:
        Won an hour, rounded down; None where what it rests on is unknown.
    """
    if basis is WageBasis.HOUR or won is None:
        return won
    monthly = monthly_won(basis, won, days_per_week=days_per_week)
    if monthly is None or not minutes_per_week:
        return None
    return monthly * 60_000 // (paid_minutes(minutes_per_week) * MILLI_WEEKS_PER_MONTH)


def paid_minutes(worked: int) -> int:
    """Paid minutes a week for minutes worked: with the statutory weekly holiday from 15 hours on."""
    return worked if worked < _HOLIDAY_FROM else worked + min(worked // 5, _LONGEST_HOLIDAY)


def weekly_minutes(days_per_week: int | None, starts_at: int | None, ends_at: int | None) -> int | None:
    """Minutes worked a week, from the working day less its statutory break.

    The break is 30 minutes for 4 hours of work and 60 for 8 (근로기준법 제54조 제1항).
    """
    if days_per_week is None or starts_at is None or ends_at is None:
        return None
    span = shift_minutes(starts_at, ends_at)
    rest = 60 if span >= 9 * 60 else 30 if span >= 4 * 60 + 30 else 0
    return days_per_week * (span - rest)


def shift_minutes(starts_at: int, ends_at: int) -> int:
    """Minutes from start to end of a shift; an end not after the start is on the next day."""
    return ends_at - starts_at if ends_at > starts_at else ends_at + _MINUTES_PER_DAY - starts_at
