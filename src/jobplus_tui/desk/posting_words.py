"""What counselors type to narrow the unfilled postings: `중구 026`, `강남 7일`, `내담당 경리`."""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final

from jobplus_core.codes.occupations import by_code, resolve
from jobplus_core.codes.places import by_name, seoul_districts
from jobplus_core.postings.queries import Unfilled

MINE_WORDS: Final = frozenset({"내", "담당", "내담당", "mine"})
SURE_OCCUPATION: Final = 60
"""Confidence from which a word names an occupation and not only a part of a title."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that a posting must hold, and the occupations it may name instead."""

    text: str
    codes: tuple[str, ...] = ()

    def fits(self, row: Unfilled) -> bool:
        """Whether a posting's title, company or occupation has the word."""
        texts = (row.title, row.employer, row.occupation_text or "")
        if any(self.text in text.casefold() for text in texts):
            return True
        return row.occupation_code is not None and row.occupation_code.startswith(self.codes) if self.codes else False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which unfilled postings are asked for.

    Attributes:
        district: A local government's name.
        occupation: How the occupation code begins.
        older_than: Least business days waited.
        mine: Only the signed-in counselor's.
        words: Words that must all fit.
    """

    district: str | None = None
    occupation: str | None = None
    older_than: int | None = None
    mine: bool = False
    words: tuple[Word, ...] = ()

    @property
    def text(self) -> str:
        """The words as they would be typed."""
        parts = [self.district, self.occupation]
        parts += [f"{self.older_than}일"] if self.older_than is not None else []
        parts += ["내담당"] if self.mine else []
        return " ".join([part for part in parts if part] + [word.text for word in self.words])

    def in_district(self, district: str | None) -> "Wanted":
        """The same in another district, or in every one."""
        return replace(self, district=district)


def district_named(text: str) -> str | None:
    """Return the local government that a word names: `중구`, `강남`, `용인시`."""
    place = by_name(None, text)
    if place is not None:
        return place.sigungu
    stems = {found.sigungu[:-1]: found.sigungu for found in seoul_districts() if len(found.sigungu) > 2}
    return stems.get(text)


def read_wanted(text: str) -> Wanted:
    """Read what was typed; every word narrows further, and no word is refused."""
    wanted = Wanted()
    for token in unicodedata.normalize("NFKC", text).casefold().split():
        days = re.fullmatch(r"(\d{1,3})일\+?", token)
        if days is not None:
            wanted = replace(wanted, older_than=int(days[1]))
        elif token in MINE_WORDS:
            wanted = replace(wanted, mine=True)
        elif re.fullmatch(r"\d{1,5}", token):
            wanted = replace(wanted, occupation=token)
        elif (district := district_named(token)) is not None:
            wanted = replace(wanted, district=district)
        else:
            wanted = replace(wanted, words=(*wanted.words, Word(token, occupations_meant(token))))
    return wanted


def occupations_meant(text: str) -> tuple[str, ...]:
    """Return the codes that a word names for sure."""
    return tuple(found.code for found in resolve(text, top=3) if found.confidence >= SURE_OCCUPATION)


def occupation_name(code: str) -> str:
    """Return an occupation's name, or the code where this edition has no such one."""
    found = by_code(code)
    return found.name if found is not None else code
