"""Taking back one of the last acts, from any screen."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from jobplus_tui.i18n import _
from jobplus_tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from jobplus_core.undo.queries import LastAct


class Undoing:
    """Offers the last acts, asks for the reason and takes the chosen one back."""

    def __init__(self, screen: DeskScreen, then: Callable[[], None]) -> None:
        """Take the screen, and what to do once an act is taken back."""
        self._screen = screen
        self._then = then

    def offer(self) -> None:
        """Read the last acts and offer them."""
        self._screen.read(self._screen.session.undo.acts, self._show, name="last acts", opens=True)

    def _show(self, acts: "tuple[LastAct, ...]") -> None:
        from jobplus_tui.dialogs.undo import UndoDialog

        def chosen(act: "LastAct | None") -> None:
            if act is not None:
                self.ask(act)

        self._screen.app.push_screen(UndoDialog(acts, self._screen.session.today), chosen)

    def ask(self, act: "LastAct") -> None:
        """Ask why the act is taken back, and take it back."""
        from jobplus_tui.dialogs.reason import ReasonDialog
        from jobplus_tui.dialogs.undo import EFFECTS, about, act_word

        screen, token = self._screen, secrets.token_hex(16)
        desk = screen.session.undo

        def answered(reason: str | None) -> None:
            if reason is not None:
                screen.act(lambda: desk.undo(act.id, reason, token=token), lambda _note: self._then(), name="undo")

        facts = f"{act_word(act)}  {about(act)}"
        screen.app.push_screen(ReasonDialog(_("Undo"), _(EFFECTS[act.command]), facts=facts), answered)
