"""Writing a hire that no referral led to, from any screen that shows the person."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.event_keeping import EventKeeping

if TYPE_CHECKING:
    from jobplus_core.placements.rules import FoundJob
    from jobplus_tui.desk.referrals import FoundStart


class FoundJobs:
    """Asks for the job and books it; a refusal asks again with what was typed."""

    def __init__(self, screen: DeskScreen, then: Callable[[], None]) -> None:
        """Take the screen, and what to do once the hire is booked."""
        self._screen = screen
        self._then = then

    def ask(self, seeker_id: int, name: str) -> None:
        """Ask where the person works."""
        desk = self._screen.session.referrals
        self._screen.read(
            lambda: desk.found_start(seeker_id),
            partial(self._open, seeker_id, name, secrets.token_hex(16)),
            name="read events",
            opens=True,
        )

    def _open(
        self,
        seeker_id: int,
        name: str,
        token: str,
        start: "FoundStart",
        answer: "FoundJob | None" = None,
        problem: str = "",
    ) -> None:
        from jobplus_tui.dialogs.found_job import FoundJobDialog

        screen = self._screen
        desk = screen.session.referrals

        def answered(job: "FoundJob | None") -> None:
            if job is None:
                return

            def refused(refusal: Refusal) -> None:
                known = replace(start, events=dialog.events)
                self._open(seeker_id, name, token, known, job, refusal_text(refusal))

            screen.act(
                lambda: desk.place_found(seeker_id, job, token=token), self._booked, name="place found", refused=refused
            )

        dialog = FoundJobDialog(
            name,
            start.events,
            screen.session.today,
            terms=start.terms,
            answer=answer,
            problem=problem,
            new_event=EventKeeping(screen).add,
        )
        screen.app.push_screen(dialog, answered)

    def _booked(self, _placement_id: int) -> None:
        self._screen.say_done(_("The hire is kept and followed; it is not the center's figure."))
        self._then()
