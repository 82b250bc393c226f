"""Register people and log their sessions: as `seekers` and `counseling` do."""

from jobplus_core.actor import Actor
from jobplus_core.counseling.rules import SessionForm, session_bookings, session_values
from jobplus_core.counseling.rules import cleaned as cleaned_session
from jobplus_core.demo.acts.book import Act, Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.kinds import SubjectKind
from jobplus_core.seekers.rules import (
    RegistrationForm,
    SeekerForm,
    cleaned,
    decide_standing,
    license_code,
    registration_bookings,
    registration_values,
    seeker_values,
)


def register_seeker(
    book: Book, actor: Actor, form: SeekerForm, registration: RegistrationForm, *, at: int, token: str | None = None
) -> Record:
    """Register a person who has no record yet.

    Returns:
        The seeker's row.
    """
    clean_form = cleaned(form)
    act = book.begin(actor, at)
    seeker = book.seeker.add(
        {
            "institution_id": actor.institution_id,
            "owner_id": actor.counselor_id,
            "created_at": act.now,
            **seeker_values(clean_form),
        }
    )
    key = seeker["id"]
    book.name(seeker)
    for rank, wish in enumerate(clean_form.occupations, 1):
        book.wish.add(
            {
                "seeker_id": key,
                "kind": "occupation",
                "rank": rank,
                "text": wish.text,
                "code": wish.code,
                "edition": wish.edition,
            }
        )
    for rank, code in enumerate(clean_form.places, 1):
        book.wish.add({"seeker_id": key, "kind": "place", "rank": rank, "text": code, "code": code})
    for name in clean_form.licenses:
        book.license.add({"seeker_id": key, "name": name, "code": license_code(name)})
    registered = _insert_registration(book, act, key, registration, registered_before=False)
    book.changed(act, SubjectKind.SEEKER, key)
    book.finish(act, "register_seeker", key, registered, subject=(SubjectKind.REGISTRATION, registered), token=token)
    return seeker


def register_again(
    book: Book, actor: Actor, seeker: Record, registration: RegistrationForm, *, at: int, token: str | None = None
) -> int:
    """Book a new registration on a record that exists.

    Returns:
        The registration's id.
    """
    act = book.begin(actor, at)
    key = seeker["id"]
    registered = _insert_registration(book, act, key, registration, registered_before=True)
    if seeker["owner_id"] is None:
        book.seeker.mend(seeker, owner_id=actor.counselor_id)
    book.changed(act, SubjectKind.SEEKER, key)
    book.finish(act, "register_again", key, registered, subject=(SubjectKind.REGISTRATION, registered), token=token)
    return registered


def log_session(
    book: Book, actor: Actor, seeker_id: int, form: SessionForm, *, at: int, token: str | None = None
) -> int:
    """Log a session with a seeker.

    Returns:
        The session's id.
    """
    clean_form = cleaned_session(form)
    counselor_id = actor.counselor_id
    if counselor_id is None:
        raise ValueError("only a counselor holds sessions")
    act = book.begin(actor, at)
    key = int(
        book.session.add(
            {
                "institution_id": actor.institution_id,
                "seeker_id": seeker_id,
                "counselor_id": counselor_id,
                "recorded_at": act.now,
                **session_values(clean_form),
            }
        )["id"]
    )
    book.append(act, session_bookings(key, counselor_id=counselor_id, held_on=clean_form.held_on))
    book.changed(act, SubjectKind.SEEKER, seeker_id)
    book.finish(act, "log_session", key, subject=(SubjectKind.SESSION, key), token=token)
    return key


def _insert_registration(
    book: Book, act: Act, seeker_id: int, form: RegistrationForm, *, registered_before: bool
) -> int:
    standing = decide_standing(form, registered_before=registered_before)
    counselor_id = act.actor.counselor_id
    key = int(
        book.registration.add(
            {
                "institution_id": act.actor.institution_id,
                "seeker_id": seeker_id,
                "counselor_id": counselor_id,
                "recorded_at": act.now,
                **registration_values(form, standing),
            }
        )["id"]
    )
    book.append(
        act,
        registration_bookings(
            key,
            counselor_id=counselor_id,
            developer_id=form.developer_id,
            registered_on=form.registered_on,
            standing=standing,
            public_work=form.public_work,
        ),
    )
    return key
