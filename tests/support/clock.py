"""A clock that stands still until a test moves it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from jobplus_core.clock import KST

# A Monday morning in the week the plan calls 11월 3째주.
MONDAY = datetime(2013, 11, 18, 9, 0, tzinfo=KST)


@dataclass(slots=True)
class FrozenClock:
    """Gives `now` until told otherwise."""

    now: datetime = field(default=MONDAY)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, *, days: int = 0, hours: int = 0, minutes: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, hours=hours, minutes=minutes)
