"""The rows that nothing blocks, in tiers of how near the occupation is, to be scored in this order.

The rows of which no occupation is known are no tier: they stand after all others, whatever they score.
"""

from typing import Final

from jobplus_core.codes.occupation_tree import distance_level
from jobplus_core.matching.criteria.occupation import NEAR_ENOUGH
from jobplus_core.matching.dimensions import Facts
from jobplus_core.matching.facts import SeekerFacts
from jobplus_core.matching.survey import Survey
from jobplus_core.matching.verdicts import UNKNOWN_LEVEL

# Fewer rows are scored sooner than told apart.
_WORTHWHILE: Final = 200


def tiers(found: Survey[Facts]) -> list[tuple[int, int]]:
    """The eligible rows that name an occupation, each tier with a level that none of its rows exceeds."""
    eligible = found.eligible & ~found.untold
    if eligible.bit_count() <= _WORTHWHILE:
        return [(100, eligible)]
    asker = found.asker
    codes = asker.wished_occupations if isinstance(asker, SeekerFacts) else (asker.occupation_code,)
    if not codes or codes == (None,):
        return [(UNKNOWN_LEVEL, eligible)]
    near: tuple[tuple[int, int], ...] = found.index.cached("occupation.tiers", codes, lambda: _near(found, codes))
    return [(level, eligible & mask) for level, mask in near]


def _near(found: Survey[Facts], codes: tuple[str | None, ...]) -> tuple[tuple[int, int], ...]:
    """Every row that names one once, at the best level that one of its codes has to one of the asker's."""
    by_level: dict[int, int] = {}
    for code, bits in found.index.facet("occupation").items():
        if not code:
            continue
        level = max(distance_level(asked, code) for asked in codes if asked is not None)
        if level < NEAR_ENOUGH:
            continue
        by_level[level] = by_level.get(level, 0) | bits
    seen = 0
    ordered = []
    for level in sorted(by_level, reverse=True):
        ordered.append((level, by_level[level] & ~seen))
        seen |= by_level[level]
    return tuple(ordered)
