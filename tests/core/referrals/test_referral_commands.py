"""Referring people and recording how it went, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.errors import (
    AlreadyReferred,
    FieldMissing,
    FieldRefused,
    FutureDate,
    MoveNotAllowed,
    NotFound,
    PostingClosed,
    PostingFull,
    ReferralEnded,
    ResidentNumber,
    RoleMissing,
    Stale,
)
from jobplus_core.kinds import Indicator, ReferralState, RefusalReason, SubjectKind
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import answers_due, referral
from jobplus_core.referrals.rules import Shown
from jobplus_core.settings import SettingName
from jobplus_core.tables.plan import Setting
from tests.support.cases import POSTING, TODAY, a_posting, a_referral, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock

OURS = SubjectKind.REFERRAL


def state(center: Center, key: int) -> tuple[str, int, date | None, str | None, str | None]:
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    return found.state, found.version, found.ended_on, found.refusal_reason, found.refusal_note


def test_referral_counts_and_keeps_what_was_shown(center: Center) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    before = last_entry(center.store)
    key = refer(center.store, center.lee, who, posting, shown=Shown(score=8123, weight_version=1, reasons='["가"]'))
    assert booked(center.store, after=before) == [row_of(center.lee, Indicator.REFERRAL, OURS, key)]
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    assert (found.seeker, found.title, found.employer, found.counselor, found.state, found.score, found.reasons) == (
        "홍길순",
        "요양보호사 구함",
        "다온요양원",
        "이두리",
        "referred",
        8123,
        '["가"]',
    )
    assert (found.referred_on, found.answer_due_on) == (TODAY, date(2013, 11, 21))
    assert number(center.store, "SELECT weight_version FROM referral WHERE id = :id", id=key) == 1


def test_urgent_referral_of_a_past_day_counts_on_that_day(center: Center, clock: FrozenClock) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    before = last_entry(center.store)
    clock.advance(days=4)
    day = date(2013, 11, 20)
    key = refer(center.store, center.kim, who, posting, referred_on=day, urgent=True)
    assert booked(center.store, after=before) == [
        row_of(center.kim, Indicator.REFERRAL, OURS, key, day=day),
        row_of(center.kim, Indicator.URGENT_REFERRAL, OURS, key, day=day),
    ]


def test_answer_is_due_after_business_days_and_counted_from_that_day(center: Center, clock: FrozenClock) -> None:
    clock.advance(days=35)  # Monday before Christmas
    key = a_referral(center.store, center.kim)
    due = date(2013, 12, 27)
    with center.store.read() as reader:
        found = referral(reader, key)
        assert found is not None
        assert found.answer_due_on == due
        counts = [
            answers_due(reader, center.institution_id, center.kim.counselor_id or 0, day)
            for day in (date(2013, 12, 26), due)
        ]
    assert counts == [0, 1]


def test_answer_is_due_after_the_days_the_center_has_set(center: Center) -> None:
    with center.store.write(center.admin, "set") as work:
        for version, days in ((1, "9"), (2, "5")):
            work.add(
                Setting(
                    institution_id=center.institution_id,
                    name=SettingName.ANSWER_BUSINESS_DAYS.value,
                    value=days,
                    version=version,
                    set_at=work.now,
                )
            )
        work.finish()
    key = a_referral(center.store, center.kim)
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    assert found.answer_due_on == date(2013, 11, 25)


def test_pair_with_a_live_referral_is_refused_and_free_again_after_its_end(center: Center) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    first = refer(center.store, center.kim, who, posting)
    with pytest.raises(AlreadyReferred) as refused:
        refer(center.store, center.lee, who, posting)
    assert refused.value.referral_id == first
    record_outcome(center.store, center.kim, first, ReferralState.NO_ANSWER, version=1)
    assert refer(center.store, center.lee, who, posting) != first


def test_posting_that_takes_nobody_refuses(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    shut, full = a_posting(center.store, center.park), a_posting(center.store, center.park, openings=1)
    close_posting(center.store, center.park, shut, "업체 요청")
    with pytest.raises(PostingClosed) as closed:
        refer(center.store, center.kim, who, shut)
    assert closed.value.posting_id == shut
    place(center.store, center.kim, refer(center.store, center.kim, a_seeker(center.store, center.kim), full))
    with pytest.raises(PostingFull) as filled:
        refer(center.store, center.kim, who, full)
    assert (filled.value.posting_id, filled.value.openings) == (full, 1)


def test_posting_whose_last_day_has_passed_refuses(center: Center, clock: FrozenClock) -> None:
    who = a_seeker(center.store, center.kim)
    posting = register_posting(center.store, center.park, replace(POSTING, closes_on=date(2013, 11, 19)))
    clock.advance(days=2)
    with pytest.raises(PostingClosed):
        refer(center.store, center.kim, who, posting)
    assert refer(center.store, center.kim, who, posting, referred_on=date(2013, 11, 19)) > 0


def test_referral_that_cannot_be_leaves_nothing(center: Center) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    before = last_entry(center.store)
    with pytest.raises(RoleMissing):
        refer(center.store, center.admin, who, posting)
    with pytest.raises(NotFound):
        refer(center.store, center.kim, who + 9, posting)
    with pytest.raises(NotFound):
        refer(center.store, center.kim, who, posting + 9)
    with pytest.raises(FutureDate):
        refer(center.store, center.kim, who, posting, referred_on=date(2013, 11, 19))
    with pytest.raises(FieldRefused) as refused:
        refer(center.store, center.kim, who, posting, referred_on=date(2013, 11, 15))
    assert (refused.value.field, refused.value.reason) == ("referred_on", "before_registration")
    assert (number(center.store, "SELECT COUNT(*) FROM referral"), booked(center.store, after=before)) == (0, [])


def test_repeated_token_refers_once(center: Center) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park)
    key = refer(center.store, center.kim, who, posting, token="a")
    assert refer(center.store, center.kim, who, posting, token="a") == key
    assert record_outcome(center.store, center.kim, key, ReferralState.INFORMED, version=1, token="b") == 2
    assert record_outcome(center.store, center.kim, key, ReferralState.INFORMED, version=1, token="b") == 2
    assert state(center, key)[:2] == ("informed", 2)


def test_referral_moves_on_and_ends_with_its_reason(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    before = last_entry(center.store)
    for version, wanted in enumerate((ReferralState.INFORMED, ReferralState.INTERVIEW_SET, ReferralState.OFFERED), 1):
        assert record_outcome(center.store, center.lee, key, wanted, version=version) == version + 1
        assert state(center, key) == (wanted.value, version + 1, None, None, None)
    clock.advance(days=2)
    record_outcome(
        center.store,
        center.lee,
        key,
        ReferralState.SEEKER_REFUSED,
        version=4,
        reason=RefusalReason.DISTANCE,
        note=" 너무 멀다\x1b ",
    )
    assert state(center, key) == ("seeker_refused", 5, date(2013, 11, 20), "distance", "너무 멀다")
    assert booked(center.store, after=before) == []
    with pytest.raises(ReferralEnded) as ended:
        record_outcome(center.store, center.kim, key, ReferralState.INFORMED, version=5)
    assert (ended.value.referral_id, ended.value.state) == (key, "seeker_refused")


def test_outcome_that_cannot_be_leaves_the_referral_as_it_was(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, ReferralState.INTERVIEWED, version=1)
    with pytest.raises(Stale):
        record_outcome(center.store, center.lee, key, ReferralState.OFFERED, version=1)
    with pytest.raises(MoveNotAllowed):
        record_outcome(center.store, center.kim, key, ReferralState.INFORMED, version=2)
    with pytest.raises(FieldMissing):
        record_outcome(center.store, center.kim, key, ReferralState.EMPLOYER_REFUSED, version=2)
    with pytest.raises(ResidentNumber):
        record_outcome(center.store, center.kim, key, ReferralState.NO_ANSWER, version=2, note="610505-2000000")
    with pytest.raises(FieldRefused) as refused:
        record_outcome(center.store, center.kim, key, ReferralState.HIRED, version=2)
    assert (refused.value.field, refused.value.reason) == ("state", "placement_needed")
    with pytest.raises(NotFound):
        record_outcome(center.store, center.kim, key + 9, ReferralState.OFFERED, version=1)
    assert state(center, key) == ("interviewed", 2, None, None, None)


@pytest.mark.parametrize("ended", [ReferralState.WITHDRAWN, ReferralState.OVERTAKEN])
def test_hired_referral_is_not_undone_without_its_placement(center: Center, ended: ReferralState) -> None:
    key = a_referral(center.store, center.kim)
    place(center.store, center.kim, key)
    with pytest.raises((FieldRefused, MoveNotAllowed)):
        record_outcome(center.store, center.kim, key, ended, version=2)
    assert state(center, key)[:2] == ("hired", 2)
    assert number(center.store, "SELECT COUNT(*) FROM placement WHERE state = 'standing'") == 1
