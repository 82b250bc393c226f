"""Copy public holidays into the store, where later releases of the holiday library cannot change them, and book the
days on which the center itself is closed."""

from datetime import date
from typing import Final

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import years_known
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused, NotFound, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.tables.plan import CalendarDay

HOLIDAY_SOURCE: Final = "holidays"
CLOSURE_SOURCE: Final = "closure"
YEARS_AHEAD: Final = 1
"""How many years beyond the present one a center knows the holidays of, so that deadlines never run past them."""


def copy_holidays(store: Store, actor: Actor, first_year: int, last_year: int, *, token: str | None = None) -> int:
    """Add the public holidays of the years that the store does not have yet, substitute holidays included.

    Returns:
        How many days were added; days already there stay as they are.
    """
    with store.write(actor, "copy_holidays", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        added = add_holidays(work, first_year, last_year)
        return work.finish(added, subject=(SubjectKind.CALENDAR, actor.institution_id))[0]


def keep_holidays(store: Store, actor: Actor) -> int:
    """Copy the holidays of this year and the next, unless the store has them: for whichever desk comes first in a year.

    Returns:
        How many days were added.
    """
    this = business_day(micros(store.clock())).year
    years = set(range(this, this + YEARS_AHEAD + 1))
    with store.read() as reader:
        missing = years - years_known(reader, actor.institution_id, HOLIDAY_SOURCE)
    return copy_holidays(store, actor, min(missing), max(missing)) if missing else 0


def close_day(store: Store, actor: Actor, day: date, reason: str, *, token: str | None = None) -> int:
    """Book a day on which the center is closed (휴무). What was counted before stays where it was counted, so that
    only today and days to come can be closed.

    Returns:
        The id of the closed day.

    Raises:
        RoleMissing: Only leads close days.
        FieldMissing, FieldRefused: No reason is given, the day is over, or a weekend anyway.
        AlreadyDone: The center is closed that day already.
    """
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    _must_lead(actor)
    with store.write(actor, "close_day", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        _not_over(work, day)
        if day.weekday() >= 5:
            raise FieldRefused("day", day.isoformat(), "weekend")
        found = _closed_day(work, day)
        if found is not None:
            raise AlreadyDone(SubjectKind.CALENDAR, found.key)
        row = work.add(CalendarDay(institution_id=actor.institution_id, day=day, name=why, source=CLOSURE_SOURCE))
        return work.finish(row.key, subject=(SubjectKind.CALENDAR, row.key))[0]


def open_day(store: Store, actor: Actor, day: date, *, token: str | None = None) -> int:
    """Take a closure back that was booked by hand: the center works that day after all.

    Returns:
        The id that the closed day had.

    Raises:
        RoleMissing: Only leads open days.
        NotFound: The center is not closed that day.
        FieldRefused: The day is over, or a public holiday.
    """
    _must_lead(actor)
    with store.write(actor, "open_day", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        _not_over(work, day)
        found = _closed_day(work, day)
        if found is None:
            raise NotFound(SubjectKind.CALENDAR, day.toordinal())
        if found.source != CLOSURE_SOURCE:
            raise FieldRefused("day", day.isoformat(), "public_holiday")
        key = found.key
        work.session.delete(found)
        return work.finish(key, subject=(SubjectKind.CALENDAR, key))[0]


def _must_lead(actor: Actor) -> None:
    if not actor.leads():
        raise RoleMissing(Role.LEAD)


def _not_over(work: Work, day: date) -> None:
    if day < work.today:
        raise FieldRefused("day", day.isoformat(), "over")


def _closed_day(work: Work, day: date) -> CalendarDay | None:
    return work.session.exec(
        select(CalendarDay).where(CalendarDay.institution_id == work.actor.institution_id, col(CalendarDay.day) == day)
    ).first()


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
