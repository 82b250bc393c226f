"""Two desks at once: care is planned once, and no check is recorded or asked of a hire that is being cancelled."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from jobplus_core.db.store import Store
from jobplus_core.errors import Refusal
from jobplus_core.follow_ups.commands import plan_care, record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import FollowUpResult, TargetGroup
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.undo.commands import undo
from tests.support.cases import SEEKER, TODAY, a_referral, number
from tests.support.center import Center

ROUNDS = range(4)


def at_once(*acts: Callable[[], int]) -> list[int | Refusal]:
    """What each act gave, all begun together."""
    ready, given = threading.Barrier(len(acts)), list[int | Refusal]()

    def work(act: Callable[[], int]) -> None:
        ready.wait()
        try:
            given.append(act())
        except Refusal as refusal:
            given.append(refusal)

    threads = [threading.Thread(target=work, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


@pytest.mark.parametrize("round_", ROUNDS)
def test_care_planned_at_two_desks_is_planned_once(
    center: Center, make_store: Callable[[], Store], round_: int
) -> None:
    form = replace(SEEKER, target_groups=(TargetGroup.SENIOR,))
    register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY))
    first, second = make_store(), make_store()
    planned = at_once(lambda: plan_care(first, center.kim), lambda: plan_care(second, center.kim))
    assert sorted(each for each in planned if isinstance(each, int)) == [0, 1]
    assert number(center.store, "SELECT COUNT(*) FROM follow_up WHERE kind = 'care'") == 1


@pytest.mark.parametrize("round_", ROUNDS)
def test_hire_cancelled_while_its_check_is_recorded_leaves_none_open(
    center: Center, make_store: Callable[[], Store], round_: int
) -> None:
    hire = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        year = of_placement(reader, hire)[-1].id
    first, second = make_store(), make_store()
    at_once(
        lambda: record_follow_up(first, center.kim, year, FollowUpResult.WORKING, version=1),
        lambda: cancel_placement(second, center.lee, hire, "착오", version=1),
    )
    assert number(center.store, "SELECT COUNT(*) FROM follow_up WHERE result IS NULL") == 0
    told = number(center.store, "SELECT COUNT(*) FROM audit_entry WHERE command = 'record_follow_up'")
    assert number(center.store, "SELECT COUNT(*) FROM follow_up WHERE result = 'working'") == told


@pytest.mark.parametrize("round_", ROUNDS)
def test_check_is_taken_back_or_its_hire_cancelled_first(
    center: Center, make_store: Callable[[], Store], round_: int
) -> None:
    hire = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        week = of_placement(reader, hire)[0].id
    record_follow_up(center.store, center.kim, week, FollowUpResult.WORKING, version=1)
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = 'record_follow_up'")
    first, second = make_store(), make_store()
    at_once(
        lambda: undo(first, center.kim, act, "착오"),
        lambda: cancel_placement(second, center.lee, hire, "착오", version=1),
    )
    assert number(center.store, "SELECT COUNT(*) FROM follow_up WHERE result IS NULL") == 0
