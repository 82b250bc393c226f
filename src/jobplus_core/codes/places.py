"""Places of the capital region: which local government an address names.

A place is a *local government* (지방자치단체): 용인시, not its general district 처인구. Names and codes come
from `places.tsv`, whose header names source and edition.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

SEOUL: Final = "서울"
# Names that several metropolitan cities share: without a province they name none in particular.
_SHARED_NAMES: Final = frozenset({"동구", "서구"})
_JUNK: Final = " \t\r\n.,·-–~/"
_NOTHING: Final = re.compile(r"(?:^|\s)\(?없음\)?$")


class Sido(NamedTuple):
    """A province or metropolitan city (시도): its short form and the full names feeds write."""

    code: str
    short: str
    full: tuple[str, ...]


class Place(NamedTuple):
    """A local government (시군구) with the centroid of its legal dongs in WGS 84, if known."""

    code: str
    sido: str
    sigungu: str
    lat: float | None
    lon: float | None


class Address(NamedTuple):
    """An address cut into province, local government and the rest.

    `sido` is the short form ("서울"). `sigungu` is set exactly when `place` is. A general district stays in
    `rest`, where it still helps to find the door.
    """

    sido: str | None
    sigungu: str | None
    rest: str
    place: Place | None


class _Table(NamedTuple):
    sidos: tuple[Sido, ...]
    places: tuple[Place, ...]
    former: frozenset[str]
    generals: tuple[tuple[str, str, str], ...]  # sido, general district, its city


@cache
def _table() -> _Table:
    text = Path(__file__).with_name("places.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    sidos: list[Sido] = []
    places: list[Place] = []
    former: set[str] = set()
    generals: list[tuple[str, str, str]] = []
    for kind, code, sido, name, more, lat, lon in rows:
        if kind == "sido":
            sidos.append(Sido(code, name, tuple(more.split())))
        elif kind == "general":
            generals.append((sido, name, more))
        else:
            places.append(Place(code, sido, name, float(lat) if lat else None, float(lon) if lon else None))
            if kind == "former":
                former.add(code)
    return _Table(tuple(sidos), tuple(places), frozenset(former), tuple(generals))


def all_sidos() -> tuple[Sido, ...]:
    """Every province and metropolitan city, by code."""
    return _table().sidos


def all_places() -> tuple[Place, ...]:
    """Every local government of Seoul, Incheon and Gyeonggi, former ones too, by code."""
    return _table().places


def is_former(code: str) -> bool:
    """Whether the local government was renamed or split, though feeds may still name it."""
    return code in _table().former


def seoul_districts() -> tuple[Place, ...]:
    """Seoul's 25 districts (자치구), by code."""
    return tuple(place for place in all_places() if place.sido == SEOUL)


@cache
def _places_by_code() -> dict[str, Place]:
    return {place.code: place for place in all_places()}


@cache
def _sido_by_name() -> dict[str, str]:
    return {name: sido.short for sido in all_sidos() for name in (sido.short, *sido.full)}


@cache
def _names(sido: str | None) -> dict[str, Place]:
    """What may stand for a local government after `sido`: its own name or one of its general districts'."""
    by_pair = {(place.sido, place.sigungu): place for place in all_places()}
    pairs = [((place.sido, place.sigungu), place) for place in all_places()]
    pairs += [((of, general), by_pair[of, city]) for of, general, city in _table().generals]
    if sido is not None:
        return {name: place for (of, name), place in pairs if of == sido}
    names = {name: place for (_, name), place in pairs if name not in _SHARED_NAMES}
    return names | _names(SEOUL)


@cache
def _stems(sido: str | None) -> dict[str, Place]:
    """Names without 시, 군 or 구 ("안산"), read only as a whole word after a province."""
    if sido is None:
        return {}
    own = {place.sigungu[:-1]: place for place in all_places() if place.sido == sido}
    return {stem: place for stem, place in own.items() if len(stem) >= 2}


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _sido_pattern() -> re.Pattern[str]:
    full = _longest_first(name for sido in all_sidos() for name in sido.full)
    short = _longest_first(sido.short for sido in all_sidos())
    return re.compile(rf"(?P<full>{full})|(?P<short>{short})(?P<end>(?=[\s,.]|$))?")


@cache
def _place_pattern(sido: str | None) -> re.Pattern[str] | None:
    names, stems = _longest_first(_names(sido)), _longest_first(_stems(sido))
    if not names:
        return None
    return re.compile(rf"(?P<name>{names})" + (rf"|(?P<stem>{stems})(?=[\s,.]|$)" if stems else ""))


def by_code(code: str) -> Place | None:
    """The local government with this five-digit legal-district code."""
    return _places_by_code().get(code)


def by_name(sido: str | None, sigungu: str) -> Place | None:
    """The local government of this name; a general district gives its city.

    Args:
        sido: Short or full name of the province. Without one, 중구 is Seoul's, and a name that other
            metropolitan cities share (동구, 서구) is none.
        sigungu: Name such as 용인시, 처인구 or 중구.
    """
    if sido is None:
        return _names(None).get(sigungu.strip())
    short = _sido_by_name().get(sido.strip())
    return None if short is None else _names(short).get(sigungu.strip())


def split_address(text: str) -> Address:
    """Cut an address by the list of names, longest first, never at the first 구 or 시.

    Feeds run the district straight into what follows ("경기 구리시대림어린이집", "서울 도봉구802호") and end
    in ".", "..", "-" or "없음". A province that is not in the capital region is kept, its cities stay in
    `rest`. Without a province, 중구 and 강서구 are Seoul's, and 동구 or 서구, which many cities have, stay
    in `rest`.
    """
    left = text.strip(_JUNK)
    sido: str | None = None
    found = _sido_pattern().match(left)
    if found is not None:
        short = _sido_by_name()[found.group("full") or found.group("short")]
        after = left[found.end() :].lstrip(_JUNK)
        # "서울도봉구" names a province, "서울역" and "광주시" do not.
        if found.group("full") or found.group("end") is not None or _match_place(short, after):
            sido, left = short, after
    hit = _match_place(sido, left)
    if hit is None:
        return Address(sido, None, _tidy(left), None)
    place, name, end = hit
    rest = left[end:] if name == place.sigungu or name + place.sigungu[-1] == place.sigungu else left
    return Address(place.sido, place.sigungu, _tidy(rest), place)


def _match_place(sido: str | None, text: str) -> tuple[Place, str, int] | None:
    pattern = _place_pattern(sido)
    found = pattern.match(text) if pattern is not None else None
    if found is None:
        return None
    name = found.group()
    place = _names(sido).get(name) or _stems(sido)[name]
    return place, name, found.end()


def _tidy(rest: str) -> str:
    rest = " ".join(rest.split()).strip(_JUNK)
    return _NOTHING.sub("", rest).strip(_JUNK)
