"""The postings that take people at a moment of the played year, found by kind of work."""

from collections import defaultdict, deque
from datetime import date
from random import Random
from typing import Final

from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.cases import takes_people
from jobplus_core.demo.acts.sheets import Record

# How a referral strays from the wish: within the minor group, the sub-major, the major, anywhere.
_REACH: Final = ((3, 0.72), (2, 0.9), (1, 0.97), (0, 1.0))


class Market:
    """Open postings by prefixes of their occupation's code; those that are filled or over drop out when met."""

    def __init__(self, book: Book, chance: Random) -> None:
        self._book = book
        self._chance = chance
        self._by_prefix: defaultdict[str, list[Record]] = defaultdict(list)
        self._aged: deque[Record] = deque()

    def offer(self, posting: Record) -> None:
        """Take a posting up; one that is full or closed is passed over until it is offered again."""
        for length, _ in _REACH:
            self._by_prefix[posting["occupation_code"][:length]].append(posting)

    def find(self, code: str, day: date, without: set[int]) -> Record | None:
        """A posting for somebody who wishes this occupation, other than those named."""
        drawn = self._chance.random()
        for length, share in _REACH:
            if drawn < share:
                found = self._draw(self._by_prefix[code[:length]], day, without)
                if found is not None:
                    return found
        return None

    def age(self, posting: Record) -> None:
        """Note that a posting has waited so long that it is due an urgent referral."""
        self._aged.append(posting)

    def urgent(self, day: date) -> Record | None:
        """The posting that has waited longest for an urgent referral; any that waits if all have had one."""
        while self._aged:
            posting = self._aged.popleft()
            if self._stands(posting, day):
                return posting
        return self._draw(self._by_prefix[""], day, set())

    def sweep(self, day: date) -> None:
        """Drop what nobody met; without it the lists grow with the year."""
        for prefix, postings in self._by_prefix.items():
            self._by_prefix[prefix] = [posting for posting in postings if self._stands(posting, day)]

    def _draw(self, postings: list[Record], day: date, without: set[int]) -> Record | None:
        for _ in range(6):
            if not postings:
                return None
            place = self._chance.randrange(len(postings))
            posting = postings[place]
            if not self._stands(posting, day):
                postings[place] = postings[-1]
                postings.pop()
            elif posting["id"] not in without:
                return posting
        return None

    def _stands(self, posting: Record, day: date) -> bool:
        return takes_people(self._book, posting) and (posting["closes_on"] is None or posting["closes_on"] >= day)
