"""Which week or month a report speaks of; pure.

Weeks run Monday to Sunday and belong to the month of their Thursday, so that every week has one name and
18 to 24 November 2013 is "11월 3째주". The year to date starts on 1 January and ends with 31 December: days of the new
year in the old one's last week count in the new year's alone.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from jobplus_core.kinds import ClosingKind

_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEARS: Final = range(1900, 2200)
"""Reports look at the year before and the week after too: what lies at the calendar's ends has none."""


class Period(Protocol):
    """A week or a month."""

    @property
    def kind(self) -> ClosingKind:
        """Which of the two."""
        ...

    @property
    def since(self) -> date:
        """Its first day."""
        ...

    @property
    def until(self) -> date:
        """Its last day."""
        ...

    @property
    def year_start(self) -> date:
        """The day from which its year to date counts."""
        ...

    @property
    def year_end(self) -> date:
        """The last day that its year to date counts: its own, or the year's where it runs into the next."""
        ...

    @property
    def month_start(self) -> date:
        """First day of the month it belongs to."""
        ...

    @property
    def key(self) -> str:
        """Its name in files and commands."""
        ...

    @property
    def title(self) -> str:
        """Its name on the printed form."""
        ...

    def earlier(self) -> "Period":
        """The period before it."""
        ...


@dataclass(frozen=True, slots=True)
class Week:
    """One reporting week."""

    monday: date

    @property
    def kind(self) -> ClosingKind:
        """A week."""
        return ClosingKind.WEEK

    @property
    def since(self) -> date:
        """Its first day."""
        return self.monday

    @property
    def until(self) -> date:
        """Its last day."""
        return self.sunday

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def thursday(self) -> date:
        """The day whose month and year it belongs to."""
        return self.monday + timedelta(days=3)

    @property
    def month(self) -> int:
        """The month it belongs to."""
        return self.thursday.month

    @property
    def number(self) -> int:
        """Which week of that month it is, from 1."""
        return (self.thursday.day - 1) // 7 + 1

    @property
    def year_start(self) -> date:
        """The day from which its year to date counts."""
        return date(self.thursday.year, 1, 1)

    @property
    def year_end(self) -> date:
        """The last day that its year to date counts."""
        return min(self.sunday, date(self.thursday.year, 12, 31))

    @property
    def month_start(self) -> date:
        """First day of the month it belongs to."""
        return self.thursday.replace(day=1)

    @property
    def key(self) -> str:
        """Its name in files and commands (ISO 8601, which gives weeks to years by their Thursday too): `2013-W47`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def title(self) -> str:
        """Its name on the printed form."""
        return f"{self.month}월 {self.number}째주"

    def earlier(self, weeks: int = 1) -> "Week":
        """The week some weeks before, or after when negative."""
        return Week(self.monday - timedelta(weeks=weeks))


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month."""

    first: date

    @property
    def kind(self) -> ClosingKind:
        """A month."""
        return ClosingKind.MONTH

    @property
    def since(self) -> date:
        """Its first day."""
        return self.first

    @property
    def until(self) -> date:
        """Its last day."""
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    @property
    def year_start(self) -> date:
        """The day from which its year to date counts."""
        return self.first.replace(month=1)

    @property
    def year_end(self) -> date:
        """The last day that its year to date counts."""
        return self.until

    @property
    def month_start(self) -> date:
        """Its first day."""
        return self.first

    @property
    def key(self) -> str:
        """Its name in files and commands: `2013-11`."""
        return f"{self.first:%Y-%m}"

    @property
    def title(self) -> str:
        """Its name on the printed form."""
        return f"{self.first.month}월"

    @property
    def months(self) -> tuple["Month", ...]:
        """Itself."""
        return (self,)

    def earlier(self) -> "Month":
        """The month before."""
        return Month((self.first - timedelta(days=1)).replace(day=1))

    def later(self) -> "Month":
        """The month after."""
        return Month(self.until + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months, the first of which is January, April, July or October."""

    first: date

    @property
    def since(self) -> date:
        """Its first day."""
        return self.first

    @property
    def until(self) -> date:
        """Its last day."""
        return self.months[-1].until

    @property
    def months(self) -> tuple[Month, ...]:
        """Its months, in order."""
        return tuple(Month(self.first.replace(month=self.first.month + place)) for place in range(3))

    @property
    def number(self) -> int:
        """Which quarter of its year it is, from 1."""
        return (self.first.month + 2) // 3

    @property
    def key(self) -> str:
        """Its name in files and commands: `2013-Q4`."""
        return f"{self.first.year}-Q{self.number}"

    @property
    def title(self) -> str:
        """Its name on the printed form."""
        return f"{self.number}분기"

    def earlier(self) -> "Quarter":
        """The quarter before."""
        return quarter_of(self.first - timedelta(days=1))

    def later(self) -> "Quarter":
        """The quarter after."""
        return quarter_of(self.until + timedelta(days=1))


def week_of(day: date) -> Week:
    """The week `day` lies in."""
    return Week(day - timedelta(days=day.weekday()))


def week_around(day: date) -> Week | None:
    """The week a day that somebody named lies in; nothing in years that no report speaks of."""
    return week_of(day) if day.year in _YEARS else None


def month_of(day: date) -> Month:
    """The month `day` lies in."""
    return Month(day.replace(day=1))


def quarter_of(day: date) -> Quarter:
    """The quarter `day` lies in."""
    return Quarter(date(day.year, (day.month - 1) // 3 * 3 + 1, 1))


def read_week(text: str) -> Week | None:
    """The week that `2013-W08` names; nothing where it names none."""
    found = _WEEK.fullmatch(text.strip().upper())
    try:
        return week_around(date.fromisocalendar(int(found[1]), int(found[2]), 1)) if found else None
    except ValueError:
        return None


def read_month(text: str) -> Month | None:
    """The month that `2013-02` names; nothing where it names none."""
    found = _MONTH.fullmatch(text.strip())
    try:
        return Month(date(int(found[1]), int(found[2]), 1)) if found and int(found[1]) in _YEARS else None
    except ValueError:
        return None


def read_quarter(text: str) -> Quarter | None:
    """The quarter that `2013-Q1` names; nothing where it names none."""
    found = _QUARTER.fullmatch(text.strip().upper())
    return Quarter(date(int(found[1]), 3 * int(found[2]) - 2, 1)) if found and int(found[1]) in _YEARS else None
