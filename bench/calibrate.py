"""How much of a known truth weights recover from outcomes, and how long it takes: `python -m bench.calibrate`.

Pairs are of people's first twenty by today's weights, as a desk refers them; how they end is drawn from chances that
are known. What is learned is held against these chances on other pairs, without drawing how those end.
"""

from dataclasses import replace
from random import Random
from statistics import median
from time import process_time
from typing import Final

from bench.outcomes import TRUE, Closed, gap_closed, play, referred
from jobplus_core.matching.learning.fitting import fit_stages, propose
from jobplus_core.matching.weights import DEFAULT

SEEDS: Final = 24
PEOPLE: Final = 6_000
POOL: Final = 8_000
JUDGED: Final = 12_000
WORLDS: Final = (
    TRUE,
    replace(
        TRUE,
        name="employers mind the way, both have tastes",
        employer={**TRUE.employer, "commute": 1.5},
        employer_start=-7.1,
        taste=0.8,
    ),
)


def told(found: list[Closed]) -> str:
    """The medians, and how many of the draws reach nine tenths of the way."""
    weights, model = ([getattr(each, name) for each in found] for name in ("weights", "model"))
    return (
        f"weights {median(weights):.3f} (least {min(weights):.3f}, {sum(each >= 0.9 for each in weights)} of {SEEDS}"
        f" from 0.9)  model {median(model):.3f} (least {min(model):.3f})"
        f"  ECE {median(each.error for each in found):.4f} (most {max(each.error for each in found):.4f})"
    )


def main() -> None:
    """Print the figures."""
    dice = Random(3)
    pairs = referred(PEOPLE, POOL, dice)
    dice.shuffle(pairs)
    judged, pool = [levels for _, levels in pairs[:JUDGED]], pairs[JUDGED:]
    print(f"{len(pairs):,} pairs; shares of the way from today's weights to the truth, medians of {SEEDS} draws")
    for world in WORLDS:
        for number in (1_000, 4_000, 12_500):
            found = []
            for seed in range(SEEDS):
                drawn = Random(seed)
                found.append(gap_closed(world, play(world, drawn.sample(pool, number), drawn), judged))
            if number == 1_000:
                print(f"{world.name}: AUC of today's weights {found[0].hand:.4f}, of the truth {found[0].oracle:.4f}")
            print(f"  {number:>6,} outcomes: {told(found)}")
    for number in (4_000, 12_500):
        outcomes = play(TRUE, pool[:number], Random(1))
        start = process_time()
        fit_stages(outcomes)
        fitted = process_time()
        propose(outcomes, DEFAULT)
        took = process_time() - fitted
        print(f"{number:,} outcomes, processor time: fit {fitted - start:.2f} s, proposal with figures {took:.2f} s")


if __name__ == "__main__":
    main()
