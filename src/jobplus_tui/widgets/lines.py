"""A block of styled lines."""

from collections.abc import Callable, Sequence

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, to_strip

Draw = Callable[[int], Sequence[Line]]


class Lines(Widget):
    """Shows lines of spans, each cut at its end; nothing in them is read as markup."""

    DEFAULT_CSS = "Lines { height: auto; width: 1fr; }"

    def __init__(self, lines: Sequence[Line] | Draw = (), *, id: str | None = None, classes: str | None = None) -> None:
        """Take the lines, or a function that gives them for a width in cells."""
        super().__init__(id=id, classes=classes)
        self._draw: Draw = _fixed(lines)
        self._drawn: tuple[int, Sequence[Line]] = (-1, ())

    def update(self, lines: Sequence[Line] | Draw) -> None:
        """Show other lines; the screen is laid out anew only where more or fewer of them change the height."""
        width, before = self._drawn
        self._draw = _fixed(lines)
        grows = bool(self.styles.height and self.styles.height.is_auto)
        if width <= 0 or width != self.size.width:
            self._drawn = (-1, ())
            self.refresh(layout=grows)
            return
        after = self._draw(width)
        self._drawn = (width, after)
        if after != before:
            self.refresh(layout=grows and len(after) != len(before))

    def _lines(self, width: int) -> Sequence[Line]:
        if self._drawn[0] != width:
            self._drawn = (width, self._draw(width))
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        width = self.size.width
        lines = self._lines(width)
        return to_strip(lines[y] if y < len(lines) else [], width, look_of(self).palette)


def _fixed(lines: Sequence[Line] | Draw) -> Draw:
    if callable(lines):
        return lines
    kept = list(lines)
    return lambda width: kept
