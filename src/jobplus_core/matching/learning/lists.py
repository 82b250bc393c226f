"""What other weights would change in people's lists."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index
from jobplus_core.matching.learning.figures import Lists, Shift
from jobplus_core.matching.rank import batch_top
from jobplus_core.matching.weights import WeightSet

FIRST: Final = 10
_TOLD: Final = 5


def compare(
    people: Iterable[SeekerFacts], postings: Index[PostingFacts], *, today: date, held: WeightSet, proposed: WeightSet
) -> Lists:
    """Return what the first ten of everybody's list lose and gain, on the postings that are open today."""
    askers = list(people)
    ranked = (batch_top(askers, postings, today=today, weights=weights, top=FIRST) for weights in (held, proposed))
    entering: Counter[int] = Counter()
    leaving: Counter[int] = Counter()
    changed = reordered = 0
    for (_, before), (_, after) in zip(*ranked, strict=True):
        had, has = [key for _, key in before], [key for _, key in after]
        new = set(has) - set(had)
        entering.update(new)
        leaving.update(set(had) - set(has))
        changed += bool(new)
        reordered += not new and had != has
    return Lists(
        first=FIRST,
        people=len(askers),
        changed=changed,
        reordered=reordered,
        replaced=entering.total(),
        entering=_most(entering),
        leaving=_most(leaving),
    )


def _most(counted: Counter[int]) -> tuple[Shift, ...]:
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Shift(key, lists) for key, lists in ranked[:_TOLD])
