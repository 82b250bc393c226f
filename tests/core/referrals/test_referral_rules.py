"""The table of a referral's states, whole."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.errors import FieldMissing, MoveNotAllowed, ReferralEnded, Refusal
from jobplus_core.kinds import LIVE_REFERRALS, Channel, Indicator, ReferralState, ReferralWarning, RefusalReason
from jobplus_core.referrals.rules import (
    ENDED_BY,
    MOVES,
    PairFacts,
    answer_due,
    check_move,
    drawn,
    referral_bookings,
    warned_of,
    warned_text,
    warnings,
)
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
def test_refusals_and_withdrawals_need_a_reason(wanted: ReferralState) -> None:
    if wanted in (S.SEEKER_REFUSED, S.EMPLOYER_REFUSED, S.WITHDRAWN):
        with pytest.raises(FieldMissing) as missing:
            check_move(1, S.REFERRED, wanted, None)
        assert missing.value.field == "refusal_reason"
        check_move(1, S.REFERRED, wanted, RefusalReason.OTHER)
    else:
        check_move(1, S.REFERRED, wanted, None)


def test_every_end_without_a_hire_says_who_ended_it() -> None:
    assert set(ENDED_BY) == ENDS | {S.UNDONE}


def test_drawing_in_the_documentation_is_of_this_table() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "referrals.md").read_text("utf-8")
    assert drawn() in text


@pytest.mark.parametrize(
    ("state", "interview_on", "due", "found"),
    [
        (S.REFERRED, None, None, date(2013, 11, 21)),
        (S.INFORMED, None, date(2013, 11, 19), date(2013, 11, 19)),
        (S.INFORMED, None, None, date(2013, 11, 21)),
        (S.INTERVIEW_SET, date(2013, 11, 22), None, date(2013, 11, 25)),
        (S.INTERVIEW_SET, None, None, date(2013, 11, 21)),
        (S.INTERVIEWED, date(2013, 11, 22), None, date(2013, 11, 21)),
        (S.NO_ANSWER, None, date(2013, 11, 19), date(2013, 11, 19)),
    ],
)
def test_answer_is_due(state: ReferralState, interview_on: date | None, due: date | None, found: date) -> None:
    assert answer_due(state, TODAY, BusinessDays(), within=3, interview_on=interview_on, due=due) == found


def test_warnings_are_kept_as_their_codes() -> None:
    both = (ReferralWarning.MANY, ReferralWarning.SAME_PAIR)
    assert warned_text(both) == "same_pair many"
    assert warned_of("same_pair many") == (ReferralWarning.SAME_PAIR, ReferralWarning.MANY)
    assert (warned_text(()), warned_of(None)) == (None, ())


CALM = PairFacts(earlier=0, live=1, remaining=2, blocked_by=(), sessions=1, sent_today=4, at_once=5)


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (CALM, ()),
        (replace(CALM, earlier=1), (ReferralWarning.SAME_PAIR,)),
        (replace(CALM, live=2), (ReferralWarning.PAST_OPENINGS,)),
        (replace(CALM, live=99, remaining=None), ()),
        (replace(CALM, blocked_by=("age",)), (ReferralWarning.HARD_CRITERION,)),
        (replace(CALM, sessions=0), (ReferralWarning.NO_SESSION,)),
        (replace(CALM, sent_today=5), (ReferralWarning.MANY,)),
        (replace(CALM, at_once=6), (ReferralWarning.MANY,)),
    ],
)
def test_warnings_of_a_pair(facts: PairFacts, found: tuple[ReferralWarning, ...]) -> None:
    assert warnings(facts, most_at_once=5) == found


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
