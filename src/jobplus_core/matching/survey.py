"""One seeker held against all postings, or one posting against all seekers: who passes, and what is said of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any, Final, Generic

from jobplus_core.matching.bits import of_positions
from jobplus_core.matching.criteria import BY_NAME, CRITERIA, HARD, Criterion
from jobplus_core.matching.dimensions import HISTORY, POSTINGS, SEEKERS, Facts, Key
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index
from jobplus_core.matching.passing_postings import PASSING as OF_POSTINGS
from jobplus_core.matching.passing_seekers import PASSING as OF_SEEKERS
from jobplus_core.matching.verdicts import Verdict

_BEST: Final = 100
_WORDS_KEPT: Final = 2048
_GROUPS_LOOKED_OVER: Final = 48


class Levels(dict[int, int]):
    """One criterion's level on each group, judged when first looked up.

    The words themselves are kept for the groups that somebody was shown: most rows are only scored.
    """

    __slots__ = ("_judge", "_words")

    def __init__(self, judge: Callable[[int], Verdict]) -> None:
        self._judge = judge
        self._words: dict[int, Verdict] | None = None

    def __missing__(self, group: int) -> int:
        found = self[group] = self._judge(group).level
        return found

    def word(self, group: int) -> Verdict:
        """The criterion's word on a group."""
        if self._words is None:
            self._words = {}
        found = self._words.get(group)
        if found is None:
            found = self._words[group] = self._judge(group)
        return found


@dataclass(slots=True)
class Survey(Generic[Facts]):
    """What an index answers to one asker on one day.

    Attributes:
        index: Who is asked about.
        asker: The seeker or posting who asks.
        today: The day that deadlines and ages are held against.
        keys: What each criterion reads of the asker.
        masks: By hard criterion, the rows it does not block.
        eligible: The rows that nothing blocks.
        untold: The rows that name no occupation, where the asker names one.
    """

    index: Index[Facts]
    asker: SeekerFacts | PostingFacts
    today: date
    keys: dict[str, Key]
    masks: dict[str, int]
    eligible: int
    untold: int

    @property
    def blocked(self) -> dict[str, int]:
        """By hard criterion, how many rows it blocks; a row blocked twice counts in both."""
        living = self.index.living
        total = living.bit_count()
        return {name: total - (mask & living).bit_count() for name, mask in self.masks.items()}

    def all_but(self, *criteria: str) -> int:
        """The bitmap of rows that nothing else than these criteria blocks."""
        others = (mask for name, mask in self.masks.items() if name not in criteria)
        return reduce(and_, others, self.index.living)

    def levels(self, criterion: str) -> Levels:
        """A criterion's level by group; history has no groups."""
        found: Levels | None = self.index.words.setdefault(criterion, {}).get(self.keys[criterion])
        return found if found is not None else _levels(self.index, self.asker, BY_NAME[criterion], self.today)

    def best_level(self, criterion: str) -> int:
        """A level that no row exceeds."""
        column = self.index.columns.get(criterion)
        if column is None or len(column.keys) > _GROUPS_LOOKED_OVER:
            return _BEST
        levels = self.levels(criterion)
        return max((levels[group] for group in range(len(column.keys))), default=_BEST)

    def verdicts_at(self, slot: int) -> tuple[Verdict, ...]:
        """Every criterion's word on one row, in the order of the criteria."""
        return tuple(self._word(criterion, slot) for criterion in CRITERIA)

    def history_at(self, slot: int) -> Verdict:
        """What happened between the asker and one row."""
        return self._word(BY_NAME[HISTORY], slot)

    def _word(self, criterion: Criterion, slot: int) -> Verdict:
        column = self.index.columns.get(criterion.name)
        if column is not None:
            return self.levels(criterion.name).word(column.groups[slot])
        key = self.index.ids[slot]
        if isinstance(self.asker, SeekerFacts):
            return criterion.judge(self.asker, PostingFacts(id=key), today=self.today)
        referred, refused = self.index.history.get(slot, (frozenset(), frozenset()))
        other = SeekerFacts(id=key, referred=referred, refused=refused)
        return criterion.judge(other, self.asker, today=self.today)


def survey(
    index: Index[Facts], asker: SeekerFacts | PostingFacts, *, today: date, hard: frozenset[str] = HARD
) -> Survey[Facts]:
    """Hold one asker against an index whose lock is held.

    Args:
        index: The other side.
        asker: The seeker or posting.
        today: The day that deadlines and ages are held against.
        hard: The criteria that block.
    """
    index.on(today)
    keys = keys_of(asker)
    masks: dict[str, int] = {}
    eligible = index.living
    for name in _ORDER:
        if name in hard:
            found: int | None = index.held(name, keys[name])
            mask = masks[name] = passing(index, name, keys[name], today) if found is None else found
            eligible &= mask
    if HISTORY in hard:
        met = _met_before(index, asker)
        masks[HISTORY] = index.everything & ~met if met else index.everything
        eligible &= masks[HISTORY]
    untold = index.facet("occupation").get("", 0) if keys["occupation"][0] else 0
    return Survey(index, asker, today, keys, masks, eligible, untold)


def blocking(*, keep_history: bool) -> frozenset[str]:
    """The criteria that block, with or without what happened between the two."""
    return HARD - {HISTORY} if keep_history else HARD


def keys_of(asker: SeekerFacts | PostingFacts) -> dict[str, Key]:
    """What each criterion reads of an asker."""
    side = SEEKERS if isinstance(asker, SeekerFacts) else POSTINGS
    return {name: dimension.key(asker) for name, dimension in side.dimensions.items()}


def passing(index: Index[Facts], criterion: str, key: Key, today: date) -> int:
    """The rows that one criterion does not block for an asker with these values."""
    return int(index.cached(criterion, key, lambda: passing_now(index, criterion, key, today)))


def passing_now(index: Index[Facts], criterion: str, key: Key, today: date) -> int:
    """The same worked out anew, and not kept."""
    makers: Mapping[str, Callable[[Any, Key, date], int]]
    makers = OF_POSTINGS if index.side.name == POSTINGS.name else OF_SEEKERS
    return makers[criterion](index, key, today)


_ORDER: Final[Sequence[str]] = tuple(name for name in OF_POSTINGS if name in HARD)


def _met_before(index: Index[Facts], asker: SeekerFacts | PostingFacts) -> int:
    if isinstance(asker, PostingFacts):
        return index.touched(asker.id)
    if not asker.referred and not asker.refused:
        return 0
    slots = index.slots
    return of_positions(slots[key] for key in asker.referred | asker.refused if key in slots)


def _levels(index: Index[Facts], asker: SeekerFacts | PostingFacts, criterion: Criterion, today: date) -> Levels:
    side = SEEKERS if isinstance(asker, SeekerFacts) else POSTINGS
    key = side.dimensions[criterion.name].key(asker)
    kept = index.words.setdefault(criterion.name, {})
    found: Levels | None = kept.get(key)
    if found is None:
        if len(kept) >= _WORDS_KEPT:
            kept.clear()
        found = kept[key] = Levels(_asking(index, asker, criterion, today))
    return found


def _asking(
    index: Index[Facts], asker: SeekerFacts | PostingFacts, criterion: Criterion, today: date
) -> Callable[[int], Verdict]:
    column: Any = index.columns[criterion.name]
    if isinstance(asker, SeekerFacts):
        seeker = asker
        return lambda group: criterion.judge(seeker, column.sample(group), today=today)
    posting = asker
    return lambda group: criterion.judge(column.sample(group), posting, today=today)
