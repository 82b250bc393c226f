"""How much the letters of a word speak for each minor group of occupations.

Every official name, and every word seen with its code, is a sample of how work of its minor group is called.
For each letter and pair of letters of the word asked, a minor group gains the logarithm of how much more often the
group's samples hold it than samples of all groups do (naive Bayes on what is present; what is absent says nothing
of words this short). A name of a group above (섬유·의복 생산직) is a faint sample of each minor group below it, and
what a group has not said itself it believes a little of its neighbors.

The word asked is first cut into the pieces that official names know (`occupation_pieces`). The pairs inside a piece
share one voice, the last piece's is the loudest, and pairs across a seam are hardly heard. Where only names are known,
groups whose names are like the likely ones' gain too (`occupation_kin`); the more words are known beside the names, the
less that counts and the more a pair across a seam does.

The figures below were fitted on one half of the titles of `bench/job_words.py` alone, the half that its question (b)
loads: `_BY_NAMES` and the smoothing on all of that half asked of the names, `_BY_WORDS` on one half of it loaded and
the other asked.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_kin import MINOR, kin
from jobplus_core.codes.occupation_pieces import cut
from jobplus_core.codes.occupation_text import groups_of, normalized, pieces_of, without_notes
from jobplus_core.codes.occupation_tree import by_code, everything

__all__ = ["MINOR", "Evidence"]

_WEIGHT_OF_LEVEL: Final = (0.0, 0.0, 0.2, 1.0, 1.0)
_DOUBT: Final = 5.0
_NEIGHBORS: Final = 0.2
_COMMON: Final = 0.4
_FLOOR: Final = 0.002


class _Voices(NamedTuple):
    """How loud each kind of letters in a word is.

    Attributes:
        letter: The letters of a piece, shared among them.
        alone: A letter that belongs to no known piece.
        seam: A pair across a seam beside a known piece.
        strangers: A pair of two letters alone.
        edge: How the word begins and ends.
        rim: How each piece begins and ends.
        size: How many samples a minor group has.
        pair: The pairs of a piece, shared among them.
        head: The same of the last piece.
        kin: Being like groups that are likely.
    """

    letter: float
    alone: float
    seam: float
    strangers: float
    edge: float
    rim: float
    size: float
    pair: float
    head: float
    kin: float

    def toward(self, other: "_Voices", share: float) -> "_Voices":
        """These voices, with a share of the way gone to others."""
        return _Voices(*(own + share * (their - own) for own, their in zip(self, other, strict=True)))


_BY_NAMES: Final = _Voices(0.26, 0.24, 0.0, 0.11, 0.24, 0.05, 0.15, 0.61, 0.95, 4.22)
_BY_WORDS: Final = _Voices(0.13, 0.17, 0.16, 0.31, 0.27, 0.15, 0.8, 0.6, 1.13, 0.0)


def _spoken(word: str, voices: _Voices) -> dict[str, float]:
    """How loud each group of letters of a normalized word speaks."""
    pieces = cut(word)
    kinds: dict[tuple[int, str], float] = {(0, f"^{word[:1]}"): voices.edge, (0, f"{word[-1:]}$"): voices.edge}

    def raise_to(kind: int, group: str, loud: float) -> None:
        kinds[kind, group] = max(loud, kinds.get((kind, group), loud))

    end = 0
    for place, piece in enumerate(pieces):
        size = len(piece)
        if end:
            alone = size == 1 and len(pieces[place - 1]) == 1
            raise_to(1 if alone else 2, word[end - 1 : end + 1], voices.strangers if alone else voices.seam)
        if size == 1:
            raise_to(3, piece, voices.alone)
        else:
            head = place == len(pieces) - 1
            for letter in piece:
                raise_to(4, letter, voices.letter / size)
            for begin in range(size - 1):
                loud = (voices.head if head else voices.pair) / (size - 1)
                raise_to(5 if head else 6, piece[begin : begin + 2], loud)
            raise_to(7, f"^{piece[0]}", voices.rim)
            raise_to(7, f"{piece[-1]}$", voices.rim)
        end += size
    spoken: defaultdict[str, float] = defaultdict(float)
    for (_, group), loud in kinds.items():
        spoken[group] += loud
    return spoken


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
        official = sum(self._samples.values())
        for word, code in words:
            if len(code) >= MINOR and by_code(code[:MINOR]) is not None:
                self._learn(groups_of(normalized(word)), [code[:MINOR]], 1.0)
        self._all = sum(self._samples.values())
        self._voices = _BY_NAMES.toward(_BY_WORDS, 1 - official / self._all)
        self._kin = kin()
        self._around: defaultdict[str, float] = defaultdict(float)
        self._beside: dict[str, list[str]] = {}
        for minor, count in self._samples.items():
            self._around[minor[:2]] += count
            self._beside.setdefault(minor[:2], []).append(minor)
        self._size = {minor: self._voices.size * math.log(count / self._all) for minor, count in self._samples.items()}
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
        known = [(group, loud) for group, loud in _spoken(word, self._voices).items() if group in self._said]
        if not any(len(group) == 1 for group, _ in known):
            return ()
        scores = dict(self._size)
        for group, loud in sorted(known):
            for minor, gain in self._gain(group):
                scores[minor] += loud * gain
        if self._voices.kin:
            alike = self._kin
            for minor, near in zip(alike.minors, alike.near(groups_of(word)), strict=True):
                scores[minor] += self._voices.kin * near
        best = max(scores.values())
        belief = {minor: math.exp(score - best) for minor, score in scores.items()}
        whole = sum(belief.values())
        order = sorted((-sure, minor) for minor, sure in belief.items())
        return tuple((minor, -less / whole) for less, minor in order[:top])
