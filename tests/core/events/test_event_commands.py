"""Events written down and mended, on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.errors import FieldMissing, FieldRefused, NotFound, Refusal, ResidentNumber, RestsOnIt
from jobplus_core.events.commands import mend_event, register_event
from jobplus_core.events.queries import EventRow, events
from jobplus_core.events.rules import EventForm
from jobplus_core.kinds import EventKind
from jobplus_core.placements.commands import cancel_placement, place
from tests.support.cases import TODAY, a_referral, number
from tests.support.center import Center

FAIR = EventForm(kind=EventKind.FAIR, name=" 가을  취업박람회 ", held_on=TODAY, place="시청 광장")


def known(center: Center, until: date | None = None) -> list[EventRow]:
    with center.store.read() as reader:
        return events(reader, center.institution_id, until=until)


def test_event_is_written_down_once_and_hires_name_it(center: Center) -> None:
    key = register_event(center.store, center.kim, FAIR, token="a")
    assert register_event(center.store, center.kim, FAIR, token="a") == key
    planned = register_event(center.store, center.lee, replace(FAIR, name="내년 박람회", held_on=date(2014, 4, 3)))
    hire = place(center.store, center.kim, a_referral(center.store, center.kim), event_id=key)
    row = EventRow(key, "fair", "가을 취업박람회", TODAY, "시청 광장", 1)
    assert known(center, TODAY) == [row]
    assert [each.id for each in known(center)] == [planned, key]
    cancel_placement(center.store, center.kim, hire, "착오", version=1)
    assert known(center, TODAY) == [row._replace(hires=0)]


def test_kind_stays_once_a_hire_is_booked_under_it(center: Center) -> None:
    key = register_event(center.store, center.kim, FAIR)
    day = replace(FAIR, kind=EventKind.MATCHING_DAY, name="11월 매칭데이", place="")
    assert mend_event(center.store, center.lee, key, day, token="m") == key
    assert known(center) == [EventRow(key, "matching_day", "11월 매칭데이", TODAY, None, 0)]
    hire = place(center.store, center.kim, a_referral(center.store, center.kim), event_id=key)
    with pytest.raises(RestsOnIt) as rests:
        mend_event(center.store, center.lee, key, FAIR)
    assert (rests.value.kind, rests.value.id) == ("placement", hire)
    mend_event(center.store, center.lee, key, replace(day, name="매칭데이"))
    assert known(center)[0].name == "매칭데이"


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (replace(FAIR, name=" "), FieldMissing),
        (replace(FAIR, name="박" * 61), FieldRefused),
        (replace(FAIR, place="610505-2000000"), ResidentNumber),
        (replace(FAIR, held_on=date(2014, 11, 20)), FieldRefused),
        (replace(FAIR, name="가을 취업박람회"), FieldRefused),
    ],
)
def test_event_that_cannot_be_is_refused(center: Center, form: EventForm, refusal: type[Refusal]) -> None:
    register_event(center.store, center.kim, FAIR)
    with pytest.raises(refusal):
        register_event(center.store, center.kim, form)
    with pytest.raises(NotFound):
        mend_event(center.store, center.kim, 99, replace(FAIR, name="없는 행사"))
    assert number(center.store, "SELECT COUNT(*) FROM event") == 1
