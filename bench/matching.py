"""Matching against plain loops, SQL, a memory copy and its own rebuilding: ratios in one run, medians.

`python -m bench.matching` at center scale (18,300 seekers, 8,000 postings); `--scale city` for 500,000 and 250,000,
where only the index is asked.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from random import Random
from statistics import median
from typing import Any, Final

from bench.matching_people import TODAY, loops, postings, seekers
from bench.matching_sql import MatchingTables
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.pieces import from_pieces, pieces_of
from jobplus_core.matching.rank import batch_top, best, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.survey import survey
from jobplus_core.matching.weights import DEFAULT

SCALES: Final = {"center": (18_300, 8_000), "city": (500_000, 250_000)}
_ASKED: Final = 300
_SLOW: Final = 12


def timed(act: Callable[[], Any]) -> float:
    """Seconds that one act takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def each(act: Callable[[Any], Any], subjects: Sequence[Any]) -> float:
    """The median of one act over many subjects, in seconds."""
    return median(timed(lambda subject=subject: act(subject)) for subject in subjects)  # type: ignore[misc]


def told(name: str, seconds: float, floor: float | None = None, goal: str = "") -> None:
    """Print one line."""
    ratio = f"{floor / seconds:10,.1f}×" if floor is not None else " " * 11
    print(f"{name:44}{seconds * 1000:12.3f} ms {ratio}  {goal}", flush=True)


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", choices=SCALES, default="center")
    scale = parser.parse_args().scale
    many, few = SCALES[scale]
    dice = Random(1)
    people, offers = seekers(many, dice), postings(few, dice)
    began = time.perf_counter()
    of_postings, of_seekers = index_postings(offers), index_seekers(people)
    build = time.perf_counter() - began
    told(f"build both ({many:,} × {few:,})", build)
    some, wanted = Random(2).sample(people, _ASKED), Random(3).sample(offers, _ASKED)
    found = queries(of_postings, of_seekers, some, wanted)
    relaxing(of_postings, of_seekers, some, wanted, loop=scale == "center", offers=offers)
    if scale == "center":
        against(people, offers, some, wanted, found, of_postings, of_seekers)
    ands(of_postings)
    deltas(of_postings, offers, build)
    loading(of_postings, of_seekers, build)


def queries(
    of_postings: Index[PostingFacts],
    of_seekers: Index[SeekerFacts],
    some: Sequence[SeekerFacts],
    wanted: Sequence[PostingFacts],
) -> tuple[float, float]:
    """One seeker and one posting, the first time and again."""
    of_postings.on(TODAY)
    of_seekers.on(TODAY)

    def seeker(facts: SeekerFacts) -> object:
        return best(survey(of_postings, facts, today=TODAY), DEFAULT, 20)

    def posting(facts: PostingFacts) -> object:
        return best(survey(of_seekers, facts, today=TODAY), DEFAULT, 20)

    told("one seeker, top 20, never asked before", each(seeker, some))
    one = each(seeker, some)
    told("one seeker, top 20", one)
    told("  with every reason", each(lambda facts: recommend_postings(facts, of_postings, today=TODAY), some))
    told("one posting, top 20, never asked before", each(posting, wanted))
    other = each(posting, wanted)
    told("one posting, top 20", other)
    told("  with every reason", each(lambda facts: recommend_candidates(facts, of_seekers, today=TODAY), wanted))
    return one, other


def relaxing(
    of_postings: Index[PostingFacts],
    of_seekers: Index[SeekerFacts],
    some: Sequence[SeekerFacts],
    wanted: Sequence[PostingFacts],
    *,
    loop: bool,
    offers: Sequence[PostingFacts],
) -> None:
    """Menus of what to relax, against running the loops again for each option; every gain is checked."""

    def menu(facts: SeekerFacts) -> object:
        return relaxation_menu(facts, of_postings, today=TODAY, least_gain=0)

    each(menu, some)
    quick = each(menu, some)
    floor = None
    if loop:
        checked = wrong = 0
        rerun = []
        for facts in some[:_SLOW]:
            now = sum(1 for _ in loops(facts, offers))
            options = relaxation_menu(facts, of_postings, today=TODAY, least_gain=0)
            start = time.perf_counter()
            for option in options:
                checked += 1
                wrong += sum(1 for _ in loops(option.option.facts, offers)) - now != option.gain
            rerun.append(time.perf_counter() - start)
        floor = median(rerun)
        print(f"{checked} options checked, {wrong} wrong gains")
    told("menu of one seeker", quick, floor, "goal ≥ 1,000")
    told(
        "menu of one posting",
        each(lambda facts: posting_relaxation_menu(facts, of_seekers, today=TODAY, least_gain=0), wanted),
    )


def against(
    people: Sequence[SeekerFacts],
    offers: Sequence[PostingFacts],
    some: Sequence[SeekerFacts],
    wanted: Sequence[PostingFacts],
    found: tuple[float, float],
    of_postings: Index[PostingFacts],
    of_seekers: Index[SeekerFacts],
) -> None:
    """The same answers from loops and from SQL."""
    differing = 0

    def looped(facts: SeekerFacts) -> list[tuple[int, int]]:
        return sorted(loops(facts, offers))[:20]

    def turned(facts: PostingFacts) -> list[tuple[int, int]]:
        return sorted((score, s.id) for s in people for score, _ in loops(s, (facts,)))[:20]

    by_loops = each(looped, some[:_SLOW])
    told("one seeker: plain loops", by_loops)
    told("one seeker: index", found[0], by_loops, "goal ≥ 20")
    loops_of_posting = each(turned, wanted[:_SLOW])
    told("one posting: plain loops", loops_of_posting)
    told("one posting: index", found[1], loops_of_posting, "goal ≥ 30")
    start = time.perf_counter()
    for _ in batch_top(people, of_postings, today=TODAY):
        pass
    told("everybody's top 20", time.perf_counter() - start, by_loops * len(people), "goal ≥ 15 (loops by a sample)")
    with closing(sqlite3.connect(":memory:")) as connection:
        sql = MatchingTables(connection, "sqlite", TODAY)
        sql.fill(people, offers)
        by_sql = each(lambda facts: sql.best(DEFAULT.weights, seeker=facts.id), some[:100])
        told("one seeker: one SQL statement, indexed", by_sql)
        told("one seeker: index", found[0], by_sql, "goal ≥ 3")
        for facts in some[:100]:
            ranked = recommend_postings(facts, of_postings, today=TODAY)
            mine = [(match.score, match.id) for match in ranked.results]
            differing += mine != sql.best(DEFAULT.weights, seeker=facts.id)
            differing += mine != [(-score, key) for score, key in looped(facts)]
    print(f"100 seekers, index, loops and SQL: {differing} disagreements")


def ands(index: Index[PostingFacts]) -> None:
    """AND and count against copying the same bytes."""
    size = len(index.ids) // 8
    first, second = (int.from_bytes(Random(n).randbytes(size), "little") for n in (1, 2))
    data = Random(3).randbytes(2 * size)
    rounds = 2_000
    copied = median(timed(lambda: [bytearray(data) for _ in range(rounds)]) for _ in range(7)) / rounds
    counted = median(timed(lambda: [(first & second).bit_count() for _ in range(rounds)]) for _ in range(7)) / rounds
    print(f"AND and count {counted * 1e6:.2f} µs, a copy {copied * 1e6:.2f} µs: {counted / copied:.1f} (goal ≤ 4)")


def deltas(index: Index[PostingFacts], offers: Sequence[PostingFacts], build: float) -> None:
    """One changed row against building everything."""
    from dataclasses import replace

    changed = [replace(offer, wage_won=(offer.wage_won or 0) + 5) for offer in Random(5).sample(list(offers), 200)]
    told("one row changed", each(index.put, changed), build, "goal ≥ 1,000")


def loading(of_postings: Index[PostingFacts], of_seekers: Index[SeekerFacts], build: float) -> None:
    """Reading pieces back against building from facts; what reading the tables costs comes on top of building."""
    kept = [*pieces_of(of_postings)], [*pieces_of(of_seekers)]
    size = sum(len(piece.bits) for side in kept for piece in side)
    print(f"{sum(map(len, kept)):,} pieces, {size / 1e6:.2f} MB")

    def load() -> None:
        from_pieces(of_postings.side, kept[0])
        from_pieces(of_seekers.side, kept[1])

    told("read both back from pieces", median(timed(load) for _ in range(5)), build, "goal ≥ 3")


if __name__ == "__main__":
    main()
