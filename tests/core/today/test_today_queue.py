"""One counselor's day, read on both databases: what stands in it, and what puts it off."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import KST, micros
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import FieldMissing, FieldRefused, Refusal, ResidentNumber, RoleMissing
from jobplus_core.follow_ups.commands import record_follow_up
from jobplus_core.follow_ups.queries import of_placement
from jobplus_core.kinds import FollowUpResult, Indicator, ReferralState, TodayKind, When
from jobplus_core.placements.commands import place, place_found
from jobplus_core.placements.rules import FoundJob
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.postings.commands import close_posting, register_posting
from jobplus_core.postings.editing.commands import reopen_posting
from jobplus_core.postings.ladder.commands import take_back
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_core.today.commands import postpone
from jobplus_core.today.queries import MOST_POSTINGS, Asker, Queue, by_day, count_help, queue
from jobplus_core.undo.commands import undo
from tests.support.cases import POSTING, TODAY, a_posting, a_referral, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock


def day_of(center: Center, actor: Actor) -> Queue:
    today = center.store.clock().astimezone(KST).date()
    with center.store.read() as reader:
        return queue(
            reader,
            Asker(
                institution_id=center.institution_id,
                counselor_id=actor.counselor_id or 0,
                account_id=actor.account_id,
                team_kind=actor.team_kind,
                today=today,
                days=business_days(reader, center.institution_id),
                urgent_after=7,
                begins_at=micros(datetime.combine(today, time(), KST)),
            ),
        )


def rows(found: Queue) -> list[tuple[When, TodayKind, int]]:
    return [(row.when, row.task.kind, row.task.subject_id) for row in found.rows]


def test_posting_of_the_day_waits_for_its_first_referral(center: Center) -> None:
    key = a_posting(center.store, center.park)
    assert rows(day_of(center, center.kim)) == [(When.NOW, TodayKind.SAME_DAY, key)]
    assert rows(day_of(center, center.park)) == []
    refer(center.store, center.lee, a_seeker(center.store, center.lee), key)
    assert rows(day_of(center, center.kim)) == []


def test_posting_that_waited_its_time_is_urgent_until_an_urgent_referral(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    others = register_posting(center.store, center.park, replace(POSTING, title="다른 일", closes_on=TODAY))
    clock.advance(days=8)
    assert rows(day_of(center, center.kim)) == []
    clock.advance(days=1)
    for who in (center.kim, center.park):
        assert rows(day_of(center, who)) == [(When.NOW, TodayKind.URGENT, key)]
    (row,) = day_of(center, center.kim).rows
    assert dict(row.task.figures) == {"days": 7, "filled": 0, "openings": 2, "referrals": 0}
    refer(center.store, center.kim, a_seeker(center.store, center.kim), key, urgent=True)
    assert [row.task.kind for row in day_of(center, center.park).rows] == []
    assert others != key


def test_day_asks_the_ladder_and_has_no_rule_of_its_own(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    sent = refer(center.store, center.kim, a_seeker(center.store, center.kim), key)
    assert rows(day_of(center, center.lee)) == []
    record_outcome(center.store, center.kim, sent, ReferralState.NO_ANSWER, version=1)
    # Nobody stands referred any more: it is to be referred to again before the day ends.
    assert rows(day_of(center, center.lee)) == [(When.NOW, TodayKind.SAME_DAY, key)]
    clock.advance(days=2)
    assert rows(day_of(center, center.lee)) == []
    take_back(center.store, center.lee, key, "내일 면접 볼 사람이 있음")
    assert rows(day_of(center, center.lee)) == [(When.NOW, TodayKind.SAME_DAY, key)]
    refer(center.store, center.lee, a_seeker(center.store, center.lee, "김두레"), key, urgent=True)
    clock.advance(days=7)
    assert TodayKind.URGENT not in {row.task.kind for row in day_of(center, center.lee).rows}
    close_posting(center.store, center.park, key, "duplicate")
    reopen_posting(center.store, center.park, key, "다시 구함")
    # The ladder begins anew, the live referral holds the posting.
    assert {row.task.kind for row in day_of(center, center.park).rows} == set()
    clock.advance(days=9)
    (row,) = day_of(center, center.park).rows
    assert (row.task.kind, row.task.due_on, dict(row.task.figures)["days"]) == (
        TodayKind.URGENT,
        date(2013, 11, 27),
        7,
    )


def test_ones_own_postings_come_before_those_that_wait_longer(center: Center, clock: FrozenClock) -> None:
    others = [a_posting(center.store, center.lee, title=f"일 {place}") for place in range(MOST_POSTINGS)]
    clock.advance(days=1)
    own = register_posting(center.store, center.park, replace(POSTING, title="내 것", registered_on=date(2013, 11, 19)))
    clock.advance(days=13)
    found = [row.task.subject_id for row in day_of(center, center.park).rows]
    assert found == [*others[: MOST_POSTINGS - 1], own]


def test_answers_and_calls_stand_on_their_day(center: Center, clock: FrozenClock) -> None:
    live = a_referral(center.store, center.kim)
    hire = place(center.store, center.kim, a_referral(center.store, center.kim, openings=1))
    with center.store.read() as reader:
        first = of_placement(reader, hire)[0].id
    assert rows(day_of(center, center.kim)) == [
        (When.WEEK, TodayKind.ANSWER, live),
        (When.WEEK, TodayKind.FOLLOW_UP, first),
    ]
    assert rows(day_of(center, center.lee)) == []
    clock.advance(days=3)
    assert rows(day_of(center, center.kim))[0] == (When.TODAY, TodayKind.ANSWER, live)
    clock.advance(days=4)
    assert rows(day_of(center, center.kim)) == [
        (When.NOW, TodayKind.ANSWER, live),
        (When.TODAY, TodayKind.FOLLOW_UP, first),
    ]
    assert day_of(center, center.kim).done == 0
    record_follow_up(center.store, center.kim, first, FollowUpResult.UNREACHED, version=1)
    found = day_of(center, center.kim)
    assert found.done == 1
    assert dict(found.rows[1].task.figures)["next"] == 2


def test_promise_and_help_stand_until_somebody_speaks_with_the_person(center: Center, clock: FrozenClock) -> None:
    who = a_seeker(center.store, center.kim)
    log_session(
        center.store,
        center.kim,
        who,
        SessionForm(held_on=TODAY, next_action="이력서 보기", next_on=date(2013, 11, 20)),
    )
    hired = a_seeker(center.store, center.kim, "김두레")
    target = a_posting(center.store, center.park)
    hire = place(center.store, center.lee, refer(center.store, center.lee, hired, target))
    clock.advance(days=2)
    with center.store.read() as reader:
        first = of_placement(reader, hire)[0].id
    record_follow_up(center.store, center.lee, first, FollowUpResult.WANTS_HELP, version=1, note="야간이 힘듦")
    assert rows(day_of(center, center.kim)) == [
        (When.TODAY, TodayKind.HELP, hired),
        (When.TODAY, TodayKind.PROMISE, who),
    ]
    assert day_of(center, center.kim).rows[0].task.what == "야간이 힘듦"
    for person in (who, hired):
        log_session(center.store, center.kim, person, SessionForm(held_on=date(2013, 11, 20)))
    assert rows(day_of(center, center.kim)) == []


def test_overtaken_referral_is_told_to_its_counselor(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    won, lost = (
        refer(center.store, actor, a_seeker(center.store, actor), target) for actor in (center.kim, center.lee)
    )
    place(center.store, center.kim, won)
    (row,) = day_of(center, center.lee).rows
    assert (row.when, row.task.kind, row.task.referral_id, row.task.seeker) == (
        When.NOW,
        TodayKind.NOTICE,
        lost,
        "홍길순",
    )


def test_month_behind_its_quota_is_one_line(center: Center) -> None:
    assert day_of(center, center.kim).month is None
    quota = QuotaForm(
        indicator=Indicator.PLACEMENT,
        year=2013,
        month=11,
        value=21,
        source="목표",
        counselor_id=center.kim.counselor_id,
    )
    set_quotas(center.store, center.admin, (quota,))
    found = day_of(center, center.kim)
    assert rows(found) == [(When.TODAY, TodayKind.QUOTA, 0)]
    assert dict(found.rows[0].task.figures) == {
        "done": 0,
        "quota": 21,
        "expected": "11.0",
        "days": 10,
        "needed": "2.1",
    }
    place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        brought = by_day(
            reader, center.institution_id, center.kim.counselor_id or 0, "placement", date(2013, 11, 1), TODAY
        )
    assert [tuple(day) for day in brought] == [(TODAY, 1)]


def test_row_put_off_comes_back_on_its_day(center: Center, clock: FrozenClock) -> None:
    live = a_referral(center.store, center.kim)
    clock.advance(days=3)
    key = postpone(
        center.store,
        center.kim,
        TodayKind.ANSWER,
        live,
        until_on=date(2013, 11, 25),
        reason="담당자 휴가",
        token="a",
    )
    assert key == postpone(
        center.store, center.kim, TodayKind.ANSWER, live, until_on=date(2013, 11, 25), reason="담당자 휴가", token="a"
    )
    found = day_of(center, center.kim)
    assert (rows(found), found.put_off) == ([], 1)
    clock.advance(days=4)
    assert rows(day_of(center, center.kim)) == [(When.NOW, TodayKind.ANSWER, live)]
    assert number(center.store, "SELECT COUNT(*) FROM referral WHERE answer_due_on = :day", day=date(2013, 11, 21)) == 1


@pytest.mark.parametrize(
    ("until", "reason", "refusal"),
    [
        (TODAY, "휴가", FieldRefused),
        (date(2013, 11, 26), "휴가", FieldRefused),
        (date(2013, 11, 19), " ", FieldMissing),
        (date(2013, 11, 19), "610505-2000000", ResidentNumber),
    ],
)
def test_putting_off_needs_a_near_day_and_a_reason(
    center: Center, until: date, reason: str, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        postpone(center.store, center.kim, TodayKind.ANSWER, 1, until_on=until, reason=reason)
    with pytest.raises(RoleMissing):
        postpone(center.store, center.admin, TodayKind.ANSWER, 1, until_on=date(2013, 11, 19), reason="휴가")
    assert number(center.store, "SELECT COUNT(*) FROM postponement") == 0


def test_row_put_off_comes_back_once_something_new_is_due(center: Center, clock: FrozenClock) -> None:
    live, who = a_referral(center.store, center.kim), a_seeker(center.store, center.kim, "김두레")
    friday = date(2013, 11, 22)
    log_session(
        center.store, center.kim, who, SessionForm(held_on=TODAY, next_action="이력서", next_on=date(2013, 11, 19))
    )
    clock.advance(days=1)
    for kind, key in ((TodayKind.ANSWER, live), (TodayKind.PROMISE, who)):
        postpone(center.store, center.kim, kind, key, until_on=friday, reason="휴가")
    assert rows(day_of(center, center.kim)) == []
    clock.advance(hours=1)
    day = date(2013, 11, 20)
    record_outcome(center.store, center.kim, live, ReferralState.INTERVIEW_SET, version=1, interview_on=day)
    log_session(center.store, center.kim, who, SessionForm(held_on=date(2013, 11, 19), next_action="면접", next_on=day))
    found = day_of(center, center.kim)
    assert rows(found) == [(When.WEEK, TodayKind.ANSWER, live), (When.WEEK, TodayKind.PROMISE, who)]
    assert found.put_off == 0


def test_person_who_wants_help_stands_once_and_not_once_hired(center: Center, clock: FrozenClock) -> None:
    who = a_seeker(center.store, center.kim)
    hire = place(center.store, center.kim, refer(center.store, center.kim, who, a_posting(center.store, center.park)))
    other = place_found(center.store, center.kim, who, FoundJob(employer_name="한빛상사", job_title="경리"))
    for day, placement in ((1, hire), (1, other)):
        clock.advance(days=day)
        with center.store.read() as reader:
            first = of_placement(reader, placement)[0].id
        record_follow_up(center.store, center.kim, first, FollowUpResult.WANTS_HELP, version=1, note=f"{placement}")
    found = [row for row in day_of(center, center.kim).rows if row.task.kind is TodayKind.HELP]
    assert [(row.task.subject_id, row.task.due_on, row.task.what) for row in found] == [
        (who, date(2013, 11, 20), f"{other}")
    ]
    with center.store.read() as reader:
        assert count_help(reader, center.kim.counselor_id or 0) == 1
    clock.advance(days=1)
    place_found(center.store, center.kim, who, FoundJob(employer_name="다온상사", job_title="경리"))
    assert TodayKind.HELP not in {row.task.kind for row in day_of(center, center.kim).rows}


def test_answer_says_the_interview_only_until_it_was_held(center: Center) -> None:
    key = a_referral(center.store, center.kim)
    record_outcome(center.store, center.kim, key, ReferralState.INTERVIEW_SET, version=1, interview_on=TODAY)
    assert [row.task.why for row in day_of(center, center.kim).rows] == ["why.interview"]
    record_outcome(center.store, center.kim, key, ReferralState.INTERVIEWED, version=2)
    (row,) = day_of(center, center.kim).rows
    assert (row.task.why, dict(row.task.figures)["day"]) == ("why.answer", date(2013, 11, 21))


def test_notice_of_a_posting_leads_there(center: Center) -> None:
    key = a_posting(center.store, center.park, openings=1)
    close_posting(center.store, center.kim, key, "duplicate")
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = 'close_posting'")
    undo(center.store, center.lead, act, "다시 구함")
    found = [row.task for row in day_of(center, center.kim).rows if row.task.kind is TodayKind.NOTICE]
    assert [(task.posting_id, task.referral_id, task.seeker_id) for task in found] == [(key, None, None)]


def test_notice_of_a_row_put_off_says_what_the_row_is_about(center: Center) -> None:
    live, target = a_referral(center.store, center.kim), a_posting(center.store, center.park, title="다른 일")
    who = a_seeker(center.store, center.kim, "김두레")
    rows_put_off = ((TodayKind.ANSWER, live), (TodayKind.SAME_DAY, target), (TodayKind.HELP, who))
    for kind, key in rows_put_off:
        postpone(center.store, center.kim, kind, key, until_on=date(2013, 11, 19), reason="휴가")
        act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = 'postpone'")
        undo(center.store, center.lead, act, "오늘 할 일")
    found = [row.task for row in day_of(center, center.kim).rows if row.task.kind is TodayKind.NOTICE]
    assert [(task.seeker, task.what) for task in found] == [
        ("홍길순", "다온요양원 요양보호사 구함"),
        (None, "다온요양원 다른 일"),
        ("김두레", ""),
    ]


def test_help_wanted_stays_when_the_record_is_merged_until_the_person_is_spoken_with(
    center: Center, clock: FrozenClock
) -> None:
    who, kept = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim)
    hire = place(center.store, center.kim, refer(center.store, center.kim, who, a_posting(center.store, center.park)))
    clock.advance(days=2)
    with center.store.read() as reader:
        first = of_placement(reader, hire)[0].id
    record_follow_up(center.store, center.kim, first, FollowUpResult.WANTS_HELP, version=1)
    merge_seekers(center.store, center.kim, kept, who, reason="한 사람", kept_version=1, merged_version=1)

    def waiting() -> list[int | None]:
        return [row.task.seeker_id for row in day_of(center, center.kim).rows if row.task.kind is TodayKind.HELP]

    assert waiting() == [kept]
    log_session(center.store, center.kim, kept, SessionForm(held_on=date(2013, 11, 20)))
    assert waiting() == []
