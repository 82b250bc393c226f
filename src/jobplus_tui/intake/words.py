"""What is typed into the intake form, read as people say it, and written back the same way."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from jobplus_core.codes import occupations, places
from jobplus_core.kinds import WageBasis, korean
from jobplus_core.seekers.rules import MOST_WISHES, WishedOccupation
from jobplus_tui.format import money
from jobplus_tui.typed import read_day, read_won

SURE_FROM: Final = 70
"""Confidence from which a word is taken for an occupation without asking."""

CLEAR_BY: Final = 5
"""By how much the best occupation must lead over others that are not its group or part."""

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


class Home(NamedTuple):
    """A local government and the rest of what was typed."""

    place: places.Place
    rest: str


def narrow(text: str) -> str:
    """Return the text with full-width letters and digits made narrow and the ends trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def parts(text: str) -> list[str]:
    """Return what stands between commas."""
    return [part.strip() for part in re.split(r"[,、，]", text) if part.strip()]


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


def write_months(months: int | None) -> str:
    """Return a time as it is typed."""
    if months is None:
        return ""
    if months == 0:
        return "없음"
    years, rest = divmod(months, 12)
    return " ".join([f"{years}년"] * bool(years) + [f"{rest}개월"] * bool(rest))


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


def write_wage(basis: WageBasis | None, won: int | None) -> str:
    """Return a wage as it is typed."""
    if won is None:
        return ""
    head = "" if basis in (None, WageBasis.MONTH) else f"{korean(basis or WageBasis.MONTH)} "
    return head + money(won)


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


def write_shift(days: int | None, starts_at: str | None, ends_at: str | None) -> str:
    """Return a working time as it is typed."""
    words = [f"주{days}일"] if days is not None else []
    if starts_at and ends_at:
        words.append("-".join(part.removesuffix(":00") for part in (starts_at, ends_at)))
    return " ".join(words)


def read_home(text: str) -> Home | None:
    """Return the local government that a text begins with; `종로` is enough for 종로구."""
    word = narrow(text)
    found = places.split_address(word)
    if found.place is not None:
        return Home(found.place, found.rest)
    first, _, rest = found.rest.partition(" ")
    for ending in ("구", "시", "군"):
        for sido in (found.sido,) if found.sido else ("서울", "경기", "인천"):
            place = places.by_name(sido, first + ending) if len(first) > 1 else None
            if place is not None:
                return Home(place, rest)
    return None


def write_home(code: str | None, dong: str | None) -> str:
    """Return where somebody lives as it is typed."""
    place = places.by_code(code) if code else None
    if place is None:
        return dong or ""
    head = place.sigungu if place.sido == places.SEOUL else f"{place.sido} {place.sigungu}"
    return f"{head} {dong}" if dong else head


def read_places(text: str) -> tuple[tuple[str, ...], str]:
    """Return the codes of the places that a text lists, and the first word that names none."""
    codes: list[str] = []
    for part in parts(text):
        home = read_home(part)
        sido = next((s.code for s in places.all_sidos() if narrow(part) in (s.short, *s.full)), None)
        code = sido if sido is not None else home.place.code if home is not None else None
        if code is None:
            return tuple(codes), part
        codes.append(code)
    return tuple(codes), ""


@lru_cache(512)
def sure_code(word: str) -> str | None:
    """Return the code that a word for work means beyond doubt, or nothing where somebody must choose."""
    typed = narrow(word)
    if occupations.by_code(typed) is not None:
        return typed
    found = occupations.resolve(typed)
    if not found or found[0].confidence < SURE_FROM:
        return None
    best = found[0]
    for other in found[1:]:
        kin = other.code.startswith(best.code) or best.code.startswith(other.code)
        if not kin and best.confidence - other.confidence < CLEAR_BY:
            return None
    return best.code


@lru_cache(512)
def offered(word: str, limit: int = 4) -> tuple[occupations.Suggestion, ...]:
    """Return the occupations to choose from for a word typed so far, the likeliest first."""
    found = list(occupations.resolve(word, top=limit))
    codes = {suggestion.code for suggestion in found}
    for each in occupations.suggest(narrow(word), limit):
        if each.code not in codes:
            found.append(occupations.Suggestion(each.code, each.name, 0))
    return tuple(found[:limit])


def read_occupations(text: str, chosen: dict[str, str]) -> tuple[WishedOccupation, ...]:
    """Return the wished occupations that a text lists, each with its code where it is chosen or beyond doubt.

    Args:
        text: Up to three, with commas.
        chosen: Codes chosen by hand, by word.
    """
    wishes = []
    for word in parts(text)[:MOST_WISHES]:
        code = chosen.get(word) or sure_code(word)
        wishes.append(WishedOccupation(word, code, occupations.EDITION if code else None))
    return tuple(wishes)


def occupation_name(code: str) -> str:
    """Return the name of an occupation; the code where this edition has none."""
    found = occupations.by_code(code)
    return found.name if found is not None else code
