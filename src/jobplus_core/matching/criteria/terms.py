"""Terms of work: employment form (고용형태), and days, hours, night work and rotation (근무시간)."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL, State, Verdict
from jobplus_core.wage import shift_minutes

_LATER_CHOICE = 80
_DAY = 24 * 60
_NIGHT_ENDS, _NIGHT_STARTS = 6 * 60, 22 * 60


@dataclass(frozen=True, slots=True)
class FormCriterion:
    """Accepted employment forms against the posting's; the dearest scores 100, the others 80."""

    name: str = "form"
    hard: bool = True
    phrases: tuple[str, ...] = ("form.accepted", "form.other", "form.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        form = posting.employment_form
        if form is None or not seeker.employment_forms:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "form.unknown")
        figures = (("posting", form.value), ("wish", seeker.employment_forms[0].value))
        if form not in seeker.employment_forms:
            return Verdict(self.name, State.UNMET, 0, "form.other", figures)
        level = 100 if form is seeker.employment_forms[0] else _LATER_CHOICE
        return Verdict(self.name, State.MET, level, "form.accepted", figures)


def night_work(starts_at: int, ends_at: int) -> bool:
    """Whether a shift touches the night, 22:00 to 06:00 (야간근로, 근로기준법 제56조 제3항)."""
    end = starts_at + shift_minutes(starts_at, ends_at)
    return starts_at < _NIGHT_ENDS or end > _NIGHT_STARTS


def minutes_outside(starts_at: int, ends_at: int, *, earliest: int, latest: int) -> int:
    """Minutes of a shift that lie outside the hours a seeker has.

    Both may run past midnight; a shift is laid on the day before, the same day or the day after, wherever
    it fits best.
    """
    length, room = shift_minutes(starts_at, ends_at), shift_minutes(earliest, latest)
    inside = max(
        min(start + length, earliest + room) - max(start, earliest)
        for start in (starts_at - _DAY, starts_at, starts_at + _DAY)
    )
    return length - max(0, inside)


@dataclass(frozen=True, slots=True)
class TimeCriterion:
    """Days a week, hours of the day, night work and rotating shifts; only what the seeker has said is asked.

    Unmet in one of them is unmet; otherwise unknown in one is unknown. The level is the mean of what is asked.
    """

    name: str = "time"
    hard: bool = True
    phrases: tuple[str, ...] = ("time.fits", "time.days", "time.hours", "time.night", "time.rotating", "time.unknown")

    def judge(self, seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Verdict:
        parts = (_days(seeker, posting), _hours(seeker, posting), _night(seeker, posting), _rotating(seeker, posting))
        asked = [said for said in parts if said]
        if not asked:
            return Verdict(self.name, State.UNKNOWN, UNKNOWN_LEVEL, "time.unknown")
        level = sum(said.level for said in asked) // len(asked)
        for state in (State.UNMET, State.UNKNOWN):
            for said in asked:
                if said.state is state:
                    return Verdict(self.name, state, level, said.phrase, said.figures)
        return Verdict(self.name, State.MET, level, "time.fits")


def _days(seeker: SeekerFacts, posting: PostingFacts) -> Verdict | None:
    most, days = seeker.days_per_week, posting.days_per_week
    if most is None:
        return None
    if days is None:
        return Verdict("time", State.UNKNOWN, UNKNOWN_LEVEL, "time.unknown")
    if days <= most:
        return Verdict("time", State.MET, 100, "time.fits")
    return Verdict("time", State.UNMET, 100 * most // days, "time.days", (("posting", days), ("wish", most)))


def _hours(seeker: SeekerFacts, posting: PostingFacts) -> Verdict | None:
    earliest, latest = seeker.starts_at, seeker.ends_at
    if earliest is None or latest is None:
        return None
    starts_at, ends_at = posting.starts_at, posting.ends_at
    if starts_at is None or ends_at is None:
        return Verdict("time", State.UNKNOWN, UNKNOWN_LEVEL, "time.unknown")
    outside = minutes_outside(starts_at, ends_at, earliest=earliest, latest=latest)
    if not outside:
        return Verdict("time", State.MET, 100, "time.fits")
    length = shift_minutes(starts_at, ends_at)
    return Verdict("time", State.UNMET, 100 * (length - outside) // length, "time.hours", (("minutes", outside),))


def _night(seeker: SeekerFacts, posting: PostingFacts) -> Verdict | None:
    if seeker.night is None:
        return None
    if seeker.night:
        return Verdict("time", State.MET, 100, "time.fits")
    if posting.starts_at is None or posting.ends_at is None:
        return Verdict("time", State.UNKNOWN, UNKNOWN_LEVEL, "time.unknown")
    if night_work(posting.starts_at, posting.ends_at):
        return Verdict("time", State.UNMET, 0, "time.night")
    return Verdict("time", State.MET, 100, "time.fits")


def _rotating(seeker: SeekerFacts, posting: PostingFacts) -> Verdict | None:
    # Few postings say that they do not rotate, so that silence is no gap.
    if seeker.rotating is not False or not posting.rotating:
        return None
    return Verdict("time", State.UNMET, 0, "time.rotating")
