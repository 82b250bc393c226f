"""How everybody's lists taken together share out the postings: whom they reach, and what they crowd."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.kept import Pools
from jobplus_core.matching.metrics import Measures, measure
from jobplus_core.matching.rank import batch_top
from jobplus_core.matching.survey import survey
from jobplus_core.matching.weights import DEFAULT, WeightSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Everybody's lists taken together.

    Attributes:
        seekers: Everybody who looks for work.
        served: Those of them with at least one posting.
        postings: Every open posting.
        coverable: Those of them with at least one seeker whom nothing blocks.
        listed: The coverable ones that stand on somebody's list.
        measures: Coverage, inequality and congestion of the lists, over the coverable postings.
    """

    seekers: int
    served: int
    postings: int
    coverable: int
    listed: int
    measures: Measures


def spread(pools: Pools, *, today: date, weights: WeightSet = DEFAULT, top: int = 20) -> Spread:
    """Measure the first so many of everybody's list.

    Args:
        pools: Both sides of a center.
        today: The day that deadlines are held against.
        weights: How much each criterion counts.
        top: How many of each list to look at.
    """
    postings = {posting.id: posting for posting in pools.postings.rows}
    with pools.seekers.lock:
        coverable = [key for key, posting in postings.items() if survey(pools.seekers, posting, today=today).eligible]
    lists = batch_top(pools.seekers.rows, pools.postings, today=today, weights=weights, top=top)
    pairs = [(seeker, posting) for seeker, found in lists for _, posting in found]
    served = {seeker for seeker, _ in pairs}
    left = {key: (postings[key].openings, postings[key].filled) for key in coverable}
    seats = {key: openings - filled for key, (openings, filled) in left.items() if openings is not None}
    return Spread(
        seekers=len(pools.seekers),
        served=len(served),
        postings=len(postings),
        coverable=len(coverable),
        listed=len({posting for _, posting in pairs}),
        measures=measure(pairs, seekers=served, postings=coverable, seats=seats),
    )
