"""The unfilled ladder (미채용 구인기업 특별관리, plan III-3) as a rule: whose a posting is on any day; pure.

On its day the counseling team refers. From the next business day a posting with openings left and no live referral is
the posting team's. After a set number of business days it is urgent until one urgent referral has gone out. A live
referral puts it back into the counseling team's hands, taking it back does so for the day, and a posting that was
reopened starts anew. The ladder stands still on closed days: what ends on one counts from the next working day.

Openings that nobody has told block nothing. Who calls has left out what stands on no ladder: postings that are closed,
filled or past their deadline.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, NamedTuple, Protocol

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import HandOff, Stage, TeamKind

PLANNED_URGENT_REFERRALS: Final = 2_000
"""Urgent referrals a year that the plan names (plan III-3); held where the center has set no target."""


class Standing(NamedTuple):
    """What the ladder asks of a posting on a day.

    Attributes:
        reopened_on: The day it was last reopened.
        taken_back_on: The day the counseling team last took it back.
        live: Referrals that have not ended by the ladder's reckoning.
        urgent_sent: Urgent referrals made since the ladder began.
    """

    registered_on: date
    reopened_on: date | None
    taken_back_on: date | None
    live: int
    urgent_sent: int

    @property
    def start(self) -> date:
        """The day the ladder began: the registration, or the last reopening."""
        return self.registered_on if self.reopened_on is None else max(self.registered_on, self.reopened_on)


class LadderDay:
    """One day of one center, on which any number of postings are looked at.

    Attributes:
        today: The day.
        last_open: The last day up to then on which the center worked; what ended later still counts as live.
        urgent_after: Business days after which a posting is urgent.
    """

    def __init__(self, today: date, days: BusinessDays, urgent_after: int) -> None:
        self.today = today
        self.urgent_after = urgent_after
        self.days = days
        self.last_open = days.last_open(today)
        self._ages: dict[date, int] = {}

    def age(self, since: date) -> int:
        """Business days begun since a day: 0 on the day itself, 1 from the next business day on."""
        found = self._ages.get(since)
        if found is None:
            found = self._ages[since] = self.days.age(since, self.today)
        return found

    def team(self, posting: Standing) -> TeamKind:
        """The one team whose the posting is."""
        held = posting.live or self.age(posting.start) == 0 or self._taken_back(posting)
        return TeamKind.COUNSELING if held else TeamKind.POSTING

    def stage(self, posting: Standing) -> Stage:
        """How far it has come; urgent comes before whose it is."""
        if self.age(posting.start) >= self.urgent_after and not posting.urgent_sent:
            return Stage.URGENT
        if posting.live:
            return Stage.IN_HAND
        return Stage.SAME_DAY if self.team(posting) is TeamKind.COUNSELING else Stage.POSTING_TEAM

    def first_day_below(self, age: int) -> date:
        """The earliest day since which fewer than `age` business days have begun; `age` is 1 or more.

        A posting's age is below `age` exactly if it began on that day or later.
        """
        day = self.last_open
        for _ in range(age - 1):
            day = self.days.last_open(day - timedelta(days=1))
        return day

    def _taken_back(self, posting: Standing) -> bool:
        day = posting.taken_back_on
        return day is not None and day >= posting.start and self.age(day) == 0


class Made(Protocol):
    """What the ladder asks of a referral."""

    @property
    def referred_on(self) -> date:
        """The day it was made."""
        ...

    @property
    def ended_on(self) -> date | None:
        """The day it ended, hired or not; nothing while it is live."""
        ...

    @property
    def urgent(self) -> bool:
        """Whether it went out as an urgent one."""
        ...


@dataclass(frozen=True, slots=True)
class History:
    """What happened to one posting, as far as the ladder asks.

    Attributes:
        until: The first day on which it is no longer on the ladder; nothing while it is.
    """

    registered_on: date
    referrals: Sequence[Made] = ()
    reopened_on: date | None = None
    taken_back: Sequence[date] = ()
    until: date | None = None

    def on(self, day: LadderDay) -> Standing | None:
        """How it stood on a day; nothing where it was not on the ladder."""
        start = self.start
        if day.today < start or (self.until is not None and day.today >= self.until):
            return None
        made = [one for one in self.referrals if one.referred_on <= day.today]
        taken = [one for one in self.taken_back if one <= day.today]
        return Standing(
            self.registered_on,
            self.reopened_on,
            max(taken, default=None),
            sum(is_live(one, day) for one in made),
            sum(one.urgent and one.referred_on >= start for one in made),
        )

    @property
    def start(self) -> date:
        """The day the ladder began."""
        return self.registered_on if self.reopened_on is None else max(self.registered_on, self.reopened_on)


class Step(NamedTuple):
    """A step of the ladder that the rule itself names, and its day."""

    step: HandOff
    day: date


def is_live(referral: Made, day: LadderDay) -> bool:
    """Whether a referral made by then had not ended by the last day the center worked."""
    return referral.ended_on is None or referral.ended_on > day.last_open


def hand_offs(history: History, *, through: date, days: BusinessDays, urgent_after: int) -> tuple[Step, ...]:
    """The steps that a posting has taken up to a day: handed to the posting team each time it came to be theirs, and
    urgent once.

    A step is taken on a day the center works. Between the days looked at nothing changes hands.

    Args:
        through: The last day looked at.
        urgent_after: Business days after which a posting is urgent.
    """
    found: list[Step] = []
    before, urgent = TeamKind.COUNSELING, False
    for day in _turning_days(history, through, days, urgent_after):
        seen = LadderDay(day, days, urgent_after)
        posting = history.on(seen)
        if posting is None:
            continue
        # What is taken back was the posting team's before that, if only for a morning.
        taken_back = posting.taken_back_on == day and days.is_open(day)
        before_that = posting._replace(taken_back_on=None) if taken_back else posting
        if seen.team(before_that) is TeamKind.POSTING and before is TeamKind.COUNSELING:
            found.append(Step(HandOff.POSTING_TEAM, day))
        before = seen.team(posting)
        if not urgent and seen.stage(posting) is Stage.URGENT:
            found.append(Step(HandOff.URGENT, day))
            urgent = True
    return tuple(found)


def day_of_age(since: date, age: int, days: BusinessDays) -> date:
    """The first day on which `age` business days have begun after `since`; a closed day has none of its own."""
    return days.after(since, age if days.is_open(since) else max(0, age - 1))


def _turning_days(history: History, through: date, days: BusinessDays, urgent_after: int) -> list[date]:
    """The days on which a posting may change hands, in order: all of them days the center works, but for those on
    which somebody refers."""
    start = history.start
    turning = {day_of_age(start, 1, days), day_of_age(start, max(1, urgent_after), days)}
    for one in history.referrals:
        turning.add(one.referred_on)
        if one.ended_on is not None:
            turning.add(days.after(one.ended_on, 0))
    turning.update(day_of_age(day, 1, days) for day in history.taken_back)
    turning.update(history.taken_back)
    return sorted(day for day in turning if start <= day <= through)


@dataclass(frozen=True, slots=True)
class Booked:
    """A step that stands in the book: by whom, with what note; nobody where the rule itself took it."""

    step: HandOff
    day: date
    who: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Ladder:
    """One posting's way, for whoever looks at it.

    Attributes:
        start: The day the ladder began; `age` is counted from there, 0 on the day itself.
        reopened: Whether it began anew by a reopening.
        same_day: Referrals made on the day it began.
        referrals, live, urgent: All referrals, those that have not ended, and urgent ones since it began.
        team: Whose it is.
        team_on: The day from which it is the posting team's unless a referral is live.
        urgent_on: The day on which it becomes urgent.
        days_left: Business days until then; 0 is today, negative is over.
        booked: Its steps in the book since it began, in order of their days.
    """

    start: date
    reopened: bool
    age: int
    same_day: int
    referrals: int
    live: int
    urgent: int
    team: TeamKind
    team_on: date
    urgent_on: date
    days_left: int
    stage: Stage
    booked: tuple[Booked, ...] = field(default=())

    def last(self, step: HandOff) -> Booked | None:
        """The last booking of a step."""
        return next((one for one in reversed(self.booked) if one.step is step), None)


def ladder(history: History, day: LadderDay, *, booked: Iterable[Booked] = ()) -> Ladder:
    """Where a posting stands on a day, whether or not it still is on the ladder."""
    open_ended = History(history.registered_on, history.referrals, history.reopened_on, history.taken_back)
    posting = open_ended.on(day) or Standing(history.registered_on, history.reopened_on, None, 0, 0)
    start, age = posting.start, day.age(posting.start)
    return Ladder(
        start=start,
        reopened=start > history.registered_on,
        age=age,
        same_day=sum(one.referred_on == start for one in history.referrals),
        referrals=len(history.referrals),
        live=posting.live,
        urgent=posting.urgent_sent,
        team=day.team(posting),
        team_on=day_of_age(start, 1, day.days),
        urgent_on=day_of_age(start, day.urgent_after, day.days),
        days_left=day.urgent_after - age,
        stage=day.stage(posting),
        booked=tuple(sorted((one for one in booked if one.day >= start), key=lambda one: one.day)),
    )
