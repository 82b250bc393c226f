"""Lines to read, over the screen."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.widgets.lines import Draw, Lines
from jobplus_tui.widgets.panel import Panel


class SheetDialog(Dialog[None]):
    """Shows lines in a frame; arrows scroll, Esc closes it."""

    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, draw: Draw, *, facts: str = "") -> None:
        """Take the title and what draws the lines for a width."""
        super().__init__()
        self._title = title
        self._facts = facts
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Show the lines."""
        yield Panel(
            VerticalScroll(Lines(self._draw)), title=self._title, facts=self._facts, keys=("app.back",), id="sheet"
        )
