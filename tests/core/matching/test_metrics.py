from dataclasses import replace
from fractions import Fraction
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.matching.metrics import Measures, congestion, coverage, gini, measure

LOADS = st.lists(st.integers(0, 40), min_size=2, max_size=30)


@pytest.mark.parametrize(
    ("exposure", "expected"),
    [
        ([1, 1, 1, 1], 0.0),
        ([0, 0, 0, 4], 0.75),
        ([0, 1, 2, 3], None),
        # Without the zeros it would be 0: the two that nobody was sent to count.
        ([5, 5, 0, 0], 0.5),
        ([Fraction(1, 2), Fraction(1, 2)], 0.0),
        ([0, 0], 0.0),
        ([], 0.0),
    ],
)
def test_gini_counts_zeros(exposure: list[int | Fraction], expected: float | None) -> None:
    # [0, 1, 2, 3]: mean 1.5, mean difference 20/16, half of it over the mean is 5/12.
    assert gini(exposure) == (5 / 12 if expected is None else expected)


@given(LOADS)
def test_gini_is_half_the_mean_difference_over_the_mean(loads: list[int]) -> None:
    n, total = len(loads), sum(loads)
    differences = sum(abs(a - b) for a in loads for b in loads)
    assert gini(list(loads)) == (float(Fraction(differences, 2 * n * total)) if total else 0.0)


@pytest.mark.parametrize(
    ("exposure", "expected"),
    [
        ([3, 3, 3, 3], -1.0),
        ([0, 7, 0], 0.0),
        # Shares 1/2, 1/2 of four postings: log 2 over log 4.
        ([5, 5, 0, 0], -0.5),
        # Shares 1/2, 1/4, 1/4 and none: 1.5 log 2 over 2 log 2.
        ([2, 1, 1, 0], -0.75),
        ([4], 0.0),
        ([0, 0], 0.0),
        ([], 0.0),
    ],
)
def test_congestion_of_worked_examples(exposure: list[int], expected: float) -> None:
    assert congestion(exposure) == pytest.approx(expected, abs=1e-12)


@given(LOADS)
def test_congestion_is_the_sum_over_shares(loads: list[int]) -> None:
    total = sum(loads)
    shares = [load / total for load in loads if load] if total else []
    assert congestion(loads) == pytest.approx(sum(p * log(p) for p in shares) / log(len(loads)), abs=1e-9)
    assert -1 - 1e-9 <= congestion(loads) <= 0


def test_coverage_is_of_what_can_be_covered() -> None:
    assert coverage({1, 2, 9}, [1, 2, 3, 4]) == 0.5
    assert coverage({1: 3, 2: 1}, {1}) == 1.0
    assert coverage({1}, []) is None


def test_measure_of_a_plan_worked_by_hand() -> None:
    # Three seekers, four postings with seats 1, 2, 1, 1: 10 gets three, 11 one, 12 and 13 nobody; 4 is not coverable.
    plan = [(1, 10), (2, 10), (3, 10), (3, 11), (3, 11)]
    found = measure(plan, seekers={1, 2, 3, 5}, postings={10, 11, 12, 13}, seats={11: 2})
    # Shares 3/4 and 1/4.
    assert found.congestion == pytest.approx((0.75 * log(0.75) + 0.25 * log(0.25)) / log(4))
    assert replace(found, congestion=0.0) == Measures(
        pairs=4,
        postings_covered=0.5,
        seekers_covered=0.75,
        # 0 0 1 3: (2 (3 + 12) - 5 x 4) / (4 x 4).
        gini=0.625,
        # 0 0 1/2 3: (2 (3/2 + 12) - 5 x 7/2) / (4 x 7/2) = 9.5 / 14.
        gini_per_seat=19 / 28,
        congestion=0.0,
        over_capacity=2,
    )


def test_measure_of_nothing() -> None:
    assert measure([], seekers=(), postings=()) == Measures(
        pairs=0,
        postings_covered=None,
        seekers_covered=None,
        gini=0.0,
        gini_per_seat=0.0,
        congestion=0.0,
        over_capacity=0,
    )
