"""How well scores tell yes from no, and how well chances keep their word."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import pi, sqrt
from typing import Final

TENTHS: Final = 10


@dataclass(frozen=True, slots=True)
class Tenth:
    """A tenth of the outcomes, by the chance that was foretold.

    Attributes:
        outcomes: How many.
        foretold: The mean chance, 0 to 1.
        found: The share that came true, 0 to 1.
    """

    outcomes: int
    foretold: float
    found: float


def auc(scores: Sequence[float], yes: Sequence[bool]) -> float | None:
    """Return how often a yes scores above a no, ties counting half; nothing where one of the two is missing."""
    order = sorted(range(len(scores)), key=scores.__getitem__)
    said = sum(yes)
    unsaid = len(scores) - said
    if not said or not unsaid:
        return None
    ranks, start = 0.0, 0
    while start < len(order):
        end = start
        while end < len(order) and scores[order[end]] == scores[order[start]]:
            end += 1
        ranks += (start + end + 1) / 2 * sum(yes[place] for place in order[start:end])
        start = end
    return (ranks - said * (said + 1) / 2) / (said * unsaid)


def tenths(chances: Sequence[float], yes: Sequence[bool]) -> tuple[Tenth, ...]:
    """Return the outcomes in tenths as equal as they come, the smallest chances first."""
    order = sorted(range(len(chances)), key=lambda place: (chances[place], place))
    cuts = [len(order) * part // TENTHS for part in range(TENTHS + 1)]
    parts = [order[low:high] for low, high in pairwise(cuts) if low < high]
    return tuple(
        Tenth(len(part), sum(chances[at] for at in part) / len(part), sum(yes[at] for at in part) / len(part))
        for part in parts
    )


def calibration_error(parts: Sequence[Tenth]) -> float:
    """Return the expected calibration error: how far, on average over the outcomes, found lies from foretold."""
    rows = sum(part.outcomes for part in parts)
    return sum(part.outcomes * abs(part.found - part.foretold) for part in parts) / rows if rows else 0.0


def error_by_chance(parts: Sequence[Tenth]) -> float:
    """Return the calibration error that perfect chances would show on average, for so few outcomes.

    The share found in a tenth spreads about a true chance p with sqrt(p (1 - p) / n); its mean distance is
    sqrt(2 / pi) of that.
    """
    rows = sum(part.outcomes for part in parts)
    spread = sum(sqrt(part.outcomes * part.foretold * (1 - part.foretold)) for part in parts)
    return sqrt(2 / pi) * spread / rows if rows else 0.0
