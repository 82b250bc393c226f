"""How a referral may move, and what it counts as; pure."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from jobplus_core.errors import FieldMissing, MoveNotAllowed, ReferralEnded
from jobplus_core.kinds import LIVE_REFERRALS, Channel, Indicator, ReferralState, RefusalReason, SubjectKind
from jobplus_core.ledger.bookings import Booking

_S = ReferralState
_ENDS: Final = (_S.SEEKER_REFUSED, _S.EMPLOYER_REFUSED, _S.NO_ANSWER, _S.WITHDRAWN, _S.OVERTAKEN)

# A hire is booked by a placement and stands in the table for it; no move leads out of an end but the
# cancellation of the placement, which withdraws the referral.
MOVES: Final[dict[ReferralState, tuple[ReferralState, ...]]] = {
    _S.REFERRED: (_S.INFORMED, _S.INTERVIEW_SET, _S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INFORMED: (_S.INTERVIEW_SET, _S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INTERVIEW_SET: (_S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INTERVIEWED: (_S.OFFERED, _S.HIRED, *_ENDS),
    _S.OFFERED: (_S.HIRED, *_ENDS),
    _S.HIRED: (_S.WITHDRAWN,),
    _S.SEEKER_REFUSED: (),
    _S.EMPLOYER_REFUSED: (),
    _S.NO_ANSWER: (),
    _S.WITHDRAWN: (),
    _S.OVERTAKEN: (),
}
_REFUSALS: Final = frozenset({_S.SEEKER_REFUSED, _S.EMPLOYER_REFUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What matching showed when the referral was made: kept with it, so that weights can be learned from outcomes."""

    score: int
    weight_version: int
    reasons: str


def check_move(referral_id: int, found: ReferralState, wanted: ReferralState, reason: RefusalReason | None) -> None:
    """Raise unless the table allows the move and a refusal says why.

    Raises:
        ReferralEnded: It has ended.
        MoveNotAllowed: The table has no such move.
        FieldMissing: A refusal without a reason.
    """
    if found not in LIVE_REFERRALS and not MOVES[found]:
        raise ReferralEnded(referral_id, found.value)
    if wanted not in MOVES[found]:
        raise MoveNotAllowed(found.value, wanted.value)
    if wanted in _REFUSALS and reason is None:
        raise FieldMissing("refusal_reason")


def referral_bookings(
    referral_id: int, *, counselor_id: int, referred_on: date, urgent: bool, channel: Channel
) -> tuple[Booking, ...]:
    """What a referral counts as: 취업알선, and when urgent also 긴급알선 of the same person."""
    booked = Booking(
        indicator=Indicator.REFERRAL,
        counselor_id=counselor_id,
        occurred_on=referred_on,
        subject_kind=SubjectKind.REFERRAL,
        subject_id=referral_id,
        channel=channel,
    )
    return (booked, replace(booked, indicator=Indicator.URGENT_REFERRAL)) if urgent else (booked,)
