"""The closed days a center has copied in."""

from datetime import date
from typing import NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader


class ClosedDay(NamedTuple):
    """A day on which the center is closed, and why."""

    day: date
    name: str


def closed_days(reader: Reader, institution_id: int) -> list[ClosedDay]:
    """All closed days, in order."""
    return reader.rows(
        "SELECT day, name FROM calendar_day WHERE institution_id = :institution_id ORDER BY day",
        {"institution_id": institution_id},
        ClosedDay,
    )


def business_days(reader: Reader, institution_id: int) -> BusinessDays:
    """The center's working days."""
    return BusinessDays(row.day for row in closed_days(reader, institution_id))
