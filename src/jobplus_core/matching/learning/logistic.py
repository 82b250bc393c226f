"""Logistic regression with a ridge and slopes that are not negative, in plain Python.

Columns are few and short here (nine criteria, some thousand outcomes), and a weight below zero means nothing: a better
fit never costs points. Newton's quadratic is solved under that bound by coordinate descent, which for a convex
function ends at the optimum itself (Friedman, Hastie and Tibshirani, 2010); dropping negative slopes and fitting
again may end beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, log1p
from operator import mul
from typing import Final

RIDGE: Final = 1.0
_STEPS: Final = 60
_SWEEPS: Final = 10_000
_EXACT: Final = 1e-8
_HALVINGS: Final = 20
_ROUNDING: Final = 1e-13

Column = Sequence[float]


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted chance.

    Attributes:
        intercept: Log odds where every column is zero.
        slopes: Log odds that one unit of each column adds, none below zero.
    """

    intercept: float
    slopes: tuple[float, ...]

    def chances(self, columns: Sequence[Column]) -> list[float]:
        """The chance of a yes, row by row."""
        return list(map(sigmoid, _linear(self.intercept, self.slopes, columns, len(columns[0]))))


def sigmoid(odds: float) -> float:
    """The chance that log odds stand for, 0 to 1."""
    if odds >= 0:
        return 1 / (1 + exp(-odds))
    grown = exp(odds)
    return grown / (1 + grown)


def fit(columns: Sequence[Column], yes: Sequence[bool], *, ridge: float = RIDGE) -> Logistic:
    """Fit the chance of a yes.

    Args:
        columns: What it may depend on, a column a criterion, as long as `yes`.
        yes: What was answered.
        ridge: How much the squared slopes cost; the intercept costs nothing. Above zero, the optimum is one point and
            finite.

    Raises:
        ValueError: All answers are the same, which leaves the intercept without end.
    """
    rows, said = len(yes), sum(yes)
    if not 0 < said < rows:
        raise ValueError("all answers are the same")
    # About their means the columns hardly lean on the intercept, so that coordinates settle in few sweeps.
    means = [sum(column) / rows for column in columns]
    centered = [[value - mean for value in column] for column, mean in zip(columns, means, strict=True)]
    answers = [1.0 if each else 0.0 for each in yes]
    point = [log(said / (rows - said)), *(0.0 for _ in columns)]
    reached = _likelihood(point, centered, answers, ridge)
    for _ in range(_STEPS):
        wanted = _newton(point, centered, answers, ridge)
        step = [goal - at for goal, at in zip(wanted, point, strict=True)]
        if max(map(abs, step)) < _EXACT:
            break
        for halving in range(_HALVINGS):
            tried = [at + part / 2**halving for at, part in zip(point, step, strict=True)]
            gained = _likelihood(tried, centered, answers, ridge)
            if gained >= reached - _ROUNDING * abs(reached):
                break
        else:
            break
        point, reached = tried, gained
    slopes = tuple(point[1:])
    return Logistic(point[0] - sum(map(mul, slopes, means)), slopes)


def _newton(point: list[float], columns: Sequence[Column], answers: Column, ridge: float) -> list[float]:
    """The best point of the quadratic that touches the likelihood at `point`, slopes not below zero."""
    chances = list(map(sigmoid, _linear(point[0], point[1:], columns, len(answers))))
    spread = [chance * (1 - chance) for chance in chances]
    missed = [answer - chance for answer, chance in zip(answers, chances, strict=True)]
    weighed = [spread, *(list(map(mul, spread, column)) for column in columns)]
    size = len(point)
    curve = [[0.0] * size for _ in range(size)]
    for i in range(size):
        curve[i][0] = curve[0][i] = sum(weighed[i])
        for j in range(1, i + 1):
            curve[i][j] = curve[j][i] = sum(map(mul, weighed[i], columns[j - 1]))
    slope = [sum(missed), *(sum(map(mul, missed, column)) for column in columns)]
    for i in range(1, size):
        curve[i][i] += ridge
        slope[i] -= ridge * point[i]
    return _within_bounds(point, slope, curve)


def _within_bounds(start: list[float], slope: list[float], curve: list[list[float]]) -> list[float]:
    point, left = list(start), list(slope)
    for _ in range(_SWEEPS):
        moved = 0.0
        for i, row in enumerate(curve):
            if row[i] <= 0:
                continue
            goal = point[i] + left[i] / row[i]
            by = (goal if i == 0 else max(0.0, goal)) - point[i]
            if by:
                point[i] += by
                left = [value - by * bend for value, bend in zip(left, row, strict=True)]
                moved = max(moved, abs(by))
        if moved < _EXACT / 1_000:
            break
    return point


def _linear(intercept: float, slopes: Sequence[float], columns: Sequence[Column], rows: int) -> list[float]:
    odds = [intercept] * rows
    for slope, column in zip(slopes, columns, strict=True):
        if slope:
            odds = [at + slope * value for at, value in zip(odds, column, strict=True)]
    return odds


def _likelihood(point: list[float], columns: Sequence[Column], answers: Column, ridge: float) -> float:
    odds = _linear(point[0], point[1:], columns, len(answers))
    told = sum(
        answer * each - (each + log1p(exp(-each)) if each > 0 else log1p(exp(each)))
        for each, answer in zip(odds, answers, strict=True)
    )
    return told - ridge / 2 * sum(slope * slope for slope in point[1:])
