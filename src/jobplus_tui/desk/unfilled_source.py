"""The unfilled postings as a list reads them: the rows in sight first, the rest page by page."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from jobplus_core.errors import ReadInterrupted
from jobplus_core.postings.queries import Key, Total, Unfilled
from jobplus_tui.desk.posting_words import Wanted
from jobplus_tui.paging import PAGE_ROWS, KeysetSource

if TYPE_CHECKING:
    from jobplus_tui.desk.postings import PostingDesk


class UnfilledSource:
    """The list for what was typed; a newer one stops it.

    Attributes:
        total: How many postings and openings it has, once they have been counted; the openings of a list narrowed by
            who fits are not summed.
        cut: Whether there were more postings than can be held against everybody, and only the first ones were.
    """

    def __init__(self, desk: "PostingDesk", wanted: Wanted) -> None:
        """Take the desk's reads and what is wanted."""
        self._desk = desk
        self._wanted = wanted
        self._stopped = False
        self._pages: KeysetSource[Unfilled, Key] = KeysetSource(
            count=lambda: 0, anchors=lambda every: desk.anchors(wanted, every), read=self._read
        )
        self._fitting: Sequence[int] = ()
        self.total: Total | None = None
        self.cut = False

    def first(self, rows: int) -> tuple[Sequence[Unfilled], bool]:
        """Return the first rows, and whether there are no more."""
        found: Sequence[Unfilled] = ()
        if not self._stopped:
            with suppress(ReadInterrupted):
                if self._wanted.eligible:
                    ids, self.cut = self._desk.fitting(self._wanted, most=rows)
                    found = self._desk.among(ids[:rows])
                else:
                    found = self._read(None, 0, rows)
        whole = len(found) < rows
        if whole:
            self._keep(found)
        return found, whole

    def count(self) -> int:
        """Count the rows anew and return how many there are."""
        self.total = None
        if not self._stopped:
            with suppress(ReadInterrupted):
                if self._wanted.eligible:
                    self._fitting, self.cut = self._desk.fitting(self._wanted)
                    self.total = Total(len(self._fitting), 0)
                else:
                    self.total = self._desk.total(self._wanted)
        return self.total.postings if self.total is not None else 0

    def page(self, number: int) -> Sequence[Unfilled]:
        """Return one page."""
        if not self._stopped:
            with suppress(ReadInterrupted):
                if self._wanted.eligible:
                    return self._desk.among(self._fitting[number * PAGE_ROWS : (number + 1) * PAGE_ROWS])
                return self._pages.page(number)
        return ()

    def interrupt(self) -> None:
        """Stop reading: the answer is no longer wanted."""
        self._stopped = True
        self._desk.stop_looking()

    def _read(self, start: Key | None, skip: int, limit: int) -> Sequence[Unfilled]:
        return self._desk.rows(self._wanted, start, skip, limit)

    def _keep(self, found: Sequence[Unfilled]) -> None:
        self._fitting = [row.id for row in found]
        self.total = Total(len(found), sum(row.remaining or 0 for row in found))
