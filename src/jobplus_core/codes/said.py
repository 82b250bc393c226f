"""Places and occupations as people write them, to the codes they mean beyond doubt."""

from functools import lru_cache
from typing import Final, NamedTuple

from jobplus_core.codes import dongs, occupations, places
from jobplus_core.reading import narrow, parts

SURE_FROM: Final = 70
"""Confidence from which a word is taken for an occupation without asking."""

CLEAR_BY: Final = 5
"""By how much the best occupation must lead over others that are not its group or part."""


class Home(NamedTuple):
    """A local government and the rest of what was typed."""

    place: places.Place
    rest: str


def read_home(text: str) -> Home | None:
    """Return the local government that a text begins with; `종로` is enough for 종로구, `창신동` where one has it."""
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
    only = dongs.only_dong(found.rest)
    place = places.by_code(only.place_code) if only is not None else None
    if place is not None and (found.sido is None or found.sido == place.sido):
        return Home(place, found.rest)
    return None


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
def sure_code(word: str, words: tuple[tuple[str, str], ...] = ()) -> str | None:
    """Return the code that a word for work means beyond doubt, or nothing where somebody must choose.

    Args:
        word: What is written.
        words: Job words that the institution knows, with their codes.
    """
    typed = narrow(word)
    if occupations.by_code(typed) is not None:
        return typed
    found = occupations.resolve(typed, words)
    if not found or found[0].confidence < SURE_FROM:
        return None
    best = found[0]
    for other in found[1:]:
        kin = other.code.startswith(best.code) or best.code.startswith(other.code)
        if not kin and best.confidence - other.confidence < CLEAR_BY:
            return None
    return best.code
