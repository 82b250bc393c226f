"""Place of work and the way there (근무지, 통근).

A place that was wished by name is met however far it lies. Otherwise the way must not take longer than the seeker
said; without such a limit, wished places are the only ones. Home close by scores up to 100, a way
as long as the limit 40, and one that nobody can tell no more than that.
"""

from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts, minutes_to_work
from jobplus_core.matching.verdicts import State, Verdict

_AT_LIMIT = 40
_WISHED = 80
_WISHED_BUT_FAR = 60
_ELSEWHERE = 20


@dataclass(frozen=True, slots=True)
class CommuteCriterion:
    """Home, wished places and the longest way against the place of work."""

    name: str = "commute"
    hard: bool = True
    phrases: tuple[str, ...] = (
        "commute.within",
        "commute.beyond",
        "commute.wished",
        "commute.wished_place",
        "commute.elsewhere",
        "commute.minutes",
        "commute.unknown",
    )

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        place, limit = posting.place_code, seeker.max_commute_minutes
        if place is None:
            return Verdict(self.name, State.UNKNOWN, _AT_LIMIT, "commute.unknown")
        wished = place.startswith(seeker.wished_places)
        minutes = minutes_to_work(seeker, posting)
        if minutes is not None and limit is not None and limit > 0:
            figures = (("minutes", minutes), ("limit", limit))
            if minutes <= limit:
                level = 100 - (100 - _AT_LIMIT) * minutes // limit
                level = max(level, _WISHED) if wished else level
                return Verdict(self.name, State.MET, level, "commute.within", figures)
            if wished:
                return Verdict(self.name, State.MET, _WISHED_BUT_FAR, "commute.wished", figures)
            return Verdict(self.name, State.UNMET, _AT_LIMIT * limit // minutes, "commute.beyond", figures)
        if wished:
            return Verdict(self.name, State.MET, _WISHED, "commute.wished_place", (("place", place),))
        if seeker.wished_places and limit is None:
            return Verdict(self.name, State.UNMET, _ELSEWHERE, "commute.elsewhere", (("place", place),))
        if minutes is not None:
            level = max(0, 100 - minutes)
            return Verdict(self.name, State.UNKNOWN, level, "commute.minutes", (("minutes", minutes),))
        return Verdict(self.name, State.UNKNOWN, _AT_LIMIT, "commute.unknown")
