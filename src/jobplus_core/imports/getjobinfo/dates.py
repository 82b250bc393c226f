"""Days as the feed writes them: "마감일 (2026-09-26)", "채용시까지", "채용시까지 26-09-01", "26-09-01"."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.text import plain

_DAY: Final = re.compile(
    r"(?<!\d)(?P<year>\d{4}|\d{2})\s*[-./년]\s*(?P<month>\d{1,2})\s*[-./월]\s*(?P<day>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<packed>\d{8})(?!\d)"
)
_UNTIL_FILLED: Final = re.compile(r"채용\s*시|상시|수시|충원\s*시")
_YEARS: Final = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Closing:
    """When a posting closes: on a day, when it is filled, or whichever comes first."""

    closes_on: date | None = None
    until_filled: bool = False


def read_day(text: str) -> date | None:
    """The day in the text, the last one where it names several; None where there is no figure at all.

    Raises:
        FieldRejected: The figures are no day (`unreadable`) or one that no calendar has (`impossible_date`).
    """
    line = plain(text)
    found = list(_DAY.finditer(line))
    if not found:
        if any(char.isdigit() for char in line):
            raise FieldRejected("unreadable")
        return None
    last = found[-1]
    if packed := last.group("packed"):
        year, month, day = int(packed[:4]), int(packed[4:6]), int(packed[6:])
    else:
        year, month, day = (int(last.group(name)) for name in ("year", "month", "day"))
        year += 2000 if len(last.group("year")) == 2 else 0
    if year not in _YEARS:
        raise FieldRejected("impossible_date")
    try:
        return date(year, month, day)
    except ValueError as error:
        raise FieldRejected("impossible_date") from error


def read_registered(text: str) -> date | None:
    """The day of registration; a text without any day is refused, an empty one unknown.

    Raises:
        FieldRejected: `unreadable` or `impossible_date`.
    """
    day = read_day(text)
    if day is None and plain(text):
        raise FieldRejected("unreadable")
    return day


def read_closing(text: str, *, registered_on: date | None) -> Closing:
    """The deadline; words that name no day and no rule are unknown.

    Raises:
        FieldRejected: As `read_day`, or `closes_before_registered`.
    """
    until_filled = _UNTIL_FILLED.search(plain(text)) is not None
    try:
        closes_on = read_day(text)
    except FieldRejected as refused:
        # "채용시까지 (3명)" has a figure and still says all there is to say.
        if not until_filled or refused.reason != "unreadable":
            raise
        closes_on = None
    if closes_on is not None and registered_on is not None and closes_on < registered_on:
        raise FieldRejected("closes_before_registered", registered_on=registered_on.isoformat())
    return Closing(closes_on, until_filled)
