"""What people write, read as they say it: days, times, money, phones. Screens and files are read by the same words.

Every reader returns nothing for text it does not understand.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.kinds import WageBasis

_WEEKDAYS: Final = "월화수목금토일"
_WEEKDAYS_EN: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_WORDS: Final = {
    "오늘": 0, "today": 0, "내일": 1, "tomorrow": 1, "모레": 2, "어제": -1, "yesterday": -1, "그제": -2,
}  # fmt: skip
BARE_WON_FROM: Final = 100_000
"""A bare number from here on is taken for won: nobody earns 100,000 times 10,000 won a month."""

PHONES: Final = (
    r"(02)(\d{3,4})(\d{4})",
    r"(01[016789])(\d{3,4})(\d{4})",
    r"(0505)(\d{3,4})(\d{4})",
    r"(0[3-8]\d)(\d{3,4})(\d{4})",
    r"(1[568]\d\d)(\d{4})",
)


_BASES: Final = (
    (WageBasis.YEAR, r"연봉|년"),
    (WageBasis.MONTH, r"월급|월"),
    (WageBasis.DAY, r"일급|일당"),
    (WageBasis.HOUR, r"시급|시간당"),
)
_CLOCK: Final = r"(\d{1,2})(?:\s*[:시]\s*(\d{2})?\s*분?)?"
_SPAN: Final = re.compile(rf"{_CLOCK}\s*[-~]\s*{_CLOCK}")


class Shift(NamedTuple):
    """Days a week and hours of a working day, "HH:MM"; each may be unknown."""

    days: int | None
    starts_at: str | None
    ends_at: str | None


class Wage(NamedTuple):
    """A wage and the span of work it is paid for."""

    basis: WageBasis
    won: int


def narrow(text: str) -> str:
    """Return the text with full-width letters and digits made narrow and the ends trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def parts(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in re.split(r"[,、，]", text) if part.strip()]


def read_day(text: str, today: date) -> date | None:
    """Return the day meant by a text.

    Understood are 오늘, 내일, +7, 금 (the next one after today), 3/12 (the one nearest to today), 2026-11-22,
    20261122 and 790302. A full date may lie in any year, so the same reader serves birth dates.
    """
    word = narrow(text).lower()
    if word in DAY_WORDS:
        return _shifted(today, DAY_WORDS[word])
    if re.fullmatch(r"[+-]\d{1,4}", word):
        return _shifted(today, int(word))
    weekday = _weekday(word)
    if weekday is not None:
        return _shifted(today, (weekday - today.weekday() - 1) % 7 + 1)
    if re.fullmatch(r"\d{8}", word):
        return _date(int(word[:4]), int(word[4:6]), int(word[6:]))
    if re.fullmatch(r"\d{6}", word):
        return _date(_century(int(word[:2]), today), int(word[2:4]), int(word[4:]))
    parts = [int(part) for part in re.findall(r"\d+", word)]
    if re.fullmatch(r"\d{4}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?", word):
        return _date(*parts)
    if re.fullmatch(r"\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?", word):
        return _nearest(parts[0], parts[1], today)
    return None


def _weekday(word: str) -> int | None:
    stem = word.removesuffix("요일")
    if len(stem) == 1 and stem in _WEEKDAYS:
        return _WEEKDAYS.index(stem)
    return _WEEKDAYS_EN.index(word) if word in _WEEKDAYS_EN else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _century(two_digits: int, today: date) -> int:
    """Return the year of a two-digit one, never later than this year: a six-digit date is a birth date."""
    year = today.year // 100 * 100 + two_digits
    return year if year <= today.year else year - 100


def _nearest(month: int, day: int, today: date) -> date | None:
    found = [_date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    days = [candidate for candidate in found if candidate is not None]
    return min(days, key=lambda candidate: (abs((candidate - today).days), candidate < today), default=None)


def read_won(text: str) -> int | None:
    """Return the won meant by a text: `220`, `220만`, `220만원` and `2,200,000원` are all 2,200,000."""
    word = narrow(text).replace(",", "").replace(" ", "")
    match = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,4}))?(만원?|원)?", word)
    if match is None:
        return None
    whole, decimals, unit = match.groups()
    if unit == "원" or (unit is None and decimals is None and int(whole) >= BARE_WON_FROM):
        return None if decimals else int(whole)
    return int(whole) * 10_000 + int((decimals or "0").ljust(4, "0"))


def read_phone(text: str) -> str | None:
    """Return a phone number with its hyphens: `01000004821` gives `010-0000-4821`."""
    word = narrow(text)
    if not re.fullmatch(r"[\d\s().+-]+", word):
        return None
    digits = re.sub(r"\D", "", word)
    if word.startswith("+82"):
        digits = "0" + digits[2:].removeprefix("0")
    for pattern in PHONES:
        match = re.fullmatch(pattern, digits)
        if match:
            return "-".join(match.groups())
    return None


def read_born(text: str, today: date) -> date | None:
    """Return a birth date; it has a year and lies in the past."""
    digits = re.sub(r"\D", "", narrow(text))
    if not re.match(r"\d{4}\s*[-./년]", narrow(text)) and len(digits) not in (6, 8):
        return None
    born = read_day(text, today)
    return born if born is not None and date(1900, 1, 1) <= born <= today else None


def read_months(text: str) -> int | None:
    """Return the months meant by a text: `4년 2개월`, `4년`, `50개월`, and 0 for `없음` and `신입`."""
    word = narrow(text).replace(" ", "")
    if word in ("없음", "신입", "무경력", "0"):
        return 0
    match = re.fullmatch(r"(?:(\d{1,2})년)?(?:(\d{1,3})(?:개?월))?", word)
    if not word or match is None:
        return None
    years, months = match.groups()
    return int(years or 0) * 12 + int(months or 0)


def read_minutes(text: str) -> int | None:
    """Return the minutes meant by a text: `50`, `50분`, `1시간`, `1시간 20분`."""
    word = narrow(text).replace(" ", "")
    match = re.fullmatch(r"(?:(\d{1,2})시간)?(?:(\d{1,3})분?)?", word)
    if not word or match is None:
        return None
    hours, minutes = match.groups()
    return int(hours or 0) * 60 + int(minutes or 0)


def read_wage(text: str) -> Wage | None:
    """Return the wage meant by a text; without a word for the span it is paid a month.

    By the day and by the hour nobody speaks of 10,000 won: `시급 10500` is 10,500 won.
    """
    word = narrow(text)
    basis = WageBasis.MONTH
    for kind, words in _BASES:
        match = re.match(rf"(?:{words})\s*/?\s*", word)
        if match:
            basis, word = kind, word[match.end() :]
            break
    word = re.sub(r"\s*(?:이상|부터)$", "", word)
    bare = word.replace(",", "")
    if basis in (WageBasis.DAY, WageBasis.HOUR) and bare.isdecimal() and len(bare) in range(4, 8):
        return Wage(basis, int(bare))
    won = read_won(word)
    return None if won is None else Wage(basis, won)


def read_shift(text: str) -> Shift | None:
    """Return the working time meant by a text: `주5일 09-18`, `주3일`, `평일`, `13:30~18시`."""
    word = narrow(text)
    days: int | None = None
    match = re.search(r"주?\s*([1-7])\s*일|평일", word)
    if match:
        days = int(match.group(1)) if match.group(1) else 5
        word = word[: match.start()] + word[match.end() :]
    span = _SPAN.search(word)
    starts_at = ends_at = None
    if span:
        starts_at, ends_at = _clock(span[1], span[2]), _clock(span[3], span[4])
        word = word[: span.start()] + word[span.end() :]
        if starts_at is None or ends_at is None:
            return None
        if ends_at <= starts_at < "12:00" and ends_at < "12:00":
            # Nobody works from nine in the morning to six in the next: 9~6 ends at 18.
            ends_at = _clock(str(int(ends_at[:2]) + 12), ends_at[3:])
    if word.strip(" ,/") or (days is None and span is None):
        return None
    return Shift(days, starts_at, ends_at)


def _clock(hours: str, minutes: str | None) -> str | None:
    hour, minute = int(hours), int(minutes or 0)
    return f"{hour:02}:{minute:02}" if hour * 60 + minute <= 24 * 60 and minute < 60 else None
