"""A process's own copy of a center's matching index: taken from the store, then brought up to date change by change."""

import threading
from collections.abc import Iterable
from typing import Final, NamedTuple

from jobplus_core.db.collector import no_collector
from jobplus_core.db.read_port import Reader
from jobplus_core.matching.changes import Cursor, is_ahead, now, referred_to, since
from jobplus_core.matching.dimensions import POSTINGS, SEEKERS, Facts, Side
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.pieces import LAYOUT, from_pieces
from jobplus_core.matching.pool import open_postings, open_postings_among, seeker_pool, seekers_among
from jobplus_core.matching.queries_stored import mark_of, pieces_in

FOLD_AFTER: Final = 500
"""Changes after the stored mark from which folding pays."""
WORTH_KEEPING: Final = 2_000
"""Rows below which a process builds its own index sooner than it reads one."""


class Pools(NamedTuple):
    """Both sides made ready, as of one moment."""

    postings: Index[PostingFacts]
    seekers: Index[SeekerFacts]


class Kept:
    """Both indexes of one center, for one process; safe to use from several threads."""

    def __init__(self, institution_id: int) -> None:
        self.institution_id = institution_id
        self._lock = threading.Lock()
        self._pools: Pools | None = None
        self._cursor = Cursor(0, 0)
        self._seen: frozenset[int] = frozenset()
        self._age = (0, 0)
        self._behind = 0
        self._stored = False

    def pools(self, reader: Reader) -> Pools:
        """Both indexes as the reader's snapshot has them, or as a later one of this process had them.

        They go on changing with the next call: hold an index's lock over questions that must agree.
        """
        with self._lock:
            if self._pools is None:
                self._load(reader)
            self._catch_up(reader)
            assert self._pools is not None
            return self._pools

    @property
    def due(self) -> bool:
        """Whether so much changed after the stored index, or so much stands in none, that folding pays."""
        pools = self._pools
        if pools is None:
            return False
        rows = len(pools.postings) + len(pools.seekers)
        return rows >= WORTH_KEEPING and (not self._stored or self._behind >= FOLD_AFTER)

    def folded(self) -> None:
        """Somebody has folded up to here or further."""
        self._stored, self._behind = True, 0

    @property
    def cursor(self) -> Cursor:
        """The place in the record of changes up to which the indexes know it."""
        return self._cursor

    def _load(self, reader: Reader) -> None:
        found = stored(reader, self.institution_id)
        self._behind, self._stored = 0, found is not None
        if found is not None:
            self._pools, self._cursor = found
            return
        self._cursor = now(reader)
        self._pools = built(reader, self.institution_id)

    def _catch_up(self, reader: Reader) -> None:
        pools = self._pools
        assert pools is not None
        tail = since(reader, self._cursor, seen=self._seen)
        if tail.age < self._age:
            # Another thread has gone further on a later snapshot; what this one sees is known.
            return
        self._behind += len(tail.changes - self._seen)
        seekers = tail.seekers
        if tail.postings:
            rows = open_postings_among(reader, self.institution_id, [*tail.postings])
            now_open = {row.id for row in rows}
            moved = [key for key in tail.postings if (key in pools.postings) != (key in now_open)]
            # Who was referred to a posting is told so while it is open.
            seekers |= referred_to(reader, moved)
            apply(pools.postings, tail.postings, rows)
        if seekers:
            apply(pools.seekers, seekers, seekers_among(reader, self.institution_id, [*seekers]))
        self._cursor, self._seen, self._age = tail.cursor, tail.changes, tail.age


def apply(index: Index[Facts], ids: Iterable[int], rows: Iterable[Facts]) -> None:
    """Bring these rows of an index up to date: those that are in the pool as they are now, the others out of it."""
    present = {row.id: row for row in rows}
    with index.lock:
        for key in ids:
            row = present.get(key)
            if row is None:
                index.drop(key)
            else:
                index.put(row)


def built(reader: Reader, institution_id: int) -> Pools:
    """Both indexes from the tables themselves."""
    with no_collector():
        return Pools(
            index_postings(open_postings(reader, institution_id)), index_seekers(seeker_pool(reader, institution_id))
        )


def stored(reader: Reader, institution_id: int) -> tuple[Pools, Cursor] | None:
    """The stored indexes with their place in the record of changes; nothing where none can be used."""
    mark = mark_of(reader, institution_id)
    if mark is None or mark.layout != LAYOUT or is_ahead(reader, mark.cursor):
        return None
    try:
        return Pools(_read(reader, institution_id, POSTINGS), _read(reader, institution_id, SEEKERS)), mark.cursor
    except ValueError:
        return None


def _read(reader: Reader, institution_id: int, side: Side[Facts]) -> Index[Facts]:
    return from_pieces(side, pieces_in(reader, institution_id, side.name))
