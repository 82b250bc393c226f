"""What is typed into the intake form, read as people say it, and written back the same way."""

from collections.abc import Mapping
from functools import lru_cache

from jobplus_core.codes import licenses, occupations, places
from jobplus_core.codes.said import Home as Home
from jobplus_core.codes.said import read_home as read_home
from jobplus_core.codes.said import read_places as read_places
from jobplus_core.codes.said import sure_code as core_sure_code
from jobplus_core.kinds import WageBasis, korean
from jobplus_core.reading import Shift as Shift
from jobplus_core.reading import Wage as Wage
from jobplus_core.reading import narrow as narrow
from jobplus_core.reading import parts as parts
from jobplus_core.reading import read_born as read_born
from jobplus_core.reading import read_career
from jobplus_core.reading import read_minutes as read_minutes
from jobplus_core.reading import read_months as read_months
from jobplus_core.reading import read_shift as read_shift
from jobplus_core.reading import read_wage as read_wage
from jobplus_core.seekers.rules import MOST_WISHES, WishedOccupation
from jobplus_tui.format import man, money
from jobplus_tui.intake.learned import LearnedWords


def official_license(text: str) -> str:
    """Return a license by its official name, or as it is written where the table has none."""
    found = licenses.resolve(text)
    return found.name if found is not None else text


def write_months(months: int | None) -> str:
    """Return a time as it is typed."""
    if months is None:
        return ""
    if months == 0:
        return "없음"
    years, rest = divmod(months, 12)
    return " ".join([f"{years}년"] * bool(years) + [f"{rest}개월"] * bool(rest))


def write_career(months: int | None, text: str | None) -> str:
    """Return a career as it is typed; months that its words do not tell stand before them."""
    words = " / ".join((text or "").splitlines())
    if not words or months is None:
        return words or write_months(months)
    told = read_career(words)
    return words if told.months == months and told.text == words else f"{write_months(months)}, {words}"


def write_wage(basis: WageBasis | None, won: int | None) -> str:
    """Return a wage as it is typed."""
    if won is None:
        return ""
    if basis in (None, WageBasis.MONTH):
        return man(won) if won % 1_000 == 0 else f"{won:,}원"
    head = korean(basis or WageBasis.MONTH)
    return f"{head} {won:,}" if basis in (WageBasis.HOUR, WageBasis.DAY) else f"{head} {money(won)}"


def write_shift(days: int | None, starts_at: str | None, ends_at: str | None) -> str:
    """Return a working time as it is typed."""
    words = [f"주{days}일"] if days is not None else []
    if starts_at and ends_at:
        words.append("-".join(part.removesuffix(":00") for part in (starts_at, ends_at)))
    return " ".join(words)


def write_home(code: str | None, dong: str | None) -> str:
    """Return where somebody lives as it is typed."""
    place = places.by_code(code) if code else None
    if place is None:
        return dong or ""
    head = place.sigungu if place.sido == places.SEOUL else f"{place.sido} {place.sigungu}"
    return f"{head} {dong}" if dong else head


class _Known:
    """The job words of the institution that this process is signed in to."""

    words: tuple[tuple[str, str], ...] = ()
    begun = LearnedWords()


def learn(words: tuple[tuple[str, str], ...]) -> None:
    """Take the institution's job words for every look-up from now on, and make them ready; runs in a worker."""
    occupations.prepare(words)
    if words == _Known.words:
        return
    _Known.words, _Known.begun = words, LearnedWords(words)
    offered.cache_clear()
    confidence.cache_clear()


def sure_code(word: str) -> str | None:
    """Return the code that a word for work means beyond doubt, or nothing where somebody must choose."""
    return core_sure_code(word, _Known.words)


@lru_cache(512)
def offered(word: str, limit: int = 4) -> tuple[occupations.Suggestion, ...]:
    """Return the occupations to choose from for a word typed so far.

    First those whose name stands behind them, then those of job words and names that begin with what is typed, then
    names that hold it, then guesses.
    """
    likely = occupations.resolve(word, _Known.words, top=limit)
    found = [each for each in likely if each.confidence >= occupations.NAMED_FROM]
    codes = {each.code for each in found}
    guesses = {each.code: each for each in likely}
    begun = _Known.begun.begun(narrow(word), limit // 2)
    for code in (*begun, *(each.code for each in occupations.suggest(narrow(word), limit))):
        name = occupations.by_code(code)
        if name is not None and code not in codes:
            found.append(guesses.get(code) or occupations.Suggestion(code, name.name, 0))
            codes.add(code)
    found += [each for each in likely if each.code not in codes]
    return tuple(found[:limit])


def read_occupations(text: str, chosen: Mapping[str, str]) -> tuple[WishedOccupation, ...]:
    """Return the wished occupations that a text lists, each with its code where it is chosen or beyond doubt.

    Args:
        text: Up to three, with commas.
        chosen: Codes chosen by hand, by word.
    """
    wishes = []
    for word in parts(text)[:MOST_WISHES]:
        code = work_code(word, chosen)
        wishes.append(WishedOccupation(word, code, occupations.EDITION if code else None))
    return tuple(wishes)


def work_code(word: str, chosen: Mapping[str, str]) -> str | None:
    """Return the code of a word for work, where it is chosen or beyond doubt."""
    return (chosen.get(word) or sure_code(word)) if word else None


@lru_cache(512)
def confidence(word: str, code: str) -> int:
    """Return how sure it is that a word means an occupation, in percent; 0 where somebody chose it by hand."""
    return next((each.confidence for each in occupations.resolve(word, _Known.words) if each.code == code), 0)


def occupation_name(code: str) -> str:
    """Return the name of an occupation; the code where this edition has none."""
    found = occupations.by_code(code)
    return found.name if found is not None else code
