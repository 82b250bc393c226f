"""The unfilled postings: their age in business days, whose they are, and filters; on both databases."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from sqlmodel import text

from jobplus_core.age_limit import AgeBasis
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import KST, micros
from jobplus_core.kinds import Funding, GrowthSector, ReferralState, Stage, TeamKind
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.ladder.queries import board
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import (
    Key,
    Unfilled,
    UnfilledFilter,
    Word,
    unfilled_among,
    unfilled_anchors,
    unfilled_keys,
    unfilled_page,
    unfilled_total,
)
from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.tables.casework import Referral
from jobplus_core.tables.postings import Posting, PostingEdit, PostingHandOff
from tests.support.cases import POSTING, TODAY, a_posting, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock

Look = Callable[..., list[Unfilled]]


@pytest.fixture
def look(center: Center) -> Look:
    def asked(today: date = TODAY, **wanted: object) -> list[Unfilled]:
        with center.store.read() as reader:
            return unfilled_page(
                reader,
                center.institution_id,
                UnfilledFilter(**wanted),  # type: ignore[arg-type]
                LadderDay(today, business_days(reader, center.institution_id), 7),
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


def test_posting_that_is_not_there_is_nothing(center: Center) -> None:
    with center.store.read() as reader:
        assert posting(reader, 999) is None


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


def test_more_filters_narrow_the_list(center: Center, look: Look) -> None:
    store = center.store
    young = register_posting(
        store, center.park, replace(POSTING, age_max=40, age_basis=AgeBasis.GENUINE_REQUIREMENT, title="Front 안내원")
    )
    void = register_posting(store, center.park, replace(POSTING, wage_won=2_600_000, funding=Funding.SUPPORT))
    unknown = register_posting(
        store, center.park, replace(POSTING, openings=None, wage_won=None, employer="100%_상사", occupation_code="0271")
    )
    with store.write(center.admin, "tag") as work:
        # A limit that came without its reason, as feeds bring them.
        work.session.execute(text("UPDATE posting SET age_max = 30, age_basis = NULL WHERE id = :id"), {"id": void})
        work.session.execute(text("UPDATE employer SET growth_sector = 'it_convergence' WHERE name LIKE '100%'"))
        work.finish(0)
    place(store, center.kim, refer(store, center.kim, a_seeker(store, center.kim), void))
    for wanted, found in (
        ({"age": 40}, [young, void, unknown]),
        ({"age": 41}, [void, unknown]),
        ({"funding": Funding.SUPPORT}, [void]),
        ({"sectors": frozenset({GrowthSector.IT_CONVERGENCE, GrowthSector.FINANCE})}, [unknown]),
        ({"wage_won": 2_600_000}, [void]),
        ({"remaining": 1}, [young, void]),
        ({"remaining": 2}, [young]),
        ({"words": (Word("front"),)}, [young]),
        ({"words": (Word("0%_"),)}, [unknown]),
        ({"words": (Word("!"),)}, []),
        ({"words": (Word("경리", ("0271", "0272")),)}, [unknown]),
        ({"words": (Word("다온"), Word("안내"))}, [young]),
        ({"stages": frozenset({Stage.IN_HAND, Stage.URGENT})}, []),
        ({"stages": frozenset({Stage.SAME_DAY})}, [young, void, unknown]),
        ({"team": TeamKind.POSTING}, []),
        ({"stages": frozenset()}, []),
    ):
        assert ([row.id for row in look(**wanted)], wanted) == (found, wanted)


def test_list_asks_the_ladder_itself_and_pages_hold_what_the_whole_list_holds(center: Center, look: Look) -> None:
    """Many postings in every kind of standing: each stage's and team's list is what the rule says of the whole."""
    store, chance = center.store, Random(7)
    seekers = [a_seeker(store, center.kim, phone=f"010-0000-{1000 + n}") for n in range(6)]
    keys = [
        register_posting(
            store, center.park, replace(POSTING, registered_on=TODAY - timedelta(days=chance.randrange(20)))
        )
        for _ in range(60)
    ]
    at = micros(datetime.combine(TODAY, time(12), KST))
    with store.write(center.admin, "draw") as work:
        for key in keys:
            registered = work.get(Posting, key).registered_on
            for seeker in chance.sample(seekers, chance.choice((0, 0, 1, 2))):
                ended = chance.choice((None, registered, TODAY, TODAY + timedelta(days=1)))
                work.add(
                    Referral(
                        institution_id=center.institution_id,
                        seeker_id=seeker,
                        posting_id=key,
                        counselor_id=center.kim.counselor_id or 0,
                        urgent=chance.random() < 0.4,
                        channel="center",
                        state="referred" if ended is None else "no_answer",
                        referred_on=registered,
                        ended_on=ended,
                        recorded_at=at - chance.randrange(20) * 86_400_000_000,
                    )
                )
            if chance.random() < 0.3:
                work.add(
                    PostingEdit(
                        posting_id=key,
                        account_id=center.admin.account_id,
                        act=chance.choice(("reopened", "edited")),
                        changes="{}",
                        version=2,
                        edited_at=at - chance.randrange(20) * 86_400_000_000,
                    )
                )
            if chance.random() < 0.3:
                work.add(
                    PostingHandOff(
                        institution_id=center.institution_id,
                        posting_id=key,
                        step="taken_back",
                        happened_on=TODAY - timedelta(days=chance.choice((0, 0, 3))),
                        recorded_at=at,
                    )
                )
        work.finish(0)
    # A Monday, a Sunday, and a day after the longest ladder.
    for today in (TODAY, TODAY + timedelta(days=6), TODAY + timedelta(days=20)):
        whole = look(today)
        assert len(whole) == len(keys)
        assert whole == sorted(whole, key=lambda row: (row.registered_on, row.id))
        for stage in Stage:
            wanted = look(today, stages=frozenset({stage}))
            assert wanted == [row for row in whole if row.stage is stage]
        for team in (TeamKind.COUNSELING, TeamKind.POSTING):
            assert look(today, team=team) == [row for row in whole if row.team is team]
            both = look(today, team=team, stages=frozenset({Stage.URGENT}))
            assert both == [row for row in whole if row.team is team and row.stage is Stage.URGENT]
    with store.read() as reader:
        day = LadderDay(TODAY, business_days(reader, center.institution_id), 7)
        every = UnfilledFilter()
        whole = unfilled_page(reader, center.institution_id, every, day)
        assert {row.stage for row in whole} == set(Stage)
        keyed = unfilled_anchors(reader, center.institution_id, every, day, 25)
        assert keyed == [Key(row.registered_on, row.id) for row in whole[::25]]
        for place_, start in enumerate(keyed):
            page = unfilled_page(reader, center.institution_id, every, day, start=start, skip=5, limit=25)
            assert page == whole[place_ * 25 + 5 : place_ * 25 + 30]
        among = unfilled_among(reader, center.institution_id, [row.id for row in whole[10:20]], day)
        assert among == whole[10:20]
        first = unfilled_keys(reader, center.institution_id, every, day, limit=7)
        assert first == [Key(row.registered_on, row.id) for row in whole[:7]]
        total = unfilled_total(reader, center.institution_id, every, day)
        assert total == (len(whole), sum(row.remaining or 0 for row in whole))
        found = board(reader, center.institution_id, day)
    assert found.stages == Counter(row.stage for row in whole)
    assert found.teams == Counter(row.team for row in whole)
    assert sum(district.waited for district in found.districts) == sum(row.waiting_days for row in whole)
