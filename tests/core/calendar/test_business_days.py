"""Business days: rules against plain counting, and the holidays a center copies in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.commands import close_day, copy_holidays, keep_holidays, korean_holidays, open_day
from jobplus_core.calendar.queries import business_days, closed_days
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, NotFound, RoleMissing
from tests.support.center import Center
from tests.support.clock import FrozenClock

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
CALENDARS = st.builds(BusinessDays, st.sets(st.dates(date(2012, 12, 1), date(2014, 3, 1)), max_size=40))
NEAR = st.dates(date(2012, 12, 1), date(2014, 3, 1))


def test_weekends_and_closed_days_are_not_open() -> None:
    days = BusinessDays([date(2013, 12, 25)])
    assert [days.is_open(date(2013, 12, day)) for day in range(20, 29)] == [
        True, False, False, True, True, False, True, True, False,
    ]  # fmt: skip
    assert (days.in_month(2013, 12), days.in_year(2013)) == (21, 260)


@given(CALENDARS, NEAR, NEAR)
def test_count_is_half_open_and_adds_up(days: BusinessDays, since: date, until: date) -> None:
    plain, day = 0, since
    while day < until:
        plain += days.is_open(day)
        day += timedelta(days=1)
    assert days.count(since, until) == plain
    middle = since + (until - since) // 2
    assert days.count(since, until) == days.count(since, middle) + days.count(middle, until)


@given(CALENDARS, NEAR, st.integers(0, 30))
def test_day_after_is_open_and_counts_back(days: BusinessDays, day: date, ahead: int) -> None:
    found = days.after(day, ahead)
    assert days.is_open(found)
    assert found >= day
    start = days.after(day, 0)
    assert days.count(start, found) == ahead
    assert days.age(start, found) == ahead


@given(CALENDARS, NEAR, st.integers(0, 60))
def test_age_grows_by_one_on_every_business_day(days: BusinessDays, since: date, later: int) -> None:
    today = since + timedelta(days=later)
    tomorrow = today + timedelta(days=1)
    assert days.age(since, since) == 0
    assert days.age(since, tomorrow) == days.age(since, today) + days.is_open(tomorrow)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2013, 12, 25), "기독탄신일"),
        (date(2013, 5, 1), "근로자의 날"),
        (date(2026, 8, 17), "광복절 대체 휴일"),
        (date(2027, 2, 9), "설날 대체 휴일"),
    ],
)
def test_korean_holidays_hold_substitutes_and_labor_day(day: date, name: str) -> None:
    found = korean_holidays(day.year, day.year)
    assert name in found[day] or found[day] in name


def test_holidays_are_copied_once_and_what_stands_is_kept(center: Center) -> None:
    with center.store.read() as reader:
        before = closed_days(reader, center.institution_id)
    assert {day.day.year for day in before} == {2011, 2012, 2013, 2014, 2015}
    added = copy_holidays(center.store, center.admin, 2015, 2016, token="a")
    assert copy_holidays(center.store, center.admin, 2015, 2016, token="a") == added
    assert copy_holidays(center.store, center.admin, 2015, 2016) == 0
    with center.store.read() as reader:
        after = closed_days(reader, center.institution_id)
        days = business_days(reader, center.institution_id)
    assert after[: len(before)] == before
    assert len(after) == len(before) + added
    assert (days.is_open(date(2016, 2, 8)), days.is_open(date(2016, 2, 11))) == (False, True)


def test_lead_closes_and_opens_days_to_come(center: Center) -> None:
    day, store = date(2013, 11, 22), center.store

    def is_open() -> bool:
        with store.read() as reader:
            return business_days(reader, center.institution_id).is_open(day)

    with pytest.raises(RoleMissing):
        close_day(store, center.kim, day, "전기 공사")
    with pytest.raises(FieldMissing):
        close_day(store, center.lead, day, " ")
    for wrong in (date(2013, 11, 15), date(2013, 11, 23)):
        with pytest.raises(FieldRefused):
            close_day(store, center.lead, wrong, "전기 공사")
    done = close_day(store, center.lead, day, "전기 공사", token="a")
    assert close_day(store, center.lead, day, "전기 공사", token="a") == done
    assert not is_open()
    with pytest.raises(AlreadyDone):
        close_day(store, center.lead, day, "또")
    with pytest.raises(RoleMissing):
        open_day(store, center.kim, day)
    assert open_day(store, center.lead, day, token="b") == done
    assert open_day(store, center.lead, day, token="b") == done
    assert is_open()
    with pytest.raises(NotFound):
        open_day(store, center.lead, day)
    with pytest.raises(FieldRefused):
        open_day(store, center.lead, date(2013, 12, 25))


def test_desk_that_comes_first_in_a_year_copies_the_holidays_to_come(center: Center, clock: FrozenClock) -> None:
    assert keep_holidays(center.store, center.kim) == 0
    clock.advance(days=800)
    assert keep_holidays(center.store, center.kim) > 10
    assert keep_holidays(center.store, center.lee) == 0


@given(CALENDARS, NEAR)
def test_last_open_day_is_open_with_none_after_it(days: BusinessDays, day: date) -> None:
    found = days.last_open(day)
    assert days.is_open(found)
    assert days.count(found + timedelta(days=1), day + timedelta(days=1)) == 0
