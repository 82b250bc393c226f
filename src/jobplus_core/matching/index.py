"""Facts grouped by what each criterion reads, so that a criterion is asked once for every distinct value.

Thousands of postings share a few hundred occupations, places and wages. A column holds, for one criterion, the
group of each row; judging one sample of a group judges all of it. Which rows pass is kept as one
whole number with one byte for each row: AND and a count of bits do the filtering.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import and_
from typing import Generic, TypeVar

from jobplus_core.matching.criteria import CRITERIA, HARD, Criterion
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import State, Verdict

Facts = TypeVar("Facts", SeekerFacts, PostingFacts)
Judge = Callable[[Criterion, Facts], Verdict]
_BYTE_VALUES = 256


@dataclass(frozen=True, slots=True)
class Column(Generic[Facts]):
    """One criterion's groups: the group of each row, and a sample row and the size of each group."""

    groups: Sequence[int]
    samples: tuple[Facts, ...]
    sizes: tuple[int, ...]

    def mask(self, passing: Sequence[bool]) -> int:
        """The rows whose group passes, one byte each, lowest first."""
        if isinstance(self.groups, bytes):
            flags = self.groups.translate(bytes(passing).ljust(_BYTE_VALUES, b"\0"))
        else:
            flags = bytes(map(passing.__getitem__, self.groups))
        return int.from_bytes(flags, "little")


@dataclass(frozen=True, slots=True)
class Index(Generic[Facts]):
    """Rows in id order with one column for each criterion. Build once, ask often."""

    rows: tuple[Facts, ...]
    columns: Mapping[str, Column[Facts]]

    @property
    def everything(self) -> int:
        """The mask of all rows."""
        return int.from_bytes(b"\1" * len(self.rows), "little")

    def positions(self, mask: int) -> list[int]:
        """Where the rows of a mask stand, ascending."""
        return list(compress(range(len(self.rows)), mask.to_bytes(len(self.rows), "little")))


def index_postings(postings: Iterable[PostingFacts]) -> Index[PostingFacts]:
    """Postings made ready for any number of seekers."""
    return _build(postings, lambda criterion, posting: criterion.posting_key(posting))


def index_seekers(seekers: Iterable[SeekerFacts]) -> Index[SeekerFacts]:
    """Seekers made ready for any number of postings."""
    return _build(seekers, lambda criterion, seeker: criterion.seeker_key(seeker))


def _build(facts: Iterable[Facts], key: Callable[[Criterion, Facts], Hashable]) -> Index[Facts]:
    rows = tuple(sorted(facts, key=lambda row: row.id))
    return Index(rows, {criterion.name: _column(rows, criterion, key) for criterion in CRITERIA})


def _column(
    rows: tuple[Facts, ...], criterion: Criterion, key: Callable[[Criterion, Facts], Hashable]
) -> Column[Facts]:
    found: dict[Hashable, int] = {}
    groups = [found.setdefault(key(criterion, row), len(found)) for row in rows]
    samples: list[Facts] = []
    sizes = [0] * len(found)
    for row, group in zip(rows, groups, strict=True):
        if group == len(samples):
            samples.append(row)
        sizes[group] += 1
    small = len(found) <= _BYTE_VALUES
    return Column(bytes(groups) if small else groups, tuple(samples), tuple(sizes))


@dataclass(frozen=True, slots=True)
class Survey(Generic[Facts]):
    """Every criterion's word on every group, for one seeker or one posting.

    Attributes:
        verdicts: By criterion, one verdict for each group of its column.
        masks: By hard criterion, the rows it does not block.
        blocked: By hard criterion, how many rows it blocks; a row blocked twice counts in both.
    """

    index: Index[Facts]
    verdicts: Mapping[str, Sequence[Verdict]]
    masks: Mapping[str, int]
    blocked: Mapping[str, int]

    @property
    def eligible(self) -> int:
        """The mask of rows that nothing blocks."""
        return reduce(and_, self.masks.values(), self.index.everything)

    def all_but(self, criterion: str) -> int:
        """The mask of rows that nothing else than this criterion blocks."""
        others = (mask for name, mask in self.masks.items() if name != criterion)
        return reduce(and_, others, self.index.everything)

    def verdicts_at(self, position: int) -> tuple[Verdict, ...]:
        """Every criterion's word on one row, in the order of the criteria."""
        columns = self.index.columns
        return tuple(words[columns[name].groups[position]] for name, words in self.verdicts.items())


def survey(index: Index[Facts], judge: Judge[Facts], *, hard: frozenset[str] = HARD) -> Survey[Facts]:
    """Ask every criterion once for each group of the index."""
    verdicts: dict[str, Sequence[Verdict]] = {}
    masks: dict[str, int] = {}
    blocked: dict[str, int] = {}
    for criterion in CRITERIA:
        column = index.columns[criterion.name]
        words = [judge(criterion, sample) for sample in column.samples]
        verdicts[criterion.name] = words
        if criterion.name in hard:
            passing = [word.state is not State.UNMET for word in words]
            masks[criterion.name] = column.mask(passing)
            blocked[criterion.name] = sum(compress(column.sizes, (not ok for ok in passing)))
    return Survey(index, verdicts, masks, blocked)


def passing_mask(index: Index[Facts], criterion: Criterion, judge: Judge[Facts]) -> int:
    """The rows that one criterion does not block."""
    column = index.columns[criterion.name]
    return column.mask([judge(criterion, sample).state is not State.UNMET for sample in column.samples])
