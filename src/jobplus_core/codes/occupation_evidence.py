"""How much the letters of a word speak for each minor group of occupations.

Every official name, and every word seen with its code, is a sample of how work of its minor group is called.
For each letter and pair of letters of the word asked, a minor group gains the logarithm of how much more often the
group's samples hold it than samples of all groups do (naive Bayes on what is present; what is absent says nothing
of words this short). A name of a group above (섬유·의복 생산직) is a faint sample of each minor group below it, and
what a group has not said itself it believes a little of its neighbors.

The figures below were chosen by cross-validation on titles that no printed share is measured on
(`bench/job_words.py`).
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from jobplus_core.codes.occupation_text import groups_of, normalized, pieces_of, without_notes
from jobplus_core.codes.occupation_tree import by_code, everything

MINOR: Final = 3
_WEIGHT_OF_LEVEL: Final = (0.0, 0.0, 0.2, 1.0, 1.0)
_DOUBT: Final = 8.0
_NEIGHBORS: Final = 0.07
_COMMON: Final = 0.5
_FLOOR: Final = 0.003
_SIZE: Final = 0.5
_SHARPNESS: Final = 0.4


class Evidence:
    """What the samples of each minor group say; made once for a set of words and then only read."""

    def __init__(self, words: Iterable[tuple[str, str]]) -> None:
        """Learn the official names and the words.

        Args:
            words: Words with codes of at least three digits; other codes are passed over.
        """
        self._said: dict[str, defaultdict[str, float]] = {}
        self._samples: defaultdict[str, float] = defaultdict(float)
        minors = [found.code for found in everything() if found.level == MINOR]
        for found in everything():
            weight = _WEIGHT_OF_LEVEL[found.level]
            if weight:
                groups = frozenset().union(*(groups_of(piece) for piece in pieces_of(found.name)))
                of = [found.code[:MINOR]] if found.level >= MINOR else [m for m in minors if m.startswith(found.code)]
                self._learn(groups, of, weight)
        for word, code in words:
            if len(code) >= MINOR and by_code(code[:MINOR]) is not None:
                self._learn(groups_of(normalized(word)), [code[:MINOR]], 1.0)
        self._all = sum(self._samples.values())
        self._around: defaultdict[str, float] = defaultdict(float)
        self._beside: dict[str, list[str]] = {}
        for minor, count in self._samples.items():
            self._around[minor[:2]] += count
            self._beside.setdefault(minor[:2], []).append(minor)
        self._size = {minor: _SIZE * math.log(count / self._all) for minor, count in self._samples.items()}
        self._gains: dict[str, tuple[tuple[str, float], ...]] = {}

    def _learn(self, groups: frozenset[str], minors: list[str], weight: float) -> None:
        for minor in minors:
            self._samples[minor] += weight
            for group in groups:
                self._said.setdefault(group, defaultdict(float))[minor] += weight

    def _gain(self, group: str) -> tuple[tuple[str, float], ...]:
        """What a group of letters adds to each minor group; worked out when it is first asked for."""
        known = self._gains.get(group)
        if known is None:
            said = self._said[group]
            base = _COMMON * sum(said.values()) / self._all + _FLOOR
            above: defaultdict[str, float] = defaultdict(float)
            for minor, count in said.items():
                above[minor[:2]] += count
            known = tuple(
                (minor, math.log1p((said.get(minor, 0.0) + lent) / (self._samples[minor] + _DOUBT) / base))
                for sub_major, count in above.items()
                for lent in (_NEIGHBORS * _DOUBT * count / self._around[sub_major],)
                for minor in self._beside[sub_major]
            )
            self._gains[group] = known
        return known

    def minors(self, text: str, *, top: int) -> tuple[tuple[str, float], ...]:
        """The minor groups that a text most likely means, each with its share of the belief, 0 to 1, best first.

        Empty where no sample holds a letter of the text.
        """
        word = without_notes(text)
        known = [group for group in groups_of(word) if group in self._said]
        if not any(len(group) == 1 for group in known):
            return ()
        scores = dict(self._size)
        for group in sorted(known):
            for minor, gain in self._gain(group):
                scores[minor] += gain
        best = max(scores.values())
        belief = {minor: math.exp(_SHARPNESS * (score - best)) for minor, score in scores.items()}
        whole = sum(belief.values())
        order = sorted(belief, key=lambda minor: (-belief[minor], minor))
        return tuple((minor, belief[minor] / whole) for minor in order[:top])
