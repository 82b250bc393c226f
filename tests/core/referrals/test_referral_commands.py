"""Referring people and recording how it went, on both databases."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pytest

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
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
    WarningsUnconfirmed,
)
from jobplus_core.kinds import Indicator, ReferralState, ReferralWarning, RefusalReason, SubjectKind
from jobplus_core.notices.commands import read_notices
from jobplus_core.notices.queries import count_unread, unread
from jobplus_core.placements.commands import place
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.referrals.commands import Ask, record_outcome, refer, refer_many
from jobplus_core.referrals.queries import answers_due, referral
from jobplus_core.referrals.queries_warnings import warnings_for
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


class Step(NamedTuple):
    from_state: str
    to_state: str
    moved_on: date
    account_id: int
    reason: str | None
    note: str | None


def steps(center: Center, key: int) -> list[Step]:
    with center.store.read() as reader:
        return reader.rows(
            """SELECT from_state, to_state, moved_on, account_id, reason, note FROM referral_move
            WHERE referral_id = :id ORDER BY id""",
            {"id": key},
            Step,
        )


def test_every_step_of_a_referral_is_kept(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, ReferralState.INFORMED, version=1)
    clock.advance(days=1)
    record_outcome(
        center.store,
        center.lee,
        key,
        ReferralState.EMPLOYER_REFUSED,
        version=2,
        reason=RefusalReason.CAREER,
        note="경력 3년",
    )
    kim, lee = center.kim.account_id, center.lee.account_id
    assert steps(center, key) == [
        Step("referred", "informed", TODAY, kim, None, None),
        Step("informed", "employer_refused", date(2013, 11, 19), lee, "career", "경력 3년"),
    ]


def test_withdrawal_says_why_by_code_or_note(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    for note in (None, "  "):
        with pytest.raises(FieldMissing):
            record_outcome(center.store, center.kim, key, ReferralState.WITHDRAWN, version=1, note=note)
    record_outcome(center.store, center.kim, key, ReferralState.WITHDRAWN, version=1, reason=RefusalReason.HEALTH)
    assert state(center, key)[3:] == ("health", None)


def test_interview_sets_the_day_of_the_next_answer(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    friday = date(2013, 11, 22)
    with pytest.raises(FieldRefused) as refused:
        record_outcome(
            center.store, center.kim, key, ReferralState.INTERVIEW_SET, version=1, interview_on=date(2013, 11, 17)
        )
    assert (refused.value.field, refused.value.reason) == ("interview_on", "before_referral")
    with pytest.raises(FieldRefused):
        record_outcome(center.store, center.kim, key, ReferralState.INTERVIEW_SET, version=1, interview_at="25:00")
    record_outcome(
        center.store,
        center.kim,
        key,
        ReferralState.INTERVIEW_SET,
        version=1,
        interview_on=friday,
        interview_at="14:30",
    )
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    assert (found.interview_on, found.interview_at, found.answer_due_on) == (friday, "14:30", date(2013, 11, 25))


def test_informing_leaves_the_clock_and_an_interview_held_starts_it_anew(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    due = []
    for version, wanted in enumerate((ReferralState.INFORMED, ReferralState.INTERVIEWED), 1):
        clock.advance(days=1)
        record_outcome(center.store, center.kim, key, wanted, version=version)
        with center.store.read() as reader:
            found = referral(reader, key)
        due.append(found and found.answer_due_on)
    assert due == [date(2013, 11, 21), date(2013, 11, 25)]


def warned(center: Center, who: int, posting: int, at_once: int = 1) -> tuple[ReferralWarning, ...]:
    with center.store.read() as reader:
        return warnings_for(reader, who, posting, day=TODAY, at_once=at_once)


def test_warnings_stand_until_they_are_confirmed_and_are_kept(center: Center) -> None:
    who, posting = a_seeker(center.store, center.kim), a_posting(center.store, center.park, openings=1)
    assert warned(center, who, posting) == (ReferralWarning.NO_SESSION,)
    log_session(center.store, center.kim, who, SessionForm(held_on=TODAY))
    assert warned(center, who, posting) == ()
    first = refer(center.store, center.kim, who, posting, confirmed=())
    record_outcome(center.store, center.kim, first, ReferralState.NO_ANSWER, version=1)
    refer(center.store, center.kim, a_seeker(center.store, center.kim), posting)
    both = (ReferralWarning.SAME_PAIR, ReferralWarning.PAST_OPENINGS)
    assert warned(center, who, posting) == both
    with pytest.raises(WarningsUnconfirmed) as refused:
        refer(center.store, center.kim, who, posting, confirmed=[ReferralWarning.SAME_PAIR])
    assert refused.value.warnings == "past_openings"
    again = refer(center.store, center.kim, who, posting, confirmed=[*both, ReferralWarning.MANY])
    with center.store.read() as reader:
        found = [row and row.warned for row in (referral(reader, first), referral(reader, again))]
    assert found == [None, "same_pair past_openings"]


def test_hard_criterion_and_many_at_once_are_warned_of(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    log_session(center.store, center.kim, who, SessionForm(held_on=TODAY))
    poor = register_posting(center.store, center.park, replace(POSTING, wage_won=900_000))
    assert warned(center, who, poor) == (ReferralWarning.HARD_CRITERION,)
    plain = a_posting(center.store, center.park, openings=None)
    assert warned(center, who, plain, at_once=5) == ()
    assert warned(center, who, plain, at_once=6) == (ReferralWarning.MANY,)
    for _ in range(5):
        refer(center.store, center.kim, who, a_posting(center.store, center.park))
    assert warned(center, who, plain) == (ReferralWarning.MANY,)


def test_several_pairs_are_referred_each_for_itself(center: Center) -> None:
    who = [a_seeker(center.store, center.kim) for _ in range(3)]
    posting, shut = a_posting(center.store, center.park), a_posting(center.store, center.park)
    close_posting(center.store, center.park, shut, "업체 요청")
    shown = Shown(score=7000, weight_version=1, reasons="[]")
    no_session = (ReferralWarning.NO_SESSION,)
    asks = [
        Ask(seeker_id=who[0], posting_id=posting, token="a", shown=shown, confirmed=no_session),
        Ask(seeker_id=who[1], posting_id=shut, token="b", confirmed=no_session),
        Ask(seeker_id=who[2], posting_id=posting, token="c", urgent=True, confirmed=no_session),
    ]
    sent = refer_many(center.store, center.kim, asks)
    assert [(ask, type(refusal)) for ask, refusal in sent.refused] == [(asks[1], PostingClosed)]
    assert refer_many(center.store, center.kim, asks).done == sent.done
    with center.store.read() as reader:
        rows = [referral(reader, key) for key in sent.done]
    assert [(row.seeker_id, row.urgent, row.score) for row in rows if row] == [
        (who[0], False, 7000),
        (who[2], True, None),
    ]


def test_hire_of_the_last_opening_tells_the_others_counselors(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    won, mine, other = (
        refer(center.store, actor, a_seeker(center.store, actor, name), target)
        for actor, name in ((center.kim, "홍길순"), (center.kim, "김두레"), (center.lee, "이도담"))
    )
    place(center.store, center.kim, won)
    assert [state(center, key)[3] for key in (mine, other)] == ["filled", "filled"]
    with center.store.read() as reader:
        told = unread(reader, center.lee.counselor_id or 0)
        assert count_unread(reader, center.kim.counselor_id or 0) == 0
    assert [(row.kind, row.subject_id, row.seeker, row.employer) for row in told] == [
        ("overtaken", other, "이도담", "다온요양원")
    ]
    assert read_notices(center.store, center.kim, [told[0].id]) == 0
    assert read_notices(center.store, center.lee, [told[0].id]) == 1
    with center.store.read() as reader:
        assert count_unread(reader, center.lee.counselor_id or 0) == 0


def test_pairs_of_one_act_are_warned_of_as_if_those_before_were_made(center: Center) -> None:
    one, other = (a_posting(center.store, center.park, openings=1, title=f"일 {place}") for place in (1, 2))
    pairs = [(who, one) for who in (a_seeker(center.store, center.kim), a_seeker(center.store, center.kim))]
    pairs += [(pairs[0][0], other)] * 4
    with center.store.read() as reader:
        found = [
            [warning.value for warning in warnings_for(reader, *pair, day=TODAY, before=pairs[:place])]
            for place, pair in enumerate(pairs)
        ]
    past, bare = ["past_openings", "no_session"], ["no_session"]
    assert found == [bare, past, bare, past, past, past]
    with center.store.read() as reader:
        many = warnings_for(reader, pairs[0][0], other, day=TODAY, before=[(pairs[0][0], one)] * 5)
    assert [warning.value for warning in many] == ["no_session", "many"]
