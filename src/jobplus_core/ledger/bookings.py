"""What a concept's rules ask the ledger to count; pure, so that single and bulk appends share it."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.kinds import Channel, Funding, Indicator, Standing, SubjectKind
from jobplus_core.ledger.chain import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """One countable act, as a concept's rules say it is to be counted.

    Attributes:
        counselor_id: Who is credited; None credits the institution alone.
        occurred_on: The business day claimed.
        standing: New or returning, where the subject is a registration.
    """

    indicator: Indicator
    counselor_id: int | None
    occurred_on: date
    subject_kind: SubjectKind
    subject_id: int
    quantity: int = 1
    funding: Funding | None = None
    channel: Channel = Channel.CENTER
    standing: Standing | None = None
    public_work: bool | None = None


def link_of(
    booking: Booking,
    *,
    actor_id: int,
    institution_id: int,
    seq: int,
    team_id: int | None,
    open_from: date,
    recorded_at: int,
) -> Link:
    """The chain link that books `booking`; shared by single appends and bulk ones, so that both give the same rows."""
    return Link(
        actor_id=actor_id,
        seq=seq,
        institution_id=institution_id,
        team_id=team_id,
        counselor_id=booking.counselor_id,
        indicator=booking.indicator.value,
        quantity=booking.quantity,
        occurred_on=booking.occurred_on,
        counted_on=max(booking.occurred_on, open_from),
        recorded_at=recorded_at,
        subject_kind=booking.subject_kind.value,
        subject_id=booking.subject_id,
        funding=booking.funding.value if booking.funding else None,
        channel=booking.channel.value,
        standing=booking.standing.value if booking.standing else None,
        public_work=booking.public_work,
        reverses_id=None,
        note_digest=None,
    )
