"""A case is there for the accounts of its own center alone, on both databases."""

from collections.abc import Callable

import pytest

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import NotFound
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import FollowUpResult, ReferralState
from jobplus_core.placements.commands import cancel_placement, place, place_found
from jobplus_core.placements.rules import FoundJob
from jobplus_core.referrals.commands import record_outcome, refer
from tests.support.cases import a_posting, a_referral, a_seeker, number
from tests.support.center import Center

JOB = FoundJob(employer_name="한빛상사", job_title="경리")


def test_another_centers_case_takes_nothing(center: Center) -> None:
    store = center.store
    who, target, sent = a_seeker(store, center.kim), a_posting(store, center.park), a_referral(store, center.kim)
    hire = place(store, center.kim, a_referral(store, center.kim))
    with store.read() as reader:
        first = of_placement(reader, hire)[0].id
    stranger = center.kim._replace(institution_id=center.institution_id + 1)
    acts: list[Callable[[Store, Actor], object]] = [
        lambda store, actor: refer(store, actor, who, target),
        lambda store, actor: record_outcome(store, actor, sent, ReferralState.INFORMED, version=1),
        lambda store, actor: place(store, actor, sent),
        lambda store, actor: place_found(store, actor, who, JOB),
        lambda store, actor: record_follow_up(store, actor, first, FollowUpResult.WORKING, version=1),
        lambda store, actor: cancel_placement(store, actor, hire, "착오", version=1),
    ]
    before = number(store, "SELECT COUNT(*) FROM audit_entry")
    for act in acts:
        with pytest.raises(NotFound):
            act(store, stranger)
    assert number(store, "SELECT COUNT(*) FROM audit_entry") == before
    for act in acts:
        act(store, center.kim)
