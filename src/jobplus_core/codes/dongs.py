"""Legal dongs of the capital region: which local government a dong's name means, and where it lies.

A dong is 창신동; in the country there are 읍 and 면 (이동읍) and their 리 (이동읍 서리). Names and centroids
come from `dongs.tsv`, whose header names source and edition; it is read on first use.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.codes import places

_LAT: Final = 37.0
_LON: Final = 126.0
_STEP: Final = 10_000
# The administrative 역삼1동 and 창신제2동 are parts of the legal 역삼동 and 창신동; 명동1가 is a legal dong itself.
_NUMBERED: Final = re.compile(r"(?<=[가-힣])제?\d{1,2}동$")


class Dong(NamedTuple):
    """A legal dong, or a 읍 or 면, with its centroid in WGS 84 degrees.

    Attributes:
        name: 창신동, 이동읍, 이동읍 서리.
        place_code: The local government that it belongs to.
    """

    name: str
    place_code: str
    lat: float
    lon: float


@cache
def _table() -> dict[str, tuple[Dong, ...]]:
    text = Path(__file__).with_name("dongs.tsv").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: tuple(_read(code, entry) for entry in entries.split(",")) for code, entries in lines}


def _read(code: str, entry: str) -> Dong:
    name, lat, lon = entry.rsplit(" ", 2)
    return Dong(name, code, round(_LAT + int(lat) / _STEP, 4), round(_LON + int(lon) / _STEP, 4))


@cache
def _by_name() -> dict[str, tuple[Dong, ...]]:
    found: dict[str, list[Dong]] = {}
    for code, dongs in _table().items():
        if not places.is_former(code):
            for dong in dongs:
                found.setdefault(dong.name, []).append(dong)
    return {name: tuple(those) for name, those in found.items()}


def dongs_of(place_code: str) -> tuple[Dong, ...]:
    """The dongs of a local government in code order; none for an unknown code.

    A district that was renamed or split gives the dongs it had.
    """
    return _table().get(place_code, ())


def find_dong(text: str, *, place_code: str | None = None) -> tuple[Dong, ...]:
    """Every dong that a text names, Seoul's first; a numbered administrative dong gives its legal dong.

    Args:
        text: The dong alone ("창신동", "역삼 1동", "이동읍 서리"), or with the rest of an address behind it.
        place_code: Look only in this local government.
    """
    words = unicodedata.normalize("NFKC", text).split()
    for length in (2, 1):
        name = " ".join(words[:length])
        joined = name.replace(" ", "")
        for form in (name, joined, _NUMBERED.sub("동", joined)):
            found = _named(form, place_code)
            if found:
                return found
    return ()


def only_dong(text: str, *, place_code: str | None = None) -> Dong | None:
    """The one dong that a text means, or None where several bear the name or none does.

    A name borne once in Seoul is Seoul's, as 중구 alone is; 신사동, which two districts have, is nobody's.
    """
    found = find_dong(text, place_code=place_code)
    seoul = [dong for dong in found if dong.place_code.startswith("11")]
    for those in (seoul, found):
        if len(those) == 1:
            return those[0]
        if those:
            return None
    return None


def _named(name: str, place_code: str | None) -> tuple[Dong, ...]:
    if place_code is None:
        return _by_name().get(name, ())
    return tuple(dong for dong in dongs_of(place_code) if dong.name == name)
