"""A source for queries that read on from the last row of the page before."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from jobplus_tui.paging import PAGE_ROWS

R = TypeVar("R")
K = TypeVar("K")


class ChainedSource(Generic[R, K]):
    """Rows of a query whose pages follow each other by key.

    The key of each page's last row is kept, so that going on, and back, costs one page. A jump to the end walks
    the pages between, which suits lists of a few thousand rows.
    """

    def __init__(
        self, *, count: Callable[[], int], read: Callable[[K | None, int], Sequence[R]], key: Callable[[R], K]
    ) -> None:
        """Take the reads of a list.

        Args:
            count: Returns the number of rows.
            read: Returns rows after a key (from the first one without a key), as many as the second argument says.
            key: Returns a row's key.
        """
        self._count = count
        self._read = read
        self._key = key
        self._ends: dict[int, K] = {}

    def count(self) -> int:
        """Return the number of rows; what was known of pages before is forgotten."""
        self._ends = {}
        return self._count()

    def page(self, number: int) -> Sequence[R]:
        """Return one page, read from the nearest page before it whose end is known."""
        ends = self._ends
        start = max((known + 1 for known in tuple(ends) if known < number), default=0)
        rows: Sequence[R] = ()
        for place in range(start, number + 1):
            rows = self._read(ends.get(place - 1), PAGE_ROWS)
            if not rows:
                return ()
            ends[place] = self._key(rows[-1])
        return rows
