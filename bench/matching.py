"""Matching against plain loops, SQL, a memory copy and its own rebuilding: ratios in one run, medians.

`python -m bench.matching` at center scale (18,300 seekers, 8,000 postings); `--scale city` for 500,000 and 250,000,
where only the index is asked.
"""

import argparse
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from random import Random
from statistics import median
from typing import Any, Final

from bench.matching_people import TODAY, fitting, loops, postings, seekers, with_dongs
from bench.matching_sql import MatchingTables
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.pieces import from_pieces, pieces_of
from jobplus_core.matching.rank import Ranking, batch_top, best, recommend_candidates, recommend_postings
from jobplus_core.matching.relax import Relaxation, posting_relaxation_menu, relaxation_menu
from jobplus_core.matching.survey import survey
from jobplus_core.matching.weights import DEFAULT

SCALES: Final = {"center": (18_300, 8_000), "city": (500_000, 250_000)}
_ASKED: Final = 300
_SLOW: Final = 12
_TURNED: Final = 60
_OF_MANY: Final = 3_000


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
    parser.add_argument("--dongs", type=float, default=0.0, help="the share of places that name their dong")
    asked = parser.parse_args()
    scale = asked.scale
    many, few = SCALES[scale]
    dice = Random(1)
    people, offers = (with_dongs(rows, asked.dongs) for rows in (seekers(many, dice), postings(few, dice)))
    began = time.perf_counter()
    of_postings, of_seekers = index_postings(offers), index_seekers(people)
    build = time.perf_counter() - began
    told(f"build both ({many:,} × {few:,})", build)
    some, wanted = Random(2).sample(people, _ASKED), Random(3).sample(offers, _ASKED)
    found = queries(of_postings, of_seekers, some, wanted)
    relaxing(of_postings, of_seekers, some, wanted, rows=(people, offers) if scale == "center" else None)
    everybody(people, of_postings, few=None if scale == "center" else _OF_MANY)
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
    rows: tuple[Sequence[SeekerFacts], Sequence[PostingFacts]] | None,
) -> None:
    """Menus of what to relax, against running the loops for each option without scoring; every gain is checked."""

    def menu(facts: SeekerFacts) -> Sequence[Relaxation[SeekerFacts]]:
        return relaxation_menu(facts, of_postings, today=TODAY, least_gain=0)

    def turned(facts: PostingFacts) -> Sequence[Relaxation[PostingFacts]]:
        return posting_relaxation_menu(facts, of_seekers, today=TODAY, least_gain=0)

    first, other_first = each(menu, some), each(turned, wanted)
    quick, other = each(menu, some), each(turned, wanted)
    for name, facts in (("seeker", map(menu, some)), ("posting", map(turned, wanted))):
        print(f"menu of one {name}: {median(len(found) for found in facts)} options (median)")
    floor = other_floor = None
    if rows is not None:
        people, offers = rows
        floor = checked(
            "seekers'", ((menu(facts), facts) for facts in some), lambda s: count(fitting(s, offers)), 1_000
        )
        other_floor = checked(
            "postings'",
            ((turned(facts), facts) for facts in wanted),
            lambda p: sum(count(fitting(s, (p,))) for s in people),
            400,
        )
    told("menu of one seeker, never asked before", first, floor)
    told("menu of one seeker", quick, floor, "goal ≥ 1,000")
    told("menu of one posting, never asked before", other_first, other_floor)
    told("menu of one posting", other, other_floor)


def count(found: Iterable[object]) -> int:
    """How many there are."""
    return sum(1 for _ in found)


def checked(
    whose: str,
    menus: Iterable[tuple[Sequence[Relaxation[Any]], Any]],
    rerun: Callable[[Any], int],
    least: int,
) -> float:
    """Hold so many gains or more against the loops run again; the median time of all reruns of one menu, in seconds."""
    options = wrong = 0
    took = []
    for menu, facts in menus:
        now = rerun(facts)
        start = time.perf_counter()
        wrong += sum(rerun(relaxation.facts) - now != relaxation.gain for relaxation in menu)
        took.append(time.perf_counter() - start)
        options += len(menu)
        if options >= least:
            break
    print(f"{options:,} of {whose} options checked against rerunning, {wrong} wrong gains")
    return median(took)


def everybody(people: Sequence[SeekerFacts], index: Index[PostingFacts], *, few: int | None) -> None:
    """Everybody's best, on a fresh index; where that takes too long for a part, and so it says."""
    fresh = from_pieces(index.side, [*pieces_of(index)])
    asked = people if few is None else Random(4).sample(list(people), few)
    took = timed(lambda: deque(batch_top(asked, fresh, today=TODAY), maxlen=0))
    if few is None:
        told("everybody's top 20", took, sum_of_loops(people, [*index.rows]), "goal ≥ 15 (loops by a sample)")
    else:
        told(f"top 20 of {few:,}", took)
        told(f"everybody's top 20, extrapolated from {few:,}", took / few * len(people))


def sum_of_loops(people: Sequence[SeekerFacts], offers: Sequence[PostingFacts]) -> float:
    """What the loops would take for everybody, in seconds, by the mean of a sample."""
    sample = Random(6).sample(list(people), 60)
    return timed(lambda: [sorted(loops(facts, offers))[:20] for facts in sample]) / len(sample) * len(people)


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
    with closing(sqlite3.connect(":memory:")) as connection:
        sql = MatchingTables(connection, "sqlite", TODAY)
        sql.fill(people, offers)
        by_sql = each(lambda facts: sql.best(DEFAULT.weights, seeker=facts.id), some[:100])
        told("one seeker: one SQL statement, indexed", by_sql)
        told("one seeker: index", found[0], by_sql, "goal ≥ 3")
        differing = 0
        for facts in some:
            mine = shown(recommend_postings(facts, of_postings, today=TODAY))
            differing += mine != sql.best(DEFAULT.weights, seeker=facts.id)
            differing += mine != [(-score, key) for score, key in looped(facts)]
        for offer in wanted[:_TURNED]:
            mine = shown(recommend_candidates(offer, of_seekers, today=TODAY))
            differing += mine != sql.best(DEFAULT.weights, posting=offer.id)
            differing += mine != [(-score, key) for score, key in turned(offer)]
    print(f"{len(some)} seekers and {_TURNED} postings by index, loops and SQL: {differing} disagreements")


def shown(ranking: Ranking) -> list[tuple[int, int]]:
    """The scores and numbers of a ranking."""
    return [(match.score, match.id) for match in ranking.results]


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
