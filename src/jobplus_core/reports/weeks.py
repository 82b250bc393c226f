"""Which week a weekly report speaks of; pure.

Weeks run Monday to Sunday and belong to the month of their Thursday, so that every week has one name and
18 to 24 November 2013 is "11월 3째주". The year to date starts on 1 January.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Week:
    """One reporting week."""

    monday: date

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
    def title(self) -> str:
        """Its name on the printed form."""
        return f"{self.month}월 {self.number}째주"

    def earlier(self, weeks: int = 1) -> "Week":
        """The week some weeks before, or after when negative."""
        return Week(self.monday - timedelta(weeks=weeks))


def week_of(day: date) -> Week:
    """The week `day` lies in."""
    return Week(day - timedelta(days=day.weekday()))
