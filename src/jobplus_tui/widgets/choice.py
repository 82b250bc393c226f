"""A field that takes one of a few words."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, to_strip

V = TypeVar("V")


class Choice(Widget, Generic[V], can_focus=True):
    """The words side by side, the chosen one in brackets; left, right or space changes it."""

    DEFAULT_CSS = "Choice { height: 1; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    def __init__(
        self, options: Sequence[tuple[V, str]], *, value: V | None = None, help: str = "", id: str | None = None
    ) -> None:
        """Take the values with their words.

        Args:
            options: Values and their words, at least one.
            value: The value chosen first; the first option's where it is none of them.
            help: The sentence that F1 shows for this field.
            id: Textual id.
        """
        super().__init__(id=id)
        self._options = tuple(options)
        self.help_text = help
        self._at = next((place for place, (known, _) in enumerate(self._options) if known == value), 0)

    @property
    def value(self) -> V:
        """The value chosen."""
        return self._options[self._at][0]

    def choose(self, value: V) -> None:
        """Choose a value, where it is an option."""
        self._at = next((place for place, (known, _) in enumerate(self._options) if known == value), self._at)
        self.refresh()

    def action_turn(self, step: int) -> None:
        """Choose the next word, round from the last to the first."""
        self._at = (self._at + step) % len(self._options)
        self.refresh()

    def on_focus(self) -> None:
        """Show that the field has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that it no longer has."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the drawn line."""
        ground = "sel" if self.has_focus else "field"
        line: Line = []
        for place, (_, word) in enumerate(self._options):
            chosen = place == self._at
            line.append(Span(f"[{word}]" if chosen else f" {word} ", "bold accent" if chosen else "soft"))
        return to_strip(line if y == 0 else [], self.size.width, look_of(self).palette, ground)
