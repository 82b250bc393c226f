"""Log counseling sessions."""

from jobplus_core.actor import Actor
from jobplus_core.counseling.rules import SessionForm, cleaned, session_bookings, session_values
from jobplus_core.db.store import Store
from jobplus_core.errors import RoleMissing
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.ledger.entries import append
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
