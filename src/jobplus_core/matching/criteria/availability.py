"""Whether the posting can still be referred to: closing day, openings left, and what happened between the two."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict


@dataclass(frozen=True, slots=True)
class DeadlineCriterion:
    """The posting's last day against today."""

    name: str = "deadline"
    hard: bool = True
    phrases: tuple[str, ...] = (
        "deadline.open",
        "deadline.until_filled",
        "deadline.past",
        "deadline.unknown",
    )

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        if posting.closes_on is None:
            if posting.until_filled:
                return Verdict(self.name, State.MET, 100, "deadline.until_filled")
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "deadline.unknown")
        left = (posting.closes_on - today).days
        if left < 0:
            return Verdict(self.name, State.UNMET, 0, "deadline.past", (("days", -left),))
        return Verdict(self.name, State.MET, 100, "deadline.open", (("days", left),))


@dataclass(frozen=True, slots=True)
class OpeningsCriterion:
    """Openings that nobody has been hired for yet; openings that nobody told block nothing."""

    name: str = "openings"
    hard: bool = True
    phrases: tuple[str, ...] = ("openings.left", "openings.filled", "openings.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        if posting.openings is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "openings.unknown")
        left = posting.openings - posting.filled
        if left <= 0:
            return Verdict(self.name, State.UNMET, 0, "openings.filled", (("openings", posting.openings),))
        figures = (("left", left), ("openings", posting.openings))
        return Verdict(self.name, State.MET, 100, "openings.left", figures)


_NEW = Verdict("history", State.MET, 100, "history.new")
_REFERRED = Verdict("history", State.UNMET, 0, "history.referred")
_REFUSED = Verdict("history", State.UNMET, 0, "history.refused")


@dataclass(frozen=True, slots=True)
class HistoryCriterion:
    """A live referral between the two, or a refusal by either."""

    name: str = "history"
    hard: bool = True
    phrases: tuple[str, ...] = ("history.new", "history.referred", "history.refused")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        if posting.id in seeker.referred:
            return _REFERRED
        return _REFUSED if posting.id in seeker.refused else _NEW
