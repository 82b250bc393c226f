"""What a counseling session holds and counts as; pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from jobplus_core.errors import FieldRefused
from jobplus_core.hangul import clean, clean_lines
from jobplus_core.kinds import Indicator, Role, SessionChannel, SessionKind, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.resident_number import refuse_resident_number

DAY_MENDED: Final = "상담일을 고침"
"""The reason on record where a session counts on another day than first written."""

MOST_TEXT: Final = 20_000
"""Characters of notes: a session's whole protocol has room, a pasted file has not."""

MOST_PROMISED: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionForm:
    """One session as it is logged.

    Attributes:
        minutes: How long it took.
        next_action, next_on: What was promised, and for which day.
    """

    held_on: date
    kind: SessionKind = SessionKind.FOLLOW
    channel: SessionChannel = SessionChannel.VISIT
    minutes: int | None = None
    notes: str | None = None
    next_action: str | None = None
    next_on: date | None = None


def cleaned(form: SessionForm) -> SessionForm:
    """`form` as it may be saved.

    Raises:
        ResidentNumber: The notes hold something like a resident registration number.
        FieldRefused: Minutes outside a working day, a promise before the session, or more text than a protocol has.
    """
    for field, text, most in (("notes", form.notes, MOST_TEXT), ("next_action", form.next_action, MOST_PROMISED)):
        if len(text or "") > most:
            raise FieldRefused(field, f"{len(text or ''):,}", "too_long")
    refuse_resident_number("notes", form.notes)
    refuse_resident_number("next_action", form.next_action)
    if form.minutes is not None and not 0 < form.minutes <= 600:
        raise FieldRefused("minutes", str(form.minutes), "out_of_range")
    if form.next_on is not None and form.next_on < form.held_on:
        raise FieldRefused("next_on", form.next_on.isoformat(), "before_session")
    return replace(form, notes=clean_lines(form.notes or "") or None, next_action=clean(form.next_action or "") or None)


def session_values(form: SessionForm) -> dict[str, Any]:
    """The columns of the session's row that a cleaned form decides."""
    return {
        "kind": form.kind.value,
        "channel": form.channel.value,
        "minutes": form.minutes,
        "notes": form.notes,
        "next_action": form.next_action,
        "next_on": form.next_on,
        "held_on": form.held_on,
    }


def session_bookings(session_id: int, *, counselor_id: int, held_on: date) -> tuple[Booking, ...]:
    """What a session counts as: one 취업상담 of who held it."""
    return (
        Booking(
            indicator=Indicator.COUNSELING,
            counselor_id=counselor_id,
            occurred_on=held_on,
            subject_kind=SubjectKind.SESSION,
            subject_id=session_id,
        ),
    )


def may_read(*, held_by: int, withdrawn: bool, counselor_id: int | None, roles: Collection[Role]) -> bool:
    """Whether somebody sees what was said: of a session taken back, who held it and leads alone.

    What was taken back was written on the wrong person's record or is wrong in itself; it is kept so that nothing
    vanishes, and shown no further than whoever has to answer for it (개인정보 보호법 제3조).
    """
    return not withdrawn or held_by == counselor_id or Role.LEAD in roles
