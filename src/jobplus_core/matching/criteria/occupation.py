"""Occupation (직종): nearness in the tree of the classification.

A posting is near enough when it stands in the minor group of a wished occupation, or one of the two holds the
other. The second wish counts nine tenths, every later one eight: a tie goes to the dearer wish.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jobplus_core.codes.occupations import distance_level
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict

NEAR_ENOUGH = 70
_RANK_PERCENT = (100, 90, 80)

_level = lru_cache(maxsize=65536)(distance_level)


@dataclass(frozen=True, slots=True)
class OccupationCriterion:
    """Wished occupations against the posting's."""

    name: str = "occupation"
    hard: bool = True
    phrases: tuple[str, ...] = (
        "occupation.same",
        "occupation.near",
        "occupation.far",
        "occupation.unknown",
    )

    def seeker_key(self, seeker: SeekerFacts) -> Hashable:
        return seeker.wished_occupations

    def posting_key(self, posting: PostingFacts) -> Hashable:
        return posting.occupation_code

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        code = posting.occupation_code
        if code is None or not seeker.wished_occupations:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "occupation.unknown")
        met, best, nearest, raw = False, -1, "", 0
        for rank, wished in enumerate(seeker.wished_occupations):
            near = _level(wished, code)
            weighed = near * _RANK_PERCENT[min(rank, 2)] // 100
            if (near >= NEAR_ENOUGH, weighed) > (met, best):
                met, best, nearest, raw = near >= NEAR_ENOUGH, weighed, wished, near
        phrase = "occupation.far" if not met else "occupation.same" if raw == 100 else "occupation.near"
        state = State.MET if met else State.UNMET
        return Verdict(self.name, state, best, phrase, (("posting", code), ("wish", nearest)))
