"""Divide a year into months and a month among people; pure.

Whole parts either sum to the whole (largest remainder), or are rounded as the plan prints them, which leaves a
difference that is shown and never hidden: 91.7 → 92 → 31, 258.3 → 260 → 130 and 2,083.3 → 2,083 → 520.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Divisor, Indicator, MonthSplit, Rounding, TeamKind
from jobplus_core.plan.rules import split

MONTHS: Final = 12
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rule:
    """How one team's target of one indicator is divided."""

    divisor: Divisor
    rounding: Rounding
    months: MonthSplit = MonthSplit.EQUAL


# What the plan's own printed quotas come to (plan III, 개인별 목표량); a center's own rules take their place.
# 취업 has no printed quota: its parts are exact, and both divisors (10 present, 11 authorized) are shown.
PLAN_RULES: Final[dict[tuple[TeamKind, Indicator], Rule]] = {
    (TeamKind.COUNSELING, Indicator.REGISTRATION): Rule(Divisor.PRESENT, Rounding.EXACT),
    (TeamKind.COUNSELING, Indicator.PLACEMENT): Rule(Divisor.PRESENT, Rounding.EXACT),
    (TeamKind.TRAINING, Indicator.TRAINEE): Rule(Divisor.PRESENT, Rounding.UP),
    (TeamKind.POSTING, Indicator.OPENING): Rule(Divisor.AUTHORIZED, Rounding.DOWN),
    (TeamKind.STARTUP, Indicator.STARTUP_CONSULTATION): Rule(Divisor.WITH_LEAD, Rounding.UP_TEN),
}
OTHERWISE: Final = Rule(Divisor.PRESENT, Rounding.EXACT)


@dataclass(frozen=True, slots=True)
class Presence:
    """How many business days of a month a person is there.

    Attributes:
        days: Business days in the team and not on leave.
    """

    counselor_id: int
    name: str
    lead: bool
    days: int


@dataclass(frozen=True, slots=True)
class Share:
    """One person's part of the month; `exact` is what it was before rounding."""

    counselor_id: int
    name: str
    days: int
    exact: Fraction
    value: int


@dataclass(frozen=True, slots=True)
class Division:
    """A team's month among its people.

    Attributes:
        whole: The month's quota of the team.
        vacant: The part that falls to authorized places nobody fills.
        divisor: Full-time people the whole was divided by.
    """

    whole: int
    shares: tuple[Share, ...]
    vacant: int
    divisor: Fraction

    @property
    def difference(self) -> int:
        """How far the parts, vacant places included, sum above the whole; 0 unless the plan's rounding is taken."""
        return sum(share.value for share in self.shares) + self.vacant - self.whole


def rounded(value: Fraction, rounding: Rounding) -> int:
    """A part as a whole number as the plan prints it; an exact part is rounded down, for `split` gives out the rest."""
    match rounding:
        case Rounding.UP:
            return -(-value.numerator // value.denominator)
        case Rounding.UP_TEN:
            return -(-value.numerator // (10 * value.denominator)) * 10
        case Rounding.EXACT | Rounding.DOWN:
            return value.numerator // value.denominator


def months_of(total: int, rule: Rule, open_days: Sequence[int], last_year: Sequence[int] = ()) -> tuple[int, ...]:
    """A year's target in its twelve months, January first.

    Args:
        open_days: Business days of each month.
        last_year: What each month of the year before brought; where it brought nothing, business days decide.
    """
    match rule.months:
        case MonthSplit.EQUAL:
            weights: Sequence[int] = (1,) * MONTHS
        case MonthSplit.SEASONAL if sum(max(0, figure) for figure in last_year):
            weights = tuple(max(0, figure) for figure in last_year)
        case MonthSplit.BUSINESS_DAYS | MonthSplit.SEASONAL:
            weights = open_days
    if rule.rounding is Rounding.EXACT:
        return split(total, weights)
    whole = sum(weights)
    return tuple(rounded(Fraction(total * weight, whole), rule.rounding) if whole else 0 for weight in weights)


def days_present(
    first: date,
    last: date,
    days: BusinessDays,
    terms: Iterable[tuple[date, date | None]],
    leaves: Iterable[tuple[date, date | None]],
) -> int:
    """Business days from `first` to `last` on which somebody is in the team and not on leave.

    Args:
        terms, leaves: First and last day of each, both included; without a last day it goes on.
    """

    def within(spans: Iterable[tuple[date, date | None]]) -> set[date]:
        found: set[date] = set()
        for since, until in spans:
            day, end = max(first, since), last if until is None else min(last, until)
            while day <= end:
                found.add(day)
                day += _DAY
        return found

    return sum(days.is_open(day) for day in within(terms) - within(leaves))


def divide(whole: int, rule: Rule, people: Sequence[Presence], open_days: int, *, authorized: int | None) -> Division:
    """A team's month among its people, by the days each is there.

    Args:
        open_days: Business days of the month.
        authorized: Places the team has without its lead; counts only where the rule divides by them.
    """
    counted = [one for one in people if rule.divisor is Divisor.WITH_LEAD or not one.lead]
    present = sum(one.days for one in counted)
    empty = 0
    if rule.divisor is Divisor.AUTHORIZED and authorized is not None:
        empty = max(0, authorized * open_days - present)
    weights = [*(one.days for one in counted), empty]
    total = present + empty
    exact = [Fraction(whole * weight, total) if total else Fraction(0) for weight in weights]
    if not total:
        parts: tuple[int, ...] = (*(0 for _ in counted), whole)
    elif rule.rounding is Rounding.EXACT:
        parts = split(whole, weights)
    else:
        parts = tuple(rounded(part, rule.rounding) for part in exact)
    return Division(
        whole,
        tuple(
            Share(one.counselor_id, one.name, one.days, part, value)
            for one, part, value in zip(counted, exact, parts, strict=False)
        ),
        parts[-1],
        Fraction(total, open_days) if open_days else Fraction(0),
    )


def person_month(target: int, people: int) -> Fraction:
    """A person's month of a year's target, unrounded: 10,000 placements are 83.3 for ten people, 75.8 for eleven."""
    return Fraction(target, MONTHS * people)


def by_funding(quota: int, private: int, support: int) -> tuple[int, int]:
    """A quota's private and employment-support part, as the year's targets stand to each other; they sum to it."""
    parts = split(quota, (private, support))
    return parts[0], parts[1]
