"""The top line: center, tabs, time."""

from jobplus_tui.chrome import chrome_of, tab_line
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.line_widget import LineWidget


class TabBar(LineWidget):
    """Tabs of the screens that are built, the current one filled."""

    GROUND = "raised"

    def __init__(self, current: str) -> None:
        """Take the id of the screen it stands on."""
        super().__init__(id="tabs")
        self.current = current

    def line(self, width: int) -> Line:
        """Return the tabs for a width, or on a terminal too small for anything else what the desk needs."""
        if self.screen.has_class("-tiny") or self.screen.has_class("-flat"):
            return [Span(" " + _("The desk needs at least 60 × 16 cells."), "bold")]
        return tab_line(chrome_of(self), self.current, width)
