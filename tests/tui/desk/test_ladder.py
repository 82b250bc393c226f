"""How far an unfilled posting has been handed on."""

from datetime import date
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Stage
from jobplus_tui.desk.ladder import ladder

MONDAY = date(2013, 11, 18)
DAYS = BusinessDays({date(2013, 11, 20)})


class Made(NamedTuple):
    referred_on: date
    ended_on: date | None = None
    urgent: bool = False


def test_due_days_are_business_days_of_the_center() -> None:
    way = ladder(MONDAY, (), today=date(2013, 11, 22), days=DAYS, urgent_after=7)
    assert (way.age, way.team_on, way.urgent_on, way.days_left) == (3, date(2013, 11, 19), date(2013, 11, 28), 4)
    assert way.stage is Stage.POSTING_TEAM


def test_referrals_are_counted_by_what_they_are() -> None:
    made = (Made(MONDAY), Made(MONDAY, date(2013, 11, 19)), Made(date(2013, 11, 21), urgent=True))
    way = ladder(MONDAY, made, today=date(2013, 11, 22), days=DAYS, urgent_after=7)
    assert (way.referrals, way.same_day, way.live, way.urgent) == (3, 2, 2, 1)
    assert way.stage is Stage.IN_HAND


@given(st.dates(date(2013, 1, 1), date(2014, 1, 1)), st.integers(1, 20))
def test_posting_is_urgent_from_its_due_day_on(registered: date, after: int) -> None:
    due = ladder(registered, (), today=registered, days=DAYS, urgent_after=after).urgent_on
    on_the_day = ladder(registered, (), today=due, days=DAYS, urgent_after=after)
    day_before = ladder(registered, (), today=date.fromordinal(due.toordinal() - 1), days=DAYS, urgent_after=after)
    assert (on_the_day.stage, on_the_day.days_left) == (Stage.URGENT, 0)
    assert day_before.stage is not Stage.URGENT
