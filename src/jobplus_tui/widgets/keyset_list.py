"""A list of any length, drawn line by line from pages that are read in worker threads."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.columns import Column, Placed, place_columns
from jobplus_tui.fitting import wrapped
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.paging import PAGE_ROWS, Group, PageSource
from jobplus_tui.spans import Line, Span, to_strip
from jobplus_tui.widgets.list_cursor import landing, top_for, visible
from jobplus_tui.widgets.list_drawing import group_line, header_line, row_line
from jobplus_tui.widgets.list_messages import (
    FilterRequested,
    ListLoaded,
    MarksChanged,
    RowHighlighted,
    RowOpened,
)
from jobplus_tui.widgets.list_reading import Begun, FirstRead, ListReading, PageRead, ReadFailed

R = TypeVar("R")

LOADING_AFTER_S = 0.15
HEADER_LINES = 1


class KeysetList(Widget, Generic[R], can_focus=True):
    """Rows under a header, with a cursor, marks and states.

    Old rows stay until the first rows of a new source have come; results of a source that has been replaced
    are dropped. The event loop never reads a source.
    """

    DEFAULT_CSS = "KeysetList { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        *bindings_for(Area.LIST),
    ]

    def __init__(
        self,
        columns: Sequence[Column[R]],
        *,
        key: Callable[[R], Hashable],
        state: Callable[[R], Sign] | None = None,
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Take the columns and how to read a row.

        Args:
            columns: The columns, widest case; they leave in their `drop` order.
            key: A row's identity, by which the cursor and marks survive a reload.
            state: A row's state sign; nothing where rows have no state.
            empty: What an empty list says, with the key of what to do next.
            id: Textual id.
            classes: Textual classes.
        """
        super().__init__(id=id, classes=classes)
        self.columns = columns
        self.row_key = key
        self.row_state = state
        self.empty = empty
        self.filtered = ""
        self.cursor = 0
        self.top = 0
        self.marks: dict[Hashable, R] = {}
        self.error = ""
        self._stays = False
        self._slow = False
        self._reading: ListReading[R] = ListReading(self)
        self._placed: tuple[int, list[Placed[R]]] = (-1, [])

    def show(self, source: PageSource[R], *, filtered: str = "") -> None:
        """Read a source and show its rows from the first on.

        Args:
            source: What to read.
            filtered: The words the list is narrowed by, for the sentence when nothing is found.
        """
        self.filtered = filtered
        self.cursor = self.top = 0
        self._stays = False
        self._read(source)

    def renew(self, source: PageSource[R]) -> None:
        """Show a source in place of one of the same subject; the cursor stays as after a reload."""
        self._read(source)

    def reload(self) -> None:
        """Read the same source again; the cursor stays on its row, or near it when the row is gone."""
        if self._reading.source is not None:
            self._read(self._reading.source)

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns, for rows of another kind."""
        self.columns = columns
        self._placed = (-1, [])
        self.refresh()

    @property
    def count(self) -> int | None:
        """Rows in all, group rules included; nothing before any are there, at first only those read ahead."""
        return self._reading.count

    @property
    def current(self) -> R | None:
        """The row at the cursor, or nothing in an empty list."""
        row = self._reading.row(self.cursor)
        return None if isinstance(row, Group) else row

    @property
    def in_sight(self) -> list[R]:
        """The rows on the screen, as far as they have been read."""
        found = (self._reading.row(index) for index in range(self.top, self.top + self._shown))
        return [row for row in found if row is not None and not isinstance(row, Group)]

    @property
    def chosen(self) -> list[R]:
        """The marked rows, or else the row at the cursor."""
        if self.marks:
            return list(self.marks.values())
        return [] if self.current is None else [self.current]

    def clear_marks(self) -> None:
        """Take every mark away."""
        self.marks.clear()
        self.refresh()
        self.post_message(MarksChanged(self, 0))

    def _read(self, source: PageSource[R]) -> None:
        self.error = ""
        self._slow = False
        generation = self._reading.start(source, self.top, self._body, quick=not self._stays)
        if not self._reading.counted:
            self.refresh()
        self.set_timer(LOADING_AFTER_S, partial(self._say_loading, generation))

    def _say_loading(self, generation: int) -> None:
        if generation == self._reading.generation and self.count is None and not self.error:
            self._slow = True
            self.refresh()

    def on_begun(self, message: Begun) -> None:
        """Show the rows in sight while the rest is counted."""
        message.stop()
        if self._reading.accept_begun(message):
            self._slow = False
            self._go(self.cursor, 1, told=True)
            self.refresh()

    def on_first_read(self, message: FirstRead) -> None:
        """Put the first rows of a source in place of the old ones."""
        message.stop()
        # The cursor may have moved since the reading began: it stays where it is now.
        before = self.current
        told = before if self._reading.begun else None
        if not self._reading.accept_first(message):
            return
        self._slow = False
        if self._stays and before is not None:
            found = self._reading.find(lambda row: self.row_key(row) == self.row_key(before))
            self.cursor = self.cursor if found is None else found
        self._stays = True
        self.post_message(ListLoaded(self, message.count, message.elapsed_ms))
        self._go(self.cursor, 1, told=self.current != told)
        self.refresh()

    def on_page_read(self, message: PageRead) -> None:
        """Keep a further page and draw it."""
        message.stop()
        if self._reading.accept_page(message):
            self.refresh()
            if self.cursor // PAGE_ROWS == message.number:
                self._go(self.cursor, 1, told=True)

    def on_read_failed(self, message: ReadFailed) -> None:
        """Say what could not be read; the rows read last stay."""
        message.stop()
        if message.generation == self._reading.generation:
            self.error = message.sentence
            self.refresh()

    @property
    def _body(self) -> int:
        """Lines for rows."""
        return max(0, self.size.height - HEADER_LINES - (1 if self.error and self.count else 0))

    @property
    def _shown(self) -> int:
        """Rows in sight."""
        return visible(self.count or 0, self.top, self._body)

    def _go(self, index: int, step: int, *, told: bool = False) -> None:
        """Set the cursor on a row and tell the screen, always or when it moved."""
        before = self.cursor
        self.cursor = landing(index, step, self.count or 0, self._reading.is_rule) if self.count else 0
        self._scroll(before)
        if (told or self.cursor != before) and (row := self.current) is not None:
            self.post_message(RowHighlighted(self, row, self.cursor))

    def _scroll(self, before: int) -> None:
        top = top_for(self.cursor, self.top, self.count or 0, self._body, self._reading.is_rule)
        if top != self.top:
            self.top = top
            self.refresh()
        elif before != self.cursor:
            self.refresh(self._region(before), self._region(self.cursor))

    def _region(self, index: int) -> Region:
        return Region(0, HEADER_LINES + index - self.top, self.size.width, 1)

    def action_move(self, step: int) -> None:
        """Move the cursor by rows."""
        self._go(self.cursor + step, 1 if step > 0 else -1)

    def action_page(self, step: int) -> None:
        """Move the cursor by screens."""
        self._go(self.cursor + step * max(1, self._body - 2), step)

    def action_first(self) -> None:
        """Go to the first row."""
        self._go(0, 1)

    def action_last(self) -> None:
        """Go to the last row."""
        self._go((self.count or 1) - 1, -1)

    def action_open(self) -> None:
        """Tell that the row at the cursor was opened."""
        if (row := self.current) is not None:
            self.post_message(RowOpened(self, row, self.cursor))

    def action_mark(self) -> None:
        """Mark the row at the cursor, or take its mark away, and go on to the next."""
        if (row := self.current) is None:
            return
        key = self.row_key(row)
        if key in self.marks:
            del self.marks[key]
        else:
            self.marks[key] = row
        self.refresh(self._region(self.cursor))
        self.post_message(MarksChanged(self, len(self.marks)))
        self.action_move(1)

    def action_filter(self) -> None:
        """Ask the screen for its filter."""
        self.post_message(FilterRequested(self))

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        self._scroll(self.cursor)
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """Move down with the wheel."""
        self.action_move(3)

    def on_mouse_scroll_up(self) -> None:
        """Move up with the wheel."""
        self.action_move(-3)

    def on_click(self, event: events.Click) -> None:
        """Go to the row clicked."""
        if 0 <= event.y - HEADER_LINES < self._shown:
            self._go(self.top + event.y - HEADER_LINES, 1)

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        width = self.size.width
        look = look_of(self)
        if self._placed[0] != width:
            self._placed = (width, place_columns(self.columns, width - self._prefix - 1))
        if y < HEADER_LINES:
            return to_strip(header_line(self._placed[1], self._prefix, look.glyphs), width, look.palette)
        offset = y - HEADER_LINES
        index = self.top + offset
        at_cursor = bool(self.count) and index == self.cursor and offset < self._shown
        line = self._line(index, offset, width, at_cursor)
        return to_strip(line, width, look.palette, "sel" if at_cursor else "bg")

    @property
    def _prefix(self) -> int:
        return 2 if self.row_state is None else 3

    def _line(self, index: int, offset: int, width: int, at_cursor: bool) -> Line:
        glyphs = look_of(self).glyphs
        if not self.count:
            return self._notice(offset, width)
        if self.error and offset == self._body:
            return [Span(f" {glyphs.sign(Sign.FAILED)} {self.error}", "bad")]
        shown = self._shown
        if offset >= shown:
            below = self.count - self.top - shown
            if offset > shown or below <= 0:
                return []
            if not self._reading.counted:
                return [Span(f"   {glyphs.sign(Sign.MORE)}", "soft")]
            words = _("{count} more below").format(count=f"{below:,}")
            return [Span(f"   {glyphs.sign(Sign.MORE)} {words}", "soft")]
        row = self._reading.row(index)
        if row is None:
            return [Span(f" {glyphs.sign(Sign.WAITING)}", "soft")]
        if isinstance(row, Group):
            return group_line(row, width, glyphs)
        sign = None if self.row_state is None else self.row_state(row)
        marked = self.row_key(row) in self.marks
        return row_line(row, self._placed[1], sign=sign, at_cursor=at_cursor, marked=marked, glyphs=glyphs)

    def _notice(self, offset: int, width: int) -> Line:
        """Return the sentence of a list without rows, on the second line; why nothing could be read, whole."""
        glyphs = look_of(self).glyphs
        if self.error:
            parts = wrapped(self.error, width - 5)
            mark = glyphs.sign(Sign.FAILED) if offset == 1 else " "
            return [Span(f"  {mark} {parts[offset - 1]}", "bad")] if 0 < offset <= len(parts) else []
        if offset != 1:
            return []
        if self.count is None:
            return [Span(f"  {glyphs.sign(Sign.WAITING)} {_('loading')}", "soft")] if self._slow else []
        if self.filtered:
            text = _("'{words}' 0 found   / Change filter   Esc All").format(words=self.filtered)
            return [Span(f"  {text}", "soft")]
        return [Span(f"  {self.empty}", "soft")]
