"""Every path that could fill a posting past its openings refuses; on both databases."""

from dataclasses import replace

import pytest

from jobplus_core.errors import FieldRefused, PostingFull, Refusal
from jobplus_core.kinds import PostingState, ReferralState
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.postings.commands import update_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.tables.postings import Posting
from tests.support.cases import POSTING, a_posting, a_seeker, number
from tests.support.center import Center


def standing(center: Center, key: int) -> int:
    sql = "SELECT COUNT(*) FROM placement WHERE posting_id = :key AND state = 'standing'"
    return number(center.store, sql, key=key)


def mend(center: Center, key: int, form: PostingForm) -> None:
    with center.store.write(center.park, "mend") as work:
        update_posting(work, work.get(Posting, key, lock=True), form)
        work.finish(key)


@pytest.fixture
def sent(center: Center) -> tuple[int, list[int]]:
    """A posting of two openings, and three people referred to it."""
    key = a_posting(center.store, center.park, openings=2)
    people = [
        a_seeker(center.store, center.kim, f"김{name}", phone=f"010-0000-100{n}") for n, name in enumerate("가나다")
    ]
    return key, [refer(center.store, center.kim, person, key) for person in people]


def test_hire_beyond_the_openings_is_refused(center: Center, sent: tuple[int, list[int]]) -> None:
    key, referrals = sent
    for referral in referrals[:2]:
        place(center.store, center.kim, referral)
    with pytest.raises(Refusal):
        place(center.store, center.kim, referrals[2])
    assert standing(center, key) == 2


def test_hire_on_a_posting_mended_down_to_its_hires_is_refused(center: Center, sent: tuple[int, list[int]]) -> None:
    key, referrals = sent
    place(center.store, center.kim, referrals[0])
    mend(center, key, replace(POSTING, openings=1))
    with pytest.raises(PostingFull):
        place(center.store, center.kim, referrals[1])
    assert standing(center, key) == 1


def test_outcome_is_no_way_to_a_hire(center: Center, sent: tuple[int, list[int]]) -> None:
    key, referrals = sent
    with pytest.raises(FieldRefused):
        record_outcome(center.store, center.kim, referrals[0], ReferralState.HIRED, version=1)
    assert standing(center, key) == 0


def test_nobody_is_referred_to_a_full_posting(center: Center, sent: tuple[int, list[int]]) -> None:
    key, referrals = sent
    for referral in referrals[:2]:
        place(center.store, center.kim, referral)
    with pytest.raises(PostingFull):
        refer(center.store, center.kim, a_seeker(center.store, center.kim, "라마바", phone="010-0000-2000"), key)


def test_import_that_knows_of_fewer_openings_leaves_those_that_are_filled(
    center: Center, sent: tuple[int, list[int]]
) -> None:
    key, referrals = sent
    for referral in referrals[:2]:
        place(center.store, center.kim, referral)
    mend(center, key, replace(POSTING, openings=1))
    assert number(center.store, "SELECT openings FROM posting WHERE id = :key", key=key) == 2
    with pytest.raises(Refusal):
        place(center.store, center.kim, referrals[2])


def test_opening_freed_by_a_cancelled_hire_is_filled_once(center: Center, sent: tuple[int, list[int]]) -> None:
    key, referrals = sent
    first, _ = (place(center.store, center.kim, referral) for referral in referrals[:2])
    cancel_placement(center.store, center.kim, first, "출근하지 않음", version=1)
    again = refer(center.store, center.kim, a_seeker(center.store, center.kim, "라마바", phone="010-0000-2000"), key)
    late = refer(center.store, center.kim, a_seeker(center.store, center.kim, "사아자", phone="010-0000-3000"), key)
    place(center.store, center.kim, again)
    with pytest.raises(Refusal):
        place(center.store, center.kim, late)
    assert standing(center, key) == 2
    state = "SELECT COUNT(*) FROM posting WHERE id = :key AND state = :state"
    assert number(center.store, state, key=key, state=PostingState.CLOSED) == 1
