"""How far a posting has been handed on, where there is no room beside the list."""

from textual.app import ComposeResult

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.widgets.lines import Draw, Lines
from jobplus_tui.widgets.panel import Panel


class LadderDialog(Dialog[None]):
    """Shows the rungs; Esc closes it."""

    def __init__(self, draw: Draw) -> None:
        """Take what draws the rungs for a width."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Show the rungs in a frame."""
        yield Panel(Lines(self._draw), title=_("Hand-off ladder"), keys=("app.back",))
