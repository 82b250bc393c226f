"""The unfilled postings: their age in business days, whose they are, and filters; on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.calendar.queries import business_days
from jobplus_core.kinds import ReferralState, Stage
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.queries import Unfilled, UnfilledFilter, posting, unfilled, unfilled_by_district
from jobplus_core.referrals.commands import record_outcome, refer
from tests.support.cases import POSTING, TODAY, a_posting, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock

Look = Callable[..., list[Unfilled]]


@pytest.fixture
def look(center: Center) -> Look:
    def asked(today: date = TODAY, **wanted: object) -> list[Unfilled]:
        with center.store.read() as reader:
            return unfilled(
                reader,
                center.institution_id,
                UnfilledFilter(**wanted),  # type: ignore[arg-type]
                today=today,
                days=business_days(reader, center.institution_id),
                urgent_after=7,
            )

    return asked


def test_age_counts_business_days_and_passes_over_holidays(center: Center, clock: FrozenClock, look: Look) -> None:
    # Christmas 2013 is a Wednesday and New Year's Day too.
    clock.advance(days=35)
    register_posting(center.store, center.park, replace(POSTING, registered_on=date(2013, 12, 23)))
    ages = {day: look(day)[0].waiting_days for day in (date(2013, 12, d) for d in (23, 24, 25, 26, 28, 30))}
    assert list(ages.values()) == [0, 1, 1, 2, 3, 4]
    assert [(look(day)[0].waiting_days, look(day)[0].stage) for day in (date(2014, 1, 2), date(2014, 1, 3))] == [
        (6, Stage.POSTING_TEAM),
        (7, Stage.URGENT),
    ]


def test_posting_passes_from_hand_to_hand(center: Center, clock: FrozenClock, look: Look) -> None:
    key = a_posting(center.store, center.park)
    assert [(row.stage, row.referrals, row.live) for row in look()] == [(Stage.SAME_DAY, 0, 0)]
    sent = refer(center.store, center.kim, a_seeker(center.store, center.kim), key)
    assert [(row.stage, row.referrals, row.live) for row in look()] == [(Stage.IN_HAND, 1, 1)]
    record_outcome(center.store, center.kim, sent, ReferralState.NO_ANSWER, version=1)
    assert look(date(2013, 11, 19))[0].stage is Stage.POSTING_TEAM
    late = date(2013, 11, 27)
    assert look(late)[0].stage is Stage.URGENT
    clock.advance(days=9)
    refer(center.store, center.lee, a_seeker(center.store, center.lee), key, urgent=True)
    assert [(row.stage, row.referrals, row.live, row.urgent_sent) for row in look(late)] == [(Stage.IN_HAND, 2, 1, 1)]


def test_only_postings_with_openings_left_are_unfilled(center: Center, look: Look) -> None:
    store = center.store
    two, one, none, shut = (a_posting(store, center.park, openings=n) for n in (2, 1, None, 1))
    due = register_posting(store, center.park, replace(POSTING, closes_on=TODAY))
    close_posting(store, center.park, shut, "업체 요청")
    for key in (two, one, none):
        place(store, center.kim, refer(store, center.kim, a_seeker(store, center.kim), key))
    assert [(row.id, row.openings, row.filled, row.remaining) for row in look()] == [
        (two, 2, 1, 1),
        (none, None, 1, None),
        (due, 2, 0, 2),
    ]
    assert [row.id for row in look(date(2013, 11, 19))] == [two, none]


def test_filters_narrow_the_list(center: Center, look: Look) -> None:
    store = center.store
    care = register_posting(store, center.park, replace(POSTING, registered_on=date(2013, 11, 11)))
    desk = register_posting(
        store,
        center.lee,
        replace(POSTING, occupation_code="0292", sigungu="중구", district_code="11140", employer="한빛상사"),
    )
    assert [row.id for row in look()] == [care, desk]
    for wanted, found in (
        ({"district": "중구"}, [desk]),
        ({"district": "11320"}, [care]),
        ({"district": "없는구"}, []),
        ({"occupation": "029"}, [desk]),
        ({"occupation": "%"}, []),
        ({"occupation": "_292"}, []),
        ({"older_than": 0}, [care, desk]),
        ({"older_than": 1}, [care]),
        ({"older_than": 5}, [care]),
        ({"older_than": 6}, []),
        ({"older_than": 10_000_000}, []),
        ({"developer_id": center.lee.counselor_id}, [desk]),
    ):
        assert ([row.id for row in look(**wanted)], wanted) == (found, wanted)


def test_districts_are_counted_most_first(center: Center) -> None:
    for sigungu in ("중구", "도봉구", "중구", None):
        register_posting(center.store, center.park, replace(POSTING, sigungu=sigungu))
    with center.store.read() as reader:
        found = unfilled_by_district(reader, center.institution_id, today=TODAY)
        assert posting(reader, 999) is None
    assert [tuple(row) for row in found] == [("중구", 2), ("", 1), ("도봉구", 1)]
