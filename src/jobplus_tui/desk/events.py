"""What the desk asks of the core about events."""

from typing import TYPE_CHECKING, Final

from jobplus_core.events.queries import EventRow, events

if TYPE_CHECKING:
    from jobplus_core.events.rules import EventForm
    from jobplus_tui.desk.session import Desk

MOST_EVENTS: Final = 200


class EventDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def events(self) -> tuple[EventRow, ...]:
        """Read the center's events, planned ones too, the latest first."""
        actor = self._desk.actor
        return self._desk.read(lambda reader: tuple(events(reader, actor.institution_id, limit=MOST_EVENTS)))

    def save(self, event_id: int | None, form: "EventForm", *, token: str) -> EventRow:
        """Write a new event down, or mend one, and return it as it is then."""
        from jobplus_core.events.commands import mend_event, register_event

        store, actor = self._desk.store, self._desk.actor
        if event_id is None:
            key = register_event(store, actor, form, token=token)
        else:
            key = mend_event(store, actor, event_id, form, token=token)
        (saved,) = self._desk.read(lambda reader: events(reader, actor.institution_id, only=key))
        return saved
