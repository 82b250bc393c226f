"""The names of weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.reports.document import moment_text, read_moment
from jobplus_core.reports.weeks import month_of, read_month, read_quarter, read_week, week_around, week_of
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


@pytest.mark.parametrize("year", ["0000", "0001", "1899", "2201", "9999", "٢٠١٣"])
def test_no_report_speaks_of_the_calendars_ends(year: str) -> None:
    assert [read_week(f"{year}-W01"), read_month(f"{year}-12"), read_quarter(f"{year}-Q4")] == [None] * 3
    assert read_moment(f"{year}-01-01T00:00") is read_moment(f"{year}-12-31") is None
    if year.isascii() and int(year):
        assert week_around(date(int(year), 1, 1)) is week_around(date(int(year), 12, 31)) is None


def test_first_and_last_years_are_read() -> None:
    for year in (1900, 2199):
        for week in (read_week(f"{year}-W01"), read_week(f"{year}-W52"), week_around(date(year, 12, 31))):
            assert week is not None
            assert week.earlier(60).monday < week.until < week.earlier(-60).monday
        assert read_month(f"{year}-12") == month_of(date(year, 12, 1))
        moment = read_moment(f"{year}-01-01T00:00")
        assert moment is not None
        assert moment_text(moment) == f"{year}-01-01T00:00:00.000000+09:00"


@given(DAYS)
def test_every_day_lies_in_one_week_with_one_name(day: date) -> None:
    week = week_of(day)
    assert week.monday <= day <= week.sunday
    assert {week_of(week.monday + timedelta(days=i)) for i in range(7)} == {week}
    thursdays = [d for d in (week.thursday.replace(day=n) for n in range(1, week.thursday.day + 1)) if d.weekday() == 3]
    assert (week.month, week.number) == (week.thursday.month, len(thursdays))
    assert week.earlier().sunday == week.monday - timedelta(days=1)
    assert week.earlier().earlier(-1) == week
