"""Wage (임금) on the common monthly base.

The wish is a least wage ("220만원 이상"). Meeting it exactly scores 80, a fifth more scores 100: between two
postings that meet the wish, the better paid one fits better.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict

_AT_WISH = 80


@dataclass(frozen=True, slots=True)
class WageCriterion:
    """The least monthly pay wished against the posting's."""

    name: str = "wage"
    hard: bool = True
    phrases: tuple[str, ...] = ("wage.above", "wage.below", "wage.unknown")

    def seeker_key(self, seeker: SeekerFacts) -> Hashable:
        return seeker.wish_monthly_won

    def posting_key(self, posting: PostingFacts) -> Hashable:
        return posting.monthly_won

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        wish, offered = seeker.wish_monthly_won, posting.monthly_won
        if not wish or offered is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "wage.unknown")
        figures = (("posting", offered), ("wish", wish), ("difference", offered - wish))
        if offered >= wish:
            level = min(100, _AT_WISH + 100 * (offered - wish) // wish)
            return Verdict(self.name, State.MET, level, "wage.above", figures)
        return Verdict(self.name, State.UNMET, _AT_WISH * offered // wish, "wage.below", figures)
