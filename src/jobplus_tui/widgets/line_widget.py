"""A widget of one line, drawn from spans."""

from abc import abstractmethod

from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, to_strip


class LineWidget(Widget):
    """One line over a ground token; subclasses say what stands on it for a width."""

    DEFAULT_CSS = "LineWidget { height: 1; width: 100%; }"
    GROUND = "bg"

    @abstractmethod
    def line(self, width: int) -> Line:
        """Return what stands on the line; it is cut if it is wider than the width."""

    def render_line(self, y: int) -> Strip:
        """Return the drawn line."""
        width = self.size.width
        palette = look_of(self).palette
        return to_strip(self.line(width) if y == 0 else [], width, palette, self.GROUND)
