"""The names of weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.reports.weeks import month_of, week_of
from tests.support.cases import TODAY

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "title", "year_start"),
    [
        (date(2013, 11, 18), "11월 3째주", date(2013, 1, 1)),
        (date(2013, 11, 24), "11월 3째주", date(2013, 1, 1)),
        (date(2013, 11, 25), "11월 4째주", date(2013, 1, 1)),
        # Thursday stands in the next month, or the next year; or still in the old one.
        (date(2013, 9, 30), "10월 1째주", date(2013, 1, 1)),
        (date(2013, 12, 31), "1월 1째주", date(2014, 1, 1)),
        (date(2027, 1, 3), "12월 5째주", date(2026, 1, 1)),
    ],
)
def test_week_belongs_to_its_thursday(day: date, title: str, year_start: date) -> None:
    week = week_of(day)
    assert (week.title, week.year_start) == (title, year_start)


def test_year_to_date_ends_with_the_year() -> None:
    assert [week_of(date(2026, 12, 31)).year_end, week_of(TODAY).year_end] == [date(2026, 12, 31), date(2013, 11, 24)]
    assert month_of(TODAY).year_end == date(2013, 11, 30)


@given(DAYS)
def test_every_day_lies_in_one_week_with_one_name(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert {week_of(week.monday + timedelta(days=i)) for i in range(7)} == {week}
    thursdays = [d for d in (week.thursday.replace(day=n) for n in range(1, week.thursday.day + 1)) if d.weekday() == 3]
    assert (week.month, week.number) == (week.thursday.month, len(thursdays))
    assert week.earlier().sunday == week.monday - timedelta(days=1)
    assert week.earlier().earlier(-1) == week
