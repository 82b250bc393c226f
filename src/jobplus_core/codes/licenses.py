"""Licenses: the official name that a short form, a former name or a half-typed word means.

The table in `licenses.tsv` holds what is asked for most; its header names the sources. A license that it does not hold
is still a license: it is kept and compared as it is written.
"""

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_text import normalized
from jobplus_core.hangul import compact, keystrokes

KINDS: Final = {"T": "국가기술자격", "P": "국가전문자격", "C": "공인민간자격", "D": "운전면허", "E": "교육 이수"}
"""What the first letter of a license's code says of it."""

_MARKS: Final = re.compile(r"[\W_]+")
# What stands behind a license's name where people mean the paper, or that they hold it.
_PAPER: Final = re.compile(r"(?:자격증|자격|면허증|이수증|이수|수료증|취득|소지자|소지|보유자|보유|필수|우대)+$")


class License(NamedTuple):
    """A license or certificate.

    Attributes:
        code: This table's own, never given to another license.
        name: As it is officially written.
        issuer: The body that gives it.
        aliases: Former names and short forms in use.
    """

    code: str
    name: str
    issuer: str
    aliases: tuple[str, ...]

    @property
    def kind(self) -> str:
        """What sort of license it is, such as 국가기술자격."""
        return KINDS[self.code[0]]


@cache
def everything() -> tuple[License, ...]:
    """All licenses of the table, in its order."""
    text = Path(__file__).with_name("licenses.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return tuple(
        License(code, name, issuer, tuple(alias for alias in aliases.split("|") if alias))
        for code, name, issuer, aliases in rows
    )


@cache
def _by_key() -> dict[str, License]:
    found = {normalized(alias): each for each in everything() for alias in each.aliases}
    return found | {normalized(each.name): each for each in everything()}


@cache
def _by_code() -> dict[str, License]:
    return {each.code: each for each in everything()}


@cache
def _typed() -> tuple[tuple[str, bool, License], ...]:
    return tuple(
        (keystrokes(normalized(name)), rank > 0, each)
        for each in everything()
        for rank, name in enumerate((each.name, *each.aliases))
    )


def by_code(code: str) -> License | None:
    """The license with this code."""
    return _by_code().get(code)


@lru_cache(maxsize=4096)
def resolve(text: str) -> License | None:
    """The license that a text means, by its name or an alias, or None where the table has none.

    Blanks and punctuation make no difference, nor does what says that it is a paper ("요양보호사 자격증"). A name
    without its grade ("컴퓨터활용능력") means none, since postings ask for the grade.
    """
    key = normalized(text)
    table = _by_key()
    return table.get(key) or table.get(_PAPER.sub("", key))


def suggest(prefix: str, limit: int = 10) -> tuple[License, ...]:
    """Type-ahead: licenses whose name begins with what was typed, then by alias, then those holding it.

    Compared by keystrokes, so that a syllable half typed ("지게ㅊ") already finds 지게차운전기능사.
    """
    typed = keystrokes(_MARKS.sub("", compact(prefix)))
    if not typed:
        return ()
    ranked: dict[License, int] = {}
    for strokes, alias, each in _typed():
        rank = (1 if alias else 0) if strokes.startswith(typed) else 2 if typed in strokes else None
        if rank is not None:
            ranked[each] = min(rank, ranked.get(each, rank))
    return tuple(sorted(ranked, key=lambda each: (ranked[each], each.code))[:limit])
