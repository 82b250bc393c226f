"""How many seekers suit each of many postings, and how well the best one does, without a ranking of each.

Postings share what they ask: a center's few hundred name a hundred occupations and two dozen places. A
criterion's word on a group of seekers is asked once for all postings with the same key, and only where nothing
cheaper to ask blocks everybody in the group.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Final

from jobplus_core.matching.criteria import CRITERIA, Criterion
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Column, Index
from jobplus_core.matching.verdicts import State
from jobplus_core.matching.weights import DEFAULT, WeightSet

_BLOCKED: Final = -1
# Keys whose words a criterion keeps. Postings come in the order of their occupations, whose words are the most.
_MOST_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class Tally:
    """How many seekers may be referred to a posting, and the best one's score, 0 to 10,000."""

    eligible: int
    best_score: int | None


def tally(
    postings: Iterable[PostingFacts], seekers: Index[SeekerFacts], *, today: date, weights: WeightSet = DEFAULT
) -> dict[int, Tally]:
    """Count and score everybody for each posting, with the figures that `recommend_candidates` gives.

    Args:
        postings: The postings; each stands for itself, whatever it shares with others.
        seekers: The seekers made ready.
        today: The day that deadlines are held against.
        weights: How much each criterion counts.

    Returns:
        Each posting's tally by its number.
    """
    asked = [_Asked(criterion, seekers, today, weights.of(criterion.name)) for criterion in CRITERIA]
    # The fewer groups, the cheaper the words; the last ones are asked about few seekers only.
    asked.sort(key=lambda each: len(each.column.samples))
    ordered = sorted(postings, key=lambda posting: posting.occupation_code or "")
    return {posting.id: _tally(posting, seekers, asked) for posting in ordered}


def _tally(posting: PostingFacts, seekers: Index[SeekerFacts], asked: Sequence["_Asked"]) -> Tally:
    words = [(each, each.of(posting)) for each in asked]
    mask = reduce(and_, (said.mask for each, said in words if each.criterion.hard and each.narrow), seekers.everything)
    positions = seekers.positions(mask)
    for each, said in words:
        if each.criterion.hard and not each.narrow:
            groups = each.column.groups
            positions = [position for position in positions if said[groups[position]] != _BLOCKED]
    scores = [0] * len(positions)
    for each, said in words:
        if each.weight:
            groups = each.column.groups
            scores = [score + said[groups[position]] for score, position in zip(scores, positions, strict=True)]
    return Tally(len(positions), max(scores, default=None))


class _Words(dict[int, int]):
    """One criterion's points for each group of seekers, or that it blocks them; asked when first looked up."""

    __slots__ = ("_ask", "mask")

    def __init__(self, ask: Callable[[int], int]) -> None:
        self._ask = ask
        self.mask = 0

    def __missing__(self, group: int) -> int:
        points = self[group] = self._ask(group)
        return points


class _Asked:
    """A criterion with what it has said so far, by the postings' key."""

    def __init__(self, criterion: Criterion, seekers: Index[SeekerFacts], today: date, weight: int) -> None:
        self.criterion = criterion
        self.weight = weight
        self.column: Column[SeekerFacts] = seekers.columns[criterion.name]
        # Only bytes are looked up in one go.
        self.narrow = isinstance(self.column.groups, bytes)
        self._today = today
        self._kept: dict[Hashable, _Words] = {}

    def of(self, posting: PostingFacts) -> _Words:
        """What the criterion says of each group for this posting."""
        key = self.criterion.posting_key(posting)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = self._kept[key] = _Words(lambda group: self._ask(group, posting))
            if self.criterion.hard and self.narrow:
                found.mask = self.column.mask([found[group] != _BLOCKED for group in range(len(self.column.samples))])
        return found

    def _ask(self, group: int, posting: PostingFacts) -> int:
        word = self.criterion.judge(self.column.samples[group], posting, today=self._today)
        blocked = self.criterion.hard and word.state is State.UNMET
        return _BLOCKED if blocked else self.weight * word.level
