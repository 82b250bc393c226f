"""What the way to work costs to ask for: `python -m bench.commute`.

Each figure is the median of several rounds, over a look into a dictionary of the same pairs in the same run.
"""

from collections.abc import Callable, Hashable, Sequence
from random import Random
from statistics import median
from time import perf_counter

from jobplus_core.codes import commute
from jobplus_core.codes.commute import PlaceRef, commute_minutes
from jobplus_core.codes.dongs import dongs_of
from jobplus_core.codes.places import all_places

ROUNDS = 15
PAIRS = 5_000


def microseconds(ask: Callable[[PlaceRef, PlaceRef], Hashable], pairs: Sequence[tuple[PlaceRef, PlaceRef]]) -> float:
    """Return the microseconds of one question, the mean over the pairs."""
    start = perf_counter()
    for home, work in pairs:
        ask(home, work)
    return (perf_counter() - start) / len(pairs) * 1e6


def main() -> None:
    """Print the table."""
    chance = Random(1)
    codes = [place.code for place in all_places()]
    dongs = [dong for code in codes for dong in dongs_of(code)]
    places: list[tuple[PlaceRef, PlaceRef]] = [(chance.choice(codes), chance.choice(codes)) for _ in range(PAIRS)]
    fine: list[tuple[PlaceRef, PlaceRef]] = [(chance.choice(dongs), chance.choice(dongs)) for _ in range(PAIRS)]
    start = perf_counter()
    commute_minutes(codes[0], codes[1])
    print(f"first question (reads the table): {(perf_counter() - start) * 1e3:.1f} ms")
    print(f"dong to dong, nothing read before: {microseconds(commute_minutes, fine):.1f} us")
    known = dict.fromkeys(places, 1)
    floor = median(microseconds(lambda home, work: known[home, work], places) for _ in range(ROUNDS))

    def anew(pairs: Sequence[tuple[PlaceRef, PlaceRef]]) -> float:
        # The stations near each dong stay known, the pair does not.
        commute._finer.cache_clear()
        return microseconds(commute_minutes, pairs)

    rows = (
        ("between local governments", median(microseconds(commute_minutes, places) for _ in range(ROUNDS))),
        ("dong to dong, a new pair", median(anew(fine) for _ in range(ROUNDS))),
        ("dong to dong, asked before", median(microseconds(commute_minutes, fine) for _ in range(ROUNDS))),
    )
    for name, cost in rows:
        print(f"{name}: {cost:.2f} us, {cost / floor:.1f} x a look into a dictionary")


if __name__ == "__main__":
    main()
