"""Writing events down and mending them, from any screen; a hire's dialog does it on the way."""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen

if TYPE_CHECKING:
    from jobplus_core.events.queries import EventRow
    from jobplus_core.events.rules import EventForm


class EventKeeping:
    """Shows the events, asks for one and saves it; a refusal asks again with what was typed."""

    def __init__(self, screen: DeskScreen) -> None:
        """Take the screen."""
        self._screen = screen

    def offer(self) -> None:
        """Read the events and show them."""
        self._screen.read(self._screen.session.events.events, self._show, name="read events", opens=True)

    def add(self, then: "Callable[[EventRow], None]") -> None:
        """Ask for a new event and save it."""
        self._ask(None, None, secrets.token_hex(16), then)

    def _show(self, rows: "tuple[EventRow, ...]") -> None:
        from jobplus_tui.dialogs.events import EventsDialog

        def chosen(answer: "EventRow | int | None") -> None:
            if answer is None:
                return
            if isinstance(answer, int):
                self.add(lambda _row: self.offer())
            else:
                self._mend(answer)

        self._screen.app.push_screen(EventsDialog(rows), chosen)

    def _mend(self, row: "EventRow") -> None:
        from jobplus_core.events.rules import EventForm
        from jobplus_core.kinds import EventKind

        form = EventForm(kind=EventKind(row.kind), name=row.name, held_on=row.held_on, place=row.place or "")
        self._ask(row.id, form, secrets.token_hex(16), lambda _row: self.offer())

    def _ask(
        self,
        event_id: int | None,
        form: "EventForm | None",
        token: str,
        then: "Callable[[EventRow], None]",
        problem: str = "",
    ) -> None:
        from jobplus_tui.dialogs.event import EventDialog

        screen = self._screen
        desk = screen.session.events

        def answered(typed: "EventForm | None") -> None:
            if typed is None:
                return

            def refused(refusal: Refusal) -> None:
                self._ask(event_id, typed, token, then, refusal_text(refusal))

            screen.act(lambda: desk.save(event_id, typed, token=token), then, name="save event", refused=refused)

        title = _("New event") if event_id is None else _("Mend the event")
        dialog = EventDialog(title, screen.session.today, answer=form, problem=problem)
        screen.app.push_screen(dialog, answered)
