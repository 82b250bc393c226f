"""Time, passed in: nobody below asks the machine for it but through a `Clock`."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

KST: Final = timezone(timedelta(hours=9), "KST")

Clock = Callable[[], datetime]
"""Gives the present as an aware datetime."""


def system_clock() -> datetime:
    """The machine's present, in UTC."""
    return datetime.now(UTC)


def micros(moment: datetime) -> int:
    """`moment` as whole microseconds since 1970 in UTC, the form in which the store keeps instants."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """The aware KST datetime of stored microseconds."""
    return (_EPOCH + timedelta(microseconds=value)).astimezone(KST)


def business_day(value: int) -> date:
    """The Korean calendar day on which stored microseconds fall."""
    return moment(value).date()


_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
