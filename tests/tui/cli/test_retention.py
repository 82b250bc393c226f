"""`jobplus retention`."""

from collections.abc import Callable

from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import FollowUpResult
from jobplus_core.placements.commands import place
from tests.support.behind import tamper
from tests.support.cases import a_referral
from tests.support.center import Center
from tests.tui.cli.conftest import Answer


def test_retention_is_printed_with_its_denominators(run: Callable[..., Answer], demo_center: Center) -> None:
    store = demo_center.store
    key = place(store, demo_center.kim, a_referral(store, demo_center.kim))
    with store.read() as reader:
        first = of_placement(reader, key)[0].id
    record_follow_up(store, demo_center.kim, first, FollowUpResult.WORKING, version=1)
    tamper(store.location, "UPDATE placement SET hired_on = '2013-10-01', starts_on = '2013-10-01'")
    answer = run("retention", "--json")
    assert answer.code == 0
    assert answer.document == {
        "since": "2011-11-19",
        "until": "2013-11-18",
        "rates": [
            {"days": 30, "due": 1, "known": 1, "kept": 1, "rate": 1.0},
            *({"days": days, "due": 0, "known": 0, "kept": 0, "rate": None} for days in (90, 180, 365)),
        ],
    }
    assert "100.0%" in run("retention").out
