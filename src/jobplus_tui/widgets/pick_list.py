"""A short list of words to pick one from, one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.glyphs import Sign
from jobplus_tui.look import look_of
from jobplus_tui.spans import Span, to_strip

V = TypeVar("V")


@dataclass
class Picked(Message):
    """The cursor came to another word."""

    list: "PickList[object]"

    @property
    def control(self) -> "PickList[object]":
        """The list, for `@on(..., '#id')`."""
        return self.list


class PickList(Widget, Generic[V], can_focus=True):
    """Numbered words, the picked one behind a cursor; up and down or a digit pick, Enter goes on."""

    DEFAULT_CSS = "PickList { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "app.focus_next", show=False),
    ]

    def __init__(
        self,
        options: Sequence[tuple[V, str]],
        *,
        value: V | None = None,
        empty: bool = False,
        help: str = "",
        id: str | None = None,
    ) -> None:
        """Take the values with their words.

        Args:
            options: Values and their words, at least one.
            value: The value picked first; the first option's where it is none of them.
            empty: Whether nothing is picked where `value` is none of them: an answer that must be given, not left.
            help: The sentence that F1 shows for this field.
            id: Textual id.
        """
        super().__init__(id=id)
        self._options = tuple(options)
        self.help_text = help
        self._at = next((place for place, (known, _) in enumerate(self._options) if known == value), -1 if empty else 0)

    @property
    def value(self) -> V | None:
        """The value picked, if any."""
        return self._options[self._at][0] if self._at >= 0 else None

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Return a line for each word."""
        return len(self._options)

    def on_key(self, event: events.Key) -> None:
        """Pick by number."""
        if event.key.isdigit():
            event.stop()
            event.prevent_default()
            self._pick((int(event.key) - 1) % 10)

    def action_move(self, step: int) -> None:
        """Go to the next word."""
        self._pick(self._at + step)

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self._options) and place != self._at:
            self._at = place
            self.refresh()
            self.post_message(Picked(self))  # type: ignore[arg-type]

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        look = look_of(self)
        if y >= len(self._options):
            return to_strip([], self.size.width, look.palette)
        here = y == self._at
        line = [
            Span(look.glyphs.sign(Sign.CURSOR if here else Sign.NONE), Sign.CURSOR.token),
            Span(f"{(y + 1) % 10} " if y < 10 else "  ", "soft"),
            Span(self._options[y][1], "bold ink" if here else "ink"),
        ]
        return to_strip(line, self.size.width, look.palette, "sel" if here and self.has_focus else "bg")
