"""Business days (영업일): Monday to Friday without the closed days a center has copied in."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta


class BusinessDays:
    """The working days of one center."""

    def __init__(self, closed: Iterable[date] = ()) -> None:
        self._closed = frozenset(closed)
        # Saturdays and Sundays are closed anyway.
        self._closed_workdays = sorted(day for day in self._closed if day.weekday() < 5)

    def is_open(self, day: date) -> bool:
        """Whether the center works that day."""
        return day.weekday() < 5 and day not in self._closed

    def count(self, since: date, until: date) -> int:
        """Business days from `since` up to and without `until`; 0 when `until` is not later."""
        days = (until - since).days
        if days <= 0:
            return 0
        weeks, rest = divmod(days, 7)
        first = since.weekday()
        workdays = weeks * 5 + sum((first + i) % 7 < 5 for i in range(rest))
        return workdays - (bisect_left(self._closed_workdays, until) - bisect_left(self._closed_workdays, since))

    def between(self, since: date, until: date) -> list[date]:
        """The business days from `since` up to and without `until`."""
        every = (since + timedelta(days=i) for i in range((until - since).days))
        return [day for day in every if self.is_open(day)]

    def in_month(self, year: int, month: int) -> int:
        """Business days of a whole month."""
        first = date(year, month, 1)
        return self.count(first, first + timedelta(days=monthrange(year, month)[1]))

    def in_year(self, year: int) -> int:
        """Business days of a whole year."""
        return self.count(date(year, 1, 1), date(year + 1, 1, 1))

    def after(self, day: date, days: int) -> date:
        """The business day `days` business days after `day`; with 0, `day` itself or the next open one."""
        found = day
        while not self.is_open(found):
            found += timedelta(days=1)
        for _ in range(days):
            found += timedelta(days=1)
            while not self.is_open(found):
                found += timedelta(days=1)
        return found

    def last_open(self, day: date) -> date:
        """The last day up to and with `day` on which the center works."""
        while not self.is_open(day):
            day -= timedelta(days=1)
        return day

    def age(self, since: date, today: date) -> int:
        """How many business days have begun after `since`: 0 on the day itself, 1 on the next business day."""
        return self.count(since + timedelta(days=1), today + timedelta(days=1))
