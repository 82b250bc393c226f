"""Job words: how often the right minor group is among the first three offers, beside a plain matcher.

    python -m bench.job_words FILE

FILE is a CSV with the columns `title` and `keco2018_unit`; titles without a code are left out. Two questions are asked:
(a) every title, with the official names alone; (b) one half of the titles, with the other half loaded as words, on a
fixed seed and as the mean of five. The plain matcher compares character pairs (Dice) with the same names and words.

The figures of `occupation_evidence` were fitted on the half that (b) loads with the fixed seed. Part (a) is therefore
also printed for each half; of the five splits of (b) only the fixed one keeps its asked half out of every choice.
"""

import csv
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean
from typing import Final, NamedTuple

from jobplus_core.codes.occupation_tree import by_code, everything
from jobplus_core.codes.occupations import normalized, prepare, resolve

SEED: Final = 11
SEEDS: Final = (11, 12, 13, 14, 15)
_MINOR: Final = 3
_OFFERS: Final = 12

Title = tuple[str, str]
Matcher = Callable[[str], list[str]]


class Share(NamedTuple):
    """Percent of titles whose minor group is in the first three offers, of this matcher and of the plain one."""

    ours: float
    plain: float


def titles(path: Path) -> list[Title]:
    """The titles that have a code, in the file's order."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [(row["title"], row["keco2018_unit"]) for row in csv.DictReader(lines) if row["keco2018_unit"]]


def halves(found: Sequence[Title], seed: int) -> tuple[list[Title], list[Title]]:
    """The half to load and the half to ask."""
    mixed = list(found)
    random.Random(seed).shuffle(mixed)
    return mixed[: len(mixed) // 2], mixed[len(mixed) // 2 :]


def loadable(words: Iterable[Title]) -> tuple[Title, ...]:
    """Words with a code this edition has: the unit's, else its minor group's."""
    placed = ((word, code if by_code(code) is not None else code[:_MINOR]) for word, code in words)
    return tuple((word, code) for word, code in placed if by_code(code) is not None)


def ours(words: tuple[Title, ...]) -> Matcher:
    """The first three minor groups that `resolve` offers."""
    prepare(words)
    return lambda text: _first_three(found.code for found in resolve(text, words, top=_OFFERS))


def plain(words: Sequence[Title]) -> Matcher:
    """The first three minor groups by Dice on character pairs, ties by code."""
    named = [(found.name, found.code) for found in everything() if found.level >= _MINOR]
    terms = [(_pairs(normalized(name)), code) for name, code in (*named, *words)]
    sizes = [sum(pairs.values()) for pairs, _ in terms]
    holders: dict[str, list[int]] = {}
    for place, (pairs, _) in enumerate(terms):
        for pair in pairs:
            holders.setdefault(pair, []).append(place)

    def match(text: str) -> list[str]:
        asked = _pairs(normalized(text))
        common: Counter[int] = Counter()
        for pair, count in asked.items():
            for place in holders.get(pair, ()):
                common[place] += min(count, terms[place][0][pair])
        size = sum(asked.values())
        scored = sorted((-2 * count / (size + sizes[place]), terms[place][1]) for place, count in common.items())
        return _first_three(code for _, code in scored)

    return match


def share(match: Matcher, asked: Sequence[Title]) -> float:
    """Percent of the titles asked whose minor group is offered among the first three."""
    return 100 * sum(code[:_MINOR] in match(title) for title, code in asked) / len(asked)


def from_names(asked: Sequence[Title]) -> Share:
    """Question (a)."""
    return Share(share(ours(()), asked), share(plain(()), asked))


def from_words(found: Sequence[Title], seed: int) -> Share:
    """Question (b) on one split."""
    loaded, asked = halves(found, seed)
    return Share(share(ours(loadable(loaded)), asked), share(plain(loaded), asked))


def deciles(words: tuple[Title, ...], asked: Sequence[Title]) -> dict[int, tuple[int, float]]:
    """By the first offer's confidence in tenths: how many titles, and percent whose minor group it names."""
    right: dict[int, list[bool]] = {}
    for title, code in asked:
        for best in resolve(title, words, top=1):
            right.setdefault(best.confidence // 10 * 10, []).append(best.code[:_MINOR] == code[:_MINOR])
    return {tenth: (len(hits), 100 * mean(hits)) for tenth, hits in sorted(right.items())}


def _first_three(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(code[:_MINOR] for code in codes))[:3]


def _pairs(word: str) -> Counter[str]:
    return Counter(word[place : place + 2] for place in range(len(word) - 1))


def told(name: str, found: Share) -> str:
    """One line of the table."""
    return f"{name:<46}{found.ours:>8.1f}{found.plain:>8.1f}{found.ours - found.plain:>+8.1f}"


def main(path: Path) -> int:
    """Print the table; 1 where the file holds no code to compare with."""
    found = titles(path)
    if not found:
        print(f"{path.name} holds no title with a code: nothing to measure.")
        return 1
    print(f"{len(found):,} titles with a code; percent in the first three")
    print(f"{'':<46}{'ours':>8}{'pairs':>8}{'points':>8}")
    print(told("(a) official names, all titles", from_names(found)))
    fitted, unseen = halves(found, SEED)
    print(told("(a) official names, half fitted on", from_names(fitted)))
    print(told("(a) official names, other half", from_names(unseen)))
    splits = {seed: from_words(found, seed) for seed in SEEDS}
    print(told(f"(b) half loaded, seed {SEED}", splits[SEED]))
    means = Share(mean(each.ours for each in splits.values()), mean(each.plain for each in splits.values()))
    print(told(f"(b) half loaded, mean of {len(SEEDS)} seeds", means))
    for name, words, those in (("(a)", (), unseen), ("(b)", loadable(fitted), unseen)):
        tenths = deciles(words, those)
        print(name, " ".join(f"{tenth}+: {hit:.0f}% of {count}" for tenth, (count, hit) in tenths.items()))
    words = loadable(found)
    began = time.perf_counter()
    prepare(words)
    ready = time.perf_counter()
    for title, _ in found[:1000]:
        resolve(title, words)
    print(f"{len(words):,} words: ready in {1000 * (ready - began):.0f} ms", end=", ")
    print(f"{1000 * (time.perf_counter() - ready) / min(1000, len(found)):.2f} ms a word asked")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
