"""The last line: who, month and pace, to do, urgent, last save."""

from jobplus_tui.chrome import chrome_of
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line
from jobplus_tui.status import status_line
from jobplus_tui.widgets.line_widget import LineWidget


class StatusBar(LineWidget):
    """Draws the facts that the app holds."""

    GROUND = "raised"

    def __init__(self) -> None:
        """Stand at the bottom of a screen."""
        super().__init__(id="status")

    def line(self, width: int) -> Line:
        """Return the status for a width."""
        chrome = chrome_of(self)
        return status_line(chrome.facts, chrome.note, width, look_of(self).glyphs)
