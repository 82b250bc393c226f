"""One side of all pairs made ready: bitmaps for filtering, groups for scoring, changed row by row.

A row keeps its slot for good; a row that leaves only loses its bit among the living, so that its stale bits
elsewhere never show. Whoever asks holds the lock, because deltas change the index in place.
"""

import threading
from array import array
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Generic

from jobplus_core.matching.bits import of_positions, positions
from jobplus_core.matching.dimensions import POSTINGS, SEEKERS, Dimension, Facts, Key, Side
from jobplus_core.matching.facets import OF_POSTING, OF_SEEKER, Facet
from jobplus_core.matching.facts import PostingFacts, SeekerFacts

_CACHED_BYTES: Final = 32_000_000
_LEAST_CACHED: Final = 64
_NO_POSTINGS: Final[frozenset[int]] = frozenset()
_NOTHING: Final[Mapping[str, int]] = {}


class Column(Generic[Facts]):
    """One dimension of an index: the group of each slot, and the value and a sample of each group."""

    __slots__ = ("_keys", "_of", "_samples", "_side", "dimension", "facets", "groups")

    def __init__(self, side: Side[Facts], dimension: Dimension, keys: list[Key] | bytes, groups: "array[int]") -> None:
        self._side: Side[Facts] = side
        self.dimension = dimension
        self._keys = keys
        self.groups = groups
        self.facets: dict[int, tuple[Facet, ...]] = {}
        self._samples: dict[int, Facts] = {}
        self._of: dict[Key, int] | None = None

    @property
    def keys(self) -> list[Key]:
        """The values of each group; those read from the store are made out when first asked for."""
        if isinstance(self._keys, bytes):
            self._keys = self.dimension.decode(self._keys)
        return self._keys

    def sample(self, group: int) -> Facts:
        """Facts that hold the group's values of this dimension."""
        found = self._samples.get(group)
        if found is None:
            found = self._samples[group] = self._side.sample(self.dimension.name, self.keys[group])
        return found

    def group_of(self, facts: Facts) -> int:
        """The group that a row belongs to, a new one where its values are new."""
        if self._of is None:
            self._of = {key: group for group, key in enumerate(self.keys)}
        key = self.dimension.key(facts)
        found = self._of.get(key)
        if found is None:
            found = self._of[key] = len(self.keys)
            self.keys.append(key)
        return found


class Index(Generic[Facts]):
    """All rows of one side. Build or load once, change row by row, ask often.

    Attributes:
        ids: The row's number by slot.
        everything: The bitmap of all slots.
        living: The bitmap of rows that are in the pool.
        columns: One for each criterion but history.
        facets: Bitmaps by facet and value.
        history: By slot, the postings a seeker was referred to and those that were refused; only where there are any.
        lock: Held while the index is asked or changed.
    """

    def __init__(
        self,
        side: Side[Facts],
        ids: "array[int]",
        living: int,
        columns: dict[str, Column[Facts]],
        facets: dict[str, dict[str, int]],
        history: dict[int, tuple[frozenset[int], frozenset[int]]],
    ) -> None:
        self.side: Side[Facts] = side
        self.ids = ids
        self.living = living
        self.everything = (1 << len(ids)) - 1
        self.columns: dict[str, Column[Facts]] = columns
        self.facets = facets
        self.history = history
        self.lock = threading.RLock()
        self.slots = {key: slot for slot, key in enumerate(ids)}
        self._touched: dict[int, set[int]] | None = None
        self._cache: dict[str, dict[Hashable, Any]] = {}
        self._words: dict[str, dict[Key, Any]] = {}
        self._today: date | None = None

    def __len__(self) -> int:
        return self.living.bit_count()

    def __contains__(self, key: int) -> bool:
        slot = self.slots.get(key)
        return slot is not None and bool(self.living >> slot & 1)

    @property
    def rows(self) -> Iterator[Facts]:
        """Every living row by number, put together again; for looking over all of them, not for ranking."""
        return (self.facts(key) for key in sorted(self.ids[slot] for slot in positions(self.living)))

    def facts(self, key: int) -> Facts:
        """One row put together again.

        Raises:
            KeyError: The index does not know the number.
        """
        slot = self.slots[key]
        held: dict[str, Any] = {}
        for name, dimension in self.side.dimensions.items():
            column = self.columns[name]
            held.update(zip(dimension.fields, column.keys[column.groups[slot]], strict=True))
        if self.side.name == SEEKERS.name:
            held["referred"], held["refused"] = self.history.get(slot, (_NO_POSTINGS, _NO_POSTINGS))
        found: Facts = self.side.make(id=key, **held)
        return found

    def facet(self, name: str) -> Mapping[str, int]:
        """The bitmaps of one facet by value."""
        return self.facets.get(name, _NOTHING)

    def put(self, facts: Facts) -> None:
        """Take a row in, or its changed facts."""
        slot = self.slots.get(facts.id)
        if slot is None:
            slot = self.slots[facts.id] = len(self.ids)
            self.ids.append(facts.id)
            self.everything |= 1 << slot
            for column in self.columns.values():
                column.groups.append(column.group_of(facts))
                self._set(column, slot, before=None)
            # Any bitmap kept lacks the new row.
            self._cache.clear()
        else:
            for name, column in self.columns.items():
                before, after = column.groups[slot], column.group_of(facts)
                if before != after:
                    column.groups[slot] = after
                    self._set(column, slot, before=before)
                    self._forget(name)
        self.living |= 1 << slot
        if isinstance(facts, SeekerFacts):
            self._remember(slot, facts.referred, facts.refused)

    def drop(self, key: int) -> None:
        """Let a row go; one that is not there is gone already."""
        slot = self.slots.get(key)
        if slot is not None:
            self.living &= ~(1 << slot)

    def touched(self, posting_id: int) -> int:
        """The seekers with a live referral to this posting, or a refusal of it or by it."""
        if self._touched is None:
            self._touched = {}
            for slot, (referred, refused) in self.history.items():
                for posting in referred | refused:
                    self._touched.setdefault(posting, set()).add(slot)
        return of_positions(self._touched.get(posting_id, ()))

    def on(self, today: date) -> None:
        """Speak of this day from now on."""
        if self._today != today:
            self._today = today
            self._cache.clear()
            self._words.clear()

    def cached(self, space: str, key: Hashable, make: Callable[[], Any], *, weight: int = 1) -> Any:
        """What `make` gave for this key, until a row changes in the dimension that `space` begins with.

        Args:
            space: The dimension, and after a point what is kept of it.
            key: What it is kept by.
            make: Works it out.
            weight: How many bitmaps it holds, roughly.
        """
        held = self._cache.get(space)
        if held is None:
            held = self._cache[space] = {}
        try:
            return held[key]
        except KeyError:
            if len(held) >= max(_LEAST_CACHED, _CACHED_BYTES // (weight * (len(self.ids) // 8 + 64))):
                held.clear()
            found = held[key] = make()
            return found

    def held(self, space: str, key: Hashable) -> Any:
        """What `cached` keeps for this key, nothing where it keeps nothing."""
        held = self._cache.get(space)
        return None if held is None else held.get(key)

    @property
    def words(self) -> dict[str, dict[Key, Any]]:
        """What each criterion has said of groups so far, by the asker's values; it holds whatever rows change."""
        return self._words

    def _set(self, column: Column[Facts], slot: int, *, before: int | None) -> None:
        bit = 1 << slot
        old = frozenset() if before is None else frozenset(self._facets_of(column, before))
        new = frozenset(self._facets_of(column, column.groups[slot]))
        for facet, value in old - new:
            self.facets[facet][value] &= ~bit
        for facet, value in new - old:
            held = self.facets.setdefault(facet, {})
            held[value] = held.get(value, 0) | bit

    def _facets_of(self, column: Column[Facts], group: int) -> tuple[Facet, ...]:
        found = column.facets.get(group)
        if found is None:
            found = column.facets[group] = facets_of(self.side, column, group)
        return found

    def _forget(self, dimension: str) -> None:
        for space, held in self._cache.items():
            if space.partition(".")[0] == dimension:
                held.clear()

    def _remember(self, slot: int, referred: frozenset[int], refused: frozenset[int]) -> None:
        before = self.history.get(slot, (_NO_POSTINGS, _NO_POSTINGS))
        if before == (referred, refused):
            return
        if referred or refused:
            self.history[slot] = (referred, refused)
        else:
            del self.history[slot]
        if self._touched is not None:
            for posting in before[0] | before[1]:
                self._touched[posting].discard(slot)
            for posting in referred | refused:
                self._touched.setdefault(posting, set()).add(slot)


def index_postings(postings: Iterable[PostingFacts]) -> Index[PostingFacts]:
    """Postings made ready for any number of seekers."""
    return _build(POSTINGS, postings)


def index_seekers(seekers: Iterable[SeekerFacts]) -> Index[SeekerFacts]:
    """Seekers made ready for any number of postings."""
    return _build(SEEKERS, seekers)


def facets_of(side: Side[Facts], column: Column[Facts], group: int) -> tuple[Facet, ...]:
    """The facets that a group of rows stands in."""
    name = column.dimension.name
    makers: Mapping[str, Callable[[Any], Iterable[Facet]]] = OF_POSTING if side.name == POSTINGS.name else OF_SEEKER
    # A sample is kept once somebody is judged by it; most groups never are.
    return tuple(makers[name](side.sample(name, column.keys[group]))) if name in makers else ()


def _build(side: Side[Facts], facts: Iterable[Facts]) -> Index[Facts]:
    rows = sorted(facts, key=lambda row: row.id)
    size = (len(rows) + 7) // 8
    columns: dict[str, Column[Facts]] = {}
    bitmaps: dict[Facet, bytearray] = {}
    for name, dimension in side.dimensions.items():
        known: dict[Key, int] = {}
        key = dimension.key
        groups = array("I", (known.setdefault(key(row), len(known)) for row in rows))
        column = columns[name] = Column(side, dimension, list(known), groups)
        maps: list[tuple[bytearray, ...]] = []
        for group in range(len(known)):
            found = facets_of(side, column, group)
            for facet in found:
                if facet not in bitmaps:
                    bitmaps[facet] = bytearray(size)
            maps.append(tuple(bitmaps[facet] for facet in found))
        if any(maps):
            for slot, group in enumerate(groups):
                place, bit = slot >> 3, 1 << (slot & 7)
                for bitmap in maps[group]:
                    bitmap[place] |= bit
    facets: dict[str, dict[str, int]] = {}
    for (name, value), data in bitmaps.items():
        facets.setdefault(name, {})[value] = int.from_bytes(data, "little")
    history: dict[int, tuple[frozenset[int], frozenset[int]]] = {}
    for slot, row in enumerate(rows):
        if isinstance(row, SeekerFacts) and (row.referred or row.refused):
            history[slot] = (row.referred, row.refused)
    return Index(side, array("q", (row.id for row in rows)), (1 << len(rows)) - 1, columns, facets, history)
