"""Time in the demo: which days are worked, how a year's volume falls on them, and what is due when."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.demo.opening import at_nine

Step = Callable[[int], None]
"""Something that happens at a moment (microseconds UTC)."""

_MINUTE: Final = 60_000_000
_WHOLE_DAY: Final = 535 * _MINUTE
_MORNING: Final = 100 * _MINUTE
_MORNING_SHARE: Final = 0.2
_MONTHS: Final = (0.85, 0.85, 1.15, 1.1, 1.05, 1.05, 1.0, 0.85, 1.1, 1.05, 1.05, 0.9)
_WEEKDAYS: Final = (1.15, 1.05, 1.0, 0.95, 0.85)


class Agenda:
    """The working days from `first` to `last`, and what was put off to each.

    Args:
        morning: The day on which only the morning has passed, if it is among them.
    """

    def __init__(
        self, chance: Random, days: BusinessDays, *, first: date, last: date, morning: date | None = None
    ) -> None:
        self._chance = chance
        self._morning = morning
        span = ((first + timedelta(days=i)) for i in range((last - first).days + 1))
        self.days = [day for day in span if days.is_open(day)]
        self._put_off: defaultdict[int, list[Step]] = defaultdict(list)
        shares = [
            _MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] * (_MORNING_SHARE if day == morning else 1)
            for day in self.days
        ]
        self._whole = sum(shares)
        self._until = [0.0, *accumulate(shares)]

    def portion(self, total: int, place: int) -> int:
        """How much of a year's total falls on the day at `place`; the portions sum to the total."""
        before, after = (self._until[place + i] / self._whole for i in (0, 1))
        return round(total * after) - round(total * before)

    def put_off(self, place: int, step: Step) -> None:
        """Have something happen on the day at `place`; what lies beyond the last day never does."""
        if place < len(self.days):
            self._put_off[place].append(step)

    def place_of(self, day: date) -> int:
        """The position of a day, or of the next working one."""
        return bisect_left(self.days, day)

    def due(self, place: int) -> list[Step]:
        """What was put off to the day at `place`."""
        return self._put_off.pop(place, [])

    def moment(self, place: int, *, within: float = 1.0) -> int:
        """A moment in the working hours of the day at `place`, in the first part of them."""
        day = self.days[place]
        span = _MORNING if day == self._morning else _WHOLE_DAY
        return at_nine(day) + int(self._chance.random() * span * within)

    def end(self, place: int) -> int:
        """The end of the working hours of the day at `place`."""
        day = self.days[place]
        return at_nine(day) + (_MORNING if day == self._morning else _WHOLE_DAY)
