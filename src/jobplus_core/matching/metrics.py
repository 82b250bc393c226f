"""How a plan of referrals, or the lists of many seekers, share out postings and people.

A plan that only takes each person's best postings sends everybody to the same few. Three measures tell: how many are
reached at all, how unequal the exposure is, and how much of it crowds on few postings. What nobody was sent to
counts as zero in each; leaving it out would praise a plan for what it forgot.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What a plan comes to.

    Attributes:
        pairs: Referrals in the plan, each pair once.
        postings_covered: Share of the coverable postings with at least one seeker; None where none is coverable.
        seekers_covered: Share of the coverable seekers with at least one posting; None where none is coverable.
        gini: Inequality of seekers over the coverable postings, 0 alike to nearly 1.
        gini_per_seat: The same of seekers a seat, so that a posting for ten may have ten times as many.
        congestion: -1 spread evenly to 0 all on one posting.
        over_capacity: Seekers sent beyond the seats there are.
    """

    pairs: int
    postings_covered: float | None
    seekers_covered: float | None
    gini: float
    gini_per_seat: float
    congestion: float
    over_capacity: int


def measure(
    pairs: Iterable[tuple[int, int]],
    *,
    seekers: Collection[int],
    postings: Collection[int],
    seats: Mapping[int, int] | None = None,
) -> Measures:
    """Measure a plan, or the first so many of each seeker's list.

    Args:
        pairs: Numbers of seeker and posting; a pair named twice counts once.
        seekers: Who can be reached at all: with at least one eligible posting.
        postings: What can be reached at all: with at least one eligible seeker.
        seats: Interviews a posting takes; one where none is named.
    """
    plan = set(pairs)
    load = Counter(posting for _, posting in plan)
    sent = {seeker for seeker, _ in plan}
    room = {posting: (seats or {}).get(posting, 1) for posting in postings}
    loads = [load[posting] for posting in room]
    return Measures(
        pairs=len(plan),
        postings_covered=coverage(load, postings),
        seekers_covered=coverage(sent, seekers),
        gini=gini(loads),
        gini_per_seat=gini([Fraction(load[posting], seats) for posting, seats in room.items() if seats > 0]),
        congestion=congestion(loads),
        over_capacity=sum(max(0, load[posting] - seats) for posting, seats in room.items()),
    )


def coverage(reached: Collection[int], coverable: Collection[int]) -> float | None:
    """The share of the coverable that was reached, or None where nothing is coverable."""
    could = set(coverable)
    return len(could.intersection(reached)) / len(could) if could else None


def gini(exposure: Sequence[int | Fraction]) -> float:
    """Gini coefficient of exposure, zeros included: half the mean difference of two, over the mean.

    Of n it is at most 1 - 1/n, all on one; nothing shared out at all is 0.

    Args:
        exposure: How often each was recommended, zero where never.
    """
    total = sum(exposure, Fraction())
    if not total:
        return 0.0
    n = len(exposure)
    ranked = sum((rank * value for rank, value in enumerate(sorted(exposure), 1)), Fraction())
    return float((2 * ranked - (n + 1) * total) / (n * total))


def congestion(exposure: Sequence[int]) -> float:
    """Congestion: the negative entropy of the market shares, over the logarithm of how many there are.

    -1 where all have the same share, 0 where one has everything. Source: Bied, Perennes, Naya, Caillou, Crépon,
    Gaillac and Sebag, "Congestion-Avoiding Job Recommendation with Optimal Transport" (FEAST workshop at ECML-PKDD,
    2021); so too Mashayekhi, Kang, Lijffijt and De Bie, "ReCon" (RecSys 2023).

    Args:
        exposure: How often each posting was recommended, zero where never; fewer than two have no spread, and nothing
            recommended crowds nowhere: both are 0.
    """
    total = sum(exposure)
    if not total or len(exposure) < 2:
        return 0.0
    entropy = sum(count * (log(total) - log(count)) for count in exposure if count) / total
    return -entropy / log(len(exposure)) if entropy else 0.0
