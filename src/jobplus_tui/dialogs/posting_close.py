"""Why a posting is closed: a coded reason, and what there is to say beside it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_core.kinds import CloseReason, korean
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.reason import MOST_CHARACTERS
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import PickList
from jobplus_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from jobplus_tui.screens.base import DeskScreen


class Closing(NamedTuple):
    """A reason by its code, and the note beside it."""

    reason: CloseReason
    note: str


class CloseDialog(Dialog[Closing]):
    """Gives the reason; Esc gives nothing."""

    AUTO_FOCUS = "#reasons"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, name: str) -> None:
        """Take what the posting is called."""
        super().__init__()
        self._name = name

    def compose(self) -> ComposeResult:
        """Show the reasons and the note."""
        reasons = [(reason, korean(reason)) for reason in CloseReason if reason is not CloseReason.FILLED]
        yield Panel(
            Lines([[Span(f" {self._name}", "bold")], [Span(" " + _("Nobody can be referred to it any more."))], []]),
            PickList(reasons, help=_("Why nobody is wanted any more; a digit picks."), id="reasons"),
            Lines([[Span(" " + _("Note"), "soft")]]),
            TextInput(id="note", max_length=MOST_CHARACTERS, help=_("It is kept with the record.")),
            Lines([[]], id="problem"),
            title=_("Close the posting"),
            keys=("form.save", "app.back"),
            id="closing",
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Close with the reason; the one for everything else needs a note."""
        reason = self.query_one("#reasons", PickList).value
        note = self.query_one("#note", TextInput).value.strip()
        if not isinstance(reason, CloseReason):
            return
        if reason is CloseReason.OTHER and not note:
            self.query_one("#problem", Lines).update([[Span(" ! " + _("Write the reason first."), "bad")]])
            self.query_one("#note").focus()
            return
        self.dismiss(Closing(reason, note))


def ask_to_close(
    screen: "DeskScreen",
    posting_id: int,
    name: str,
    then: Callable[[], None],
    *,
    token: str,
    version: int | None = None,
) -> None:
    """Ask why a posting is to be closed and close it; a screen calls it for the posting at hand.

    Args:
        screen: The screen that asks, and that hears when it is done.
        posting_id: The posting.
        name: What it is called.
        then: Called when it has been closed.
        token: Names this one act.
        version: The version that was looked at, where one was.
    """
    desk = screen.session.posting_editing

    def answered(closing: Closing | None) -> None:
        if closing is not None:
            screen.act(
                partial(desk.shut, posting_id, closing.reason, closing.note, version=version, token=token),
                lambda _none: then(),
                name="close posting",
            )

    screen.app.push_screen(CloseDialog(name), answered)
