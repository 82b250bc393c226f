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
    "오늘": 0, "today": 0, "바로": 0, "즉시": 0, "내일": 1, "tomorrow": 1, "모레": 2, "글피": 3,
    "어제": -1, "yesterday": -1, "그제": -2,
}  # fmt: skip
BARE_WON_FROM: Final = 100_000
"""A bare number from here on is taken for won: nobody earns 100,000 times 10,000 won a month."""

PHONES: Final = (
    r"(02)([0-9]{3,4})([0-9]{4})",
    r"(01[016789])([0-9]{3,4})([0-9]{4})",
    r"(0505)([0-9]{3,4})([0-9]{4})",
    r"(0[3-8][0-9])([0-9]{3,4})([0-9]{4})",
    r"(1[568][0-9][0-9])([0-9]{4})",
)


_BASES: Final = (
    (WageBasis.YEAR, r"연봉|년"),
    (WageBasis.MONTH, r"월급|월"),
    (WageBasis.DAY, r"일급|일당"),
    (WageBasis.HOUR, r"시급|시간당"),
)
PARTS_OF_DAY: Final = {"오전": "09-13", "오후": "13-18"}
"""The hours that are meant by a part of the day; half a day's work in an office."""

_CLOCK: Final = r"([0-9]{1,2})(?:\s*[:시]\s*([0-9]{2})?\s*분?)?"
_SPAN: Final = re.compile(rf"{_CLOCK}\s*[-~]\s*{_CLOCK}")


_DIGITS: Final = {word: value for value, word in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "한": 1, "두": 2}
_TENS: Final = {"십": 10, "백": 100, "천": 1000}

NO_CAREER: Final = ("없음", "신입", "무경력", "경력없음", "0")
_TIME: Final = r"(?:([0-9]{1,2})년(반)?)?(?:([0-9]{1,3})(?:개?월|달))?"
_TIME_INSIDE: Final = re.compile(
    r"(?<![0-9.])(?:([0-9]{1,2})\s*년\s*(반)?(?:\s*([0-9]{1,2})\s*(?:개?월|달))?|()()([0-9]{1,3})\s*(?:개월|달))(?!\s*[생도~])"
)


def _months(match: re.Match[str]) -> int:
    years, half, months = match.groups()[:3]
    return int(years or 0) * 12 + (6 if half else 0) + int(months or 0)


class Shift(NamedTuple):
    """Days a week and hours of a working day, "HH:MM"; each may be unknown."""

    days: int | None
    starts_at: str | None
    ends_at: str | None


class Wage(NamedTuple):
    """A wage and the span of work it is paid for."""

    basis: WageBasis
    won: int


class Career(NamedTuple):
    """A career as it was told: the months of the last work, the words to keep, and what that work was called."""

    months: int | None
    text: str | None
    word: str


def narrow(text: str) -> str:
    """Return the text with full-width letters and digits made narrow and the ends trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def parts(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in re.split(r"[,、，]", text) if part.strip()]


def read_day(text: str, today: date) -> date | None:
    """Return the day meant by a text.

    Understood are 오늘, 내일, +7, 일주일 뒤, 금 (the next one after today), 다음 주 금, 3/12 (the one nearest to
    today), 2026-11-22, 20261122, 790302 and 79.3.2. A full date may lie in any year, so the same reader serves birth
    dates.
    """
    word = narrow(text).lower()
    if word in DAY_WORDS:
        return _shifted(today, DAY_WORDS[word])
    if re.fullmatch(r"[+-][0-9]{1,4}", word):
        return _shifted(today, int(word))
    later = re.fullmatch(r"(?:([0-9]{1,3})|(일|한|두))\s*(일|주일?|달|개월)\s*(?:뒤|후)", word)
    if later:
        return _later(today, int(later[1] or (2 if later[2] == "두" else 1)), later[3])
    weekday = _weekday(word)
    if weekday is not None:
        return _shifted(today, (weekday - today.weekday() - 1) % 7 + 1)
    week = re.fullmatch(r"(이번|다음)\s*주\s*(\S+)", word)
    if week and (weekday := _weekday(week[2])) is not None:
        return _shifted(today, weekday - today.weekday() + (7 if week[1] == "다음" else 0))
    if re.fullmatch(r"[0-9]{8}", word):
        return _date(int(word[:4]), int(word[4:6]), int(word[6:]))
    if re.fullmatch(r"[0-9]{6}", word):
        return _date(_century(int(word[:2]), today), int(word[2:4]), int(word[4:]))
    parts = [int(part) for part in re.findall(r"[0-9]+", word)]
    if re.fullmatch(r"[0-9]{4}\s*[-./년]\s*[0-9]{1,2}\s*[-./월]\s*[0-9]{1,2}\s*[.일]?", word):
        return _date(*parts)
    if re.fullmatch(r"[0-9]{2}\s*[-./년]\s*[0-9]{1,2}\s*[-./월]\s*[0-9]{1,2}\s*[.일]?", word):
        return _date(_century(parts[0], today), parts[1], parts[2])
    if re.fullmatch(r"[0-9]{1,2}\s*[-./월]\s*[0-9]{1,2}\s*[.일]?", word):
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


def _later(today: date, count: int, unit: str) -> date | None:
    """Return the day so many days, weeks or months on; a month's missing last days end with the month."""
    if unit in ("달", "개월"):
        months = today.month - 1 + count
        year, month = today.year + months // 12, months % 12 + 1
        return next((found for day in range(today.day, 27, -1) if (found := _date(year, month, day))), None) or _date(
            year, month, min(today.day, 28)
        )
    return _shifted(today, count * (1 if unit == "일" else 7))


def _century(two_digits: int, today: date) -> int:
    """Return the year of a two-digit one, never later than this year: a six-digit date is a birth date."""
    year = today.year // 100 * 100 + two_digits
    return year if year <= today.year else year - 100


def _nearest(month: int, day: int, today: date) -> date | None:
    found = [_date(today.year + shift, month, day) for shift in (-1, 0, 1)]
    days = [candidate for candidate in found if candidate is not None]
    return min(days, key=lambda candidate: (abs((candidate - today).days), candidate < today), default=None)


def read_won(text: str) -> int | None:
    """Return the won meant by a text: `220`, `220만원`, `2,200,000원`, `이백이십` and `2백2십만` are all 2,200,000."""
    word = narrow(text).replace(",", "").replace(" ", "")
    match = re.fullmatch(r"([0-9]{1,12})(?:\.([0-9]{1,4}))?(만원?|원)?", word)
    if match is None:
        return _spoken_won(word)
    whole, decimals, unit = match.groups()
    if unit == "원" or (unit is None and decimals is None and int(whole) >= BARE_WON_FROM):
        return None if decimals else int(whole)
    return int(whole) * 10_000 + int((decimals or "0").ljust(4, "0"))


def _spoken_won(word: str) -> int | None:
    """Return the won of an amount in words, `이백이십` or `1만1천원`; without 만 and 원 they are 10,000 won each."""
    stem = word.removesuffix("원")
    if (
        not re.search("[십백천만억]", stem)
        or not re.fullmatch(r"(?:[0-9]{1,8}|[영공일이삼사오육칠팔구한두십백천만억])+", stem)
        or len(stem) > 20
    ):
        return None
    total = section = held = 0
    for part in re.findall(r"[0-9]+|.", stem):
        if part in _TENS:
            section, held = section + (held or 1) * _TENS[part], 0
        elif part in ("만", "억"):
            total += (section + held or 1) * (10_000 if part == "만" else 100_000_000)
            section = held = 0
        elif held:
            return None
        else:
            held = _DIGITS[part] if part in _DIGITS else int(part)
    whole = total + section + held
    if not whole:
        return None
    said_in_won = stem != word or total >= 10_000 or whole >= BARE_WON_FROM
    return whole if said_in_won else whole * 10_000


def read_phone(text: str) -> str | None:
    """Return a phone number with its hyphens: `01000004821` gives `010-0000-4821`."""
    word = narrow(text)
    if not re.fullmatch(r"[0-9\s().+-]+", word):
        return None
    digits = re.sub(r"[^0-9]", "", word)
    if word.startswith("+82"):
        digits = "0" + digits[2:].removeprefix("0")
    for pattern in PHONES:
        match = re.fullmatch(pattern, digits)
        if match:
            return "-".join(match.groups())
    return None


def read_born(text: str, today: date) -> date | None:
    """Return a birth date; it has a year and lies in the past."""
    word = re.sub(r"\s*생$", "", narrow(text))
    digits = re.sub(r"[^0-9]", "", word)
    whole = re.match(r"(?:[0-9]{4}|[0-9]{2})\s*[-./년]\s*[0-9]{1,2}\s*[-./월]\s*[0-9]", word)
    if not whole and not (len(digits) in (6, 8) and digits == word):
        return None
    born = read_day(word, today)
    return born if born is not None and date(1900, 1, 1) <= born <= today else None


def read_months(text: str) -> int | None:
    """Return the months meant by a text: `4년 2개월`, `3년 반`, `50개월`, and 0 for `없음` and `신입`."""
    word = narrow(text).replace(" ", "")
    if word in NO_CAREER:
        return 0
    match = re.fullmatch(_TIME, word)
    return _months(match) if word and match else None


def read_career(text: str) -> Career:
    """Return the career meant by a text: `경리 4년 2월 (2008-05 ~ 2012-07), 판매 1년` is 50 months as 경리.

    Any text is a career; what stands in it without a time is kept and says nothing of the months. A time put before
    all, with a comma behind it, counts for the rest: `4년 2개월, 경리`.
    """
    word = narrow(text)
    alone = read_months(word)
    if not word or alone is not None:
        return Career(alone, None, "")
    head, comma, rest = word.partition(",")
    before = read_months(head)
    if comma and before is not None and rest.strip():
        return Career(before, rest.strip(), _last_work(rest)[0])
    last, match = _last_work(word)
    if match is None:
        return Career(0 if last in NO_CAREER else None, word, "" if last in NO_CAREER else last)
    return Career(int(match[6]) if match[6] else _months(match), word, last)


def _last_work(text: str) -> tuple[str, re.Match[str] | None]:
    """Return what the work told first is called, and the time spent in it."""
    first = re.split(r"[,(/]", text, maxsplit=1)[0]
    match = _TIME_INSIDE.search(first) or _TIME_INSIDE.search(text)
    inside = match is not None and match.end() <= len(first)
    word = first[: match.start()] + " " + first[match.end() :] if match is not None and inside else first
    return " ".join(word.split())[:60], match


def read_minutes(text: str) -> int | None:
    """Return the minutes meant by a text: `50`, `50분`, `1시간`, `1시간 20분`, `1시간 반`, `반시간`, `1.5시간`."""
    word = re.sub(r"(?:정도|쯤|가량|동안)$", "", narrow(text).replace(" ", ""))
    for said, hours in _SAID_HOURS.items():
        word = re.sub(rf"^{said}시간", f"{hours}시간", word)
    match = re.fullmatch(r"(?:([0-9]{1,2})(\.5)?시간)?(?:(반)|([0-9]{1,3})분?)?", word)
    if not word or match is None:
        return None
    hours, half_hour, half, minutes = match.groups()
    if (half and hours is None) or (half_hour and (half or minutes)):
        return None
    return int(hours or 0) * 60 + (30 if half or half_hour else 0) + int(minutes or 0)


_SAID_HOURS: Final = {"반": "0.5", "한": "1", "두": "2", "세": "3", "네": "4"}


def read_wage(text: str) -> Wage | None:
    """Return the wage meant by a text; without a word for the span it is paid a month. `250~300` is 250 at least.

    By the day and by the hour nobody speaks of 10,000 won: `시급 10500` is 10,500 won.
    """
    word = narrow(text)
    basis = WageBasis.MONTH
    for kind, words in _BASES:
        match = re.match(rf"(?:{words})\s*/?\s*", word)
        if match:
            basis, word = kind, word[match.end() :]
            break
    word = re.sub(r"\s*(?:이상|부터|정도|쯤|[~∼〜-])+$", "", word)
    least = re.fullmatch(r"(.+?)\s*[~∼〜-]\s*\S.*", word)
    if least and read_won(word) is None:
        word = least[1]
    bare = word.replace(",", "").removesuffix("원")
    if basis in (WageBasis.DAY, WageBasis.HOUR) and bare.isascii() and bare.isdecimal() and len(bare) in range(4, 8):
        return Wage(basis, int(bare))
    won = read_won(word)
    return None if won is None else Wage(basis, won)


def read_shift(text: str) -> Shift | None:
    """Return the working time meant by a text: `주5일 09-18`, `평일 9시~6시`, `오전`, `오전 10시부터 오후 4시`."""
    word = re.sub(r"\s*(?:부터|에서)\s*", "~", re.sub(r"\s*까지$", "", narrow(text)))
    afternoon = "오후" in word
    word = re.sub(r"오후\s*([0-9]{1,2})", lambda told: str(int(told[1]) % 12 + 12), word)
    word = re.sub(r"오전\s*(?=[0-9])", "", word)
    days: int | None = None
    match = re.search(r"주?\s*([1-7])\s*일|평일", word)
    if match:
        days = int(match.group(1)) if match.group(1) else 5
        word = word[: match.start()] + word[match.end() :]
    for part, hours in PARTS_OF_DAY.items():
        if part in word and not re.search(r"[0-9]", word):
            word = word.replace(part, hours, 1)
            break
    span = _SPAN.search(word)
    starts_at = ends_at = None
    if span:
        starts_at, ends_at = _clock(span[1], span[2]), _clock(span[3], span[4])
        word = word[: span.start()] + word[span.end() :]
        if starts_at is None or ends_at is None:
            return None
        if ends_at <= starts_at and ends_at < "12:00" and (starts_at < "12:00" or afternoon):
            # Nobody works from nine in the morning to six in the next: 9~6 ends at 18, and so does 오후 1시~6시.
            ends_at = _clock(str(int(ends_at[:2]) + 12), ends_at[3:])
    if word.strip(" ,/") or (days is None and span is None):
        return None
    return Shift(days, starts_at, ends_at)


def read_time(text: str) -> str | None:
    """Return the time of day meant by a text as `HH:MM`: `14:30`, `1430`, `오후 2시 반`, `10시`.

    From one to six without a half of the day it is the afternoon, as offices say it.
    """
    word = narrow(text).replace(" ", "")
    match = re.fullmatch(r"(오전|오후)?([0-9]{1,2})(?:시|:)?(?:([0-9]{2})분?|(반))?", word)
    if match is None:
        return None
    hour = int(match[2])
    if match[1] == "오후" and hour <= 12:
        hour = hour % 12 + 12
    elif match[1] is None and 1 <= hour <= 6:
        hour += 12
    return None if hour > 23 else _clock(str(hour), "30" if match[4] else match[3])


def _clock(hours: str, minutes: str | None) -> str | None:
    hour, minute = int(hours), int(minutes or 0)
    return f"{hour:02}:{minute:02}" if hour * 60 + minute <= 24 * 60 and minute < 60 else None
