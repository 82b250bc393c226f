"""Writing a counseling session from any screen that shows a seeker."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from jobplus_core.counseling.rules import SessionForm


class SessionLog:
    """Opens the dialog, saves what it gives, and opens it again with everything typed when that is refused."""

    def __init__(self, screen: DeskScreen, saved: Callable[[], None]) -> None:
        """Take the screen and what to do after a session is saved."""
        self._screen = screen
        self._saved = saved
        self._typed: dict[int, dict[str, str]] = {}

    def open(self, seeker_id: int, name: str, *, answer: str = "", token: str | None = None) -> None:
        """Ask for a session with a seeker."""
        import secrets

        from jobplus_tui.dialogs.session import SessionDialog

        dialog = SessionDialog(
            name,
            self._screen.session.today,
            texts=self._typed.get(seeker_id),
            answer=answer,
            keep=partial(self._typed.__setitem__, seeker_id),
        )
        act = token or secrets.token_hex(16)
        self._screen.app.push_screen(dialog, partial(self._log, seeker_id, name, act))

    def _log(self, seeker_id: int, name: str, token: str, form: "SessionForm | None") -> None:
        if form is None:
            return
        desk = self._screen.session.seekers

        def again(refusal: Refusal) -> None:
            self.open(seeker_id, name, answer=refusal_text(refusal), token=token)

        self._screen.act(
            lambda: desk.log_session(seeker_id, form, token=token),
            lambda _session_id: self._done(seeker_id),
            name="log session",
            refused=again,
        )

    def _done(self, seeker_id: int) -> None:
        self._typed.pop(seeker_id, None)
        self._saved()
