"""Closings, assignments, rows put off and calls planned, taken back on both databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import business_days
from jobplus_core.errors import AlreadyDone, RestsOnIt
from jobplus_core.follow_ups.commands import plan_care, record_follow_up
from jobplus_core.follow_ups.queries import wanting_care
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import FollowUpResult, Indicator, Stage, SubjectKind, TargetGroup, TodayKind
from jobplus_core.notices.queries import unread
from jobplus_core.postings.commands import close_posting
from jobplus_core.postings.editing.commands import assign_developer, edit_posting
from jobplus_core.postings.editing.queries import edits
from jobplus_core.postings.ladder.rules import LadderDay
from jobplus_core.postings.queries import UnfilledFilter, unfilled_page
from jobplus_core.postings.queries_record import posting
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from jobplus_core.today.commands import postpone
from jobplus_core.undo.commands import undo
from jobplus_core.undo.queries import last_acts
from tests.support.cases import POSTING, SEEKER, TODAY, a_posting, a_referral, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock


def take_back(center: Center, command: str, *, by: Actor | None = None) -> int:
    act = number(center.store, "SELECT MAX(id) FROM audit_entry WHERE command = :command", command=command)
    return undo(center.store, by or center.kim, act, "잘못 누름")


def test_closed_posting_is_open_again_and_waits_on_as_before(center: Center, clock: FrozenClock) -> None:
    key = a_posting(center.store, center.park)
    clock.advance(days=9)
    close_posting(center.store, center.kim, key, "duplicate")
    take_back(center, "close_posting")
    with center.store.read() as reader:
        record = posting(reader, key)
        day = LadderDay(TODAY + timedelta(days=9), business_days(reader, center.institution_id), 7)
        (row,) = unfilled_page(reader, center.institution_id, UnfilledFilter(), day)
        assert [(each.act, each.reason) for each in edits(reader, key)] == [("undone", "잘못 누름"), ("closed", None)]
    assert record is not None
    assert (record.state, record.closed_reason, record.version) == ("open", None, 3)
    assert (row.stage, row.waiting_days, row.reopened_on) == (Stage.URGENT, 7, None)
    with pytest.raises(AlreadyDone):
        take_back(center, "close_posting")


def test_closing_stays_where_the_posting_was_mended_since(center: Center) -> None:
    key = a_posting(center.store, center.park)
    close_posting(center.store, center.kim, key, "duplicate")
    form = replace(POSTING, title="야간 요양보호사")
    edit_posting(center.store, center.kim, key, form, developer_id=center.park.counselor_id, version=2)
    with pytest.raises(RestsOnIt) as rests:
        take_back(center, "close_posting")
    assert (rests.value.kind, rests.value.id) == ("posting", key)


def test_figures_go_back_with_the_developing_counselor(center: Center) -> None:
    key = a_posting(center.store, center.park)
    assign_developer(center.store, center.kim, key, center.lee.counselor_id, version=1)
    before = last_entry(center.store)
    take_back(center, "assign_developer")
    with center.store.read() as reader:
        record = posting(reader, key)
    assert record is not None
    assert (record.developer, record.version) == ("박세모", 3)
    kind, found = SubjectKind.POSTING, booked(center.store, after=before)
    assert found == [
        row_of(actor, indicator, kind, key, quantity=quantity, funding="private", reverses_id=found[place].reverses_id)
        for place, (actor, indicator, quantity) in enumerate(
            (
                (center.lee, Indicator.POSTING, -1),
                (center.lee, Indicator.OPENING, -2),
                (center.park, Indicator.POSTING, 1),
                (center.park, Indicator.OPENING, 2),
            )
        )
    ]
    assert check(center.store).findings == ()


def test_assignment_that_changed_nothing_is_none_to_take_back(center: Center) -> None:
    key = a_posting(center.store, center.park)
    assign_developer(center.store, center.kim, key, center.park.counselor_id, version=1)
    with pytest.raises(AlreadyDone):
        take_back(center, "assign_developer")


def test_row_put_off_stands_in_the_queue_again(center: Center, clock: FrozenClock) -> None:
    live = a_referral(center.store, center.kim)
    postpone(
        center.store, center.kim, TodayKind.ANSWER, live, until_on=date(2013, 11, 20), reason="담당자 휴가", token="a"
    )
    with center.store.read() as reader:
        (act, *_rest) = last_acts(reader, center.institution_id, since=0)
    assert (act.command, act.seeker, act.title) == ("postpone", "홍길순", "요양보호사 구함")
    take_back(center, "postpone")
    put_off = "SELECT COUNT(*) FROM postponement WHERE until_on > :today"
    assert number(center.store, put_off, today=TODAY) == 0
    postpone(center.store, center.kim, TodayKind.ANSWER, live, until_on=date(2013, 11, 19), reason="다시")
    clock.advance(days=1)
    with pytest.raises(AlreadyDone):
        take_back(center, "postpone", by=center.lead)


def at_risk(center: Center) -> int:
    form = replace(SEEKER, name="박노을", target_groups=(TargetGroup.SENIOR,))
    return register_seeker(center.store, center.kim, form, RegistrationForm(registered_on=TODAY)).seeker_id


def test_calls_planned_are_off_the_calendar_and_can_be_planned_anew(center: Center) -> None:
    who = at_risk(center)
    assert plan_care(center.store, center.kim) == 1
    take_back(center, "plan_care")
    with center.store.read() as reader:
        (wants,) = wanting_care(reader, center.kim.counselor_id or 0)
    assert wants == (who, None)
    with pytest.raises(AlreadyDone):
        take_back(center, "plan_care")
    assert plan_care(center.store, center.kim) == 1


def test_calls_planned_stay_once_somebody_called(center: Center) -> None:
    at_risk(center)
    plan_care(center.store, center.kim)
    call = number(center.store, "SELECT MAX(id) FROM follow_up")
    record_follow_up(center.store, center.kim, call, FollowUpResult.UNREACHED, version=1)
    with pytest.raises(RestsOnIt):
        take_back(center, "plan_care")


def test_whoever_closed_a_posting_is_told_that_it_is_open_again(center: Center) -> None:
    key = a_posting(center.store, center.park)
    close_posting(center.store, center.kim, key, "duplicate")
    take_back(center, "close_posting", by=center.lead)
    with center.store.read() as reader:
        (told,) = unread(reader, center.kim.counselor_id or 0)
    assert (told.kind, told.subject_id, told.employer, told.title) == ("undone", key, "다온요양원", "요양보호사 구함")
