"""Ranking both ways, by whole numbers only.

The score is the sum of weight times level, 0 to 10,000; at equal scores the lower id comes first. A row
that a hard criterion blocks is counted, not ranked; unknown data never blocks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from jobplus_core.matching.criteria import CRITERIA, HARD
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Facts, Index, Survey, index_postings, index_seekers, survey
from jobplus_core.matching.verdicts import State, Verdict
from jobplus_core.matching.weights import DEFAULT, WeightSet


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
    """The best matches, how many are eligible at all, and how many each hard criterion blocks.

    A row that two criteria block counts in both.
    """

    eligible: int
    results: tuple[Match, ...]
    blocked: Mapping[str, int]


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
    return _ranking(survey_postings(seeker, postings, today=today, keep_history=keep_history), weights, top)


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
    return _ranking(survey_seekers(posting, seekers, today=today, keep_history=keep_history), weights, top)


def explain(seeker: SeekerFacts, posting: PostingFacts, *, today: date, weights: WeightSet = DEFAULT) -> Match:
    """The word of every criterion on one pair, eligible or not; the match carries the posting's id."""
    verdicts = tuple(criterion.judge(seeker, posting, today=today) for criterion in CRITERIA)
    return Match(sum(weights.of(v.criterion) * v.level for v in verdicts), posting.id, verdicts)


def survey_postings(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    keep_history: bool = False,
) -> Survey[PostingFacts]:
    """Every criterion's word on the postings, for one seeker."""
    index = postings if isinstance(postings, Index) else index_postings(postings)
    return survey(
        index, lambda criterion, posting: criterion.judge(seeker, posting, today=today), hard=_hard(keep_history)
    )


def survey_seekers(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    keep_history: bool = False,
) -> Survey[SeekerFacts]:
    """Every criterion's word on the seekers, for one posting."""
    index = seekers if isinstance(seekers, Index) else index_seekers(seekers)
    return survey(
        index, lambda criterion, seeker: criterion.judge(seeker, posting, today=today), hard=_hard(keep_history)
    )


def _hard(keep_history: bool) -> frozenset[str]:
    return HARD - {"history"} if keep_history else HARD


def _ranking(found: Survey[Facts], weights: WeightSet, top: int) -> Ranking:
    index = found.index
    positions = index.positions(found.eligible)
    scores = [0] * len(positions)
    for name, words in found.verdicts.items():
        weight = weights.of(name)
        if weight:
            points = [weight * word.level for word in words]
            groups = index.columns[name].groups
            scores = [score + points[groups[position]] for score, position in zip(scores, positions, strict=True)]
    # Rows stand in id order, so that the lower position is the lower id.
    best = nsmallest(top, ((-score, position) for score, position in zip(scores, positions, strict=True)))
    results = tuple(
        Match(-negative, index.rows[position].id, found.verdicts_at(position)) for negative, position in best
    )
    return Ranking(len(positions), results, found.blocked)
