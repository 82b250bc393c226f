"""Write events down and mend them."""

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import FieldRefused, NotFound, RestsOnIt
from jobplus_core.events.rules import EventForm, cleaned
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.casework import Event, Placement


def register_event(store: Store, actor: Actor, form: EventForm, *, token: str | None = None) -> int:
    """Write an event down, held or planned; from its day on hires can name it, and are counted apart (plan III-1).

    Returns:
        The event's id.

    Raises:
        FieldMissing, FieldRefused, ResidentNumber: What the form must mend first; one of this kind and name on the
            same day stands already.
    """
    with store.write(actor, "register_event", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        kept = cleaned(form, today=work.today)
        _must_be_new(work, kept)
        row = work.add(
            Event(
                institution_id=actor.institution_id,
                kind=kept.kind.value,
                name=kept.name,
                held_on=kept.held_on,
                place=kept.place or None,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.EVENT, row.key))[0]


def mend_event(store: Store, actor: Actor, event_id: int, form: EventForm, *, token: str | None = None) -> int:
    """Mend an event. Once a hire names it its kind stays: the hire is booked under it.

    Two desks that mend one event at once follow each other; the later text stands.

    Returns:
        The event's id.

    Raises:
        NotFound: There is no such event of the actor's center.
        RestsOnIt: A hire is booked under its kind.
        FieldMissing, FieldRefused, ResidentNumber: As `register_event`.
    """
    with store.write(actor, "mend_event", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        event = work.get(Event, event_id, lock=True)
        if event.institution_id != actor.institution_id:
            raise NotFound(SubjectKind.EVENT, event_id)
        kept = cleaned(form, today=work.today)
        if kept.kind != event.kind:
            hire = work.session.exec(
                select(Placement.id).where(Placement.event_id == event_id).order_by(col(Placement.id))
            ).first()
            if hire is not None:
                raise RestsOnIt(SubjectKind.PLACEMENT, hire)
        _must_be_new(work, kept, besides=event_id)
        event.kind, event.name, event.held_on = kept.kind.value, kept.name, kept.held_on
        event.place = kept.place or None
        work.session.add(event)
        return work.finish(event_id, subject=(SubjectKind.EVENT, event_id))[0]


def _must_be_new(work: Work, form: EventForm, *, besides: int = 0) -> None:
    known = work.session.exec(
        select(Event.id).where(
            Event.institution_id == work.actor.institution_id,
            Event.kind == form.kind.value,
            Event.name == form.name,
            Event.held_on == form.held_on,
            Event.id != besides,
        )
    ).first()
    if known is not None:
        raise FieldRefused("name", form.name, "taken")
