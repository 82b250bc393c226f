"""Ranking both ways, by whole numbers only.

The score is the sum of weight times level, 0 to 10,000; at equal scores the lower id comes first. A row
that a hard criterion blocks is counted, not ranked; unknown data never blocks. What names no occupation stands after
all that does: pay and nearness would else lift any work at all over the work that was wished.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import chain
from operator import neg
from typing import Final

from jobplus_core.matching.bits import positions
from jobplus_core.matching.criteria import CRITERIA, HARD
from jobplus_core.matching.dimensions import HISTORY, Facts
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.survey import Survey, blocking, survey
from jobplus_core.matching.tiers import tiers
from jobplus_core.matching.verdicts import State, Verdict
from jobplus_core.matching.weights import DEFAULT, WeightSet

_TIERED: Final = "occupation"
_BEST_LEVEL: Final = 100
# So few rows are put in order sooner than picked from.
_FEW: Final = 500


@dataclass(frozen=True, slots=True)
class Match:
    """One posting or seeker in a ranking, with every criterion's word in the order of the criteria."""

    score: int
    id: int
    verdicts: tuple[Verdict, ...]

    @property
    def blocked_by(self) -> tuple[str, ...]:
        """The hard criteria that are unmet; empty on a match that may be referred."""
        return tuple(v.criterion for v in self.verdicts if v.state is State.UNMET and v.criterion in HARD)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The criteria that lack data."""
        return tuple(v.criterion for v in self.verdicts if v.state is State.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best matches.

    Attributes:
        eligible: How many nothing blocks.
        results: The first of them, those that name no occupation last.
        blocked: How many each hard criterion blocks; a row that two block counts in both.
        untold: How many of the eligible name no occupation, where the asker names one.
    """

    eligible: int
    results: tuple[Match, ...]
    blocked: Mapping[str, int]
    untold: int = 0


def recommend_postings(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    weights: WeightSet = DEFAULT,
    top: int = 20,
    keep_history: bool = False,
) -> Ranking:
    """The postings that suit a seeker best.

    Args:
        seeker: Whom to find work for.
        postings: Open postings, or an index of them when several questions follow.
        today: The day that deadlines are held against.
        weights: How much each criterion counts.
        top: How many matches to return at most.
        keep_history: Leave postings in that the seeker was referred to or that were refused; their
            verdict says so.
    """
    index = postings if isinstance(postings, Index) else index_postings(postings)
    return _ranking(index, seeker, today, weights, top, keep_history)


def recommend_candidates(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    weights: WeightSet = DEFAULT,
    top: int = 20,
    keep_history: bool = False,
) -> Ranking:
    """The seekers who suit a posting best; the arguments are those of `recommend_postings`, turned round."""
    index = seekers if isinstance(seekers, Index) else index_seekers(seekers)
    return _ranking(index, posting, today, weights, top, keep_history)


def batch_top(
    askers: Iterable[SeekerFacts] | Iterable[PostingFacts],
    index: Index[Facts],
    *,
    today: date,
    weights: WeightSet = DEFAULT,
    top: int = 20,
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Everybody's best: each asker's number with the scores and numbers of its best matches, in the order asked.

    The rankings are those of `recommend_postings` and `recommend_candidates`; the reasons are left out.
    """
    for asker in askers:
        with index.lock:
            found = survey(index, asker, today=today)
            yield asker.id, [(score, key) for score, key, _ in best(found, weights, top)]


def explain(seeker: SeekerFacts, posting: PostingFacts, *, today: date, weights: WeightSet = DEFAULT) -> Match:
    """The word of every criterion on one pair, eligible or not; the match carries the posting's id."""
    verdicts = tuple(criterion.judge(seeker, posting, today=today) for criterion in CRITERIA)
    return Match(sum(weights.of(v.criterion) * v.level for v in verdicts), posting.id, verdicts)


def best(found: Survey[Facts], weights: WeightSet, top: int) -> list[tuple[int, int, int]]:
    """The best of the rows that nothing blocks: score, number and slot, best first.

    Rows are scored in tiers of nearness of the occupation. No row of a tier can score more than its nearness and
    the best levels of everything else; once as many rows as asked for lie above that, the rest is left alone. Rows that
    name no occupation follow.
    """
    if not found.eligible or top < 1:
        return []
    kept = _best(found, tiers(found), weights, top)
    untold = found.eligible & found.untold if len(kept) < top else 0
    if untold:
        kept += _best(found, [(_BEST_LEVEL, untold)], weights, top - len(kept))
    return [(-negative, key, slot) for negative, key, slot in kept]


def _best(
    found: Survey[Facts], tiers: list[tuple[int, int]], weights: WeightSet, top: int
) -> list[tuple[int, int, int]]:
    """The best of these tiers, with the score negative."""
    ids = found.index.ids
    counted = [(name, weight) for name, weight in weights.counted if name != HISTORY]
    kept: list[tuple[int, int, int]] = []
    bound: int | None = None
    for level, mask in tiers:
        if len(kept) == top:
            if bound is None:
                bound = sum(weight * found.best_level(name) for name, weight in counted if name != _TIERED)
                bound += weights.of(HISTORY) * _BEST_LEVEL
            if -kept[-1][0] > bound + level * weights.of(_TIERED):
                break
        slots = positions(mask)
        if slots:
            scores = _scores(found, slots, counted, weights)
            rows = zip(map(neg, scores), map(ids.__getitem__, slots), slots, strict=True)
            kept = nsmallest(top, chain(kept, rows)) if len(slots) > _FEW else sorted(chain(kept, rows))[:top]
    return kept


def _scores(found: Survey[Facts], slots: list[int], counted: list[tuple[str, int]], weights: WeightSet) -> list[int]:
    scores = [0] * len(slots)
    for name, weight in counted:
        levels, groups = found.levels(name), found.index.columns[name].groups
        asked = map(levels.__getitem__, map(groups.__getitem__, slots))
        scores = [score + weight * level for score, level in zip(scores, asked, strict=True)]
    weight = weights.of(HISTORY)
    if weight:
        scores = [score + weight * found.history_at(slot).level for score, slot in zip(scores, slots, strict=True)]
    return scores


def _ranking(
    index: Index[Facts],
    asker: SeekerFacts | PostingFacts,
    today: date,
    weights: WeightSet,
    top: int,
    keep_history: bool,
) -> Ranking:
    with index.lock:
        found = survey(index, asker, today=today, hard=blocking(keep_history=keep_history))
        results = tuple(Match(score, key, found.verdicts_at(slot)) for score, key, slot in best(found, weights, top))
        untold = (found.eligible & found.untold).bit_count()
        return Ranking(found.eligible.bit_count(), results, found.blocked, untold)
