"""Booking hires and cancelling them, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from jobplus_core.errors import (
    AlreadyDone,
    AlreadyPlaced,
    FieldMissing,
    FieldRefused,
    FutureDate,
    MoveNotAllowed,
    NotFound,
    PostingFull,
    ReferralEnded,
    Refusal,
    ResidentNumber,
    RoleMissing,
    Stale,
)
from jobplus_core.events.commands import register_event
from jobplus_core.events.rules import EventForm
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import (
    EmploymentForm,
    EventKind,
    FollowUpResult,
    Funding,
    Indicator,
    LeftReason,
    ReferralState,
    SubjectKind,
    WageBasis,
)
from jobplus_core.ledger.closing import close_through
from jobplus_core.ledger.counts import Scope, sums
from jobplus_core.ledger.verify import verify
from jobplus_core.placements.commands import cancel_placement, place, place_found
from jobplus_core.placements.queries import of_referral, of_seeker
from jobplus_core.placements.rules import FoundJob
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import referral
from tests.support.cases import POSTING, TODAY, a_posting, a_referral, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock

OURS = SubjectKind.PLACEMENT


class _State(NamedTuple):
    state: str
    closed_reason: str | None
    version: int


def posting_state(center: Center, key: int) -> _State:
    with center.store.read() as reader:
        found = posting(reader, key)
    assert found is not None
    return _State(found.state, found.closed_reason, found.version)


def referral_state(center: Center, key: int) -> tuple[str, date | None]:
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    return found.state, found.ended_on


def test_hire_counts_for_the_referrals_counselor(center: Center, clock: FrozenClock) -> None:
    sent = a_referral(center.store, center.kim)
    before = last_entry(center.store)
    clock.advance(days=2)
    day = date(2013, 11, 19)
    key = place(center.store, center.lee, sent, hired_on=day)
    assert booked(center.store, after=before) == [
        row_of(center.kim, Indicator.PLACEMENT, OURS, key, day=day, funding="private")
    ]
    with center.store.read() as reader:
        row = of_referral(reader, sent)
        assert verify(reader).breaks == ()
    assert row is not None
    assert (row.id, row.hired_on, row.starts_on, row.wage_basis, row.wage_won, row.state, row.counselor) == (
        key,
        day,
        day,
        "M",
        2_200_000,
        "standing",
        "김하나",
    )
    assert referral_state(center, sent) == ("hired", date(2013, 11, 20))


def test_terms_of_the_hire_stand_before_the_postings(center: Center) -> None:
    sent = a_referral(center.store, center.kim)
    key = place(
        center.store,
        center.kim,
        sent,
        starts_on=date(2013, 12, 2),
        wage_basis=WageBasis.HOUR,
        wage_won=10_320,
        employment_form=EmploymentForm.CONTRACT,
    )
    with center.store.read() as reader:
        row = of_referral(reader, sent)
        assert of_placement(reader, key)[0].due_on == date(2013, 12, 9)
    assert row is not None
    assert (row.starts_on, row.wage_basis, row.wage_won) == (date(2013, 12, 2), "H", 10_320)


def test_last_opening_closes_the_posting_and_overtakes_the_rest(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=2)
    one, two, three, gone = (
        refer(center.store, center.kim, a_seeker(center.store, center.kim), target) for _ in range(4)
    )
    record_outcome(center.store, center.kim, gone, ReferralState.WITHDRAWN, version=1, note="착오")
    place(center.store, center.kim, one)
    assert posting_state(center, target) == ("open", None, 1)
    place(center.store, center.kim, two)
    assert posting_state(center, target) == ("closed", "filled", 2)
    assert [referral_state(center, key) for key in (one, two, three, gone)] == [
        ("hired", TODAY),
        ("hired", TODAY),
        ("overtaken", TODAY),
        ("withdrawn", TODAY),
    ]
    with pytest.raises(PostingFull) as full:
        place(center.store, center.kim, three)
    assert (full.value.posting_id, full.value.openings) == (target, 2)


def test_ten_openings_take_ten_of_twenty_five_and_openings_unknown_take_all(center: Center) -> None:
    for openings, hired in ((10, 10), (None, 25)):
        target = a_posting(center.store, center.park, openings=openings)
        sent = [refer(center.store, center.kim, a_seeker(center.store, center.kim), target) for _ in range(25)]
        refused: list[type[Refusal]] = []
        for key in sent:
            try:
                place(center.store, center.lee, key)
            except Refusal as refusal:
                refused.append(type(refusal))
        assert refused == [PostingFull] * (25 - hired)
        assert number(center.store, "SELECT COUNT(*) FROM placement WHERE posting_id = :id", id=target) == hired


def test_cancelling_reverses_reopens_and_takes_the_checks_off(center: Center, clock: FrozenClock) -> None:
    sent = a_referral(center.store, center.kim, openings=1)
    with center.store.read() as reader:
        target = (of := referral(reader, sent)) and of.posting_id
    assert target is not None
    key = place(center.store, center.kim, sent)
    before = last_entry(center.store)
    clock.advance(days=3)
    assert cancel_placement(center.store, center.lee, key, " 첫날 안 나옴 ", version=1) == 2
    assert booked(center.store, after=before) == [
        row_of(center.kim, Indicator.PLACEMENT, OURS, key, quantity=-1, funding="private", reverses_id=before)
    ]
    assert posting_state(center, target) == ("open", None, 3)
    assert referral_state(center, sent) == ("withdrawn", date(2013, 11, 21))
    with center.store.read() as reader:
        assert of_referral(reader, sent) is None
        assert [row.state for row in of_seeker(reader, of_placement(reader, key)[0].seeker_id)] == ["cancelled"]
        assert {(row.result, row.done_on) for row in of_placement(reader, key)} == {("cancelled", date(2013, 11, 21))}
        assert verify(reader).breaks == ()
    assert number(center.store, "SELECT SUM(quantity) FROM ledger_entry WHERE indicator = 'placement'") == 0
    # The opening is free, and so is the pair.
    who = number(center.store, "SELECT seeker_id FROM referral WHERE id = :id", id=sent)
    assert place(center.store, center.kim, refer(center.store, center.kim, who, target)) != key


def test_posting_closed_by_hand_stays_closed_when_a_placement_is_cancelled(center: Center) -> None:
    sent = a_referral(center.store, center.kim)
    key = place(center.store, center.kim, sent)
    target = number(center.store, "SELECT posting_id FROM referral WHERE id = :id", id=sent)
    close_posting(center.store, center.park, target, "업체 요청")
    cancel_placement(center.store, center.kim, key, "착오", version=1)
    assert posting_state(center, target) == ("closed", "업체 요청", 2)


def test_cancelling_a_placement_of_a_closed_month_counts_in_the_open_one(center: Center, clock: FrozenClock) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    before = last_entry(center.store)
    clock.advance(days=14)
    close_through(center.store, center.lead, date(2013, 11, 30))
    cancel_placement(center.store, center.kim, key, "착오", version=1)
    assert booked(center.store, after=before) == [
        row_of(
            center.kim,
            Indicator.PLACEMENT,
            OURS,
            key,
            counted_on=date(2013, 12, 1),
            quantity=-1,
            funding="private",
            reverses_id=before,
        )
    ]


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda c, key: cancel_placement(c.store, c.kim, key, " ", version=1), FieldMissing),
        (lambda c, key: cancel_placement(c.store, c.kim, key, "610505-2000000", version=1), ResidentNumber),
        (lambda c, key: cancel_placement(c.store, c.kim, key, "착오", version=2), Stale),
        (lambda c, key: cancel_placement(c.store, c.kim, key + 9, "착오", version=1), NotFound),
    ],
)
def test_cancelling_that_cannot_be_leaves_the_placement(
    center: Center, act: Callable[[Center, int], object], refusal: type[Refusal]
) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    before = last_entry(center.store)
    with pytest.raises(refusal):
        act(center, key)
    assert number(center.store, "SELECT COUNT(*) FROM placement WHERE state = 'standing'") == 1
    assert booked(center.store, after=before) == []


def test_placement_is_cancelled_once(center: Center) -> None:
    key = place(center.store, center.kim, a_referral(center.store, center.kim))
    assert cancel_placement(center.store, center.kim, key, "착오", version=1, token="a") == 2
    assert cancel_placement(center.store, center.kim, key, "착오", version=1, token="a") == 2
    with pytest.raises(AlreadyDone):
        cancel_placement(center.store, center.kim, key, "착오", version=2)


def test_event_gives_the_placement_its_channel(center: Center) -> None:
    event = register_event(center.store, center.kim, EventForm(kind=EventKind.DAY_19, name="19데이", held_on=TODAY))
    target = register_posting(center.store, center.park, replace(POSTING, funding=Funding.SUPPORT))
    sent = refer(center.store, center.kim, a_seeker(center.store, center.kim), target)
    before = last_entry(center.store)
    key = place(center.store, center.kim, sent, event_id=event)
    assert booked(center.store, after=before) == [
        row_of(center.kim, Indicator.PLACEMENT, OURS, key, funding="support", channel="day_19")
    ]


def test_hire_that_cannot_be_leaves_nothing(center: Center) -> None:
    store = center.store
    sent = a_referral(store, center.kim)
    with pytest.raises(NotFound):
        place(store, center.kim, sent + 9)
    with pytest.raises(NotFound):
        place(store, center.kim, sent, event_id=77)
    with pytest.raises(FutureDate):
        place(store, center.kim, sent, hired_on=date(2013, 11, 19))
    with pytest.raises(FieldRefused) as refused:
        place(store, center.kim, sent, hired_on=date(2013, 11, 15))
    assert (refused.value.field, refused.value.reason) == ("hired_on", "before_referral")
    with pytest.raises(FieldRefused) as refused:
        place(store, center.kim, sent, starts_on=date(2013, 11, 17))
    assert (refused.value.field, refused.value.reason) == ("starts_on", "before_hire")
    with pytest.raises(FieldRefused) as refused:
        place(store, center.kim, sent, wage_won=-1)
    assert refused.value.field == "wage"
    assert number(store, "SELECT COUNT(*) FROM placement") == 0
    assert number(store, "SELECT COUNT(*) FROM follow_up") == 0
    assert referral_state(center, sent) == ("referred", None)


def test_person_is_placed_on_a_posting_once(center: Center) -> None:
    store = center.store
    sent = a_referral(store, center.kim, openings=5)
    key = place(store, center.kim, sent, token="a")
    assert place(store, center.kim, sent, token="a") == key
    with pytest.raises(AlreadyPlaced) as placed:
        place(store, center.kim, sent)
    assert placed.value.placement_id == key
    who = number(store, "SELECT seeker_id FROM referral WHERE id = :id", id=sent)
    target = number(store, "SELECT posting_id FROM referral WHERE id = :id", id=sent)
    with pytest.raises(AlreadyPlaced):
        refer(store, center.lee, who, target)


def test_ended_referral_hires_nobody(center: Center) -> None:
    sent = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, sent, ReferralState.NO_ANSWER, version=1)
    with pytest.raises(ReferralEnded):
        place(center.store, center.kim, sent)
    kept = a_referral(center.store, center.kim)
    cancel_placement(center.store, center.kim, place(center.store, center.kim, kept), "착오", version=1)
    with pytest.raises((ReferralEnded, MoveNotAllowed)):
        place(center.store, center.kim, kept)


def test_somebody_referred_before_a_posting_was_closed_by_hand_may_still_be_hired(center: Center) -> None:
    sent = a_referral(center.store, center.kim, openings=1)
    target = number(center.store, "SELECT posting_id FROM referral WHERE id = :id", id=sent)
    close_posting(center.store, center.park, target, "업체 요청")
    place(center.store, center.kim, sent)
    assert referral_state(center, sent)[0] == "hired"
    assert posting_state(center, target)[:2] == ("closed", "업체 요청")


def test_found_hire_is_kept_and_left_out_of_the_centers_figure(center: Center) -> None:
    store = center.store
    who = a_seeker(store, center.kim)
    before = last_entry(store)
    job = FoundJob(employer_name=" 한빛상사 ", job_title="경리", wage_basis=WageBasis.MONTH, wage_won=2_500_000)
    key = place_found(store, center.lee, who, job, token="a")
    assert place_found(store, center.lee, who, job, token="a") == key
    assert booked(store, after=before) == [
        row_of(center.lee, Indicator.PLACEMENT, OURS, key, funding="private", channel="self")
    ]
    with store.read() as reader:
        (row,) = of_seeker(reader, who)
        assert len(of_placement(reader, key)) == 5
        assert (
            sums(reader, Scope(institution_id=center.institution_id, since=TODAY, until=TODAY), [Indicator.PLACEMENT])
            == []
        )
    assert (row.employer, row.title, row.posting_id, row.channel, row.wage_won) == (
        "한빛상사",
        "경리",
        None,
        "self",
        2_500_000,
    )
    with pytest.raises(AlreadyPlaced):
        place_found(store, center.kim, who, job)
    cancel_placement(store, center.lee, key, "착오", version=1)
    assert booked(store, after=before)[1].reverses_id == before + 1
    assert check(store).findings == ()


def test_found_hire_with_the_employer_of_a_hire_of_ours_is_refused(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    first = place(center.store, center.kim, refer(center.store, center.kim, who, a_posting(center.store, center.park)))
    job = FoundJob(employer_name="(주)다온요양원", job_title="요양보호사")
    with pytest.raises(AlreadyPlaced) as placed:
        place_found(center.store, center.lee, who, job)
    assert placed.value.placement_id == first
    with center.store.read() as reader:
        check_id = of_placement(reader, first)[0].id
    record_follow_up(
        center.store, center.kim, check_id, FollowUpResult.LEFT, version=1, left_reason=LeftReason.CONTRACT_END
    )
    again = place_found(center.store, center.lee, who, job)
    with pytest.raises(AlreadyPlaced):
        place_found(center.store, center.lee, who, job)
    cancel_placement(center.store, center.kim, again, "착오", version=1)
    assert place_found(center.store, center.lee, who, job) == again + 1


def test_hire_at_an_event_without_a_referral_is_counted_apart(center: Center) -> None:
    fair = register_event(center.store, center.kim, EventForm(kind=EventKind.FAIR, name="가을 박람회", held_on=TODAY))
    job = FoundJob(employer_name="한빛상사", job_title="", event_id=fair, funding=Funding.SUPPORT)
    before = last_entry(center.store)
    key = place_found(center.store, center.kim, a_seeker(center.store, center.kim), job)
    assert booked(center.store, after=before)[-1] == row_of(
        center.kim, Indicator.PLACEMENT, OURS, key, funding="support", channel="fair"
    )


def test_found_hire_that_cannot_be_leaves_nothing(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    for job, refusal in (
        (FoundJob(employer_name=" ", job_title="경리"), FieldMissing),
        (FoundJob(employer_name="한빛", job_title="610505-2000000"), ResidentNumber),
        (FoundJob(employer_name="한빛", job_title="", hired_on=date(2013, 11, 19)), FutureDate),
        (FoundJob(employer_name="한빛", job_title="", event_id=9), NotFound),
        (FoundJob(employer_name="한빛", job_title="", wage_won=-1), FieldRefused),
    ):
        with pytest.raises(refusal):
            place_found(center.store, center.kim, who, job)
    with pytest.raises(RoleMissing):
        place_found(center.store, center.admin, who, FoundJob(employer_name="한빛", job_title=""))
    assert number(center.store, "SELECT COUNT(*) FROM placement") == 0
