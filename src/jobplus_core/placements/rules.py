"""What a placement counts as; pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jobplus_core.kinds import Channel, EmploymentForm, EventKind, Funding, Indicator, SubjectKind, WageBasis
from jobplus_core.ledger.bookings import Booking
from jobplus_core.wage import hourly_won, minimum_hourly_won, monthly_won

EVENT_CHANNEL: Final = {
    EventKind.DAY_19: Channel.DAY_19,
    EventKind.FAIR: Channel.FAIR,
    EventKind.MATCHING_DAY: Channel.MATCHING_DAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundJob:
    """A job that no referral led to, as somebody tells of it.

    Attributes:
        wage_won: Won for the span that `wage_basis` names.
        event_id: The event it was found at; without one the person found it alone.
    """

    employer_name: str
    job_title: str
    hired_on: date | None = None
    starts_on: date | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    employment_form: EmploymentForm | None = None
    funding: Funding = Funding.PRIVATE
    event_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WageCheck:
    """A wage held against what the person wishes and what the law asks.

    Attributes:
        monthly: Won a month; None where the hours it rests on are unknown.
        wish: The person's wish on record, won a month.
        hourly: Won an hour; None where the hours are unknown.
        minimum: The legal minimum on the first day of work, won an hour.
    """

    monthly: int | None
    wish: int | None
    hourly: int | None
    minimum: int | None

    @property
    def below_wish(self) -> int | None:
        """By how much it lies under the wish, won a month; None where it does not or nobody knows."""
        if self.monthly is None or self.wish is None or self.monthly >= self.wish:
            return None
        return self.wish - self.monthly

    @property
    def below_minimum(self) -> bool:
        """Whether it surely lies under the legal minimum."""
        return self.hourly is not None and self.minimum is not None and self.hourly < self.minimum


def check_wage(
    basis: WageBasis | None,
    won: int | None,
    *,
    starts_on: date,
    wish_monthly: int | None,
    minutes_per_week: int | None,
    days_per_week: int | None = None,
) -> WageCheck:
    """Hold a wage against the wish and the minimum wage of the year in which the work starts.

    Args:
        basis: What span of work `won` is paid for.
        minutes_per_week: Minutes worked a week, where the posting says so.
    """
    hours = minutes_per_week / 60 if minutes_per_week else None
    return WageCheck(
        monthly=monthly_won(basis, won, hours_per_week=hours, days_per_week=days_per_week),
        wish=wish_monthly,
        hourly=hourly_won(basis, won, minutes_per_week=minutes_per_week, days_per_week=days_per_week),
        minimum=minimum_hourly_won(starts_on),
    )


def placement_bookings(
    placement_id: int, *, counselor_id: int, hired_on: date, funding: Funding, channel: Channel
) -> tuple[Booking, ...]:
    """What a placement counts as: one 취업 of the referral's counselor, private or employment-support.

    Placements at events and those people found by themselves carry a channel that the center's figure leaves out
    (plan III-1).
    """
    return (
        Booking(
            indicator=Indicator.PLACEMENT,
            counselor_id=counselor_id,
            occurred_on=hired_on,
            subject_kind=SubjectKind.PLACEMENT,
            subject_id=placement_id,
            funding=funding,
            channel=channel,
        ),
    )
