"""The shape of a criterion: it tests, scores and speaks in one go, so that the three cannot drift apart."""

from datetime import date
from typing import Protocol

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import Verdict


class Criterion(Protocol):
    """A condition between a seeker and a posting.

    `judge` may read only the fields that `dimensions` names for it on either side: facts alike in these get equal
    verdicts. An index rests on that, because it judges one of a group and counts all of it.
    """

    @property
    def name(self) -> str:
        """Short stable name, as in weights and JSON."""

    @property
    def hard(self) -> bool:
        """Whether an unmet verdict takes the pair off the list, instead of costing points."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every phrase key this criterion can say."""

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        """The word on this pair on the day `today`."""
