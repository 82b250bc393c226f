"""Titles of two public listings with the minor groups that a reader gave them; the listings stay outside."""

import hashlib
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple

from tests.support.feed import SHARED
from tests.support.real_expected import SEOUL, WORK24
from tests.support.real_postings import rows_of

_GROUPS: Final = Path(__file__).with_name("real_groups.tsv")


class ReadTitle(NamedTuple):
    """One posting as a reader understood it.

    Attributes:
        title: The posting's title.
        occupation_text: The feed's word for the occupation, empty where it has none.
        groups: The minor groups a counselor would accept, the best first; empty where the title names none.
        tuned: Whether rules were made with this title's answer in view; the others were only counted.
    """

    title: str
    occupation_text: str
    groups: tuple[str, ...]
    tuned: bool


def digest(title: str) -> str:
    """The first 16 hex digits of a title's SHA-256, blanks made single."""
    return hashlib.sha256(unicodedata.normalize("NFC", " ".join(title.split())).encode()).hexdigest()[:16]


def read_titles(folder: Path = SHARED / "data") -> list[ReadTitle]:
    """Every row of both listings that was read, in the files' order; empty where a listing is absent."""
    if not all((folder / name).exists() for name in (SEOUL, WORK24)):
        return []
    lines = _GROUPS.read_text(encoding="utf-8").splitlines()
    groups = dict(line.split("\t") for line in lines if not line.startswith("#"))
    found = [(row["position_title"], "") for row in rows_of(folder / WORK24)]
    found += [(row["JO_SJ"], row["JOBCODE_NM"]) for row in rows_of(folder / SEOUL)]
    return [
        ReadTitle(title, text, tuple(code for code in groups[key].split() if code != "-"), int(key[0], 16) % 2 == 0)
        for title, text in found
        if (key := digest(title)) in groups
    ]
