"""What a posting asks of the person: schooling (학력), career (경력) and licenses (자격)."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.kinds import CareerDemand, Education
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import NOTHING_ASKED_LEVEL, UNKNOWN_LEVEL, State, Verdict

_SOME_CAREER = 70


@dataclass(frozen=True, slots=True)
class EducationCriterion:
    """Schooling held against the least one asked; each step above it costs 10, down to 60."""

    name: str = "education"
    hard: bool = True
    phrases: tuple[str, ...] = ("education.any", "education.enough", "education.short", "education.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        asked, held = posting.education, seeker.education
        if asked is Education.ANY:
            return Verdict(self.name, State.MET, 100, "education.any")
        if asked is None or held is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "education.unknown")
        figures = (("posting", asked.value), ("seeker", held.value))
        steps = EDUCATION_RANK[held] - EDUCATION_RANK[asked]
        if steps >= 0:
            return Verdict(self.name, State.MET, max(60, 100 - 10 * steps), "education.enough", figures)
        return Verdict(self.name, State.UNMET, max(0, 60 + 30 * steps), "education.short", figures)


@dataclass(frozen=True, slots=True)
class CareerCriterion:
    """Months worked against the months asked.

    Too few cost points and do not take the posting off the list: employers interview below their demand. Many ask for
    a career (경력) and name no years: who has none is short of it; whether any other is enough nobody knows.
    """

    name: str = "career"
    hard: bool = False
    phrases: tuple[str, ...] = (
        "career.any",
        "career.enough",
        "career.short",
        "career.none",
        "career.unsaid",
        "career.unknown",
    )

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        if posting.career in (CareerDemand.ANY, CareerDemand.ENTRY):
            return Verdict(self.name, State.MET, NOTHING_ASKED_LEVEL, "career.any")
        held = seeker.career_months
        if posting.career is None or held is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "career.unknown")
        asked = posting.career_months
        if not asked:
            if not held:
                return Verdict(self.name, State.UNMET, 0, "career.none")
            return Verdict(self.name, State.UNKNOWN, _SOME_CAREER, "career.unsaid", (("seeker", held),))
        figures = (("seeker", held), ("posting", asked))
        if held >= asked:
            return Verdict(self.name, State.MET, 100, "career.enough", figures)
        return Verdict(self.name, State.UNMET, 100 * held // asked, "career.short", figures)


@dataclass(frozen=True, slots=True)
class LicensesCriterion:
    """Licenses held against those that must be held."""

    name: str = "licenses"
    hard: bool = True
    phrases: tuple[str, ...] = ("licenses.any", "licenses.held", "licenses.missing", "licenses.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        asked, held = posting.licenses, seeker.licenses
        if asked is not None and not asked:
            return Verdict(self.name, State.MET, NOTHING_ASKED_LEVEL, "licenses.any")
        if asked is None or held is None:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "licenses.unknown")
        missing = asked - held
        if not missing:
            return Verdict(self.name, State.MET, 100, "licenses.held", (("held", ", ".join(sorted(asked))),))
        level = 100 * (len(asked) - len(missing)) // len(asked)
        figures = (("missing", ", ".join(sorted(missing))),)
        return Verdict(self.name, State.UNMET, level, "licenses.missing", figures)
