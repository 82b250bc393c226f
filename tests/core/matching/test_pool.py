"""What the pools tell of stored records, on both databases."""

from dataclasses import replace
from datetime import date

from jobplus_core.age_limit import AgeBasis
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import (
    CareerDemand,
    Education,
    EmploymentForm,
    FollowUpResult,
    LeftReason,
    ReferralState,
    RefusalReason,
    TargetGroup,
    WageBasis,
)
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.pool import facts_of_form, posting_facts, posting_pool, seeker_facts, seeker_pool
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.rules import RegistrationForm, WishedOccupation
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import Posting
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock

FULL_SEEKER = replace(
    SEEKER,
    occupations=(
        WishedOccupation("간병", "5502", "2025"),
        WishedOccupation("아무거나"),
        WishedOccupation("요양", "5501", "2025"),
    ),
    places=("11320", "11"),
    commute_minutes=60,
    wage_basis=WageBasis.HOUR,
    wage_won=10_320,
    employment_forms=(EmploymentForm.REGULAR, EmploymentForm.DAILY),
    days_per_week=5,
    starts_at="09:00",
    ends_at="18:30",
    night=False,
    rotating=True,
    target_groups=(TargetGroup.SENIOR,),
    education=Education.HIGH,
    career_months=14,
    licenses=("전산회계 1급", "요양보호사"),
)
SEEKER_FACTS = SeekerFacts(
    id=0,
    birth_date=SEEKER.birth_date,
    target_groups=frozenset({"senior"}),
    rotating=True,
    wished_occupations=("5502", "5501"),
    place_code="11320",
    wished_places=("11320", "11"),
    max_commute_minutes=60,
    wish_monthly_won=2_152_339,
    wish_hourly_won=10_320,
    employment_forms=(EmploymentForm.REGULAR, EmploymentForm.DAILY),
    days_per_week=5,
    starts_at=540,
    ends_at=1110,
    night=False,
    education=Education.HIGH,
    career_months=14,
    licenses=frozenset({"전산회계1급", "요양보호사"}),
)
FULL_POSTING = replace(
    POSTING,
    starts_at="09:00",
    ends_at="18:00",
    days_per_week=5,
    hours_per_week=40.0,
    employment_form=EmploymentForm.CONTRACT,
    education=Education.ANY,
    career=CareerDemand.EXPERIENCED,
    career_months=6,
    licenses=("요양보호사 1급",),
    closes_on=date(2013, 12, 31),
    until_filled=True,
)
NEW = RegistrationForm(registered_on=TODAY)


def test_age_and_preference_are_told(center: Center) -> None:
    key = a_posting(center.store, center.park)
    with center.store.write(center.park, "mend") as work:
        found = work.get(Posting, key)
        found.age_min, found.age_basis = 55, AgeBasis.SUPPORT_MEASURE.value
        found.preferred_groups = "senior disabled"
        found.rotating, found.wage_max_won, found.wage_negotiable = True, 2_500_000, True
        work.session.add(found)
        work.finish()
    with center.store.read() as reader:
        told = posting_facts(reader, key)
    assert told is not None
    assert (told.age_min, told.age_max, told.age_basis) == (55, None, AgeBasis.SUPPORT_MEASURE)
    assert told.preferred_groups == frozenset({"senior", "disabled"})
    assert (told.rotating, told.monthly_max_won, told.wage_negotiable) == (True, 2_500_000, True)


def test_people_of_an_import_under_way_are_not_sought_for(center: Center) -> None:
    key = a_seeker(center.store, center.kim)
    with center.store.write(center.kim, "stage") as work:
        found = work.get(Seeker, key)
        found.staged = True
        work.session.add(found)
        work.finish()
    assert seekers(center) == {}


def pool_ids(center: Center, today: date = TODAY) -> list[int]:
    with center.store.read() as reader:
        return [facts.id for facts in posting_pool(reader, center.institution_id, today)]


def seekers(center: Center) -> dict[int, SeekerFacts]:
    with center.store.read() as reader:
        return {facts.id: facts for facts in seeker_pool(reader, center.institution_id)}


def test_posting_is_told_whole(center: Center) -> None:
    key = register_posting(center.store, center.park, FULL_POSTING)
    wanted = PostingFacts(
        id=key,
        occupation_code="5501",
        place_code="11320",
        wage_basis=WageBasis.MONTH,
        wage_won=2_200_000,
        hours_per_week=40.0,
        days_per_week=5,
        starts_at=540,
        ends_at=1080,
        employment_form=EmploymentForm.CONTRACT,
        education=Education.ANY,
        career=CareerDemand.EXPERIENCED,
        career_months=6,
        licenses=frozenset({"요양보호사"}),
        closes_on=date(2013, 12, 31),
        until_filled=True,
        openings=2,
    )
    with center.store.read() as reader:
        assert posting_facts(reader, key) == wanted
        assert posting_pool(reader, center.institution_id, TODAY) == (wanted,)
        assert posting_facts(reader, key + 1) is None


def test_seeker_is_told_whole_and_as_the_form_told_it(center: Center) -> None:
    key = register_seeker(center.store, center.kim, FULL_SEEKER, NEW).seeker_id
    with center.store.read() as reader:
        assert seeker_facts(reader, key) == replace(SEEKER_FACTS, id=key)
        assert seeker_facts(reader, key + 1) is None
    assert seekers(center) == {key: replace(SEEKER_FACTS, id=key)}
    assert facts_of_form(FULL_SEEKER) == SEEKER_FACTS


def test_dongs_are_told_where_the_record_names_them(center: Center) -> None:
    home = replace(SEEKER, district_code="11320", dong="방학1동")
    place = replace(POSTING, district_code="11320", address="도봉로 1길 2 (쌍문동, 보기빌딩)")
    who = register_seeker(center.store, center.kim, home, NEW).seeker_id
    there = register_posting(center.store, center.park, place)
    unsaid = register_posting(center.store, center.park, replace(place, address="도봉로 1길 2"))
    with center.store.read() as reader:
        seeker = seeker_facts(reader, who)
        told = {row.id: row.dong for row in posting_pool(reader, center.institution_id, TODAY)}
    assert seeker is not None
    assert (seeker.dong, facts_of_form(home).dong, told) == ("방학동", "방학동", {there: "쌍문동", unsaid: None})


def test_unsaid_things_are_unknown(center: Center) -> None:
    key = register_posting(center.store, center.park, replace(POSTING, openings=None, occupation_code="550100"))
    who = register_seeker(center.store, center.kim, replace(SEEKER, occupations=()), NEW).seeker_id
    with center.store.read() as reader:
        posting, seeker = posting_facts(reader, key), seeker_facts(reader, who)
    assert posting is not None
    assert seeker is not None
    assert (posting.occupation_code, posting.openings, posting.licenses) == (None, None, None)
    assert (seeker.wished_occupations, seeker.licenses, seeker.starts_at) == ((), None, None)


def test_half_typed_form_is_read_as_far_as_it_goes() -> None:
    known = replace(SEEKER_FACTS, id=7, referred=frozenset({3}), refused=frozenset({4}))
    found = facts_of_form(replace(FULL_SEEKER, starts_at="9:", ends_at="1830", licenses=(" ",)), known=known)
    assert (found.id, found.starts_at, found.ends_at, found.licenses) == (7, None, None, None)
    assert (found.referred, found.refused) == (frozenset({3}), frozenset({4}))


def test_pool_holds_only_postings_that_take_people_today(center: Center) -> None:
    store = center.store
    open_, shut, full, unknown = (a_posting(store, center.park, openings=n) for n in (2, 2, 1, None))
    until = register_posting(store, center.park, replace(POSTING, closes_on=date(2013, 11, 20)))
    close_posting(store, center.park, shut, "업체 요청")
    place(store, center.kim, refer(store, center.kim, a_seeker(store, center.kim), full))
    assert pool_ids(center) == [open_, unknown, until]
    assert pool_ids(center, date(2013, 11, 20)) == [open_, unknown, until]
    assert pool_ids(center, date(2013, 11, 21)) == [open_, unknown]


def test_filled_openings_are_counted(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=3)
    place(center.store, center.kim, refer(center.store, center.kim, a_seeker(center.store, center.kim), key))
    with center.store.read() as reader:
        found = posting_facts(reader, key)
    assert found is not None
    assert (found.openings, found.filled) == (3, 1)


def test_history_tells_live_referrals_and_refusals(center: Center) -> None:
    store = center.store
    who = a_seeker(store, center.kim)
    live, refused, silent = (a_posting(store, center.park) for _ in range(3))
    refer(store, center.kim, who, live)
    for posting, state in ((refused, ReferralState.EMPLOYER_REFUSED), (silent, ReferralState.NO_ANSWER)):
        sent = refer(store, center.kim, who, posting)
        reason = RefusalReason.CAREER if state is ReferralState.EMPLOYER_REFUSED else None
        record_outcome(store, center.kim, sent, state, version=1, reason=reason)
    with store.read() as reader:
        alone = seeker_facts(reader, who)
    assert alone is not None
    assert (alone.referred, alone.refused) == (frozenset({live}), frozenset({refused}))
    assert seekers(center)[who] == alone
    close_posting(store, center.park, live, "업체 요청")
    assert seekers(center)[who].referred == frozenset()


def test_who_was_placed_is_not_sought_for_until_they_look_again(center: Center, clock: FrozenClock) -> None:
    store = center.store
    one, two = a_seeker(store, center.kim), a_seeker(store, center.kim, "임꺽정")
    posting = a_posting(store, center.park, openings=9)
    hires = [place(store, center.kim, refer(store, center.kim, who, posting)) for who in (one, two)]
    assert seekers(center) == {}
    clock.advance(days=7)
    with store.read() as reader:
        check = of_placement(reader, hires[0])[0]
    record_follow_up(store, center.kim, check.id, FollowUpResult.LEFT, version=1, left_reason=LeftReason.OTHER)
    assert list(seekers(center)) == [one]
    register_again(store, center.kim, two, RegistrationForm(registered_on=date(2013, 11, 25)))
    assert list(seekers(center)) == [one, two]
