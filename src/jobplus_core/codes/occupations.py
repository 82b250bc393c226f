"""Occupations: the classification, and the way from the words people use for work to a code of it.

Counselors and postings write freely ("재가 간병인", "경리·사무보조"). A word is compared with the official
names of units and minor groups, with words already seen together with their code, and with everyday words
(`occupation_words.tsv`).

How a word is compared (confidence 0 to 100):

1. *Equal*, after Unicode composition, lower case and dropping blanks and punctuation: 100, also where only
   a note in parentheses follows. Equal in part, where the word or the name lists several ("요양 보호사 및
   간병인", "제과원 및 제빵사"): 95.
2. *Contained*: a name holds the word ("경리" stands in "경리 사무원"), or the word ends with a name ("재가 간병인" with
   "간병인"; what work it is stands last in Korean): 60 plus 30 times the share of the longer one that the shorter
   one covers. An ending counts only where its minor group is also the likeliest, and one that several minor groups
   share ("조립원") names none.
3. *Mentioned*: a known word stands in it where Korean names the work, with endings that tell of none (세무 직원):
   at most 95, as `occupation_mentions` says. Against it, and where names of several minor groups hold the word
   (간호: 간호사, 간호조무사), being contained is only a guess: below 60, in the same order.
4. *Likely*: minor groups by what the letters of their names and words tell (`occupation_evidence`), 59 times the
   share of the belief that each gets. Of such a group the unit is offered whose name has most pairs of letters in
   common with the word, a pair counting less the more names it stands in; the group itself where none has any.

A part that several names end in ("… 및 연구원") names none of them and is left out, and so is one that people use for
any work (… 및 사무원). What stands only in parentheses
counts 20 less: there, postings list places of work as often as occupations.

From 60 on a name stands behind an offer. Under 60 an offer is a guess for a person to choose from; how often each
tenth names the right minor group is printed by `python -m bench.job_words`. Letters that no name holds get no offer.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from jobplus_core.codes.occupation_evidence import MINOR, Evidence
from jobplus_core.codes.occupation_mentions import Known, Named, named_in
from jobplus_core.codes.occupation_text import EQUAL, NOTE, normalized, pairs, parts, without_notes
from jobplus_core.codes.occupation_tree import (
    EDITION,
    Occupation,
    ancestors,
    by_code,
    children,
    distance_level,
    everything,
)
from jobplus_core.codes.occupation_words import NO_WORK, everyday_words

__all__ = [
    "EDITION",
    "Occupation",
    "Suggestion",
    "ancestors",
    "by_code",
    "children",
    "distance_level",
    "everything",
    "given",
    "mentioned",
    "normalized",
    "prepare",
    "resolve",
    "suggest",
]

T = TypeVar("T")

LEAST_CONFIDENCE: Final = 1
NAMED_FROM: Final = 60
"""Confidence from which a name stands behind an offer; below it is a guess."""
_CONTAINED, _CONTAINED_SHARE, _LIKELY = NAMED_FROM, 30, NAMED_FROM - 1
_LIKELY_GROUPS: Final = 8
_SHORT: Final = 4
_RARE: Final = 1000
_SHARED: Final = 2
_WHO: Final = re.compile(r"(?:원|사|자|가|인|공|관|수|어부|해녀|너|터|모델|배우|비서|코치)$")
"""How an official name ends that says who does the work; a piece of a name (시설, 피부) is no work in a title."""


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
    """Names and words ready to compare.

    Attributes:
        beginning: Terms by their first two letters.
        ending: Terms by their last two letters.
        shared: Texts that several minor groups have (조립원): as the ending of a word they name none.
        of: Each minor group's terms, with what each one's pairs weigh together.
        known: What may be mentioned in a text: official names, everyday words, and the words given, which lead.
        own: The words given alone, with the code that each was given last.
    """

    terms: tuple[_Term, ...]
    beginning: dict[str, tuple[_Term, ...]]
    ending: dict[str, tuple[_Term, ...]]
    shared: frozenset[str]
    weight: dict[str, int]
    of: dict[str, tuple[tuple[_Term, int], ...]]
    evidence: Evidence
    known: dict[str, Known]
    own: dict[str, str]


@lru_cache(maxsize=4)
def _lexicon(extra_words: tuple[tuple[str, str], ...]) -> _Lexicon:
    named = [(found.name, found.code) for found in everything() if found.level >= MINOR]
    known = [(word, code) for word, code in extra_words if by_code(code) is not None]
    terms = tuple(_Term(part, pairs(part), code, loss) for name, code in named + known for part, loss in parts(name))
    named_by = Counter((term.text, len(term.code)) for term in terms if term.loss)
    everyday = everyday_words()
    empty = frozenset(each.word for each in everyday if each.code == NO_WORK)
    terms = tuple(
        term
        for term in terms
        if not term.loss or (named_by[term.text, len(term.code)] <= _SHARED and term.text not in empty)
    )
    minors: dict[str, set[str]] = {}
    for term in terms:
        minors.setdefault(term.text, set()).add(term.code[:MINOR])
    shared = frozenset(text for text, codes in minors.items() if len(codes) > 1) | empty
    seen = Counter(pair for term in terms for pair in term.pairs)
    weight = {pair: _RARE // count + 1 for pair, count in seen.items()}
    beginning = _grouped((term.text[:2], term) for term in terms)
    ending = _grouped((term.text[-2:], term) for term in terms)
    of = _grouped((term.code[:MINOR], (term, sum(map(weight.__getitem__, term.pairs)))) for term in terms)
    mentioned = {
        term.text: Known(term.code, False) for term in terms if _WHO.search(term.text) and term.text not in shared
    }
    mentioned |= {each.word: Known(each.code, each.field) for each in everyday}
    own = {normalized(word): code for word, code in known}
    mentioned |= {word: Known(code, False) for word, code in own.items()}
    return _Lexicon(terms, beginning, ending, shared, weight, of, Evidence(known), mentioned, own)


def _grouped(keyed: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for key, each in keyed:
        found.setdefault(key, []).append(each)
    return {key: tuple(each) for key, each in found.items()}


@dataclass(slots=True)
class _Found:
    """Confidence by code, by how the name and the word hold each other."""

    equal: dict[str, float]
    held: dict[str, float]
    ends: dict[str, float]


def _compare(part: str, loss: int, lexicon: _Lexicon, into: _Found) -> None:
    """Raise the confidence of every code whose name is this part, holds it or ends it."""
    note = loss if loss >= NOTE else 0
    length = len(part)
    near: Iterable[_Term] = lexicon.terms
    if length > _SHORT:
        near = (*lexicon.ending.get(part[-2:], ()), *lexicon.beginning.get(part[:2], ()))
    for term in near:
        text, found = term.text, into.equal
        if part == text:
            confidence = EQUAL - max(loss - note, term.loss)
        elif note or text in lexicon.shared:
            continue
        elif part in text:
            confidence, found = _CONTAINED + _CONTAINED_SHARE * length // len(text), into.held
        elif part.endswith(text):
            confidence, found = _CONTAINED + _CONTAINED_SHARE * len(text) // length, into.ends
        else:
            continue
        if confidence - note > found.get(term.code, 0):
            found[term.code] = confidence - note


def _weighed(found: _Found, told: Named | None) -> dict[str, float]:
    """Confidence by code: what only holds the word is a guess against a mention, or where it names several groups."""
    best = dict(found.equal)
    several = len({code[:MINOR] for code in found.held}) > 1
    for code, sure in found.held.items():
        guessed = several or (told is not None and told.code[:MINOR] != code[:MINOR])
        best[code] = max(sure * _LIKELY / (_CONTAINED + _CONTAINED_SHARE) if guessed else sure, best.get(code, 0))
    if told is not None:
        best[told.code] = max(told.confidence, best.get(told.code, 0))
    return best


def _guess(text: str, lexicon: _Lexicon, best: dict[str, float], ends: dict[str, float]) -> None:
    """Add to `best` what is likely, and of the names that end a part those of the likeliest group."""
    likely = lexicon.evidence.minors(text, top=_LIKELY_GROUPS)
    for code, sure in ends.items():
        if likely and code[:MINOR] == likely[0][0]:
            best[code] = max(sure, best.get(code, 0))
    typed = pairs(without_notes(text))
    own = sum(lexicon.weight.get(pair, _RARE + 1) for pair in typed)
    for minor, belief in likely:
        if any(known.startswith(minor) for known in best):
            continue
        nearest, code = 0.0, minor
        for term, mass in lexicon.of[minor]:
            common = typed & term.pairs
            if common:
                alike = sum(map(lexicon.weight.__getitem__, common)) / (own + mass)
                if alike > nearest and len(term.code) > MINOR:
                    nearest, code = alike, term.code
        best[code] = _LIKELY * belief


def prepare(extra_words: Iterable[tuple[str, str]] = ()) -> None:
    """Make the words ready to compare, so that the first `resolve` with the same tuple does not wait for it."""
    _lexicon(tuple(extra_words))


def resolve(text: str, extra_words: Iterable[tuple[str, str]] = (), *, top: int = 5) -> tuple[Suggestion, ...]:
    """The occupations that free words most likely mean, best first.

    At equal confidence comes first the code that the word was given last, or that is mentioned, then the finer code (a
    unit before its group), then the lower one.

    Args:
        text: What was written, one occupation or several.
        extra_words: Words seen before with the code they were given, (word, code); codes that this
            edition does not have are passed over. Pass the same tuple again and it is prepared once.
        top: How many to return at most.
    """
    lexicon = _lexicon(tuple(extra_words))
    found = _Found({}, {}, {})
    for part, loss in parts(text, bare=True):
        _compare(part, loss, lexicon, found)
    told = named_in(text, lexicon.known)
    best = _weighed(found, told)
    _guess(text, lexicon, best, found.ends)
    leading = lexicon.own.get(normalized(text)) or (told.code if told is not None else None)
    order = sorted(best, key=lambda code: (-best[code], code != leading, -len(code), code))
    return tuple(Suggestion(code, _name(code), max(round(best[code]), LEAST_CONFIDENCE)) for code in order[:top])


def mentioned(text: str, extra_words: Iterable[tuple[str, str]] = ()) -> Named | None:
    """The occupation that known words in a text name, None where none stands in it; see `occupation_mentions`.

    Args:
        text: Anything written about work, such as a posting's title.
        extra_words: As `resolve` takes them.
    """
    return named_in(text, _lexicon(tuple(extra_words)).known)


def given(text: str, extra_words: Iterable[tuple[str, str]]) -> str | None:
    """The code that these very words were given last, None where nobody gave them one."""
    return _lexicon(tuple(extra_words)).own.get(normalized(text))


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
            tuple(unicodedata.normalize("NFD", part) for part, _ in parts(occupation.name)),
        )
        for occupation in everything()
    )


def _name(code: str) -> str:
    occupation = by_code(code)
    return occupation.name if occupation is not None else code
