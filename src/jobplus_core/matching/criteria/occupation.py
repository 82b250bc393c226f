"""Occupation (직종): nearness in the tree of the classification.

A posting is near enough when it stands in the minor group of a wished occupation, or one of the two holds the
other. The second wish counts nine tenths, every later one eight: a tie goes to the dearer wish.

A posting that names no occupation blocks nobody. It fits few of those who wish for one, so that it counts less than
work in a neighboring group, and rankings put it after all that is known to fit.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from jobplus_core.codes.occupation_tree import SAME_CODE, distance_level
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict

NEAR_ENOUGH = 70
_NOT_TOLD = 30
_RANK_PERCENT = (100, 90, 80)
_LAST_RANK = len(_RANK_PERCENT) - 1
_NEAR_FIRST = 1000


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

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        code, wishes = posting.occupation_code, seeker.wished_occupations
        if not wishes:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "occupation.unknown")
        if code is None:
            return Verdict(self.name, State.UNKNOWN, _NOT_TOLD, "occupation.unknown")
        order, best = _word(0, wishes[0], code)
        for rank, wished in enumerate(wishes[1:], 1):
            other, word = _word(rank if rank < _LAST_RANK else _LAST_RANK, wished, code)
            if other > order:
                order, best = other, word
        return best


# People wish for the same few hundred occupations, so that one posting asks for the same words over and over.
@lru_cache(maxsize=8192)
def _word(rank: int, wished: str, code: str) -> tuple[int, Verdict]:
    """The word on one wish by itself and where it stands among others: near enough first, then by level.

    Args:
        rank: The wish's place from 0, the last one for all that follow.
        wished: The wish's code.
        code: The posting's code.
    """
    near = distance_level(wished, code)
    level = near * _RANK_PERCENT[rank] // 100
    figures = (("posting", code), ("wish", wished))
    if near < NEAR_ENOUGH:
        return level, Verdict("occupation", State.UNMET, level, "occupation.far", figures)
    phrase = "occupation.same" if near == SAME_CODE else "occupation.near"
    return _NEAR_FIRST + level, Verdict("occupation", State.MET, level, phrase, figures)
