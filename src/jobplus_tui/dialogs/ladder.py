"""How far a posting has been handed on, whole, with what is done about it."""

from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.widgets.lines import Draw, Lines
from jobplus_tui.widgets.panel import Panel

LadderAct = Literal["tell", "take_back", "period"]


class LadderDialog(Dialog[LadderAct]):
    """Shows the rungs and what is booked; returns what is to be done, or nothing."""

    AUTO_FOCUS = "#ladder-text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.LADDER)]

    def __init__(self, draw: Draw) -> None:
        """Take what draws the lines for a width."""
        super().__init__()
        self._draw = draw

    def compose(self) -> ComposeResult:
        """Show the lines in a frame that scrolls."""
        yield Panel(
            VerticalScroll(Lines(self._draw), id="ladder-text"),
            title=_("Hand-off ladder"),
            facts=_("right: postings on the rung"),
            keys=("ladder.tell", "ladder.take_back", "ladder.period", "app.back"),
            id="ladder-whole",
        )

    def action_tell(self) -> None:
        """Book that graduates were told."""
        self.dismiss("tell")

    def action_take_back(self) -> None:
        """Take the posting back."""
        self.dismiss("take_back")

    def action_period(self) -> None:
        """Set the period."""
        self.dismiss("period")
