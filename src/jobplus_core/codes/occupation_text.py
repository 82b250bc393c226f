"""The comparable forms of a text about work: normalized words, what a text lists, and its groups of letters."""

import re
import unicodedata
from typing import Final

EQUAL: Final = 100
EQUAL_PART: Final = 95
NOTE: Final = 20
_NOTES = re.compile(r"[(\[〔]([^)\]〕]*)[)\]〕]?")
_LISTED = re.compile(r"\s+및\s+|[,/;]|\s+또는\s+")
_DOTTED = re.compile(r"[·ㆍ∙•・]")
_DROPPED = re.compile(r"[\W_]+")


def normalized(text: str) -> str:
    """The comparable form of a word: composed, lower case, letters and digits only."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def listed(text: str, *, bare: bool) -> tuple[str, ...]:
    """The single occupations that a text lists, normalized, the whole text first.

    "안내·접수원" means 안내원 and 접수원, "회계·경리 사무원" 회계 사무원 and 경리 사무원: a piece before a
    middle dot gets the ending of the last one. A name's piece is never taken without its ending ("경비" of
    "경비·청소 관리자" is no occupation); a person's is (`bare`), because people shorten.
    """
    found = [normalized(text)]
    for item in _LISTED.split(text):
        found.append(normalized(item))
        pieces = [piece.strip() for piece in _DOTTED.split(item)]
        if len(pieces) > 1:
            words = pieces[-1].split()
            ending = words[-1] if len(words) > 1 else pieces[-1][-1:]
            found += [normalized(piece if bare else piece + ending) for piece in pieces[:-1]]
            found.append(normalized(pieces[-1]))
    return tuple(dict.fromkeys(part for part in found if len(part) > 1))


def parts(text: str, *, bare: bool = False) -> tuple[tuple[str, int], ...]:
    """What a text names, each with what it loses: 0 the whole, 5 a part, more what stands in a note."""
    text = unicodedata.normalize("NFKC", text)
    found: dict[str, int] = {}
    for rank, part in enumerate(listed(_NOTES.sub(" ", text), bare=bare)):
        found.setdefault(part, EQUAL - EQUAL_PART if rank else 0)
    for note in _NOTES.findall(text):
        for part in listed(note, bare=bare):
            found.setdefault(part, NOTE)
    return tuple(found.items())


def pairs(text: str) -> frozenset[str]:
    """Every two letters that stand side by side in a normalized word."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def pieces_of(name: str) -> tuple[str, ...]:
    """The single words of an official name, normalized: 식품, 가공, 기능원; notes count as words too."""
    text = _NOTES.sub(lambda note: f" {note[1]} ", unicodedata.normalize("NFKC", name))
    words = (normalized(word) for item in _LISTED.split(text) for word in _DOTTED.sub(" ", item).split())
    return tuple(dict.fromkeys(word for word in words if word))


def without_notes(text: str) -> str:
    """A text normalized without what stands in parentheses, unless nothing else does."""
    composed = unicodedata.normalize("NFKC", text)
    return normalized(_NOTES.sub(" ", composed)) or normalized(composed)


def groups_of(word: str) -> frozenset[str]:
    """The single letters of a normalized word and every two side by side, its two ends counted as letters.

    "간병인" gives 간, 병, 인, ^간, 간병, 병인 and 인$, so that how a word begins and ends tells its own.
    """
    ended = f"^{word}$"
    return frozenset(word) | pairs(ended) if word else frozenset()
