"""The plan's printed quotas come out, and parts sum to the whole whatever the calendar, the leave and the rounding."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Divisor, Indicator, MonthSplit, Rounding, TeamKind
from jobplus_core.plan.dividing.rules import (
    PLAN_RULES,
    Presence,
    Rule,
    by_funding,
    days_present,
    divide,
    months_of,
    person_month,
    rounded,
)

OPEN_DAYS = 21
NOVEMBER = (date(2013, 11, 1), date(2013, 11, 30))


def team(members: int, *, lead: bool = True) -> list[Presence]:
    """A team that is there all month."""
    leads = [Presence(99, "팀장", True, OPEN_DAYS)] if lead else []
    return [*leads, *(Presence(n, f"상담{n}", False, OPEN_DAYS) for n in range(members))]


@pytest.mark.parametrize(
    ("kind", "indicator", "target", "people", "authorized", "month", "person", "differences"),
    [
        (TeamKind.TRAINING, Indicator.TRAINEE, 1_100, team(3), 3, 92, 31, (4, 1)),
        (TeamKind.POSTING, Indicator.OPENING, 25_000, team(4), 4, 2_083, 520, (-4, -3)),
        (TeamKind.STARTUP, Indicator.STARTUP_CONSULTATION, 3_100, team(1), None, 260, 130, (20, 0)),
    ],
)
def test_printed_quotas_of_the_plan(
    kind: TeamKind,
    indicator: Indicator,
    target: int,
    people: list[Presence],
    authorized: int | None,
    month: int,
    person: int,
    differences: tuple[int, int],
) -> None:
    rule = PLAN_RULES[kind, indicator]
    months = months_of(target, rule, [OPEN_DAYS] * 12)
    assert set(months) == {month}
    found = divide(month, rule, people, OPEN_DAYS, authorized=authorized)
    assert {share.value for share in found.shares} == {person}
    assert (sum(months) - target, found.difference) == differences


def test_registrations_of_the_plan_divide_without_a_rest() -> None:
    rule = PLAN_RULES[TeamKind.COUNSELING, Indicator.REGISTRATION]
    assert months_of(18_300, rule, [OPEN_DAYS] * 12) == (1_525,) * 12


def test_missing_placement_quota_has_two_candidates() -> None:
    assert [round(float(person_month(10_000, people)), 1) for people in (10, 11)] == [83.3, 75.8]
    exact = Rule(Divisor.PRESENT, Rounding.EXACT)
    with_vacancy = Rule(Divisor.AUTHORIZED, Rounding.EXACT)
    assert months_of(10_000, exact, [OPEN_DAYS] * 12)[:5] == (834, 834, 834, 834, 833)
    assert [share.value for share in divide(833, exact, team(10), OPEN_DAYS, authorized=11).shares] == [84] * 3 + [
        83
    ] * 7
    found = divide(833, with_vacancy, team(10), OPEN_DAYS, authorized=11)
    assert ([share.value for share in found.shares], found.vacant) == ([76] * 8 + [75] * 2, 75)


def test_printed_posting_quota_also_comes_out_with_three_present_and_the_lead() -> None:
    found = divide(2_083, Rule(Divisor.WITH_LEAD, Rounding.DOWN), team(3), OPEN_DAYS, authorized=4)
    assert [share.value for share in found.shares] == [520] * 4
    vacant = divide(2_083, PLAN_RULES[TeamKind.POSTING, Indicator.OPENING], team(3), OPEN_DAYS, authorized=4)
    assert ([share.value for share in vacant.shares], vacant.vacant, vacant.difference) == ([520] * 3, 520, -3)


@pytest.mark.parametrize(
    ("value", "rounding", "whole"),
    [
        (Fraction(275, 3), Rounding.UP, 92),
        (Fraction(92), Rounding.UP, 92),
        (Fraction(2083, 4), Rounding.DOWN, 520),
        (Fraction(3100, 12), Rounding.UP_TEN, 260),
        (Fraction(260), Rounding.UP_TEN, 260),
        (Fraction(261, 1), Rounding.UP_TEN, 270),
    ],
)
def test_rounding(value: Fraction, rounding: Rounding, whole: int) -> None:
    assert rounded(value, rounding) == whole


def test_months_follow_business_days_or_last_year() -> None:
    days = [20, 18, 21, 22, 20, 19, 23, 21, 20, 21, 20, 22]
    by_days = months_of(2_470, Rule(Divisor.PRESENT, Rounding.EXACT, MonthSplit.BUSINESS_DAYS), days)
    assert by_days == tuple(10 * n for n in days)
    seasonal = Rule(Divisor.PRESENT, Rounding.EXACT, MonthSplit.SEASONAL)
    last_year = [0, 0, 1, 2, 3, 0, 0, 0, 0, 0, 0, -1]
    assert months_of(60, seasonal, days, last_year) == (0, 0, 10, 20, 30, 0, 0, 0, 0, 0, 0, 0)
    assert months_of(2_470, seasonal, days, [0] * 12) == by_days


def test_presence_leaves_out_leave_and_time_outside_the_team() -> None:
    days = BusinessDays([date(2013, 11, 15)])

    def present(since: date, until: date | None, *leaves: tuple[date, date | None]) -> int:
        return days_present(*NOVEMBER, days, [(since, until)], leaves)

    assert present(date(2013, 1, 2), None) == 20
    assert present(date(2013, 11, 18), None) == 10
    assert present(date(2013, 1, 2), date(2013, 11, 8)) == 6
    assert present(date(2013, 1, 2), None, (date(2013, 11, 18), date(2013, 11, 22))) == 15
    assert present(date(2013, 1, 2), None, (date(2013, 10, 1), None)) == 0


def test_joining_halfway_takes_half_a_share() -> None:
    people = [Presence(1, "가", False, 20), Presence(2, "나", False, 10)]
    found = divide(30, Rule(Divisor.PRESENT, Rounding.EXACT), people, 20, authorized=None)
    assert [(share.value, share.exact) for share in found.shares] == [(20, Fraction(20)), (10, Fraction(10))]
    assert found.divisor == Fraction(3, 2)


def test_month_without_anybody_is_vacant() -> None:
    people = [Presence(1, "가", False, 0)]
    found = divide(30, Rule(Divisor.PRESENT, Rounding.UP), people, 20, authorized=None)
    assert ([share.value for share in found.shares], found.vacant, found.difference) == ([0], 30, 0)


def test_private_and_support_sum_to_the_quota() -> None:
    assert by_funding(83, 7_000, 3_000) == (58, 25)
    assert by_funding(83, 0, 0) == (0, 0)


RULES = st.builds(Rule, st.sampled_from(Divisor), st.sampled_from(Rounding), st.sampled_from(MonthSplit))
DAYS = st.dates(date(2013, 10, 15), date(2013, 12, 15))
SPANS = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=2)


@given(
    whole=st.integers(0, 5_000),
    rule=RULES,
    closed=st.frozensets(st.dates(*NOVEMBER), max_size=30),
    people=st.lists(st.tuples(SPANS, SPANS, st.booleans()), max_size=6),
    authorized=st.none() | st.integers(0, 8),
)
def test_parts_sum_to_the_whole_for_any_calendar_leave_and_rounding(
    whole: int,
    rule: Rule,
    closed: frozenset[date],
    people: list[tuple[list[tuple[date, date | None]], list[tuple[date, date | None]], bool]],
    authorized: int | None,
) -> None:
    days = BusinessDays(closed)
    held = [
        Presence(n, str(n), lead, days_present(*NOVEMBER, days, terms, leaves))
        for n, (terms, leaves, lead) in enumerate(people)
    ]
    open_days = days.in_month(2013, 11)
    found = divide(whole, rule, held, open_days, authorized=authorized)
    assert sum(share.value for share in found.shares) + found.vacant == whole + found.difference
    if rule.rounding is Rounding.EXACT:
        assert found.difference == 0
    assert all(0 <= one.days <= open_days for one in held)
    for share in found.shares:
        assert share.days or not share.value
        assert abs(share.value - share.exact) < (10 if rule.rounding is Rounding.UP_TEN else 1)


@given(
    total=st.integers(0, 50_000),
    rule=RULES,
    open_days=st.lists(st.integers(0, 23), min_size=12, max_size=12).filter(any),
    last_year=st.lists(st.integers(-3, 900), min_size=12, max_size=12),
)
def test_exact_months_sum_to_the_year(total: int, rule: Rule, open_days: list[int], last_year: list[int]) -> None:
    months = months_of(total, rule, open_days, last_year)
    if rule.rounding is Rounding.EXACT:
        assert sum(months) == total
    assert len(months) == 12
