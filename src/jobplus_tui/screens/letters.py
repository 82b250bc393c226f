"""Asking how a letter is to be written, and saying where it stands."""

from pathlib import Path

from jobplus_core.errors import Refusal
from jobplus_tui.desk.letters import LetterChosen, LetterDesk
from jobplus_tui.dialogs.letter import LetterDialog
from jobplus_tui.format import clock
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.status import SaveNote, SaveState


class Letters:
    """Writes letters of referrals from a screen."""

    def __init__(self, screen: DeskScreen) -> None:
        """Take the screen that shows the referrals."""
        self._screen = screen

    def open(self, referral_id: int, seeker: str) -> None:
        """Ask for whom the letter is, as what, where to and what for."""
        desk = LetterDesk(self._screen.session)
        self._screen.read(
            desk.phone,
            lambda phone: self._ask(desk, referral_id, seeker, LetterChosen("", "", "", "", phone)),
            name="letter",
            opens=True,
        )

    def _ask(self, desk: LetterDesk, referral_id: int, seeker: str, chosen: LetterChosen, problem: str = "") -> None:
        def answered(wanted: LetterChosen | None) -> None:
            if wanted is None:
                return

            def again(refusal: Refusal) -> None:
                self._ask(desk, referral_id, seeker, wanted, refusal_text(refusal))

            self._screen.act(
                lambda: desk.write(referral_id, wanted),
                self._written,
                name="letter",
                refused=again,
            )

        self._screen.app.push_screen(LetterDialog(referral_id, seeker, chosen=chosen, problem=problem), answered)

    def _written(self, path: str) -> None:
        # The name first: a long folder is what may be cut.
        written = Path(path).absolute()
        words = _("Written: {path}").format(path=f"{written.name}  {written.parent}")
        self._screen.desk_app.tell_note(SaveNote(SaveState.SAVED, f"{clock(self._screen.session.now)} {words}"))
