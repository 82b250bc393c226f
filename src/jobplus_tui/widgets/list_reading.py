"""Reading the pages of a list in worker threads."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Generic, TypeVar

from textual.message import Message
from textual.widget import Widget
from textual.worker import get_current_worker

from jobplus_core.errors import Refusal
from jobplus_tui.paging import PAGE_ROWS, Group, PageSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.widgets.page_cache import PageCache

R = TypeVar("R")


class Begun(Message):
    """The rows in sight have come; how many there are is still being counted."""

    def __init__(self, generation: int, rows: Sequence[object]) -> None:
        """Take the rows."""
        super().__init__()
        self.generation = generation
        self.rows = rows


class FirstRead(Message):
    """The count and first pages of a generation have come."""

    def __init__(self, generation: int, count: int, pages: dict[int, Sequence[object]], elapsed_ms: float) -> None:
        """Take what was read and how long it took."""
        super().__init__()
        self.generation = generation
        self.count = count
        self.pages = pages
        self.elapsed_ms = elapsed_ms


class PageRead(Message):
    """One further page has come."""

    def __init__(self, generation: int, number: int, rows: Sequence[object]) -> None:
        """Take the page and its rows."""
        super().__init__()
        self.generation = generation
        self.number = number
        self.rows = rows


class ReadFailed(Message):
    """A page could not be read."""

    def __init__(self, generation: int, sentence: str) -> None:
        """Take the sentence that says why."""
        super().__init__()
        self.generation = generation
        self.sentence = sentence


class ListReading(Generic[R]):
    """The source of a list and what has been read of it.

    Each new reading is a generation; what comes late from an older one is dropped.
    """

    def __init__(self, host: Widget) -> None:
        """Take the widget that runs the workers and receives their messages."""
        self._host = host
        self._cache: PageCache[R] = PageCache()
        self._asked: set[int] = set()
        self._turn = threading.Lock()
        self.source: PageSource[R] | None = None
        self.generation = 0
        self.count: int | None = None
        self.counted = True
        self.begun = False

    def start(self, source: PageSource[R], first_row: int, rows: int, *, quick: bool = False) -> int:
        """Read a source anew, beginning with some rows, and return the generation.

        An unfinished reading of another source before is interrupted if that source can be: what is stopped is not read
        again. What the source has read
        ahead is shown at once; `quick` shows what is in sight before the rest is counted, if the source can.
        """
        interrupt = getattr(self.source, "interrupt", None)
        if self._asked and callable(interrupt) and self.source is not source:
            interrupt()
        if self.source is not source:
            self._turn = threading.Lock()
        self.source = source
        self.generation += 1
        wanted = range(first_row // PAGE_ROWS, (first_row + max(1, rows)) // PAGE_ROWS + 1)
        self._asked = set(wanted)
        take_ahead = getattr(source, "take_ahead", None)
        ahead = take_ahead() if callable(take_ahead) else ()
        if ahead:
            self.count = len(ahead)
            self.counted = False
            self._cache = PageCache()
            self._cache.put(0, ahead)
        self.begun = False
        # One more than is seen tells that there is more.
        sight = rows + 1 if quick and not first_row else 0
        read = partial(self._run, partial(self._read_in_turn, self._turn, source, self.generation, wanted, sight))
        if ahead:
            # Counting takes its turn behind the frame that these rows wait for.
            self._host.call_after_refresh(read)
        else:
            read()
        return self.generation

    def row(self, index: int) -> R | Group | None:
        """Return a row, or nothing while its page is being read."""
        row = self._cache.get(index)
        number = index // PAGE_ROWS
        if row is not None or self.source is None or not 0 <= index < (self.count or 0):
            return row
        if number not in self._asked and not self._cache.has(number):
            self._asked.add(number)
            self._run(partial(self._read_page, self.source, self.generation, number))
        return None

    def is_rule(self, index: int) -> bool:
        """Return whether a row is known to be a group rule."""
        return isinstance(self.row(index), Group)

    def find(self, wanted: Callable[[R], bool]) -> int | None:
        """Return the index of the first row read that is wanted."""
        return next((index for index, row in self._cache.rows() if not isinstance(row, Group) and wanted(row)), None)

    def accept_begun(self, message: Begun) -> bool:
        """Take the rows in sight in place of the old ones, unless they come late."""
        if message.generation != self.generation:
            return False
        self.count = len(message.rows)
        self.counted = False
        self.begun = True
        self._cache = PageCache()
        self._cache.put(0, message.rows)  # type: ignore[arg-type]
        return True

    def accept_first(self, message: FirstRead) -> bool:
        """Take the first rows in place of the old ones, unless they come late."""
        if message.generation != self.generation:
            return False
        self.count = message.count
        self.counted = True
        self.begun = False
        self._asked.clear()
        self._cache = PageCache()
        for number, rows in message.pages.items():
            self._cache.put(number, rows)  # type: ignore[arg-type]
        return True

    def accept_page(self, message: PageRead) -> bool:
        """Take a further page, unless it comes late."""
        if message.generation != self.generation:
            return False
        self._asked.discard(message.number)
        self._cache.put(message.number, message.rows)  # type: ignore[arg-type]
        return True

    def _run(self, work: Callable[[], None]) -> None:
        name = f"read {self._host.id or 'list'}"
        self._host.run_worker(work, thread=True, name=name, group=f"{name} {id(self)}")

    def _read_in_turn(
        self, turn: threading.Lock, source: PageSource[R], generation: int, wanted: range, sight: int
    ) -> None:
        # A source may hold what it read last: an older reading must not end after a newer one and leave its own there.
        with turn:
            if generation == self.generation:
                self._read_first(source, generation, wanted, sight)

    def _read_first(self, source: PageSource[R], generation: int, wanted: range, sight: int) -> None:
        start = time.perf_counter()
        begin = getattr(source, "first", None)
        try:
            if sight and callable(begin):
                rows, whole = begin(sight)
                if whole:
                    elapsed_ms = (time.perf_counter() - start) * 1000
                    self._tell(FirstRead(generation, len(rows), {0: rows} if rows else {}, elapsed_ms))
                    return
                self._tell(Begun(generation, rows))
            count = source.count()
            last = max(0, count - 1) // PAGE_ROWS
            numbers = sorted({min(number, last) for number in wanted}) if count else []
            pages: dict[int, Sequence[object]] = {number: source.page(number) for number in numbers}
        except Refusal as refusal:
            self._tell(ReadFailed(generation, refusal_text(refusal)))
            return
        elapsed_ms = (time.perf_counter() - start) * 1000
        self._tell(FirstRead(generation, count, pages, elapsed_ms))

    def _read_page(self, source: PageSource[R], generation: int, number: int) -> None:
        if generation != self.generation:
            return
        try:
            rows = source.page(number)
        except Refusal as refusal:
            self._tell(ReadFailed(generation, refusal_text(refusal)))
            return
        self._tell(PageRead(generation, number, rows))

    def _tell(self, message: Message) -> None:
        if not get_current_worker().is_cancelled:
            self._host.post_message(message)
