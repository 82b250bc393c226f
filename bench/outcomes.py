"""Invented outcomes of referrals, drawn from chances that are known: what learning is held against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from statistics import NormalDist, fmean
from typing import Final

from bench.matching_people import TODAY, postings, seekers
from jobplus_core.kinds import TargetGroup
from jobplus_core.matching.index import index_postings
from jobplus_core.matching.learning.fitting import fit_stages, scores, weights_from
from jobplus_core.matching.learning.logistic import sigmoid
from jobplus_core.matching.learning.measures import TENTHS
from jobplus_core.matching.learning.rules import LEARNED, Outcome, learned_levels
from jobplus_core.matching.rank import recommend_postings
from jobplus_core.matching.weights import DEFAULT

LISTED: Final = 20
_SHARES: Final = [(2 * part + 1) / 18 for part in range(9)]
_GROUPS: Final = [kind.value for kind in TargetGroup]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """How people decide, in log odds for a level of 100 against one of 0.

    Attributes:
        seeker, employer: By criterion.
        seeker_start, employer_start: Log odds where every level is 0.
        taste: Spread of what either side decides by that no criterion sees.
    """

    seeker: Mapping[str, float]
    employer: Mapping[str, float]
    seeker_start: float
    employer_start: float
    taste: float = 0.0
    name: str

    def chances(self, levels: Sequence[int], seeker: float = 0.0, employer: float = 0.0) -> tuple[float, float]:
        """The seeker's and the employer's chance of a yes, each moved by a taste in log odds."""
        by_name = dict(zip(LEARNED, levels, strict=True))
        ours = sum(worth * by_name[name] / 100 for name, worth in self.seeker.items())
        theirs = sum(worth * by_name[name] / 100 for name, worth in self.employer.items())
        return sigmoid(self.seeker_start + ours + seeker), sigmoid(self.employer_start + theirs + employer)

    def mean_chances(self, levels: Sequence[int]) -> tuple[float, float]:
        """Both chances over all tastes: the taste at the middles of nine equal shares of its spread."""
        if not self.taste:
            return self.chances(levels)
        moved = [self.chances(levels, taste, taste) for taste in map(NormalDist(0, self.taste).inv_cdf, _SHARES)]
        return fmean(ours for ours, _ in moved), fmean(theirs for _, theirs in moved)


# Far from the weights that come with the program: pay and licenses decide, schooling hardly.
TRUE: Final = World(
    name="as the model supposes",
    seeker={"occupation": 1.0, "commute": 2.2, "wage": 2.8, "form": 0.7, "time": 1.3},
    employer={"occupation": 2.2, "career": 2.6, "licenses": 1.6, "education": 0.8, "groups": 0.7},
    seeker_start=-5.0,
    employer_start=-6.3,
)


def referred(number: int, pool: int, dice: Random) -> list[tuple[int, tuple[int, ...]]]:
    """Pairs as a desk refers them: of people's first twenty by the weights that come with the program.

    Args:
        number: People.
        pool: Open postings.

    Returns:
        The seeker's number and the levels of the learned criteria, pair by pair.
    """
    index = index_postings(
        replace(each, preferred_groups=frozenset(dice.sample(_GROUPS, dice.choice((0, 0, 0, 1, 2)))))
        for each in postings(pool, dice)
    )
    pairs = []
    for plain in seekers(number, dice):
        seeker = replace(plain, target_groups=frozenset(dice.sample(_GROUPS, dice.choice((0, 1, 1)))))
        for match in recommend_postings(seeker, index, today=TODAY, weights=DEFAULT, top=LISTED).results:
            pairs.append((seeker.id, learned_levels({each.criterion: each.level for each in match.verdicts})))
    return pairs


@dataclass(frozen=True, slots=True)
class Closed:
    """How near what was learned comes to the truth, on pairs it was not learned from.

    Attributes:
        weights: Share of the way from today's weights to the true chances that the whole-number weights go, in area
            under the curve of hires.
        model: The same of the fitted chances.
        error: Calibration error over tenths against the true chances themselves, so that no luck is in it.
        hand, oracle: The areas that the way leads between.
    """

    weights: float
    model: float
    error: float
    hand: float
    oracle: float


def gap_closed(world: World, learned: Sequence[Outcome], judged: Sequence[tuple[int, ...]]) -> Closed:
    """Learn from outcomes, and hold what was learned against a world's truth on pairs of these levels."""
    stages = fit_stages(learned)
    asked = [Outcome(person=0, levels=levels, seeker=None, employer=None) for levels in judged]
    true = [ours * theirs for ours, theirs in map(world.mean_chances, judged)]
    told = [ours * theirs for ours, theirs in zip(*stages.chances(asked), strict=True)]
    hand, oracle = expected_auc(scores(asked, DEFAULT.weights), true), expected_auc(true, true)
    weights = expected_auc(scores(asked, weights_from(stages, learned, DEFAULT)), true)
    order = sorted(range(len(told)), key=told.__getitem__)
    cuts = [len(order) * part // TENTHS for part in range(TENTHS + 1)]
    error = sum(abs(sum(told[at] - true[at] for at in order[low:high])) for low, high in pairwise(cuts)) / len(order)
    way = oracle - hand
    return Closed((weights - hand) / way, (expected_auc(told, true) - hand) / way, error, hand, oracle)


def expected_auc(found: Sequence[float], chances: Sequence[float]) -> float:
    """The area under the curve when each pair is hired with its true chance, without drawing who is."""
    order = sorted(range(len(found)), key=found.__getitem__)
    ahead = below = start = 0.0
    at = 0
    while at < len(order):
        end = at
        while end < len(order) and found[order[end]] == found[order[at]]:
            end += 1
        yes = sum(chances[place] for place in order[at:end])
        no = end - at - yes
        ahead += yes * (below + no / 2)
        below += no
        start += yes
        at = end
    return ahead / (start * below)


def play(world: World, pairs: Sequence[tuple[int, tuple[int, ...]]], dice: Random) -> list[Outcome]:
    """How each pair went; an employer whom the seeker refused was never asked."""
    outcomes = []
    for person, levels in pairs:
        ours, theirs = world.chances(levels, dice.gauss(0, world.taste), dice.gauss(0, world.taste))
        willing = dice.random() < ours
        outcomes.append(
            Outcome(
                person=person,
                levels=levels,
                seeker=willing,
                employer=dice.random() < theirs if willing else None,
            )
        )
    return outcomes
