"""The table of a referral's states, whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.errors import FieldMissing, MoveNotAllowed, ReferralEnded, Refusal
from jobplus_core.kinds import LIVE_REFERRALS, Channel, Indicator, ReferralState, RefusalReason
from jobplus_core.referrals.rules import MOVES, check_move, referral_bookings
from tests.support.cases import TODAY

S = ReferralState
ORDER = [S.REFERRED, S.INFORMED, S.INTERVIEW_SET, S.INTERVIEWED, S.OFFERED]
ENDS = {S.SEEKER_REFUSED, S.EMPLOYER_REFUSED, S.NO_ANSWER, S.WITHDRAWN, S.OVERTAKEN}


@pytest.mark.parametrize("found", S)
@pytest.mark.parametrize("wanted", S)
def test_referral_moves_on_or_ends_and_never_comes_back(found: ReferralState, wanted: ReferralState) -> None:
    if found in ORDER:
        allowed = wanted in ENDS or wanted is S.HIRED or (wanted in ORDER and ORDER.index(wanted) > ORDER.index(found))
        refusal: type[Refusal] = MoveNotAllowed
    elif found is S.HIRED:
        allowed, refusal = wanted is S.WITHDRAWN, MoveNotAllowed
    else:
        allowed, refusal = False, ReferralEnded
    if allowed:
        check_move(1, found, wanted, RefusalReason.OTHER)
    else:
        with pytest.raises(refusal):
            check_move(1, found, wanted, RefusalReason.OTHER)


@pytest.mark.parametrize("wanted", sorted(ENDS))
def test_refusals_and_only_they_need_a_reason(wanted: ReferralState) -> None:
    if wanted in (S.SEEKER_REFUSED, S.EMPLOYER_REFUSED):
        with pytest.raises(FieldMissing) as missing:
            check_move(1, S.REFERRED, wanted, None)
        assert missing.value.field == "refusal_reason"
    else:
        check_move(1, S.REFERRED, wanted, None)


@given(st.lists(st.sampled_from(list(S)), max_size=20))
def test_every_walk_ends_after_at_most_seven_moves(wanted: list[ReferralState]) -> None:
    state, moves = S.REFERRED, 0
    for step in wanted:
        if step in MOVES[state]:
            state, moves = step, moves + 1
    assert moves <= 6
    assert (state in LIVE_REFERRALS) == (state in ORDER)


def test_urgent_referral_counts_twice_for_the_same_person() -> None:
    found = referral_bookings(3, counselor_id=2, referred_on=TODAY, urgent=True, channel=Channel.CENTER)
    assert [(b.indicator, b.counselor_id, b.quantity) for b in found] == [
        (Indicator.REFERRAL, 2, 1),
        (Indicator.URGENT_REFERRAL, 2, 1),
    ]
    plain = referral_bookings(3, counselor_id=2, referred_on=TODAY, urgent=False, channel=Channel.CENTER)
    assert plain == found[:1]
