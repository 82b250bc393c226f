"""How much each criterion counts, changed where it stands: by arrows or by the digits of a number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.actions import BY_ID
from jobplus_tui.fitting import fit
from jobplus_tui.glyphs import Sign, bar
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, to_strip

MOST: Final = 100
FULL_BAR: Final = 40
"""The weight that fills a bar, unless one counts more."""


TURNS: Final = {
    BY_ID["weights.less"].key: -1,
    BY_ID["weights.more"].key: 1,
    BY_ID["weights.less5"].key: -5,
    BY_ID["weights.more5"].key: 5,
}
"""By how much a key changes a weight."""


class ChangeRefused(Message):
    """Somebody who may only read the weights tried to change one."""


@dataclass
class WeightsChanged(Message):
    """A criterion counts more or less than before."""

    weights: dict[str, int]


class WeightBars(Widget, can_focus=True):
    """A line for each criterion with a bar, its weight, and by how much it was changed.

    Keys are taken as they arrive, not through bindings, so that quick arrows and digits are never mixed up.
    """

    DEFAULT_CSS = "WeightBars { height: auto; width: 1fr; }"

    def __init__(
        self,
        criteria: Sequence[tuple[str, str]],
        held: Mapping[str, int],
        *,
        weights: Mapping[str, int] | None = None,
        may_change: bool = True,
        full: int = FULL_BAR,
        help: str = "",
        id: str,
    ) -> None:
        """Take what there is to weigh.

        Args:
            criteria: Name and short name of each criterion, in the order shown.
            held: The weights that hold; a criterion left out counts nothing.
            weights: The weights shown at first, else those that hold.
            may_change: Whether keys change anything.
            full: The weight that fills a bar, unless one counts more.
            help: The sentence that F1 shows.
            id: Textual id.
        """
        super().__init__(id=id)
        self.help_text = help
        self._criteria = tuple(criteria)
        self._held = {name: held.get(name, 0) for name, _label in criteria}
        self._weights = {**self._held, **(weights or {})}
        self._may_change = may_change
        self._full = full
        self._at = 0
        self._typing = False

    @property
    def weights(self) -> dict[str, int]:
        """The weights as they stand now."""
        return dict(self._weights)

    @property
    def total(self) -> int:
        """What the weights sum to."""
        return sum(self._weights.values())

    def on_key(self, event: events.Key) -> None:
        """Go through the criteria, or read a digit of a weight."""
        if event.key in ("up", "down"):
            self._at = max(0, min(len(self._criteria) - 1, self._at + (1 if event.key == "down" else -1)))
            self._typing = False
            self.refresh()
        elif event.key in TURNS:
            self.turn(TURNS[event.key])
        elif event.character is not None and event.character in "0123456789":
            self._type(int(event.character))
        elif event.key == "backspace":
            self._set(self._here // 10)
            self._typing = True
        else:
            return
        event.stop()
        event.prevent_default()

    def turn(self, by: int) -> None:
        """Let the criterion at the cursor count more or less, never less than nothing."""
        self._typing = False
        self._set(max(0, min(MOST, self._here + by)))

    @property
    def _here(self) -> int:
        return self._weights[self._criteria[self._at][0]]

    def _type(self, digit: int) -> None:
        # The first digit begins a number anew, the next ones go on with it while it still is a weight.
        longer = self._here * 10 + digit
        self._set(longer if self._typing and longer <= MOST else digit)
        self._typing = True

    def _set(self, weight: int) -> None:
        if not self._may_change:
            self.post_message(ChangeRefused())
            return
        name = self._criteria[self._at][0]
        if self._weights[name] != weight:
            self._weights[name] = weight
            self.refresh()
            self.post_message(WeightsChanged(self.weights))

    def get_content_height(self, *_sizes: object) -> int:
        """Return a line a criterion."""
        return len(self._criteria)

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        width, look = self.size.width, look_of(self)
        line = self._line(y, width) if y < len(self._criteria) else []
        return to_strip(line, width, look.palette, "sel" if self.has_focus and y == self._at else "bg")

    def _line(self, place: int, width: int) -> Line:
        glyphs = look_of(self).glyphs
        name, label = self._criteria[place]
        room = max(cell_len(text) for _name, text in self._criteria)
        weight, change = self._weights[name], self._weights[name] - self._held[name]
        cells = max(4, min(20, width - room - 13))
        drawn = bar(weight, max(self._full, *self._weights.values()), width=cells, glyphs=glyphs)
        filled = drawn.rstrip(glyphs.rest)
        sign = glyphs.sign(Sign.CURSOR) if self.has_focus and place == self._at else " "
        return [
            Span(sign, "accent"),
            Span(f"{fit(label, room)} ", "ink" if weight else "soft"),
            Span(filled, "accent"),
            Span(drawn[len(filled) :], "line"),
            Span(f"{weight:>4}", "bold" if weight else "soft"),
            Span(f"  {change:+}" if change else "", "good" if change > 0 else "warn"),
        ]
