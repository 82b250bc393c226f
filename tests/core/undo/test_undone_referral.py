"""A referral that was a slip and was undone counts nowhere, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.calendar.queries import business_days
from jobplus_core.exports.letter.queries import letter_facts
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Stage, TeamKind
from jobplus_core.matching.learning.queries import referred_since
from jobplus_core.matching.queries import pairs, posting_cards, seeker_cards
from jobplus_core.postings.editing.commands import edit_posting
from jobplus_core.postings.ladder.queries import cases
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_page
from jobplus_core.referrals.commands import refer
from jobplus_core.referrals.queries_warnings import warnings_for
from jobplus_core.seekers.finding.queries import likely_same
from jobplus_core.seekers.merging.queries import history
from jobplus_core.undo.commands import undo
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock

SATURDAY = date(2013, 11, 23)


@pytest.fixture
def slip(center: Center, clock: FrozenClock) -> tuple[int, int, int]:
    """Seeker, posting and an urgent referral of Saturday, taken back within minutes."""
    who, target = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    clock.advance(days=5)
    key = refer(center.store, center.kim, who, target, urgent=True)
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = 'refer'")
    undo(center.store, center.kim, act, "잘못 누름")
    return who, target, key


def test_ladder_and_lookup_know_nothing_of_it(center: Center, slip: tuple[int, int, int]) -> None:
    with center.store.read() as reader:
        day = LadderDay(SATURDAY, business_days(reader, center.institution_id), 3)
        (row,) = unfilled_page(reader, center.institution_id, UnfilledFilter(), day)
        (case,), _further = cases(reader, center.institution_id, after=0, limit=10, closed_since=None)
    # It ended on a day the center is closed, on which what had ended would still count as live.
    assert (row.referrals, row.live, row.urgent_sent) == (0, 0, 0)
    assert (row.stage, row.team) == (Stage.URGENT, TeamKind.POSTING)
    assert case.history.referrals == []


def test_matching_and_learning_know_nothing_of_it(center: Center, slip: tuple[int, int, int]) -> None:
    who, target, _key = slip
    with center.store.read() as reader:
        card = posting_cards(reader, [target])[target]
        assert (card.referrals, card.live, card.urgent_sent) == (0, 0, 0)
        assert seeker_cards(reader, [who], SATURDAY)[who].sent_today == 0
        assert (pairs(reader, seeker_id=who), pairs(reader, posting_id=target)) == ([], [])
        assert referred_since(reader, center.institution_id, TODAY) == []
        assert [warning.value for warning in warnings_for(reader, who, target, day=SATURDAY)] == ["no_session"]


def test_records_count_it_nowhere(center: Center, slip: tuple[int, int, int]) -> None:
    who, _target, key = slip
    with center.store.read() as reader:
        known = history(reader, who)
        (same,) = likely_same(
            reader, center.institution_id, name=SEEKER.name, phone=SEEKER.phone, birth_date=SEEKER.birth_date
        )
        assert letter_facts(reader, center.institution_id, key) is None
    assert known is not None
    assert (known.referrals, same.referrals) == (0, 0)
    assert check(center.store).findings == ()


def test_posting_may_be_registered_later_than_it(center: Center, slip: tuple[int, int, int]) -> None:
    _who, target, _key = slip
    form = replace(POSTING, registered_on=SATURDAY)
    center.store.clock.advance(days=2)  # type: ignore[attr-defined]
    later = replace(form, registered_on=date(2013, 11, 25))
    developer = center.park.counselor_id
    assert edit_posting(center.store, center.park, target, later, developer_id=developer, version=1) == 2
