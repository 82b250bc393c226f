"""How much each criterion counts. A set is versioned, and a referral keeps the version it was shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from jobplus_core.matching.criteria import BY_NAME

TOTAL: Final = 100


@dataclass(frozen=True, slots=True)
class WeightSet:
    """Whole-number weights that sum to 100, so that a score runs from 0 to 10,000.

    A criterion without a weight still tests and speaks; it only scores nothing.

    Attributes:
        counted: The criteria that score, in their own order, with their weights.

    Raises:
        ValueError: A weight is negative, names no criterion, or the sum is not 100.
    """

    version: int
    weights: Mapping[str, int]
    counted: tuple[tuple[str, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        unknown = sorted(set(self.weights) - set(BY_NAME))
        if unknown:
            raise ValueError(f"no such criterion: {', '.join(unknown)}")
        if any(weight < 0 for weight in self.weights.values()):
            raise ValueError("a weight is negative")
        total = sum(self.weights.values())
        if total != TOTAL:
            raise ValueError(f"weights sum to {total}, not {TOTAL}")
        object.__setattr__(self, "weights", MappingProxyType(dict(self.weights)))
        object.__setattr__(self, "counted", tuple((name, self.of(name)) for name in BY_NAME if self.of(name)))

    def of(self, criterion: str) -> int:
        """The weight of a criterion, 0 where the set names none."""
        return self.weights.get(criterion, 0)


DEFAULT: Final = WeightSet(
    version=1,
    weights={
        # What the work is decides first, then whether a person gets there and can live on it.
        "occupation": 30,
        "commute": 20,
        "wage": 15,
        # What the employer asks for and interviews by.
        "career": 10,
        "licenses": 10,
        # Terms that mostly block or do not; little is left to tell postings apart by.
        "form": 8,
        "time": 5,
        "education": 2,
    },
)
