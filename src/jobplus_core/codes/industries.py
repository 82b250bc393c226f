"""Industries (한국표준산업분류): what a code means, and which one people's words for a company's trade mean.

Names and codes come from `industries.tsv`, whose header names source and edition; it is read on first use.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_text import normalized
from jobplus_core.hangul import compact, keystrokes

EDITION: Final = "11"
"""The edition of the classification that the codes are of."""
_MARKS: Final = re.compile(r"[\W_]+")


class Industry(NamedTuple):
    """A section, division, group, class or subclass.

    Attributes:
        code: A letter, or two to five digits; the digits of the parent come first.
        section: The letter of the section that it belongs to.
    """

    code: str
    name: str
    section: str

    @property
    def level(self) -> int:
        """1 for a section to 5 for a subclass: as many as the code has characters."""
        return len(self.code)


@cache
def everything() -> tuple[Industry, ...]:
    """The whole classification in its order."""
    text = Path(__file__).with_name("industries.tsv").read_text(encoding="utf-8")
    names: dict[str, str] = {}
    found: list[Industry] = []
    section = ""
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, name = line.split("\t")
        section = code if code.isalpha() else section
        names[code] = names[code[:-1]] if name == "=" else name
        found.append(Industry(code, names[code], section))
    return tuple(found)


@cache
def _by_code() -> dict[str, Industry]:
    return {each.code: each for each in everything()}


@cache
def _by_name() -> dict[str, Industry]:
    """By name, the widest where several levels bear it."""
    found: dict[str, Industry] = {}
    for each in everything():
        found.setdefault(normalized(each.name), each)
    return found


@cache
def _typed() -> tuple[tuple[str, Industry], ...]:
    """Each name once, as it is typed: under its widest code, as a narrower one says nothing more."""
    return tuple((keystrokes(name), each) for name, each in _by_name().items())


def by_code(code: str) -> Industry | None:
    """The industry with this code."""
    return _by_code().get(code)


def by_name(text: str) -> Industry | None:
    """The industry of this name, blanks and marks aside; the widest where several levels bear it."""
    return _by_name().get(normalized(text))


def path(code: str) -> tuple[Industry, ...]:
    """From the section down to the code itself; nothing for a code that the edition does not have."""
    own = by_code(code)
    if own is None:
        return ()
    above = [own.section] if not code.isalpha() else []
    return tuple(_by_code()[each] for each in (*above, *(code[:length] for length in range(2, len(code))), code))


@lru_cache(maxsize=512)
def suggest(text: str, limit: int = 10) -> tuple[Industry, ...]:
    """Type-ahead, by the code's first digits or by words: names that begin with them, then names that hold them all.

    Compared by keystrokes, so that a syllable half typed ("호텔ㅇ") already finds 호텔업. Wider industries come first
    among those that fit as well, since people name the trade and seldom its subclass.
    """
    digits = text.strip()
    if digits.isascii() and digits.isalnum() and (digits.isdigit() or len(digits) == 1):
        wanted = digits.upper()
        hits = [each for each in everything() if each.code.startswith(wanted)]
        return tuple(hits[:limit])
    words = [strokes for word in text.split() if (strokes := keystrokes(_MARKS.sub("", compact(word))))]
    if not words:
        return ()
    ranked = []
    for place, (strokes, each) in enumerate(_typed()):
        if all(word in strokes for word in words):
            ranked.append((not strokes.startswith(words[0]), len(each.code) > 4, place, each))
    return tuple(each for *_rank, each in sorted(ranked)[:limit])
