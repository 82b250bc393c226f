"""How far an unfilled posting has been handed on (미채용 구인기업 특별관리, plan III-3): dates and counts; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Stage
from jobplus_core.postings.rules import stage


class Made(Protocol):
    """What the ladder asks of a referral."""

    @property
    def referred_on(self) -> date:
        """The day it was made."""
        ...

    @property
    def ended_on(self) -> date | None:
        """The day it ended, nothing while it is live."""
        ...

    @property
    def urgent(self) -> bool:
        """Whether it went out as an urgent one."""
        ...


@dataclass(frozen=True, slots=True)
class Ladder:
    """One posting's way.

    Attributes:
        age: Business days begun since registration.
        same_day: Referrals made on the day of registration.
        referrals, live, urgent: All referrals, those that have not ended, and urgent ones.
        team_on: The day from which it is the posting team's unless a referral is live.
        urgent_on: The day on which it becomes urgent.
        days_left: Business days until then; 0 is today, negative is over.
    """

    registered_on: date
    age: int
    same_day: int
    referrals: int
    live: int
    urgent: int
    team_on: date
    urgent_on: date
    days_left: int
    stage: Stage


def ladder(
    registered_on: date, referrals: Sequence[Made], *, today: date, days: BusinessDays, urgent_after: int
) -> Ladder:
    """Return where a posting stands.

    Args:
        urgent_after: Business days after which an unfilled posting is urgent.
    """
    age = days.age(registered_on, today)
    live = sum(one.ended_on is None for one in referrals)
    urgent = sum(one.urgent for one in referrals)
    return Ladder(
        registered_on=registered_on,
        age=age,
        same_day=sum(one.referred_on == registered_on for one in referrals),
        referrals=len(referrals),
        live=live,
        urgent=urgent,
        team_on=_day_of_age(registered_on, 1, days),
        urgent_on=_day_of_age(registered_on, urgent_after, days),
        days_left=urgent_after - age,
        stage=stage(age=age, live=live, urgent_sent=urgent, urgent_after=urgent_after),
    )


def _day_of_age(since: date, age: int, days: BusinessDays) -> date:
    """The first day on which `age` business days have begun after `since`; a closed day has none of its own."""
    return days.after(since, age if days.is_open(since) else max(0, age - 1))
