"""Wage (임금): by the month, or by the hour where the wish was told so and the posting's hourly pay is known.

The wish is a least wage ("220만원 이상"). Meeting it exactly scores 80, a fifth more scores 100: between two
postings that meet the wish, the better paid one fits better. A posting whose least wage lies below the wish is not
blocked where its most meets the wish or where the wage is open to talk; both are said.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict

_AT_WISH = 80


class _Base(NamedTuple):
    """The wish and the offer on one base; the phrases of hourly pay are their own."""

    wish: int
    offered: int
    most: int
    hourly: bool


@dataclass(frozen=True, slots=True)
class WageCriterion:
    """The least pay wished against the posting's."""

    name: str = "wage"
    hard: bool = True
    phrases: tuple[str, ...] = (
        "wage.above",
        "wage.below",
        "wage.range",
        "wage.negotiable",
        "wage.hourly_above",
        "wage.hourly_below",
        "wage.unknown",
    )

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        base = _base(seeker, posting)
        if base is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "wage.unknown")
        wish, offered = base.wish, base.offered
        figures = (("posting", offered), ("wish", wish), ("difference", offered - wish))
        if offered >= wish:
            level = min(100, _AT_WISH + 100 * (offered - wish) // wish)
            return Verdict(self.name, State.MET, level, "wage.hourly_above" if base.hourly else "wage.above", figures)
        level = _AT_WISH * offered // wish
        if base.most >= wish:
            return Verdict(self.name, State.MET, level, "wage.range", (*figures, ("most", base.most)))
        if posting.wage_negotiable:
            return Verdict(self.name, State.UNKNOWN, level, "wage.negotiable", figures)
        return Verdict(self.name, State.UNMET, level, "wage.hourly_below" if base.hourly else "wage.below", figures)


def _base(seeker: SeekerFacts, posting: PostingFacts) -> _Base | None:
    by_hour = seeker.wish_hourly_won
    if by_hour and posting.hourly_won is not None:
        return _Base(by_hour, posting.hourly_won, posting.hourly_max_won or 0, True)
    by_month = seeker.wish_monthly_won
    if by_month and posting.monthly_won is not None:
        return _Base(by_month, posting.monthly_won, posting.monthly_max_won or 0, False)
    return None
