"""Two desks that merge the same records at once: one is first, the other is refused, nobody waits for ever."""

import threading
from collections.abc import Callable

import pytest

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import RecordMerged, Refusal, Stale
from jobplus_core.seekers.merging.commands import merge_seekers
from tests.support.cases import a_seeker, number
from tests.support.center import Center


@pytest.mark.parametrize("round_", range(5))
def test_records_merged_both_ways_at_once_are_merged_one_way(
    center: Center, make_store: Callable[[], Store], round_: int
) -> None:
    pair = [a_seeker(center.store, center.kim) for _ in range(2)]
    ready, outcomes = threading.Barrier(2), list[int | Refusal]()

    def work(store: Store, actor: Actor, kept: int, merged: int) -> None:
        ready.wait()
        try:
            outcomes.append(
                merge_seekers(store, actor, kept, merged, reason="같은 사람", kept_version=1, merged_version=1)
            )
        except Refusal as refusal:
            outcomes.append(refusal)

    threads = [
        threading.Thread(target=work, args=(make_store(), center.kim, *pair)),
        threading.Thread(target=work, args=(make_store(), center.lee, *reversed(pair))),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refusals = [each for each in outcomes if isinstance(each, Refusal)]
    assert len(outcomes) == 2
    assert [type(each) in (RecordMerged, Stale) for each in refusals] == [True]
    assert number(center.store, "SELECT COUNT(*) FROM seeker WHERE merged_into_id IS NOT NULL") == 1
    assert number(center.store, "SELECT COUNT(*) FROM seeker_merge") == 1
