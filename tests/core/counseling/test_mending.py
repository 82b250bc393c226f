"""Mending a session and taking one back: the figure follows, the chain stays sound, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.counseling.commands import log_session, mend_session, withdraw_session
from jobplus_core.counseling.queries import open_promise, seen_by, session, sessions
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import AlreadyDone, FieldMissing, FutureDate, ResidentNumber, RoleMissing, Stale
from jobplus_core.integrity.queries import check
from jobplus_core.kinds import Indicator, SessionChannel, SessionKind, SubjectKind
from jobplus_core.seekers.merging.queries import history
from jobplus_core.seekers.queue.queries import owned, promises_due
from tests.support.cases import TODAY, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center

FORM = SessionForm(held_on=TODAY, notes="이력서를 고침", minutes=30)
MENDED = replace(
    FORM,
    kind=SessionKind.IN_DEPTH,
    channel=SessionChannel.PHONE,
    minutes=90,
    notes="이력서와 면접",
    next_action="면접 확인",
    next_on=date(2013, 11, 22),
)


def test_session_is_mended_whole_and_counts_once(center: Center) -> None:
    key = log_session(center.store, center.kim, a_seeker(center.store, center.kim), FORM)
    before = last_entry(center.store)
    assert mend_session(center.store, center.kim, key, MENDED, version=1) == 2
    with center.store.read() as reader:
        row = session(reader, key)
    assert row is not None
    assert (row.version, row.kind, row.channel, row.minutes, row.notes, row.next_action, row.next_on) == (
        2, "in_depth", "phone", 90, "이력서와 면접", "면접 확인", date(2013, 11, 22),
    )  # fmt: skip
    assert booked(center.store, after=before) == []


def test_mended_day_counts_on_the_other_day(center: Center) -> None:
    key = log_session(center.store, center.kim, a_seeker(center.store, center.kim), FORM)
    first = last_entry(center.store)
    day = date(2013, 11, 15)
    mend_session(center.store, center.lead, key, replace(FORM, held_on=day), version=1)
    session_of_kim = row_of(center.kim, Indicator.COUNSELING, SubjectKind.SESSION, key)
    assert booked(center.store, after=first) == [
        session_of_kim._replace(quantity=-1, reverses_id=first),
        session_of_kim._replace(occurred_on=day, counted_on=day),
    ]
    assert check(center.store).findings == ()


def test_session_taken_back_keeps_its_row_and_counts_no_more(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    kept = log_session(center.store, center.kim, who, FORM)
    key = log_session(center.store, center.kim, who, FORM)
    first = last_entry(center.store)
    assert withdraw_session(center.store, center.kim, key, "다른 사람", version=1, token="a") == who
    assert withdraw_session(center.store, center.kim, key, "다른 사람", version=1, token="a") == who
    assert booked(center.store, after=first) == [
        row_of(center.kim, Indicator.COUNSELING, SubjectKind.SESSION, key, quantity=-1, reverses_id=first)
    ]
    with center.store.read() as reader:
        assert [(row.id, row.notes, row.withdrawn_on, row.withdrawn_reason) for row in sessions(reader, who)] == [
            (key, "이력서를 고침", TODAY, "다른 사람"),
            (kept, "이력서를 고침", None, None),
        ]
        known = history(reader, who)
    assert known is not None
    assert known.sessions == 1
    assert check(center.store).findings == ()
    for again in (1, 2):
        with pytest.raises(AlreadyDone):
            withdraw_session(center.store, center.kim, key, "다른 사람", version=again)
        with pytest.raises(AlreadyDone):
            mend_session(center.store, center.kim, key, MENDED, version=again)


def test_text_of_a_session_taken_back_is_for_its_holder_and_leads(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    key = log_session(center.store, center.kim, who, MENDED)
    withdraw_session(center.store, center.kim, key, "다른 사람", version=1)
    with center.store.read() as reader:
        row = session(reader, key)
    assert row is not None
    assert [seen_by(row, actor).notes for actor in (center.kim, center.lead, center.lee)] == [
        "이력서와 면접",
        "이력서와 면접",
        None,
    ]
    assert seen_by(row, center.lee) == row._replace(notes=None, next_action=None, next_on=None)


def test_session_taken_back_makes_no_promise_and_keeps_none(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    first = date(2013, 11, 11)
    promise = log_session(center.store, center.kim, who, replace(FORM, held_on=first, next_on=date(2013, 11, 15)))
    later = log_session(center.store, center.kim, who, FORM)
    mine = center.kim.counselor_id or 0

    def open_now() -> tuple[int, int | None]:
        with center.store.read() as reader:
            found = open_promise(reader, who)
            return promises_due(reader, mine, TODAY), found.session_id if found else None

    assert open_now() == (0, None)
    withdraw_session(center.store, center.kim, later, "잘못 적음", version=1)
    assert open_now() == (1, promise)
    with center.store.read() as reader:
        assert [row.session_on for row in owned(reader, mine)] == [first]
    withdraw_session(center.store, center.kim, promise, "잘못 적음", version=1)
    assert open_now() == (0, None)


def test_only_who_held_it_or_a_lead_changes_a_session(center: Center) -> None:
    key = log_session(center.store, center.kim, a_seeker(center.store, center.kim), FORM)
    before = last_entry(center.store)
    with pytest.raises(RoleMissing):
        mend_session(center.store, center.lee, key, MENDED, version=1)
    with pytest.raises(RoleMissing):
        withdraw_session(center.store, center.lee, key, "다른 사람", version=1)
    assert (booked(center.store, after=before), number(center.store, "SELECT version FROM counseling_session")) == (
        [],
        1,
    )
    assert withdraw_session(center.store, center.lead, key, "다른 사람", version=1) > 0


def test_second_desk_is_refused(center: Center) -> None:
    key = log_session(center.store, center.kim, a_seeker(center.store, center.kim), FORM)
    mend_session(center.store, center.kim, key, MENDED, version=1)
    with pytest.raises(Stale):
        mend_session(center.store, center.kim, key, FORM, version=1)
    with pytest.raises(Stale):
        withdraw_session(center.store, center.kim, key, "다른 사람", version=1)


def test_refused_changes_leave_the_session_as_it_was(center: Center) -> None:
    key = log_session(center.store, center.kim, a_seeker(center.store, center.kim), FORM)
    before = last_entry(center.store)
    with pytest.raises(FutureDate):
        mend_session(center.store, center.kim, key, replace(FORM, held_on=date(2013, 11, 19)), version=1)
    with pytest.raises(ResidentNumber):
        mend_session(center.store, center.kim, key, replace(FORM, notes="610505-2000000"), version=1)
    with pytest.raises(FieldMissing):
        withdraw_session(center.store, center.kim, key, " ", version=1)
    with pytest.raises(ResidentNumber):
        withdraw_session(center.store, center.kim, key, "610505-2000000", version=1)
    assert booked(center.store, after=before) == []
    assert number(center.store, "SELECT version FROM counseling_session WHERE minutes = 30") == 1
