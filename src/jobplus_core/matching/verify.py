"""Hold the stored index against the tables."""

from collections.abc import Iterator
from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.matching.bits import positions
from jobplus_core.matching.dimensions import Facts
from jobplus_core.matching.index import Index
from jobplus_core.matching.kept import Kept, built, stored
from jobplus_core.matching.pieces import LAYOUT
from jobplus_core.matching.queries_stored import mark_of, marked


class IndexDifference(NamedTuple):
    """A side of a center's stored index that says something else than the tables.

    Attributes:
        side: `posting` or `seeker`; "" where the whole index cannot be read.
        rows: How many rows differ, or stand on one side only.
    """

    institution_id: int
    side: str
    rows: int


def index_differences(reader: Reader) -> Iterator[IndexDifference]:
    """What the stored indexes say otherwise than the tables, once what changed since is applied.

    An index of another layout is built anew at its next folding and is no finding.
    """
    for key in marked(reader):
        mark = mark_of(reader, key)
        if mark is None or mark.layout != LAYOUT:
            continue
        if stored(reader, key) is None:
            yield IndexDifference(key, "", 0)
            continue
        kept, fresh = Kept(key).pools(reader), built(reader, key)
        for side, differ in (
            ("posting", differing(kept.postings, fresh.postings)),
            ("seeker", differing(kept.seekers, fresh.seekers)),
        ):
            if differ:
                yield IndexDifference(key, side, len(differ))


def differing(one: Index[Facts], other: Index[Facts]) -> set[int]:
    """The numbers of rows that two indexes tell otherwise, in their facts or in their bitmaps."""
    left, right = set(_living(one)), set(_living(other))
    found = left ^ right
    for key in left & right:
        if one.facts(key) != other.facts(key):
            found.add(key)
    for facet in one.facets.keys() | other.facets.keys():
        ours, theirs = one.facet(facet), other.facet(facet)
        for value in ours.keys() | theirs.keys():
            found |= _holding(one, ours.get(value, 0)) ^ _holding(other, theirs.get(value, 0))
    return found


def _living(index: Index[Facts]) -> Iterator[int]:
    return (index.ids[slot] for slot in positions(index.living))


def _holding(index: Index[Facts], bits: int) -> set[int]:
    return {index.ids[slot] for slot in positions(bits & index.living)}
