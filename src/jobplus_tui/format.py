"""Figures, days and phones as they stand on screen.

A value that is not known is drawn as a dash, never as 0 or a blank.
"""

from datetime import date, datetime, time
from math import floor
from typing import Final

MISSING: Final = "–"
WEEKDAYS: Final = "월화수목금토일"
WEEKDAYS_EN: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def number(value: int | None) -> str:
    """Return a count with thousands separators: `1,234`."""
    return MISSING if value is None else f"{value:,}"


def man(won: int | None) -> str:
    """Return an amount in units of 10,000 won without the unit, for columns: `220`, `10.3`."""
    if won is None:
        return MISSING
    whole, rest = divmod(won, 10_000)
    tenth = rest // 1_000
    return f"{whole:,}.{tenth}" if tenth else f"{whole:,}"


def money(won: int | None) -> str:
    """Return an amount in prose: `220만`, and `9,860원` below 10,000 won or where 만 would round."""
    if won is None:
        return MISSING
    if won >= 10_000 and won % 1_000 == 0:
        return f"{man(won)}만"
    return f"{won:,}원"


def day(value: date | None, *, english: bool = False) -> str:
    """Return a day with its weekday: `11.22(금)`."""
    if value is None:
        return MISSING
    weekday = (WEEKDAYS_EN if english else WEEKDAYS)[value.weekday()]
    return f"{value.month}.{value.day}({weekday})"


def clock(value: datetime | time | None) -> str:
    """Return a time of day: `14:05`."""
    return MISSING if value is None else f"{value.hour:02}:{value.minute:02}"


def iso(value: date | None) -> str:
    """Return a day in full, as birth dates are written: `1979-03-02`."""
    return MISSING if value is None else value.isoformat()


def phone_tail(phone: str | None) -> str:
    """Return a phone cut to its last four digits, for every place but the person's own form: `…4821`."""
    digits = "".join(character for character in phone or "" if character.isdigit())
    return f"…{digits[-4:]}" if len(digits) >= 4 else MISSING


def age(born: date | None, today: date) -> int | None:
    """Return a person's age in full years on a day."""
    if born is None:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def share(part: int | None, whole: int | None) -> str:
    """Return a part of a whole: `0/2`."""
    return f"{number(part)}/{number(whole)}"


def rate(part: int | None, whole: int | None) -> str:
    """Return a rate in percent with one decimal, for tables: `62.7`; rounded half up, as printed reports are."""
    if part is None or not whole or whole < 0:
        return MISSING
    return f"{(2_000 * part + whole) // (2 * whole) / 10:.1f}"


def percent(part: float, whole: float) -> int | None:
    """Return a rate in whole percent, rounded half up, for the status bar."""
    return floor(100 * part / whole + 0.5) if whole > 0 else None


def signed(value: int | None) -> str:
    """Return a difference with its sign: `+14`."""
    if value is None:
        return MISSING
    return f"{value:+,}" if value else "0"
