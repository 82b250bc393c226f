"""What a job word is and which rows of a file become one; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_editions import is_code
from jobplus_core.codes.occupations import normalized
from jobplus_core.hangul import clean
from jobplus_core.resident_number import looks_like_resident_number

LONGEST: Final = 60
HEADINGS: Final = frozenset({"code", "코드", "직종코드", "keco", "keco코드", "keco2018unit", "keco2025unit", "unit"})
"""How the second column's heading may read, normalized; a first row with such a heading is no word."""


class WordRow(NamedTuple):
    """A row as a file has it, with the line on which it begins."""

    line: int
    word: str
    code: str


class JobWordForm(NamedTuple):
    """A word fit to be stored; `key` is what it is compared by."""

    word: str
    key: str
    code: str


@dataclass(frozen=True, slots=True)
class RejectedWord:
    """A row that cannot be a job word.

    Attributes:
        value: What is wrong; never a resident registration number.
        reason: `empty`, `too_long`, `resident_number`, `unknown_code`.
    """

    line: int
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class SiftedWords:
    """A file's rows, sorted out; `twice` counts rows that say again what an earlier one said."""

    good: tuple[JobWordForm, ...]
    rejected: tuple[RejectedWord, ...]
    twice: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What came of loading, or would come of it in an empty store.

    Attributes:
        added: Words stored; none when a row was rejected.
        known: Words the store had with the same code, and rows that came twice.
    """

    added: int
    known: int
    rejected: tuple[RejectedWord, ...]

    def as_json(self) -> dict[str, object]:
        """The shape other programs read."""
        rejected = [{"line": row.line, "value": row.value, "reason": row.reason} for row in self.rejected]
        return {"added": self.added, "known": self.known, "rejected": rejected}


def fault_of(word: str, code: str, *, edition: str) -> str | None:
    """Why this cannot be a job word, or None where it can."""
    if looks_like_resident_number(word) or looks_like_resident_number(code):
        return "resident_number"
    if not normalized(word):
        return "empty"
    if len(word) > LONGEST:
        return "too_long"
    return None if is_code(code, edition) else "unknown_code"


def sift_words(rows: Iterable[WordRow], *, edition: str) -> SiftedWords:
    """Sort a file's rows into words and rejections; a heading and blank rows are neither."""
    good: dict[tuple[str, str], JobWordForm] = {}
    rejected: list[RejectedWord] = []
    twice = 0
    for place, row in enumerate(rows):
        word, code = clean(row.word), clean(row.code)
        if (not word and not code) or (place == 0 and normalized(code).replace(" ", "") in HEADINGS):
            continue
        fault = fault_of(word, code, edition=edition)
        if fault is not None:
            told = "" if fault == "resident_number" else code if fault == "unknown_code" else word[:LONGEST]
            rejected.append(RejectedWord(row.line, told, fault))
            continue
        form = JobWordForm(word, normalized(word), code)
        twice += (form.key, code) in good
        good.setdefault((form.key, code), form)
    return SiftedWords(tuple(good.values()), tuple(rejected), twice)
