"""The everyday words for work that stand in `occupation_words.tsv`, with their codes."""

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_text import normalized

NO_WORK: Final = "-"
"""The code of what looks like a word for work and is none (산후조리원)."""


class EverydayWord(NamedTuple):
    """A word that people use for work.

    Attributes:
        word: The word, normalized.
        code: Its code of KECO 2025, `NO_WORK` where it names none.
        field: Whether it names a field of work (세무) and not who does it (경리).
    """

    word: str
    code: str
    field: bool


@cache
def everyday_words() -> tuple[EverydayWord, ...]:
    """Every word of the table in its order."""
    text = Path(__file__).with_name("occupation_words.tsv").read_text(encoding="utf-8")
    found: list[EverydayWord] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            code, jobs, fields = line.split("\t")
            for words, field in ((jobs, False), (fields, True)):
                found += [EverydayWord(normalized(word), code, field) for word in words.split(", ") if word]
    return tuple(found)
