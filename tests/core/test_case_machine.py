"""A short run of the state machine of cases, on both databases; `python -m bench.case_machine` runs it in full."""

from bench.case_machine import run
from tests.support.cases import a_seeker
from tests.support.center import Center


def test_cases_in_any_order_break_no_rule(center: Center) -> None:
    seekers = [a_seeker(center.store, center.kim, f"홍길{name}") for name in "가나다라"]
    actors = (center.kim, center.lee, center.lead, center.park)
    tally = run(center.store, actors, seekers, examples=8, steps=25)
    assert {what for what in tally if ":" not in what} >= {"refer", "answer", "hire", "cancel", "undo"}
