"""What the lists of the matching screen read; in worker threads only."""

from collections.abc import Callable, Sequence

from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui.desk.matching_rows import Board, Candidate, People
from jobplus_tui.paging import PAGE_ROWS


class BoardSource:
    """The rows of a ranking, ranked anew at each reading and narrowed by words."""

    def __init__(self, rank: Callable[[], Board], words: str = "") -> None:
        """Take the ranking and the words that every row must hold."""
        self._rank = rank
        self._words = words.casefold().split()
        self._rows: Sequence[Candidate] = ()
        self.board: Board | None = None

    def count(self) -> int:
        """Rank, and return how many rows there are."""
        board = self._rank()
        self._rows = [row for row in board.rows if self._holds(row)]
        self.board = board
        return len(self._rows)

    def page(self, number: int) -> Sequence[Candidate]:
        """Return one page of the ranking."""
        return self._rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]

    def _holds(self, row: Candidate) -> bool:
        if not self._words:
            return True
        texts = []
        if row.posting is not None:
            texts += [row.posting.title, row.posting.employer, row.posting.sigungu or ""]
        if row.seeker is not None:
            texts += [row.seeker.name, row.seeker.occupation or ""]
        text = " ".join(texts).casefold()
        return all(word in text for word in self._words)


class PeopleSource:
    """Seekers found by what was typed."""

    def __init__(self, find: Callable[[], People]) -> None:
        """Take the search."""
        self._find = find
        self._rows: Sequence[SeekerRow] = ()
        self.total = 0

    def count(self) -> int:
        """Search, and return how many rows there are."""
        found = self._find()
        self._rows, self.total = found.rows, found.total
        return len(self._rows)

    def page(self, number: int) -> Sequence[SeekerRow]:
        """Return one page of what was found."""
        return self._rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
