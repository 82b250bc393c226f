"""When the placed are asked how it goes (취업후 사후관리, plan III-1 and III-2); pure."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import FollowUpKind

# The plan asks for care after placement and a retention check once a year; the steps before it are the default.
_MONTHS: Final = {
    FollowUpKind.MONTH_1: 1,
    FollowUpKind.MONTH_3: 3,
    FollowUpKind.MONTH_6: 6,
    FollowUpKind.MONTH_12: 12,
}


def schedule(starts_on: date, days: BusinessDays) -> tuple[tuple[FollowUpKind, date], ...]:
    """The checks of a placement that starts on `starts_on`, each on a business day."""
    week = days.after(starts_on + timedelta(days=7), 0)
    return (
        (FollowUpKind.WEEK_1, week),
        *((kind, days.after(add_months(starts_on, months), 0)) for kind, months in _MONTHS.items()),
    )


def add_months(day: date, months: int) -> date:
    """The same day some months later, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
