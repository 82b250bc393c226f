"""What counselors type, read as they say it: days, money, phones.

Every reader returns nothing for text it does not understand; the field then shows an example of what it
accepts.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from jobplus_tui.format import WEEKDAYS, WEEKDAYS_EN

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


def _narrow(text: str) -> str:
    """Return the text with full-width letters and digits made narrow and the ends trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def read_day(text: str, today: date) -> date | None:
    """Return the day meant by a text.

    Understood are 오늘, 내일, +7, 금 (the next one after today), 3/12 (the one nearest to today), 2026-11-22,
    20261122 and 790302. A full date may lie in any year, so the same reader serves birth dates.
    """
    word = _narrow(text).lower()
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
    if len(stem) == 1 and stem in WEEKDAYS:
        return WEEKDAYS.index(stem)
    return next((n for n, name in enumerate(WEEKDAYS_EN) if word == name.lower()), None)


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
    word = _narrow(text).replace(",", "").replace(" ", "")
    match = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,4}))?(만원?|원)?", word)
    if match is None:
        return None
    whole, decimals, unit = match.groups()
    if unit == "원" or (unit is None and decimals is None and int(whole) >= BARE_WON_FROM):
        return None if decimals else int(whole)
    return int(whole) * 10_000 + int((decimals or "0").ljust(4, "0"))


def read_phone(text: str) -> str | None:
    """Return a phone number with its hyphens: `01000004821` gives `010-0000-4821`."""
    word = _narrow(text)
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
