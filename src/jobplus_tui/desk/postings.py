"""What the postings' screen asks of the core."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader, ReadPort
from jobplus_core.errors import NotFound
from jobplus_core.kinds import HandOff, ReferralState, SubjectKind
from jobplus_core.postings.ladder.queries import booked_steps, reopened_on
from jobplus_core.postings.ladder.rules import History, Ladder, LadderDay, ladder
from jobplus_core.postings.queries import (
    Key,
    Total,
    Unfilled,
    unfilled_among,
    unfilled_anchors,
    unfilled_keys,
    unfilled_page,
    unfilled_total,
)
from jobplus_core.postings.queries_record import PostingRecord, posting
from jobplus_core.referrals.queries import ReferralRow, referrals
from jobplus_tui.desk.posting_words import Wanted
from jobplus_tui.desk.unfilled_source import UnfilledSource

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally
    from jobplus_core.matching.weights import WeightSet
    from jobplus_core.postings.queries import UnfilledFilter
    from jobplus_tui.desk.session import Desk

MOST_REFERRALS: Final = 500
MOST_FITTED: Final = 10_000
"""Postings held against everybody who looks for work for one list; one takes a tenth of a millisecond at a center."""

FITTED_AT_ONCE: Final = 200
SEOUL_CODE: Final = "11"
"""How the codes of Seoul's districts begin."""


@dataclass(frozen=True, slots=True)
class PostingPage:
    """One posting whole, its referrals (newest first) and how far it has been handed on."""

    record: PostingRecord
    referrals: tuple[ReferralRow, ...]
    ladder: Ladder


class PostingDesk:
    """Reads and writes of one session; every method but `lookup` runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._guard = threading.Lock()
        self._port: ReadPort | None = None
        self._chances: dict[int, Tally] = {}
        self._fit: dict[int, bool] = {}
        self._mark: tuple[object, ...] | None = None

    def close(self) -> None:
        """Close the lookup's connections."""
        if self._port is not None:
            self._port.close()

    def lookup(self, wanted: Wanted) -> UnfilledSource:
        """The unfilled postings asked for, as a list reads them."""
        return UnfilledSource(self, wanted)

    def rows(self, wanted: Wanted, start: Key | None, skip: int, limit: int) -> Sequence[Unfilled]:
        """Read a part of the list."""
        with self._look() as reader:
            return unfilled_page(
                reader, self._center, self._filter(wanted), self._day(reader), start=start, skip=skip, limit=limit
            )

    def among(self, ids: Sequence[int]) -> Sequence[Unfilled]:
        """Read postings by their numbers."""
        with self._look() as reader:
            return unfilled_among(reader, self._center, ids, self._day(reader))

    def anchors(self, wanted: Wanted, every: int) -> Sequence[Key]:
        """Read where every so many-th row of the list stands."""
        with self._look() as reader:
            return unfilled_anchors(reader, self._center, self._filter(wanted), self._day(reader), every)

    def total(self, wanted: Wanted) -> Total:
        """Count the list."""
        with self._look() as reader:
            return unfilled_total(reader, self._center, self._filter(wanted), self._day(reader))

    def fitting(self, wanted: Wanted, *, most: int | None = None, stoppable: bool = True) -> tuple[Sequence[int], bool]:
        """Find the postings of a list that somebody may be referred to now.

        Args:
            most: Enough of them; nothing for all.
            stoppable: Whether the next thing typed stops it.

        Returns:
            Their numbers, and whether only the first `MOST_FITTED` postings of the list were looked at.
        """
        with self._look() if stoppable else self._desk.store.read() as reader:
            keys = unfilled_keys(reader, self._center, self._filter(wanted), self._day(reader), limit=MOST_FITTED + 1)
        cut = len(keys) > MOST_FITTED
        found: list[int] = []
        for start in range(0, min(len(keys), MOST_FITTED), FITTED_AT_ONCE):
            ids = [key.id for key in keys[start : start + FITTED_AT_ONCE]]
            fit = self._desk.read(lambda reader, ids=ids: self._fits(reader, ids))  # type: ignore[misc]
            found += [key for key in ids if key in fit]
            if most is not None and len(found) >= most:
                break
        return found, cut

    def stop_looking(self) -> None:
        """Stop the lookup under way, from any thread."""
        if self._port is not None:
            self._port.interrupt()

    def chances(self, ids: Sequence[int]) -> "dict[int, Tally]":
        """How many may be referred to each of some postings now, and how well the best one fits."""
        return self._desk.read(lambda reader: self._tallied(reader, ids))

    def fitting_districts(self) -> dict[str, int]:
        """How many unfilled postings with somebody who fits each district has, of the first `MOST_FITTED`."""
        found: dict[str, int] = {}
        for rows in self.whole(replace(Wanted(), eligible=True), most=MOST_FITTED):
            for row in rows:
                # Elsewhere than in Seoul a district may be called like one of Seoul's.
                seouls = (row.district_code or SEOUL_CODE).startswith(SEOUL_CODE)
                name = (row.sigungu if seouls else row.district_code) or ""
                found[name] = found.get(name, 0) + 1
        return found

    def whole(self, wanted: Wanted, *, most: int) -> Iterator[Sequence[Unfilled]]:
        """Read a list to its end, portion by portion; nothing that is typed meanwhile stops it.

        Args:
            most: Rows at most.
        """
        return self.portions(self.listed(wanted, most=most)[0])

    def listed(self, wanted: Wanted, *, most: int) -> tuple[Sequence[int], bool]:
        """The numbers of a list's postings, the longest waiting first, and whether there are more than `most`."""
        if wanted.eligible:
            ids, cut = self.fitting(wanted, stoppable=False)
        else:
            keys = self._desk.read(
                lambda r: unfilled_keys(r, self._center, self._filter(wanted), self._day(r), limit=most + 1)
            )
            ids, cut = [key.id for key in keys], False
        return ids[:most], cut or len(ids) > most

    def portions(self, ids: Sequence[int]) -> Iterator[Sequence[Unfilled]]:
        """Read postings by their numbers, portion by portion; those that take nobody any more are left out."""
        for start in range(0, len(ids), FITTED_AT_ONCE):
            part = ids[start : start + FITTED_AT_ONCE]
            yield self._desk.read(lambda r, part=part: unfilled_among(r, self._center, part, self._day(r)))  # type: ignore[misc]

    def ladder(self, posting_id: int) -> Ladder:
        """How far a posting has been handed on.

        Raises:
            NotFound: It is not there.
        """
        return self.page(posting_id).ladder

    def page(self, posting_id: int) -> PostingPage:
        """Read one posting whole.

        Raises:
            NotFound: It is not there.
        """

        def find(reader: Reader) -> PostingPage:
            record = posting(reader, posting_id)
            if record is None:
                raise NotFound(SubjectKind.POSTING, posting_id)
            made = referrals(reader, self._center, posting_id=posting_id, limit=MOST_REFERRALS)
            booked = booked_steps(reader, posting_id)
            history = History(
                record.registered_on,
                [one for one in made if one.state != ReferralState.UNDONE],
                reopened_on(reader, posting_id),
                [one.day for one in booked if one.step is HandOff.TAKEN_BACK],
            )
            way = ladder(history, self._desk.ladder_day(reader), booked=booked)
            return PostingPage(record, tuple(made), way)

        return self._desk.read(find)

    @property
    def _center(self) -> int:
        return self._desk.actor.institution_id

    def _filter(self, wanted: Wanted) -> "UnfilledFilter":
        return wanted.filter(self._desk.actor.counselor_id)

    def _look(self) -> AbstractContextManager[Reader]:
        """A snapshot on the lookup's own connections: stopping a lookup must stop nothing else."""
        with self._guard:
            if self._port is None:
                self._port = ReadPort(self._desk.store.location)
            return self._port.snapshot()

    def _day(self, reader: Reader) -> LadderDay:
        return self._desk.ladder_day(reader)

    def _forget_old(self, reader: Reader) -> "WeightSet":
        """Forget what was counted before somebody or something changed."""
        from jobplus_core.matching.changes import now
        from jobplus_core.matching.queries import weights_of

        weights = weights_of(reader, self._center)
        mark = (now(reader), self._desk.today, weights.version)
        with self._guard:
            if mark != self._mark:
                self._mark, self._chances, self._fit = mark, {}, {}
        return weights

    def _tallied(self, reader: Reader, ids: Sequence[int]) -> "dict[int, Tally]":
        from jobplus_core.matching.tally import tally

        weights = self._forget_old(reader)
        kept = self._chances
        asked = [key for key in ids if key not in kept]
        if asked:
            pools = self._desk.matching.pools(reader)
            with pools.postings.lock:
                facts = [pools.postings.facts(key) for key in asked if key in pools.postings]
            kept.update(tally(facts, pools.seekers, today=self._desk.today, weights=weights))
        return {key: kept[key] for key in ids if key in kept}

    def _fits(self, reader: Reader, ids: Sequence[int]) -> frozenset[int]:
        from jobplus_core.matching.tally import with_candidates

        self._forget_old(reader)
        kept = self._fit
        asked = [key for key in ids if key not in kept]
        if asked:
            pools = self._desk.matching.pools(reader)
            with pools.postings.lock:
                facts = [pools.postings.facts(key) for key in asked if key in pools.postings]
            found = with_candidates(facts, pools.seekers, today=self._desk.today)
            kept.update((key, key in found) for key in asked)
        return frozenset(key for key in ids if kept.get(key))
