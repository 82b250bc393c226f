"""Occupations: the classification, and the way from the words people use for work to a code of it.

Counselors and postings write freely ("재가 간병인", "경리·사무보조"). A word is compared with the official
names of units and minor groups, and with words already seen together with their code. No synonyms are
invented here.

How a word is compared (confidence 0 to 100):

1. *Equal*, after Unicode composition, lower case and dropping blanks and punctuation: 100, also where only
   a note in parentheses follows. Equal in part, where the word or the name lists several ("요양 보호사 및
   간병인", "제과원 및 제빵사"): 95.
2. *Contained*: one holds the other whole ("재가 간병인" holds "간병인"): 60 plus 30 times the share of the
   longer one that the shorter one covers.
3. *Alike*: 75 times the share of character pairs in common, a pair counting less the more names it
   stands in ("조작", "작원" stand in dozens and say little). One common pair counts only where both begin
   with it.

A part that several names end in ("… 및 연구원") names none of them and is left out.

What stands only in parentheses counts 20 less: there, postings list places of work as often as occupations.
Anything under 30 is not offered: a wrong guess costs the counselor more than an empty list.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from jobplus_core.codes.occupation_tree import (
    EDITION,
    Occupation,
    ancestors,
    by_code,
    children,
    distance_level,
    everything,
)

__all__ = [
    "EDITION",
    "Occupation",
    "Suggestion",
    "ancestors",
    "by_code",
    "children",
    "distance_level",
    "everything",
    "normalized",
    "resolve",
    "suggest",
]

LEAST_CONFIDENCE: Final = 30
_EQUAL, _EQUAL_PART, _CONTAINED, _CONTAINED_SHARE, _ALIKE, _NOTE = 100, 95, 60, 30, 75, 20
_COARSEST = 3
_RARE = 1000
_SHARED = 2
_NOTES = re.compile(r"[(\[〔]([^)\]〕]*)[)\]〕]?")
_LISTED = re.compile(r"\s+및\s+|[,/;]|\s+또는\s+")
_DOTTED = re.compile(r"[·ㆍ∙•・]")
_DROPPED = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An occupation offered for a word, with how sure we are, 0 to 100."""

    code: str
    name: str
    confidence: int


@dataclass(frozen=True, slots=True)
class _Term:
    text: str
    pairs: frozenset[str]
    code: str
    loss: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    terms: tuple[_Term, ...]
    weight: dict[str, int]
    mass: tuple[int, ...]
    holders: dict[str, tuple[int, ...]]


def normalized(text: str) -> str:
    """The comparable form of a word: composed, lower case, letters and digits only."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def _listed(text: str, *, bare: bool) -> tuple[str, ...]:
    """The single occupations that a text lists, normalized, the whole text first.

    "안내·접수원" means 안내원 and 접수원, "회계·경리 사무원" 회계 사무원 and 경리 사무원: a piece before a
    middle dot gets the ending of the last one. A name's piece is never taken without its ending ("경비" of
    "경비·청소 관리자" is no occupation); a person's is (`bare`), because people shorten.
    """
    found = [normalized(text)]
    for listed in _LISTED.split(text):
        found.append(normalized(listed))
        pieces = [piece.strip() for piece in _DOTTED.split(listed)]
        if len(pieces) > 1:
            words = pieces[-1].split()
            ending = words[-1] if len(words) > 1 else pieces[-1][-1:]
            found += [normalized(piece if bare else piece + ending) for piece in pieces[:-1]]
            found.append(normalized(pieces[-1]))
    return tuple(dict.fromkeys(part for part in found if len(part) > 1))


def _parts(text: str, *, bare: bool = False) -> tuple[tuple[str, int], ...]:
    """What a text names, each with what it loses: 0 the whole, 5 a part, more what stands in a note."""
    text = unicodedata.normalize("NFKC", text)
    found: dict[str, int] = {}
    for rank, part in enumerate(_listed(_NOTES.sub(" ", text), bare=bare)):
        found.setdefault(part, _EQUAL - _EQUAL_PART if rank else 0)
    for note in _NOTES.findall(text):
        for part in _listed(note, bare=bare):
            found.setdefault(part, _NOTE)
    return tuple(found.items())


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


@lru_cache(maxsize=4)
def _lexicon(extra_words: tuple[tuple[str, str], ...]) -> _Lexicon:
    named = [(found.name, found.code) for found in everything() if found.level >= _COARSEST]
    known = [(word, code) for word, code in extra_words if by_code(code) is not None]
    terms = tuple(_Term(part, _pairs(part), code, loss) for name, code in named + known for part, loss in _parts(name))
    named_by = Counter((term.text, len(term.code)) for term in terms if term.loss)
    terms = tuple(term for term in terms if not term.loss or named_by[term.text, len(term.code)] <= _SHARED)
    seen = Counter(pair for term in terms for pair in term.pairs)
    weight = {pair: _RARE // count + 1 for pair, count in seen.items()}
    holders: dict[str, list[int]] = {}
    for position, term in enumerate(terms):
        for pair in term.pairs:
            holders.setdefault(pair, []).append(position)
    mass = tuple(sum(weight[pair] for pair in term.pairs) for term in terms)
    return _Lexicon(terms, weight, mass, {pair: tuple(found) for pair, found in holders.items()})


def _compare(part: str, loss: int, lexicon: _Lexicon, best: dict[str, int]) -> None:
    """Raise, in `best`, the confidence of every code that this part speaks for."""
    note = loss if loss >= _NOTE else 0
    bar = LEAST_CONFIDENCE - 1 + note

    def offer(code: str, confidence: int) -> None:
        if confidence > bar and confidence - note > best.get(code, 0):
            best[code] = confidence - note

    length = len(part)
    for term in lexicon.terms:
        text = term.text
        if part == text:
            offer(term.code, _EQUAL - max(loss - note, term.loss))
        elif part in text:
            offer(term.code, _CONTAINED + _CONTAINED_SHARE * length // len(text))
        elif text in part:
            offer(term.code, _CONTAINED + _CONTAINED_SHARE * len(text) // length)
    pairs = _pairs(part)
    shared: Counter[int] = Counter()
    common: Counter[int] = Counter()
    for pair in pairs:
        for position in lexicon.holders.get(pair, ()):
            shared[position] += lexicon.weight[pair]
            common[position] += 1
    own = sum(lexicon.weight.get(pair, _RARE + 1) for pair in pairs)
    for position, weight in shared.items():
        term = lexicon.terms[position]
        if common[position] > 1 or term.text[:2] == part[:2]:
            offer(term.code, _ALIKE * 2 * weight // (own + lexicon.mass[position]))


def resolve(text: str, extra_words: Iterable[tuple[str, str]] = (), *, top: int = 5) -> tuple[Suggestion, ...]:
    """The occupations that free words most likely mean, best first.

    At equal confidence the finer code comes first (a unit before its group), then the lower code.

    Args:
        text: What was written, one occupation or several.
        extra_words: Words seen before with the code they were given, (word, code); codes that this
            edition does not have are passed over. Pass the same tuple again and it is prepared once.
        top: How many to return at most.
    """
    lexicon = _lexicon(tuple(extra_words))
    best: dict[str, int] = {}
    for part, loss in _parts(text, bare=True):
        _compare(part, loss, lexicon, best)
    order = sorted(best, key=lambda code: (-best[code], -len(code), code))
    return tuple(Suggestion(code, _name(code), best[code]) for code in order[:top])


def suggest(prefix: str, limit: int = 10) -> tuple[Occupation, ...]:
    """Type-ahead: occupations whose code or name begins with what was typed, then those holding it.

    Names are compared by letters (jamo), so that a syllable half typed ("요야") already finds 요양보호사.
    Units come before groups, then code order.
    """
    typed = unicodedata.normalize("NFD", normalized(prefix))
    if not typed:
        return ()
    ranked: list[tuple[int, int, str, Occupation]] = []
    for occupation, letters in _spelled():
        if occupation.code.startswith(typed) or letters[0].startswith(typed):
            rank = 0
        elif any(part.startswith(typed) for part in letters[1:]):
            rank = 1
        elif typed in letters[0]:
            rank = 2
        else:
            continue
        ranked.append((rank, -occupation.level, occupation.code, occupation))
    return tuple(occupation for *_, occupation in sorted(ranked)[:limit])


@lru_cache(maxsize=1)
def _spelled() -> tuple[tuple[Occupation, tuple[str, ...]], ...]:
    return tuple(
        (
            occupation,
            tuple(unicodedata.normalize("NFD", part) for part, _ in _parts(occupation.name)),
        )
        for occupation in everything()
    )


def _name(code: str) -> str:
    occupation = by_code(code)
    return occupation.name if occupation is not None else code
