"""What a posting says of the person: age, where the law allows a limit, and preferred groups (우대 대상)."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.age_limit import age_on
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import NOTHING_ASKED_LEVEL, UNKNOWN_LEVEL, State, Verdict

_OTHERS = 40


@dataclass(frozen=True, slots=True)
class AgeCriterion:
    """Age against a lawful limit; a limit whose basis nobody named is void (see `age_limit`)."""

    name: str = "age"
    hard: bool = True
    phrases: tuple[str, ...] = ("age.any", "age.within", "age.outside", "age.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        least, most = posting.age_min, posting.age_max
        if posting.age_basis is None or (least is None and most is None):
            return Verdict(self.name, State.MET, NOTHING_ASKED_LEVEL, "age.any")
        if seeker.birth_date is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "age.unknown")
        age = age_on(seeker.birth_date, today)
        figures = (("age", age), ("least", least or 0), ("most", most or 0), ("basis", posting.age_basis.value))
        if (least is not None and age < least) or (most is not None and age > most):
            return Verdict(self.name, State.UNMET, 0, "age.outside", figures)
        return Verdict(self.name, State.MET, 100, "age.within", figures)


@dataclass(frozen=True, slots=True)
class GroupsCriterion:
    """Preferred groups; belonging to none of them costs points and blocks nothing."""

    name: str = "groups"
    hard: bool = False
    phrases: tuple[str, ...] = ("groups.any", "groups.preferred", "groups.other", "groups.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        preferred, groups = posting.preferred_groups, seeker.target_groups
        if preferred is not None and not preferred:
            return Verdict(self.name, State.MET, NOTHING_ASKED_LEVEL, "groups.any")
        if preferred is None or not groups:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "groups.unknown")
        shared = preferred & groups
        if shared:
            return Verdict(self.name, State.MET, 100, "groups.preferred", (("groups", " ".join(sorted(shared))),))
        return Verdict(self.name, State.UNMET, _OTHERS, "groups.other", (("groups", " ".join(sorted(preferred))),))
