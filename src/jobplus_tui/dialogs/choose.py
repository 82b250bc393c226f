"""One of a few things to do, picked by its number."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import _
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import PickList


class Chooser(PickList[str]):
    """A pick list whose Enter answers."""

    BINDINGS = [Binding("enter", "screen.choose", show=False)]  # noqa: RUF012 - as Textual declares it


class ChooseDialog(Dialog[str]):
    """Gives the value of what is chosen by Enter."""

    AUTO_FOCUS = "#choices"

    def __init__(self, title: str, options: Sequence[tuple[str, str]]) -> None:
        """Take the title and the choices, at least one."""
        super().__init__()
        self._title = title
        self._options = options

    def compose(self) -> ComposeResult:
        """Show the choices."""
        yield Panel(
            Chooser(self._options, help=_("A number picks, Enter goes on."), id="choices"),
            title=self._title,
            keys=("list.open", "app.back"),
            id="choose",
        )

    def action_choose(self) -> None:
        """Close with what is picked."""
        self.dismiss(self.query_one("#choices", Chooser).value)
