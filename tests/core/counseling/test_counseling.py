"""Logging sessions, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.queries import SessionRow, sessions
from jobplus_core.counseling.rules import SessionForm, cleaned
from jobplus_core.errors import FieldRefused, FutureDate, NotFound, ResidentNumber, RoleMissing
from jobplus_core.kinds import Indicator, SessionChannel, SessionKind, SubjectKind
from tests.support.cases import TODAY, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center

FORM = SessionForm(
    held_on=TODAY,
    kind=SessionKind.RESUME,
    channel=SessionChannel.PHONE,
    minutes=25,
    notes="이력서를 고침",
    next_action="다시 전화",
    next_on=date(2013, 11, 20),
)


def test_session_is_kept_and_counts_for_who_held_it(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    before = last_entry(center.store)
    key = log_session(center.store, center.lee, who, FORM)
    assert booked(center.store, after=before) == [row_of(center.lee, Indicator.COUNSELING, SubjectKind.SESSION, key)]
    with center.store.read() as reader:
        assert sessions(reader, who) == [
            SessionRow(
                id=key,
                version=1,
                seeker_id=who,
                seeker="홍길순",
                held_on=TODAY,
                kind="resume",
                channel="phone",
                minutes=25,
                notes="이력서를 고침",
                next_action="다시 전화",
                next_on=date(2013, 11, 20),
                counselor_id=center.lee.counselor_id or 0,
                counselor="이두리",
            )
        ]


def test_sessions_are_listed_newest_first(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    days = (date(2013, 11, 15), TODAY, date(2013, 11, 14), TODAY)
    keys = [log_session(center.store, center.kim, who, SessionForm(held_on=day)) for day in days]
    with center.store.read() as reader:
        assert [row.id for row in sessions(reader, who)] == [keys[3], keys[1], keys[0], keys[2]]


def test_repeated_token_logs_once(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    key = log_session(center.store, center.kim, who, FORM, token="a")
    assert log_session(center.store, center.kim, who, FORM, token="a") == key
    assert number(center.store, "SELECT COUNT(*) FROM counseling_session") == 1


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (replace(FORM, notes="610505-2000000"), ResidentNumber),
        (replace(FORM, next_action="610505 2000000"), ResidentNumber),
        (replace(FORM, minutes=0), FieldRefused),
        (replace(FORM, minutes=601), FieldRefused),
        (replace(FORM, notes="가" * 20_001), FieldRefused),
        (replace(FORM, next_action="가" * 201), FieldRefused),
        (replace(FORM, next_on=date(2013, 11, 17)), FieldRefused),
        (replace(FORM, held_on=date(2013, 11, 19)), FutureDate),
    ],
)
def test_refused_session_leaves_nothing(center: Center, form: SessionForm, refusal: type[Exception]) -> None:
    who = a_seeker(center.store, center.kim)
    before = last_entry(center.store)
    with pytest.raises(refusal):
        log_session(center.store, center.kim, who, form)
    assert number(center.store, "SELECT COUNT(*) FROM counseling_session") == 0
    assert booked(center.store, after=before) == []


def test_session_needs_a_counselor_and_a_seeker(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    with pytest.raises(RoleMissing):
        log_session(center.store, center.admin, who, FORM)
    with pytest.raises(NotFound):
        log_session(center.store, center.kim, who + 9, FORM)


def test_notes_keep_their_lines() -> None:
    form = cleaned(replace(FORM, notes=" 가\r\n\x1b[31m나 ", next_action=" "))
    assert (form.notes, form.next_action) == ("가\n[31m나", None)
