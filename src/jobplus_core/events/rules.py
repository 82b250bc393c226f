"""What is said of an event; pure."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.hangul import clean
from jobplus_core.kinds import EventKind
from jobplus_core.resident_number import refuse_resident_number

MOST_CHARACTERS: Final = 60
"""Letters of a name or place: an event is chosen from one line."""

AHEAD_DAYS: Final = 366
"""How far ahead an event is planned at most; a later day is a slip of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventForm:
    """An event as somebody writes it down.

    Attributes:
        held_on: Its day; hires of earlier and later days may have come about there.
        place: Where it is held, in words.
    """

    kind: EventKind
    name: str
    held_on: date
    place: str = ""


def cleaned(form: EventForm, *, today: date) -> EventForm:
    """Return the form as it is kept.

    Raises:
        FieldMissing: It has no name.
        FieldRefused: A text is too long, or the day more than a year ahead.
        ResidentNumber: A text looks like a resident registration number.
    """
    refuse_resident_number("name", form.name)
    refuse_resident_number("place", form.place)
    kept = replace(form, name=clean(form.name), place=clean(form.place))
    if not kept.name:
        raise FieldMissing("name")
    for field, text in (("name", kept.name), ("place", kept.place)):
        if len(text) > MOST_CHARACTERS:
            raise FieldRefused(field, f"{len(text)}", "too_long")
    if kept.held_on > today + timedelta(days=AHEAD_DAYS):
        raise FieldRefused("day", kept.held_on.isoformat(), "out_of_range")
    return kept
