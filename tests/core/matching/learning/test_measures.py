"""The measures of learning against counting by hand and pair by pair."""

from math import isclose, pi, sqrt

from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.matching.learning.measures import Tenth, auc, calibration_error, error_by_chance, tenths


def test_auc_of_a_hand_counted_example() -> None:
    # Pairs of a yes with a no: 3 > 1, 3 > 2, 2 > 1, and 2 = 2 counting half.
    assert auc([1, 2, 2, 3], [False, True, False, True]) == 3.5 / 4


def test_auc_needs_both_answers() -> None:
    assert auc([1, 2], [True, True]) is None
    assert auc([], []) is None


@given(st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_order(rows: list[tuple[int, bool]]) -> None:
    ones = [score for score, yes in rows if yes]
    others = [score for score, yes in rows if not yes]
    pairs = [(one > other) + (one == other) / 2 for one in ones for other in others]
    found = auc([float(score) for score, _ in rows], [yes for _, yes in rows])
    assert found is None if not pairs else isclose(found or 0, sum(pairs) / len(pairs))


def test_tenths_hold_what_was_foretold_beside_what_was_found() -> None:
    parts = tenths([0.9, 0.1] * 10, [True, False] * 10)
    assert [part.outcomes for part in parts] == [2] * 10
    assert [round(part.foretold, 9) for part in parts] == [0.1] * 5 + [0.9] * 5
    assert [part.found for part in parts] == [0.0] * 5 + [1.0] * 5
    assert isclose(calibration_error(parts), 0.1)


def test_fewer_outcomes_than_ten_make_fewer_parts() -> None:
    assert [part.outcomes for part in tenths([0.2, 0.4, 0.6], [False, True, True])] == [1, 1, 1]
    assert tenths([], []) == ()
    assert calibration_error(()) == 0.0
    assert error_by_chance(()) == 0.0


def test_error_by_chance_is_the_mean_distance_of_a_normal_spread() -> None:
    assert isclose(error_by_chance([Tenth(400, 0.5, 0.9)]), sqrt(2 / pi) * 0.025)
