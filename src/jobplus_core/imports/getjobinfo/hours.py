"""Working time as the feed writes it, from "(오전) 7시 30분 ~ (오후) 5시 00분" to "주5일, 10:00~13:00".

The column is free text cut at a fixed width, so what cannot be read is unknown and never refused.
"""

import re
from decimal import Decimal
from typing import Final

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.text import plain

_MORNING: Final = ("오전", "새벽", "아침")
_EVENING: Final = ("오후", "저녁", "밤", "낮")
_HALF: Final = "|".join((*_MORNING, *_EVENING, "정오", "자정"))


def _time(name: str, *, marked: bool) -> str:
    """Pattern of one clock time; `marked` ones must show 시 or a colon, so that "주5~6일" is none."""
    clock = rf":(?P<{name}_colon>\d{{2}})(?!\d)"
    spoken = rf"\s*시(?!간)(?:\s*(?P<{name}_minute>\d{{1,2}})\s*분|\s*(?P<{name}_half>반))?(?!\s*\d{{1,2}}\s*$)"
    mark = rf"(?:{clock}|{spoken})" + ("" if marked else "?")
    return rf"(?:\(?(?P<{name}_part>{_HALF})\)?)?\s*(?<![\d:])(?P<{name}_hour>\d{{1,2}})(?!\d){mark}"


_TO: Final = r"\s*(?:[~–−-]|부터|에서)+\s*"
_SPAN: Final = re.compile(_time("start", marked=False) + _TO + _time("end", marked=True))
_START: Final = re.compile(_time("start", marked=True) + _TO)
_DAYS: Final = re.compile(r"주\s*(\d{1,2})\s*일")
_WHOLE_DAYS: Final = range(1, 8)
_WEEK_HOURS: Final = re.compile(r"-?\d{1,6}(?:\.\d{1,4})?")
_MOST_WEEK_HOURS: Final = 168


def read_hours(text: str) -> tuple[str | None, str | None]:
    """First span of work in the text as `HH:MM` start and end of a 24-hour day.

    오전 12시 is 00:00, 정오 12시 is 12:00. A text cut off after the start gives the start alone. An end that
    lies before its start is on the next day.
    """
    line = plain(text)
    start_only = _START.search(line)
    span = _SPAN.search(line)
    if span is None or (start_only is not None and start_only.start() < span.start()):
        return (None if start_only is None else _clock(start_only, "start", None), None)
    start = _clock(span, "start", None)
    end = _clock(span, "end", span)
    return (start, end) if start is not None and end is not None else (None, None)


def _clock(found: re.Match[str], name: str, span: re.Match[str] | None) -> str | None:
    hour = int(found.group(f"{name}_hour"))
    minute = int(found.group(f"{name}_colon") or found.group(f"{name}_minute") or 0)
    if found.group(f"{name}_half"):
        minute = 30
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    part = found.group(f"{name}_part")
    if part is None and span is not None:
        part = _inherited(span.group("start_part"), int(span.group("start_hour")), hour)
    return f"{_hour_of_day(part, hour):02d}:{minute:02d}"


def _inherited(part: str | None, start_hour: int, end_hour: int) -> str | None:
    """Half of the day of an end that names none: "오후 1시 ~ 4시" ends at 16:00, "오전 9시 ~ 6시" at 18:00.

    "오후 10시 ~ 7시" is a night's work.
    """
    if part in _EVENING:
        return part if end_hour > start_hour % 12 else None
    if part in _MORNING:
        return "오후" if end_hour <= start_hour % 12 else None
    return None


def _hour_of_day(part: str | None, hour: int) -> int:
    if part in _MORNING or part == "자정":
        return 0 if hour == 12 else hour % 24
    if part == "밤" and (hour == 12 or hour < 5):
        return hour % 12
    if part in _EVENING and hour < 12:
        return hour + 12
    return hour % 24


def read_days(text: str) -> int | None:
    """Days of work in a week ("주5일근무"), None where the text names none or a span of days."""
    found = _DAYS.search(plain(text))
    if found is None:
        return None
    days = int(found.group(1))
    return days if days in _WHOLE_DAYS else None


def read_week_hours(text: str) -> int | float | None:
    """Hours of work in a week; "" and "0" are unknown.

    Raises:
        FieldRejected: Below zero (`negative`) or more than a week has (`out_of_range`).
    """
    found = _WEEK_HOURS.search(plain(text).replace("−", "-"))
    if found is None:
        return None
    hours = Decimal(found.group())
    if hours < 0:
        raise FieldRejected("negative")
    if hours > _MOST_WEEK_HOURS:
        raise FieldRejected("out_of_range", most=_MOST_WEEK_HOURS)
    if hours == 0:
        return None
    return int(hours) if hours == hours.to_integral_value() else float(hours)
