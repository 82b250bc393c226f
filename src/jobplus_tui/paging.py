"""Sources of the rows of a list.

A source is read in worker threads only, page by page, so that no list ever stops the keyboard and a list of
half a million rows costs what its screen costs.
"""

from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, Protocol, TypeVar

PAGE_ROWS: Final = 100
ANCHOR_ROWS: Final = 1_000

R_co = TypeVar("R_co", covariant=True)
R = TypeVar("R")
K = TypeVar("K")


class Group(NamedTuple):
    """A rule between rows: its title and what follows it, as in `오늘 12건`."""

    title: str
    note: str = ""


class PageSource(Protocol[R_co]):
    """What a list reads; both functions run in worker threads."""

    def count(self) -> int:
        """Return the number of rows, group rules included."""
        ...

    def page(self, number: int) -> Sequence[R_co | Group]:
        """Return page `number`: `PAGE_ROWS` rows from row `number * PAGE_ROWS` on, fewer at the end."""
        ...


class RowsSource(Generic[R]):
    """Rows that are already there, group rules among them."""

    def __init__(self, rows: Sequence[R | Group]) -> None:
        """Take the rows in the order they are shown."""
        self._rows = rows

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def page(self, number: int) -> Sequence[R | Group]:
        """Return one page of the rows."""
        return self._rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


class WholeSource(Generic[R]):
    """Rows that one read gives all at once, for lists that are short; counted again, they are read again."""

    def __init__(self, read: Callable[[], Sequence[R]]) -> None:
        """Take the read; it runs in a worker thread."""
        self._read = read
        self.rows: Sequence[R] = ()

    def count(self) -> int:
        """Read the rows, and return their number."""
        self.rows = self._read()
        return len(self.rows)

    def page(self, number: int) -> Sequence[R]:
        """Return one page of the rows as they were last read."""
        return self.rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


class KeysetSource(Generic[R, K]):
    """Rows of a query by their sort key.

    One key is kept for every thousandth row, so that any page is at most nine pages away from a key,
    whatever the length of the list.
    """

    def __init__(
        self,
        *,
        count: Callable[[], int],
        anchors: Callable[[int], Sequence[K]],
        read: Callable[[K | None, int, int], Sequence[R]],
        ahead: Sequence[R] = (),
    ) -> None:
        """Take the three reads of a list.

        Args:
            count: Returns the number of rows.
            anchors: Returns the sort keys of rows 0, n, 2n … for the distance n given; called once, and
            only for
                lists longer than that.
            read: Returns rows from a key on (that row included; from the first row without a key), after
            skipping
                the second argument's number of rows, as many as the third argument says.
            ahead: The first page where it has been read already: it is shown before anything is counted.
        """
        self._ahead = ahead
        self._count = count
        self._anchors = anchors
        self._read = read
        self._keys: Sequence[K] | None = None

    def take_ahead(self) -> Sequence[R]:
        """Return the rows read ahead, once: read again, the list must show what stands in the store by then."""
        ahead, self._ahead = self._ahead, ()
        return ahead

    def count(self) -> int:
        """Return the number of rows."""
        return self._count()

    def page(self, number: int) -> Sequence[R]:
        """Return one page, read from the nearest key before it."""
        row = number * PAGE_ROWS
        if row < ANCHOR_ROWS:
            return self._read(None, row, PAGE_ROWS)
        if self._keys is None:
            self._keys = self._anchors(ANCHOR_ROWS)
        place = min(row // ANCHOR_ROWS, len(self._keys) - 1)
        if place < 0:
            return ()
        return self._read(self._keys[place], row - place * ANCHOR_ROWS, PAGE_ROWS)
