"""The closed days a center has copied in."""

from datetime import date
from typing import NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader


class ClosedDay(NamedTuple):
    """A day on which the center is closed, and why."""

    day: date
    name: str
    source: str


class _Year(NamedTuple):
    day: date


def closed_days(reader: Reader, institution_id: int) -> list[ClosedDay]:
    """All closed days, in order."""
    return reader.rows(
        "SELECT day, name, source FROM calendar_day WHERE institution_id = :institution_id ORDER BY day",
        {"institution_id": institution_id},
        ClosedDay,
    )


def years_known(reader: Reader, institution_id: int, source: str) -> set[int]:
    """The years of which the store has days from a source."""
    found = reader.rows(
        "SELECT day FROM calendar_day WHERE institution_id = :institution_id AND source = :source",
        {"institution_id": institution_id, "source": source},
        _Year,
    )
    return {row.day.year for row in found}


def business_days(reader: Reader, institution_id: int) -> BusinessDays:
    """The center's working days."""
    return BusinessDays(row.day for row in closed_days(reader, institution_id))
