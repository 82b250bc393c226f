"""The last filters between a drawn line and the terminal.

`ControlGuard` keeps characters that steer a terminal out of it, whatever a name or a feed holds.
`NarrowGuard` keeps out those that a terminal would draw wider than they are counted.
`PaletteFilter` translates the desk's colors where a terminal has fewer of them.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from unicodedata import east_asian_width

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from jobplus_tui.fitting import UNSAFE, plain


class ControlGuard(LineFilter):
    """Drops control and direction characters from every line drawn."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without characters that would steer the terminal."""
        if not any(UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(plain(segment.text), segment.style, segment.control) if segment.text else segment
            for segment in segments
        ]


class NarrowGuard(LineFilter):
    """Draws ASCII for every character of ambiguous width, for terminals that draw these two cells wide.

    Labels, feeds and names hold such characters too; a single one pushes the rest of its line out of place.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, as wide as before, without ambiguous characters."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [
            segment if segment.text.isascii() else Segment(_narrow(segment.text), segment.style, segment.control)
            for segment in segments
        ]


NARROW: Final = {
    "·": ",", "…": "~", "→": ">", "←": "<", "↑": "^", "↓": "v", "–": "-", "—": "-", "─": "-", "━": "=",
    "│": "|", "┃": "|", "‘": "'", "’": "'", "“": '"', "”": '"', "×": "x",
}  # fmt: skip
"""What is drawn for ambiguous characters, cell for cell; any other becomes a question mark."""


@lru_cache(4096)
def _narrow(text: str) -> str:
    return "".join(
        NARROW.get(character, " " if "▀" <= character <= "▟" else "?")
        if not character.isascii() and east_asian_width(character) == "A"
        else character
        for character in text
    )


class PaletteFilter(LineFilter):
    """Draws the desk's colors from the 256 of older terminals by a written table.

    The nearest color is not the most legible one: amber on the cursor row fell to a contrast of 4.11.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        """Take the number in the 256-color palette for each `#RRGGBB` of the theme."""
        super().__init__()
        self._numbers = {color.lower(): number for color, number in numbers.items()}
        self._translate = lru_cache(1024)(self._translated)

    def _color(self, color: RichColor | None) -> RichColor | None:
        if color is None or color.triplet is None:
            return color
        number = self._numbers.get(color.triplet.hex)
        return color if number is None else RichColor.from_ansi(number)

    def _translated(self, style: Style) -> Style:
        return style + Style.from_color(self._color(style.color), self._color(style.bgcolor))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments with each known color replaced by its number."""
        return [
            Segment(text, self._translate(style), control) if style else Segment(text, style, control)
            for text, style, control in segments
        ]


class InkFilter(LineFilter):
    """Draws without color: the cursor row and the tab reversed, what matters bold."""

    def __init__(self, reversed_backgrounds: frozenset[str], bold_colors: frozenset[str]) -> None:
        """Take the backgrounds drawn reversed and the text colors drawn bold, each as `#rrggbb`."""
        super().__init__()
        self._reversed = reversed_backgrounds
        self._bold = bold_colors
        self._translate = lru_cache(1024)(self._translated)

    def _translated(self, style: Style) -> Style:
        text = style.color.triplet.hex if style.color and style.color.triplet else ""
        ground = style.bgcolor.triplet.hex if style.bgcolor and style.bgcolor.triplet else ""
        return Style(
            bold=style.bold or text in self._bold or None,
            underline=style.underline,
            reverse=(ground in self._reversed) != bool(style.reverse),
        )

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments in the terminal's own two colors."""
        return [
            Segment(text, self._translate(style), control) if style else Segment(text, style, control)
            for text, style, control in segments
        ]
