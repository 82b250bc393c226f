"""The regression against a table worked by hand and against what marks the optimum."""

from math import isclose, log
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.matching.learning.logistic import fit, sigmoid


def test_two_by_two_table_gives_its_own_odds() -> None:
    # Of 40 without it 10 say yes, of 40 with it 30: odds 1/3 and 3, so that it multiplies the odds by nine.
    column = [0.0] * 40 + [1.0] * 40
    yes = [True] * 10 + [False] * 30 + [True] * 30 + [False] * 10
    found = fit([column], yes, ridge=0)
    assert isclose(found.intercept, -log(3), abs_tol=1e-9)
    assert isclose(found.slopes[0], log(9), abs_tol=1e-9)
    assert [round(chance, 9) for chance in found.chances([[0.0, 1.0]])] == [0.25, 0.75]


def test_slope_below_zero_becomes_none() -> None:
    column = [0.0] * 40 + [1.0] * 40
    yes = [True] * 30 + [False] * 10 + [True] * 10 + [False] * 30
    found = fit([column], yes)
    assert found.slopes == (0.0,)
    assert isclose(found.intercept, 0.0, abs_tol=1e-9)


def test_ridge_keeps_what_parts_the_answers_finite() -> None:
    found = fit([[0.0] * 5 + [1.0] * 5], [False] * 5 + [True] * 5)
    slope = found.slopes[0]
    # At the optimum the slope is what the answers on its column miss, over the ridge of one.
    missed = 5 * (1 - sigmoid(found.intercept + slope))
    assert isclose(slope, missed, abs_tol=1e-8)


def test_same_column_twice_shares_the_slope() -> None:
    column = [0.0] * 40 + [1.0] * 40
    yes = [True] * 10 + [False] * 30 + [True] * 30 + [False] * 10
    found = fit([column, column, [0.7] * 80], yes)
    assert isclose(found.slopes[0], found.slopes[1], abs_tol=1e-8)
    assert found.slopes[2] < 1e-12


@pytest.mark.parametrize("answer", [True, False])
def test_one_answer_alone_teaches_nothing(answer: bool) -> None:
    with pytest.raises(ValueError, match="all answers are the same"):
        fit([[0.0, 1.0]], [answer, answer])


def test_no_answer_teaches_nothing() -> None:
    with pytest.raises(ValueError, match="all answers are the same"):
        fit([[]], [])


def test_chance_of_far_odds_stays_a_number() -> None:
    assert (sigmoid(-1_000), sigmoid(0), sigmoid(1_000)) == (0.0, 0.5, 1.0)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 6), st.sampled_from([0.1, 1.0, 10.0]))
def test_optimum_leaves_nothing_to_gain(seed: int, width: int, ridge: float) -> None:
    dice = Random(seed)
    truth = [dice.uniform(-3, 4) for _ in range(width)]
    columns = [[dice.choice((0.0, 0.3, 0.5, 0.7, 1.0)) for _ in range(120)] for _ in truth]
    yes = [dice.random() < sigmoid(-1 + sum(map(float.__mul__, truth, row))) for row in zip(*columns, strict=True)]
    yes[:2] = [True, False]
    found = fit(columns, yes, ridge=ridge)
    missed = [answer - chance for answer, chance in zip(yes, found.chances(columns), strict=True)]
    assert isclose(sum(missed), 0, abs_tol=1e-6)
    for column, slope in zip(columns, found.slopes, strict=True):
        gain = sum(map(float.__mul__, missed, column)) - ridge * slope
        assert slope >= 0
        assert gain < 1e-6
        assert slope == 0 or gain > -1e-6
