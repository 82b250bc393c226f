"""The pages of a list that have been read, the least recently drawn forgotten first."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Final, Generic, TypeVar

from jobplus_tui.paging import PAGE_ROWS, Group

R = TypeVar("R")

PAGES_KEPT: Final = 40


class PageCache(Generic[R]):
    """Rows by their index, as far as their pages have been read."""

    def __init__(self) -> None:
        """Start empty."""
        self._pages: OrderedDict[int, Sequence[R | Group]] = OrderedDict()

    def put(self, number: int, rows: Sequence[R | Group]) -> None:
        """Keep a page."""
        self._pages[number] = rows
        self._pages.move_to_end(number)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)

    def get(self, index: int) -> R | Group | None:
        """Return a row, or nothing while its page has not been read."""
        page = self._pages.get(index // PAGE_ROWS)
        place = index % PAGE_ROWS
        if page is None or index < 0 or place >= len(page):
            return None
        self._pages.move_to_end(index // PAGE_ROWS)
        return page[place]

    def has(self, number: int) -> bool:
        """Return whether a page has been read."""
        return number in self._pages

    def rows(self) -> Iterator[tuple[int, R | Group]]:
        """Yield every row that is kept, with its index."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                yield number * PAGE_ROWS + place, row
