"""The way to work: minutes from door to door between two places, the same both ways.

The least of two ways counts: on foot, by bus or by road straight there, estimated by distance; or the same way to a
station, the subway, and the same way on from another one. Lines that `subway.tsv` lacks are left to the estimate
by distance, whose long end is as quick as a suburban train.

Between two local governments it is the mean over all pairs of their inner dongs, so that a large district counts
as large; these means are worked out beforehand (`commute.tsv`, by `scripts/commute_table.py`), and so are the ways of
Seoul's dongs to one another and to local governments (`commute_dongs.tsv`). A mean of shortest ways, rounded up, still
keeps the triangle: no detour over a third place is shorter.
"""

import re
from array import array
from functools import cache, lru_cache
from itertools import product
from math import cos, dist, hypot, radians
from pathlib import Path
from typing import Final
from unicodedata import normalize

from jobplus_core.codes.dongs import Dong, dongs_of, only_dong
from jobplus_core.codes.places import by_code
from jobplus_core.codes.subway import seconds_from, stops

PlaceRef = str | Dong
"""A local government by its legal-district code, or one of its dongs."""

LEAST_MINUTES: Final = 10
"""The way within one dong."""
# Street distance is about 1.3 of the straight line. On foot 4.5 km/h; by bus ten minutes to walk and wait, then
# 17 km/h (Seoul's city buses); far away 25 minutes and 39 km/h, as suburban trains and express buses run. The least
# of rising straight lines bends downward, which keeps the triangle.
_PACES: Final = ((0, 17.0), (10, 4.5), (25, 2.0))  # minutes at the start, minutes a kilometer
_STATIONS: Final = 8
_CODE: Final = 5
_KM_A_DEGREE: Final = 111.195
_MIDDLE_LATITUDE: Final = 37.5
_WORD: Final = re.compile(r"[가-힣\d]+")
_ENDINGS: Final = "동읍면리가"


def commute_minutes(home: PlaceRef, work: PlaceRef) -> int | None:
    """Estimated minutes from door to door, the same both ways; a place alone stands for its inner dongs.

    Args:
        home: A local government's code, or a dong where it is known.
        work: The same for the place of work.

    Returns:
        Whole minutes, rounded up, or None where a code is unknown.
    """
    if isinstance(home, str) and isinstance(work, str):
        return _table().get((home, work))
    return _finer(home, work)


def minutes_between(home: str, work: str) -> int | None:
    """The same for places as they are kept: "11320", or "11320 방학동" where the dong is known.

    A dong that no table holds stands for its local government.
    """
    if " " in home or " " in work:
        numbers, rows = _dong_table()
        if home not in numbers or work not in numbers:
            home, work = (place if place in numbers else place[:_CODE] for place in (home, work))
        one, other = numbers.get(home), numbers.get(work)
        if one is not None and other is not None and (" " in home or " " in work):
            return rows[one][other] if one >= other else rows[other][one]
    return _table().get((home, work))


def known_dong(place_code: str, text: str) -> str | None:
    """The dong that a text names, where ways from it are known by more than its local government."""
    found = place_named(place_code, text)
    return None if isinstance(found, str) or f"{place_code} {found.name}" not in _dong_table()[0] else found.name


@lru_cache(maxsize=65536)
def place_named(place_code: str, text: str) -> PlaceRef:
    """The first dong of a local government that a text names, or the local government where it names none.

    Addresses and titles run on ("[중곡동/5등급]", "도봉구방학동 802호", "역삼1동주민센터"): the longest beginning of a
    word that is a dong there counts, once the local government's own name is off.
    """
    place = by_code(place_code)
    plain = normalize("NFKC", text).replace(place.sigungu, " ") if place is not None else text
    for word in _WORD.findall(plain):
        for length in range(len(word), 1, -1):
            if word[length - 1] in _ENDINGS:
                dong = only_dong(word[:length], place_code=place_code)
                if dong is not None:
                    return dong
    return place_code


@lru_cache(maxsize=65536)
def _finer(home: PlaceRef, work: PlaceRef) -> int | None:
    return mean_minutes(_points(home), _points(work))


def mean_minutes(homes: tuple[Dong, ...], works: tuple[Dong, ...]) -> int | None:
    """The mean over all pairs of two groups of dongs, in whole minutes rounded up; None where a group is empty."""
    pairs = len(homes) * len(works)
    if not pairs:
        return None
    return -(-sum(_seconds(home, work) for home, work in product(homes, works)) // (60 * pairs))


@cache
def inner_dongs(place_code: str) -> tuple[Dong, ...]:
    """The half of a local government's dongs that lie nearest to its middle one, in code order.

    Few people live and work in the outer ones (the islands of 안산시, the airfield of 강서구), and nothing here tells
    how many. A 읍 or 면 counts once, however many 리 it has. The middle is the dong with the shortest
    way to all others.
    """
    dongs = [dong for dong in dongs_of(place_code) if " " not in dong.name]
    flat = {dong: _flat(dong.lat, dong.lon) for dong in dongs}

    def apart(one: Dong, other: Dong) -> float:
        return dist(flat[one], flat[other])

    if not dongs:
        return ()
    middle = min(dongs, key=lambda dong: (sum(apart(dong, other) for other in dongs), dong.name))
    inner = sorted(dongs, key=lambda dong: (apart(middle, dong), dong.name))[: (len(dongs) + 1) // 2]
    return tuple(dong for dong in dongs if dong in inner)


def _points(place: PlaceRef) -> tuple[Dong, ...]:
    return inner_dongs(place) if isinstance(place, str) else (place,)


def _seconds(home: Dong, work: Dong) -> int:
    street = _street_seconds(*_flat(home.lat, home.lon), *_flat(work.lat, work.lon))
    reached = _reached(home.lat, home.lon)
    by_subway = min(reached[station] + onward for station, onward in _nearest(work.lat, work.lon))
    return max(min(street, by_subway), LEAST_MINUTES * 60)


@lru_cache(maxsize=1024)
def _reached(lat: float, lon: float) -> "array[int]":
    """Seconds from a door to the street at every station, by way of one of the nearest."""
    ways = [[to_station + ride for ride in seconds_from(station)] for station, to_station in _nearest(lat, lon)]
    return array("q", map(min, *ways))


@lru_cache(maxsize=4096)
def _nearest(lat: float, lon: float) -> tuple[tuple[int, int], ...]:
    """The stations to begin or end at, with the seconds to each on foot or by bus, nearest first."""
    here = _flat(lat, lon)
    reached = sorted((_street_seconds(*here, x, y), station) for station, x, y in _stations())
    return tuple((station, seconds) for seconds, station in reached[:_STATIONS])


@cache
def _stations() -> tuple[tuple[int, float, float], ...]:
    return tuple(
        (number, *_flat(stop.lat, stop.lon))
        for number, stop in enumerate(stops())
        if stop.lat is not None and stop.lon is not None
    )


def _flat(lat: float, lon: float) -> tuple[float, float]:
    """Kilometers east and north; over the capital region the earth is flat within one percent."""
    return lon * _KM_A_DEGREE * cos(radians(_MIDDLE_LATITUDE)), lat * _KM_A_DEGREE


def _street_seconds(x_a: float, y_a: float, x_b: float, y_b: float) -> int:
    kilometers = hypot(x_b - x_a, y_b - y_a)
    return round(60 * min(start + pace * kilometers for start, pace in _PACES))


@cache
def _dong_table() -> tuple[dict[str, int], list[bytes]]:
    """The places of `commute_dongs.tsv` by their number, and the minutes from each to those before it and itself."""
    text = Path(__file__).with_name("commute_dongs.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    return {place: number for number, (place, _) in enumerate(lines)}, [bytes.fromhex(row) for _, row in lines]


@cache
def _table() -> dict[tuple[str, str], int]:
    text = Path(__file__).with_name("commute.tsv").read_text(encoding="utf-8")
    minutes: dict[tuple[str, str], int] = {}
    codes: list[str] = []
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, *row = line.split("\t")
        codes.append(code)
        for other, value in zip(codes, row, strict=True):
            minutes[code, other] = minutes[other, code] = int(value)
    return minutes
