"""The month of a report's period: what each day brought and what each person did, as of any moment."""

from datetime import date
from typing import Any

from jobplus_core.clock import business_day
from jobplus_core.kinds import Indicator
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.reports.closing import issued
from jobplus_core.reports.document import canonical
from jobplus_core.reports.form import CENTER
from jobplus_core.reports.month_so_far import weekdays
from jobplus_core.reports.weeks import Period, Week, month_of, week_of
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.moments import Doings


def pace(center: Center, period: Period, *, as_of: int | None = None, team: int = 0) -> dict[str, Any]:
    found = issued(center.store, center.institution_id, "시험센터", period, as_of=as_of)
    pace: dict[str, Any] = found.document["teams"][team]["pace"]
    return pace


def quota(center: Center, value: int, *, month: int = 11) -> None:
    form = QuotaForm(
        indicator=Indicator.PLACEMENT,
        year=2013,
        month=month,
        value=value,
        source="시험",
        counselor_id=center.kim.counselor_id,
    )
    set_quotas(center.store, center.lead, (form,))


def test_days_and_people_sum_to_the_months_column(center: Center, clock: FrozenClock) -> None:
    doings = Doings.of(center, clock, 3)
    for turn in range(60):
        doings.act(back=12)
        if turn % 20 == 10:
            clock.advance(days=1)
    document = issued(center.store, center.institution_id, "시험센터", week_of(clock.now.date())).document
    brought = 0
    for team in document["teams"]:
        found = team["pace"]
        assert found["month"] == "2013-11"
        assert len(found["days"]) == clock.now.date().day
        assert sum(found["days"]) == team["months"]["values"][10] == sum(one["count"] for one in found["people"])
        assert [one["name"] for one in found["people"]] == [one["name"] for one in team["people"]]
        brought += sum(found["days"])
    assert brought > 0


def test_quotas_are_those_that_held_at_the_moment(center: Center, clock: FrozenClock) -> None:
    quota(center, 8)
    quota(center, 20, month=10)
    moment = center.store.present()
    before = canonical(issued(center.store, center.institution_id, "시험센터", week_of(TODAY), as_of=moment).document)
    clock.advance(hours=1)
    quota(center, 9)
    assert pace(center, week_of(TODAY))["quota"] == 9
    found = pace(center, week_of(TODAY), as_of=moment)
    assert {one["name"]: one["quota"] for one in found["people"]}["김하나"] == 8 == found["quota"]
    anew = issued(center.store, center.institution_id, "시험센터", week_of(TODAY), as_of=moment).document
    assert canonical(anew) == before


def test_week_of_two_months_stands_in_the_one_of_its_thursday(center: Center, clock: FrozenClock) -> None:
    clock.advance(days=20)
    quota(center, 8)
    last_of_november = Week(date(2013, 11, 25))
    assert (last_of_november.until, last_of_november.month_start) == (date(2013, 12, 1), date(2013, 11, 1))
    assert (pace(center, last_of_november)["month"], len(pace(center, last_of_november)["days"])) == ("2013-11", 30)
    first = Week(date(2013, 7, 29))
    assert (pace(center, first)["month"], len(pace(center, first)["days"])) == ("2013-08", 4)
    assert month_of(TODAY).month_start == date(2013, 11, 1)


def test_days_end_where_the_moment_is(center: Center, clock: FrozenClock) -> None:
    moment = center.store.present()
    clock.advance(days=3)
    assert len(pace(center, month_of(TODAY), as_of=moment)["days"]) == business_day(moment).day == 18
    assert len(pace(center, week_of(TODAY), as_of=moment)["days"]) == 18
    # A month that had not begun has brought nothing.
    later = pace(center, month_of(date(2013, 12, 2)), as_of=moment)
    assert (later["days"], later["quota"]) == ([], 0)


def test_center_line_has_no_quota(center: Center) -> None:
    from tests.core.reports.test_weekly_document import book, booking

    book(center, booking(Indicator.PLACEMENT, 3))
    quota(center, 8)
    people = pace(center, week_of(TODAY))["people"]
    assert {one["name"]: (one["count"], one["quota"]) for one in people}[CENTER] == (3, 0)


def test_weekdays_are_mondays_to_fridays_of_the_month() -> None:
    found = weekdays(date(2013, 2, 1))
    assert (len(found), found[0], found[-1]) == (20, date(2013, 2, 1), date(2013, 2, 28))
    assert {day.weekday() for day in found} == {0, 1, 2, 3, 4}
