"""Which minor groups are alike by the letters of their official names, and which of them a word is near.

Few names hold the letters of a word; the names that are like those names tell a little more. Two steps are gone: from
the names that share letters with the word to groups like theirs, and to groups like these.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from operator import mul
from typing import Final

from jobplus_core.codes.occupation_text import groups_of, pieces_of
from jobplus_core.codes.occupation_tree import everything

MINOR: Final = 3


class Kin:
    """How near words are to minor groups by the official names alone; made once and then only read."""

    def __init__(self) -> None:
        """Weigh the names' letters and compare every group with every other."""
        self.minors = tuple(found.code for found in everything() if found.level == MINOR)
        place = {minor: index for index, minor in enumerate(self.minors)}
        names = [
            (place[found.code[:MINOR]], frozenset().union(*(groups_of(piece) for piece in pieces_of(found.name))))
            for found in everything()
            if found.level >= MINOR
        ]
        held: defaultdict[str, int] = defaultdict(int)
        for _, groups in names:
            for group in groups:
                held[group] += 1
        self._rare = {group: math.log1p(len(names) / count) for group, count in held.items()}
        self._near: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
        weighed = []
        for minor, groups in names:
            size = math.sqrt(sum(self._rare[group] ** 2 for group in sorted(groups)))
            weights = {group: self._rare[group] / size for group in sorted(groups)}
            weighed.append((minor, weights))
            for group, weight in weights.items():
                self._near[group][minor] += weight
        self._twice = self._two_steps(weighed)
        self._told: dict[str, tuple[float, ...]] = {}

    def _two_steps(self, names: list[tuple[int, dict[str, float]]]) -> list[tuple[float, ...]]:
        size = len(self.minors)
        rows = [[0.0] * size for _ in range(size)]
        count = [0] * size
        for own, weights in names:
            alike = [0.0] * size
            for group, weight in weights.items():
                for minor, common in self._near[group].items():
                    alike[minor] += weight * common
            alike[own] -= 1.0
            whole = sum(alike)
            count[own] += 1
            rows[own] = [old + (new / whole if whole else 0.0) for old, new in zip(rows[own], alike, strict=True)]
        once = [[value / many for value in row] for row, many in zip(rows, count, strict=True)]
        columns = list(zip(*once, strict=True))
        return [tuple(sum(map(mul, row, column)) for column in columns) for row in once]

    def _of(self, group: str) -> tuple[float, ...]:
        told = self._told.get(group)
        if told is None:
            total = [0.0] * len(self.minors)
            for minor, weight in self._near[group].items():
                total = [old + weight * near for old, near in zip(total, self._twice[minor], strict=True)]
            told = self._told[group] = tuple(self._rare[group] * value for value in total)
        return told

    def near(self, groups: Iterable[str]) -> tuple[float, ...]:
        """How near a word's groups of letters are to each of `minors`, in their order; zeros where none is known."""
        known = sorted(group for group in groups if group in self._rare)
        if not known:
            return (0.0,) * len(self.minors)
        size = math.sqrt(sum(self._rare[group] ** 2 for group in known))
        return tuple(whole / size for whole in map(sum, zip(*map(self._of, known), strict=True)))


@lru_cache(maxsize=1)
def kin() -> Kin:
    """The one comparison of all minor groups."""
    return Kin()
