"""Register a person, register them again, and mend their record."""

from dataclasses import dataclass

from sqlmodel import col, delete, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import RoleMissing
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.ledger.entries import append
from jobplus_core.seekers.finding.commands import write_name_parts
from jobplus_core.seekers.merging.commands import family_of
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
from jobplus_core.tables.people import Registration, Seeker, SeekerLicense, Wish


@dataclass(frozen=True, slots=True)
class Registered:
    """A person's record and the registration just booked."""

    seeker_id: int
    registration_id: int


def register_seeker(
    store: Store, actor: Actor, form: SeekerForm, registration: RegistrationForm, *, token: str | None = None
) -> Registered:
    """Register a person who has no record yet; books 구직등록 and, for a new seeker, 신규 구직개발.

    Raises:
        RoleMissing: The account is no counselor's.
        FieldMissing, FieldRefused, ResidentNumber, FutureDate: What the form must mend first.
    """
    _must_be_counselor(actor)
    clean_form = cleaned(form)
    with store.write(actor, "register_seeker", token=token) as work:
        if work.earlier is not None:
            return Registered(*work.earlier)
        seeker = work.add(
            Seeker(
                institution_id=actor.institution_id,
                owner_id=actor.counselor_id,
                created_at=work.now,
                **seeker_values(clean_form),
            )
        )
        write_name_parts(work, seeker)
        _replace_lists(work, seeker.key, clean_form)
        key = _insert_registration(work, seeker.key, registration, registered_before=False)
        work.changed(SubjectKind.SEEKER, seeker.key)
        return Registered(*work.finish(seeker.key, key, subject=(SubjectKind.REGISTRATION, key)))


def register_again(
    store: Store,
    actor: Actor,
    seeker_id: int,
    registration: RegistrationForm,
    *,
    form: SeekerForm | None = None,
    version: int | None = None,
    token: str | None = None,
) -> Registered:
    """Book a new registration on a record that exists (이어 적기), mending it with `form` when given.

    Args:
        version: The record's version the form was opened on; needed with `form`.

    Raises:
        RoleMissing: The account is no counselor's.
        NotFound: There is no such record.
        RecordMerged: It was merged into another, which takes the registration.
        Stale: Another desk saved it since.
    """
    _must_be_counselor(actor)
    clean_form = cleaned(form) if form is not None else None
    with store.write(actor, "register_again", token=token) as work:
        if work.earlier is not None:
            return Registered(*work.earlier)
        seeker = work.get(Seeker, seeker_id, lock=True)
        if clean_form is not None:
            _mend(work, work.get_version(Seeker, seeker_id, version or 0), clean_form)
        before = work.session.exec(
            select(Registration.id).where(col(Registration.seeker_id).in_(family_of(work, seeker_id))).limit(1)
        ).first()
        key = _insert_registration(work, seeker_id, registration, registered_before=before is not None)
        if seeker.owner_id is None:
            seeker.owner_id = actor.counselor_id
        work.changed(SubjectKind.SEEKER, seeker_id)
        return Registered(*work.finish(seeker_id, key, subject=(SubjectKind.REGISTRATION, key)))


def update_seeker(
    store: Store, actor: Actor, seeker_id: int, form: SeekerForm, *, version: int, token: str | None = None
) -> int:
    """Save a mended record.

    Returns:
        The record's new version.

    Raises:
        Stale: Another desk saved it since `version`.
    """
    clean_form = cleaned(form)
    with store.write(actor, "update_seeker", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        seeker = work.get_version(Seeker, seeker_id, version)
        _mend(work, seeker, clean_form)
        work.changed(SubjectKind.SEEKER, seeker_id)
        return work.finish(seeker.version, subject=(SubjectKind.SEEKER, seeker_id))[0]


def _must_be_counselor(actor: Actor) -> None:
    """Refuse an account that nothing can be credited to: its registrations would stand in no cell of the report."""
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)


def _mend(work: Work, seeker: Seeker, form: SeekerForm) -> None:
    renamed = seeker.name != form.name
    for name, value in seeker_values(form).items():
        setattr(seeker, name, value)
    seeker.version += 1
    work.session.add(seeker)
    if renamed:
        write_name_parts(work, seeker)
    _replace_lists(work, seeker.key, form)


def _replace_lists(work: Work, seeker_id: int, form: SeekerForm) -> None:
    work.session.execute(delete(Wish).where(col(Wish.seeker_id) == seeker_id))
    work.session.execute(delete(SeekerLicense).where(col(SeekerLicense.seeker_id) == seeker_id))
    for rank, wish in enumerate(form.occupations, 1):
        work.session.add(
            Wish(
                seeker_id=seeker_id,
                kind="occupation",
                rank=rank,
                text=wish.text,
                code=wish.code,
                edition=wish.edition,
            )
        )
    for rank, code in enumerate(form.places, 1):
        work.session.add(Wish(seeker_id=seeker_id, kind="place", rank=rank, text=code, code=code))
    for name in form.licenses:
        work.session.add(SeekerLicense(seeker_id=seeker_id, name=name, code=license_code(name)))
    work.session.flush()


def _insert_registration(work: Work, seeker_id: int, form: RegistrationForm, *, registered_before: bool) -> int:
    work.not_after_today("registered_on", form.registered_on)
    standing = decide_standing(form, registered_before=registered_before)
    counselor_id = work.actor.counselor_id
    row = work.add(
        Registration(
            institution_id=work.actor.institution_id,
            seeker_id=seeker_id,
            counselor_id=counselor_id,
            recorded_at=work.now,
            **registration_values(form, standing),
        )
    )
    append(
        work,
        *registration_bookings(
            row.key,
            counselor_id=counselor_id,
            developer_id=form.developer_id,
            registered_on=form.registered_on,
            standing=standing,
            public_work=form.public_work,
        ),
    )
    return row.key
