"""Log counseling sessions, mend what was written, and take back what was written for the wrong person."""

from jobplus_core.actor import Actor
from jobplus_core.counseling.rules import (
    DAY_MENDED,
    SessionForm,
    cleaned,
    session_bookings,
    session_values,
)
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldMissing, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import CounselingSession
from jobplus_core.tables.people import Seeker


def log_session(store: Store, actor: Actor, seeker_id: int, form: SessionForm, *, token: str | None = None) -> int:
    """Log a session with a seeker; books 취업상담.

    Returns:
        The session's id.

    Raises:
        NotFound: There is no such seeker.
        RoleMissing: The account is no counselor's.
        FieldRefused, ResidentNumber, FutureDate: What the form must mend first.
    """
    clean_form = cleaned(form)
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    with store.write(actor, "log_session", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        work.not_after_today("held_on", clean_form.held_on)
        work.get(Seeker, seeker_id)
        row = work.add(
            CounselingSession(
                institution_id=actor.institution_id,
                seeker_id=seeker_id,
                counselor_id=actor.counselor_id,
                recorded_at=work.now,
                **session_values(clean_form),
            )
        )
        append(work, *session_bookings(row.key, counselor_id=actor.counselor_id, held_on=clean_form.held_on))
        work.changed(SubjectKind.SEEKER, seeker_id)
        return work.finish(row.key, subject=(SubjectKind.SESSION, row.key))[0]


def mend_session(
    store: Store, actor: Actor, session_id: int, form: SessionForm, *, version: int, token: str | None = None
) -> int:
    """Mend what was written of a session; a mended day is reversed in the ledger and booked anew.

    The credit stays with who held the session, whoever mends it.

    Returns:
        The session's new version.

    Raises:
        Stale: Another desk mended it since `version`.
        NotFound: There is no such session.
        AlreadyDone: It was taken back.
        RoleMissing: Somebody else held it, and the account is no lead's.
        FieldRefused, ResidentNumber, FutureDate: What the form must mend first.
    """
    clean_form = cleaned(form)
    with store.write(actor, "mend_session", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        work.not_after_today("held_on", clean_form.held_on)
        row = _standing(work, session_id, version)
        _must_be_theirs(actor, row)
        if clean_form.held_on != row.held_on:
            reverse(work, standing_entries(work, SubjectKind.SESSION, session_id), DAY_MENDED)
            append(work, *session_bookings(session_id, counselor_id=row.counselor_id, held_on=clean_form.held_on))
        for name, value in session_values(clean_form).items():
            setattr(row, name, value)
        row.version += 1
        work.session.add(row)
        work.changed(SubjectKind.SEEKER, row.seeker_id)
        return work.finish(row.version, subject=(SubjectKind.SESSION, session_id))[0]


def withdraw_session(
    store: Store, actor: Actor, session_id: int, reason: str, *, version: int, token: str | None = None
) -> int:
    """Take back a session that was written for the wrong person; its 취업상담 is reversed with the reason.

    Nothing that was written vanishes: the row stays with the day and the reason, counts nowhere any more, keeps no
    promise and makes none. What was said is shown to who held it and to leads alone (`rules.may_read`), for it may
    concern another person.

    Returns:
        The record it stood on.

    Raises:
        Stale: Another desk mended it since `version`.
        NotFound: There is no such session.
        AlreadyDone: It was taken back before.
        RoleMissing: Somebody else held it, and the account is no lead's.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "withdraw_session", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = _standing(work, session_id, version)
        _must_be_theirs(actor, row)
        take_back(work, row, why)
        return work.finish(row.seeker_id, subject=(SubjectKind.SESSION, session_id))[0]


def take_back(work: Work, row: CounselingSession, why: str) -> None:
    """Take back a locked session within a command that does more.

    Raises:
        AlreadyDone: It was taken back before.
    """
    if row.withdrawn_on is not None:
        raise AlreadyDone("counseling_session", row.key)
    reverse(work, standing_entries(work, SubjectKind.SESSION, row.key), why)
    row.withdrawn_on, row.withdrawn_reason = work.today, why
    row.version += 1
    work.session.add(row)
    work.changed(SubjectKind.SEEKER, row.seeker_id)


def _standing(work: Work, session_id: int, version: int) -> CounselingSession:
    row = work.get(CounselingSession, session_id, lock=True)
    if row.withdrawn_on is not None:
        raise AlreadyDone("counseling_session", session_id)
    return work.get_version(CounselingSession, session_id, version)


def _must_be_theirs(actor: Actor, row: CounselingSession) -> None:
    if row.counselor_id != actor.counselor_id and Role.LEAD not in actor.roles:
        raise RoleMissing(Role.LEAD)
