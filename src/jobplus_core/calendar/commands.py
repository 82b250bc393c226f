"""Copy public holidays into the store, where later releases of the holiday library cannot change them."""

from datetime import date
from typing import Final

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.plan import CalendarDay

HOLIDAY_SOURCE: Final = "holidays"


def copy_holidays(store: Store, actor: Actor, first_year: int, last_year: int, *, token: str | None = None) -> int:
    """Add the public holidays of the years that the store does not have yet, substitute holidays included.

    Returns:
        How many days were added; days already there stay as they are.
    """
    with store.write(actor, "copy_holidays", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        added = add_holidays(work, first_year, last_year)
        return work.finish(added, subject=(SubjectKind.CALENDAR, actor.institution_id))[0]


def add_holidays(work: Work, first_year: int, last_year: int) -> int:
    """The same within a command that does more."""
    institution_id = work.actor.institution_id
    known = set(
        work.session.exec(select(col(CalendarDay.day)).where(CalendarDay.institution_id == institution_id)).all()
    )
    fresh = {day: name for day, name in korean_holidays(first_year, last_year).items() if day not in known}
    work.session.add_all(
        CalendarDay(institution_id=institution_id, day=day, name=name, source=HOLIDAY_SOURCE)
        for day, name in sorted(fresh.items())
    )
    work.session.flush()
    return len(fresh)


def korean_holidays(first_year: int, last_year: int) -> dict[date, str]:
    """Public holidays of the Republic of Korea (관공서의 공휴일에 관한 규정) with Labour Day, on which the center's
    contract staff is off."""
    import holidays

    found = holidays.country_holidays("KR", years=range(first_year, last_year + 1), language="ko")
    days = {day: str(name) for day, name in found.items()}
    for year in range(first_year, last_year + 1):
        days.setdefault(date(year, 5, 1), "근로자의 날")
    return days


def business_days_of(work: Work) -> BusinessDays:
    """The working days of the actor's center, inside a command."""
    return BusinessDays(
        work.session.exec(
            select(col(CalendarDay.day)).where(CalendarDay.institution_id == work.actor.institution_id)
        ).all()
    )
