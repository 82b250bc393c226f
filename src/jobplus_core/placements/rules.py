"""What a placement counts as; pure."""

from datetime import date
from typing import Final

from jobplus_core.kinds import Channel, EventKind, Funding, Indicator, SubjectKind
from jobplus_core.ledger.bookings import Booking

EVENT_CHANNEL: Final = {
    EventKind.DAY_19: Channel.DAY_19,
    EventKind.FAIR: Channel.FAIR,
    EventKind.MATCHING_DAY: Channel.MATCHING_DAY,
}


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
