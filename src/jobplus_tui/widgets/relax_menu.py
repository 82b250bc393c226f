"""Numbered changes with what each brings; a digit, or Enter on one, tries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.fitting import cut, fit, wrapped
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, cells, to_strip

STRIP_LINES: Final = 2
SHORT_WORDS: Final = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One change as it is shown.

    Attributes:
        words: The change in full.
        short: The change where room is short.
        gain: How much it adds.
        total: What there is after it.
    """

    words: str
    short: str
    gain: int
    total: int


@dataclass
class ChangeChosen(Message):
    """A change is to be tried; the index counts from 0."""

    index: int


class RelaxMenu(Widget, can_focus=True):
    """A line for each change with a bar of its gain, or words side by side where it is a strip."""

    DEFAULT_CSS = "RelaxMenu { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,left", "move(-1)", show=False),
        Binding("down,right", "move(1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    def __init__(self, *, header: tuple[str, str, str], none: str, note: str, help: str = "", id: str) -> None:
        """Take the fixed words.

        Args:
            header: Titles over change, total and bar.
            none: What an empty menu says.
            note: The sentence below the changes, where there is room.
            help: The sentence that F1 shows.
            id: Textual id.
        """
        super().__init__(id=id)
        self.help_text = help
        self._header = header
        self._none = none
        self._note = note
        self._changes: tuple[Change, ...] | None = None
        self._further: tuple[str, ...] = ()
        self._at = 0
        self.tried: int | None = None

    @property
    def at(self) -> int:
        """The change at the cursor, counted from 0."""
        return self._at

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes shown."""
        return self._changes or ()

    def show(self, changes: Sequence[Change] | None) -> None:
        """Show other changes; nothing while they are not known yet."""
        self._changes = None if changes is None else tuple(changes)
        self._at = 0
        self.refresh()

    def tell(self, *further: str) -> None:
        """Say something more below the changes, a line each, where there is room."""
        self._further = further
        self.refresh()

    def mark_tried(self, index: int | None) -> None:
        """Show which change is being tried."""
        self.tried = index
        if index is not None:
            self._at = index
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Try the change of a digit; elsewhere on the desk a digit opens a tab."""
        if event.key.isdigit() and event.key != "0":
            event.stop()
            event.prevent_default()
            self._choose(int(event.key) - 1)

    def action_move(self, step: int) -> None:
        """Go to the next change."""
        if self.changes:
            self._at = max(0, min(len(self.changes) - 1, self._at + step))
            self.refresh()

    def action_choose(self) -> None:
        """Try the change at the cursor."""
        self._choose(self._at)

    def _choose(self, index: int) -> None:
        if index < len(self.changes):
            self._at = index
            self.refresh()
            self.post_message(ChangeChosen(index))

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        width = self.size.width
        look = look_of(self)
        lines, here = self._drawn(width, look.glyphs)
        line = lines[y] if y < len(lines) else []
        ground = "sel" if self.has_focus and y == here else "bg"
        return to_strip(line, width, look.palette, ground)

    def _drawn(self, width: int, glyphs: Glyphs) -> tuple[list[Line], int]:
        if not self.changes:
            return (self._noted(self._none, width) if self._changes is not None else [], -1)
        if self.size.height <= STRIP_LINES:
            return self._strip(width, glyphs), -1
        return self._table(width, glyphs), self._at + 1

    def _strip(self, width: int, glyphs: Glyphs) -> list[Line]:
        lines: list[Line] = [[Span(" ")]]
        for place, change in enumerate(self.changes):
            words = glyphs.text(cut(change.short, SHORT_WORDS, glyphs.ellipsis))
            here = self.has_focus and place == self._at
            token = "bold ink" if place == self.tried else "ink"
            item = [
                Span(f"{place + 1} ", "bold accent on sel" if here else "bold accent"),
                Span(f"{words} ", f"{token} on sel" if here else token),
                Span(f"+{change.gain:,}", "good on sel" if here else "good"),
            ]
            gap = [Span("   ")] if place else []
            if cells([*lines[-1], *gap, *item]) >= width:
                lines.append([Span(" ")])
                gap = []
            lines[-1] += [*gap, *item]
        return lines

    def _table(self, width: int, glyphs: Glyphs) -> list[Line]:
        gains = max(len(f"+{change.gain:,}") for change in self.changes)
        totals = max(cell_len(self._header[1]), *(len(f"{change.total:,}") for change in self.changes))
        bars = max(4, min(12, width - 30 - gains - totals))
        words = width - 4 - gains - totals - bars - 4
        most = max(change.gain for change in self.changes)
        top: Line = [
            Span("   " + fit(self._header[0], words + gains + 1), "soft"),
            Span(" " + fit(self._header[1], totals, "right"), "soft"),
            Span("  " + fit(self._header[2], bars), "soft"),
        ]
        lines: list[Line] = [top]
        for place, change in enumerate(self.changes):
            tried = place == self.tried
            drawn = bar(change.gain, most, width=bars, glyphs=glyphs).rstrip(glyphs.rest)
            lines.append(
                [
                    Span(glyphs.sign(Sign.CURSOR) if tried else " ", "accent"),
                    Span(f"{place + 1} ", "bold accent"),
                    Span(fit(glyphs.text(change.words), words, "left", glyphs.ellipsis), "bold" if tried else "ink"),
                    Span(" " + fit(f"+{change.gain:,}", gains, "right"), "good"),
                    Span(" " + fit(f"{change.total:,}", totals, "right")),
                    Span("  " + drawn, "good"),
                ]
            )
        return [*lines, [], *self._noted(self._note, width)]

    def _noted(self, first: str, width: int) -> list[Line]:
        return [[Span(f" {part}", "soft")] for told in (first, *self._further) for part in wrapped(told, width - 2)]
