"""Acts taken back in an order nobody meant, on both databases: what stands since is never overrun."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.errors import PostingFull, RestsOnIt
from jobplus_core.follow_ups.commands import plan_care, record_follow_up
from jobplus_core.follow_ups.queries import care_of, of_placement, open_follow_ups
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import FollowUpResult, LeftReason, ReferralState, TargetGroup
from jobplus_core.placements.commands import cancel_placement, place, place_found
from jobplus_core.placements.rules import FoundJob
from jobplus_core.postings.commands import close_posting
from jobplus_core.postings.editing.commands import edit_posting
from jobplus_core.postings.editing.queries import edits
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_page
from jobplus_core.postings.queries_record import posting
from jobplus_core.referrals.commands import record_outcome, refer
from jobplus_core.referrals.queries import ReferralRow, referral
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.merging.commands import merge_seekers
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.undo.commands import undo
from jobplus_core.undo.queries import last_acts
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_referral, a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock

S = ReferralState
FOUND = FoundJob(employer_name="한빛상사", job_title="경리")


def take_back(center: Center, command: str, *, by: Actor | None = None) -> int:
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = :command", command=command)
    return undo(center.store, by or center.kim, act, "잘못 누름")


def the(center: Center, key: int) -> ReferralRow:
    with center.store.read() as reader:
        found = referral(reader, key)
    assert found is not None
    return found


def open_checks(center: Center) -> list[str]:
    with center.store.read() as reader:
        return [row.kind for row in open_follow_ups(reader, center.institution_id, until=date.max)]


@pytest.mark.parametrize("result", [FollowUpResult.WORKING, FollowUpResult.LEFT])
def test_check_is_not_asked_again_once_its_hire_is_cancelled(center: Center, result: FollowUpResult) -> None:
    hire = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        first = of_placement(reader, hire)[0].id
    why = LeftReason.HEALTH if result is FollowUpResult.LEFT else None
    record_follow_up(center.store, center.kim, first, result, version=1, left_reason=why)
    cancel_placement(center.store, center.kim, hire, "착오", version=1)
    with pytest.raises(RestsOnIt) as rests:
        take_back(center, "record_follow_up")
    assert (rests.value.kind, rests.value.id) == ("placement", hire)
    assert open_checks(center) == []


@pytest.fixture
def cared_for(center: Center) -> int:
    """Somebody at risk whose care is planned."""
    form = replace(SEEKER, name="김두레", phone="010-9999-0001", target_groups=(TargetGroup.SENIOR,))
    who = register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id
    plan_care(center.store, center.kim)
    return who


def care(center: Center, who: int) -> list[str | None]:
    with center.store.read() as reader:
        return [row.result for row in care_of(reader, who)]


def test_care_stays_off_while_the_person_has_another_hire(center: Center, cared_for: int) -> None:
    sent = refer(center.store, center.kim, cared_for, a_posting(center.store, center.park))
    place(center.store, center.kim, sent)
    place_found(center.store, center.kim, cared_for, FOUND)
    take_back(center, "place_found")
    assert care(center, cared_for) == ["cancelled"]
    place_found(center.store, center.kim, cared_for, FOUND)
    take_back(center, "place")
    assert care(center, cared_for) == ["cancelled"]
    take_back(center, "place_found")
    assert care(center, cared_for) == [None]


def test_care_whose_planning_was_taken_back_comes_back_with_no_hire(center: Center, cared_for: int) -> None:
    take_back(center, "plan_care")
    plan_care(center.store, center.kim)
    place_found(center.store, center.kim, cared_for, FOUND)
    take_back(center, "place_found")
    assert care(center, cared_for) == ["cancelled", None]


def test_year_planned_by_an_act_taken_back_comes_back_with_no_other(center: Center, clock: FrozenClock) -> None:
    hire = place(center.store, center.kim, a_referral(center.store, center.kim))
    clock.advance(days=366)
    with center.store.read() as reader:
        year = of_placement(reader, hire)[-1]
    record_follow_up(center.store, center.kim, year.id, FollowUpResult.WORKING, version=1)
    take_back(center, "record_follow_up")
    record_follow_up(center.store, center.kim, year.id, FollowUpResult.LEFT, version=3, left_reason=LeftReason.HEALTH)
    take_back(center, "record_follow_up")
    assert open_checks(center) == ["week_1", "month_1", "month_3", "month_6", "month_12"]


def test_whom_a_hire_overtook_is_not_referred_again_where_they_work_by_now(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    won = refer(center.store, center.kim, a_seeker(center.store, center.kim), target)
    who = a_seeker(center.store, center.lee, "김두레")
    lost = refer(center.store, center.lee, who, target)
    place(center.store, center.kim, won)
    form = replace(POSTING, openings=3)
    edit_posting(center.store, center.park, target, form, developer_id=center.park.counselor_id, version=2)
    place(center.store, center.lee, refer(center.store, center.lee, who, target))
    acts = number(center.store, "SELECT MIN(id) FROM audit_entry WHERE command = 'place'")
    undo(center.store, center.kim, acts, "잘못 누름")
    assert the(center, lost).state == "overtaken"
    assert check(center.store).findings == ()


def test_answer_is_due_when_it_was_before_the_step_taken_back(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    due = the(center, key).answer_due_on
    clock.advance(days=1)
    record_outcome(center.store, center.kim, key, S.INFORMED, version=1, note="인사팀")
    assert the(center, key).answer_due_on == due
    clock.advance(days=1)
    for version in (2, 4):
        record_outcome(center.store, center.kim, key, S.INTERVIEWED, version=version, note="면접")
        take_back(center, "record_outcome")
    found = the(center, key)
    assert (found.state, found.answer_due_on, found.refusal_note) == ("informed", due, "인사팀")


def test_answer_is_due_after_the_interview_again(center: Center, clock: FrozenClock) -> None:
    key = a_referral(center.store, center.kim)
    meeting = date(2013, 11, 28)
    record_outcome(center.store, center.kim, key, S.INTERVIEW_SET, version=1, interview_on=meeting)
    due = the(center, key).answer_due_on
    record_outcome(center.store, center.kim, key, S.NO_ANSWER, version=2)
    take_back(center, "record_outcome")
    assert (the(center, key).interview_on, the(center, key).answer_due_on) == (meeting, due)


def test_closing_is_not_taken_back_once_every_opening_is_filled(center: Center) -> None:
    target = a_posting(center.store, center.park, openings=1)
    sent = refer(center.store, center.kim, a_seeker(center.store, center.kim), target)
    close_posting(center.store, center.kim, target, "duplicate")
    place(center.store, center.kim, sent)
    with pytest.raises(PostingFull):
        take_back(center, "close_posting")
    take_back(center, "place")
    take_back(center, "close_posting")
    with center.store.read() as reader:
        record = posting(reader, target)
    assert record is not None
    assert record.state == "open"


def test_hire_takes_the_care_of_every_record_of_the_person_off(center: Center, cared_for: int) -> None:
    kept = a_seeker(center.store, center.kim)
    merge_seekers(center.store, center.kim, kept, cared_for, reason="한 사람", kept_version=1, merged_version=1)
    place_found(center.store, center.kim, kept, FOUND)
    assert care(center, cared_for) == ["cancelled"]
    take_back(center, "place_found")
    assert care(center, cared_for) == [None]


def test_list_says_of_each_call_what_it_brought(center: Center, clock: FrozenClock) -> None:
    hire = place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.read() as reader:
        week, month = (row.id for row in of_placement(reader, hire)[:2])
    for key, version, result in (
        (week, 1, FollowUpResult.UNREACHED),
        (month, 1, FollowUpResult.UNREACHED),
        (week, 2, FollowUpResult.LEFT),
    ):
        clock.advance(minutes=1)
        record_follow_up(center.store, center.kim, key, result, version=version, left_reason=LeftReason.HEALTH)
    with center.store.read() as reader:
        found = last_acts(reader, center.institution_id, since=0, limit=3)
    assert [(act.subject_id, act.to_state) for act in found] == [
        (week, "left"),
        (month, "unreached"),
        (week, "unreached"),
    ]


def test_posting_whose_hire_is_taken_back_waits_on_as_before(center: Center, clock: FrozenClock) -> None:
    target = a_posting(center.store, center.park, openings=1)
    clock.advance(days=9)
    sent = refer(center.store, center.kim, a_seeker(center.store, center.kim), target)
    place(center.store, center.kim, sent)
    take_back(center, "place")
    with center.store.read() as reader:
        day = LadderDay(TODAY + timedelta(days=9), business_days(reader, center.institution_id), 7)
        (row,) = unfilled_page(reader, center.institution_id, UnfilledFilter(), day)
        told = [(each.act, each.reason) for each in edits(reader, target)]
    assert (row.waiting_days, row.reopened_on) == (7, None)
    assert told == [("undone", "잘못 누름"), ("closed", None)]
