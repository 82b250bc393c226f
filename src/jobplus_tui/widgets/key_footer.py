"""The key line above the status bar."""

from collections.abc import Sequence

from jobplus_tui.actions import Action
from jobplus_tui.chrome import chrome_of, footer_line
from jobplus_tui.spans import Line
from jobplus_tui.widgets.line_widget import LineWidget


class KeyFooter(LineWidget):
    """At most six keys; it never clips."""

    def __init__(self, actions: Sequence[Action]) -> None:
        """Take the actions in their order."""
        super().__init__(id="keys")
        self.actions = list(actions)

    def show(self, actions: Sequence[Action]) -> None:
        """Show other actions."""
        self.actions = list(actions)
        self.refresh()

    def line(self, width: int) -> Line:
        """Return the keys for a width."""
        return footer_line(self.actions, chrome_of(self), width)
