"""Take employers in and mend them, keep whom to call there, and log visits."""

from dataclasses import asdict
from typing import Any

from sqlmodel import col, select

from jobplus_core.access.commands import setting_of
from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.business_number import read_business_no
from jobplus_core.employers.queries import ContactRow, contacts, employer
from jobplus_core.employers.rules import (
    ContactForm,
    EmployerForm,
    VisitForm,
    cleaned,
    cleaned_contact,
    cleaned_visit,
    employer_values,
    may_see_contacts,
    name_key,
)
from jobplus_core.errors import AlreadyDone, EmployerKnown, FieldMissing, NotFound, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import EmployerSource, Role, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.settings import SettingName
from jobplus_core.tables.oversight import AccessLog
from jobplus_core.tables.postings import Employer, EmployerContact, EmployerVisit
from jobplus_core.tables.staff import Institution


def register_employer(store: Store, actor: Actor, form: EmployerForm, *, token: str | None = None) -> int:
    """Take an employer in before it has posted anything.

    Returns:
        The employer's id.

    Raises:
        EmployerKnown: One with the same business number is there already.
        FieldMissing, FieldRefused, ResidentNumber: What the form must mend first.
    """
    clean_form = cleaned(form)
    with store.write(actor, "register_employer", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        _stand_in_line(work)
        _must_be_only(work, clean_form.business_no)
        row = _insert(work, **employer_values(clean_form))
        return work.finish(row.key, subject=(SubjectKind.EMPLOYER, row.key))[0]


def update_employer(
    store: Store, actor: Actor, employer_id: int, form: EmployerForm, *, version: int, token: str | None = None
) -> int:
    """Save a mended employer.

    Returns:
        Its new version.

    Raises:
        NotFound: There is none of the actor's center.
        Stale: Another desk saved it since `version`.
        EmployerKnown: Another one has this business number.
        FieldMissing, FieldRefused, ResidentNumber: What the form must mend first.
    """
    clean_form = cleaned(form)
    with store.write(actor, "update_employer", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        _stand_in_line(work)
        row = work.get_version(Employer, _own(work, employer_id).key, version)
        if clean_form.business_no != row.business_no:
            _must_be_only(work, clean_form.business_no, besides=employer_id)
        for name, value in employer_values(clean_form).items():
            setattr(row, name, value)
        _changed(work, row)
        return work.finish(row.version, subject=(SubjectKind.EMPLOYER, employer_id))[0]


def add_contact(store: Store, actor: Actor, employer_id: int, form: ContactForm, *, token: str | None = None) -> int:
    """Keep a person to speak to.

    Returns:
        The contact's id.

    Raises:
        RoleMissing: The account may not read contacts, so that it keeps none.
        NotFound: There is no such employer of the actor's center.
        FieldMissing, FieldRefused, ResidentNumber: What the form must mend first.
    """
    clean_form = cleaned_contact(form)
    with store.write(actor, "add_contact", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        _may_see(work, employer_id)
        row = work.add(EmployerContact(employer_id=employer_id, created_at=work.now, **asdict(clean_form)))
        return work.finish(row.key, subject=(SubjectKind.EMPLOYER, employer_id))[0]


def update_contact(
    store: Store, actor: Actor, contact_id: int, form: ContactForm, *, version: int, token: str | None = None
) -> int:
    """Save a mended contact.

    Returns:
        Its new version.

    Raises:
        RoleMissing, NotFound: As `add_contact`.
        Stale: Another desk saved it since `version`.
        FieldMissing, FieldRefused, ResidentNumber: What the form must mend first.
    """
    clean_form = cleaned_contact(form)
    with store.write(actor, "update_contact", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = _standing_contact(work, contact_id, version)
        for name, value in asdict(clean_form).items():
            setattr(row, name, value)
        row.version += 1
        work.session.add(row)
        return work.finish(row.version, subject=(SubjectKind.EMPLOYER, row.employer_id))[0]


def remove_contact(
    store: Store, actor: Actor, contact_id: int, reason: str, *, version: int, token: str | None = None
) -> int:
    """Forget a contact: what it said of the person is emptied, the row stays with the reason.

    Raises:
        RoleMissing, NotFound, Stale: As `update_contact`.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    if not clean(reason):
        raise FieldMissing("reason")
    with store.write(actor, "remove_contact", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = _standing_contact(work, contact_id, version)
        for name in asdict(ContactForm()):
            setattr(row, name, None)
        row.note = clean(reason)
        row.removed_at = work.now
        row.version += 1
        work.session.add(row)
        return work.finish(contact_id, subject=(SubjectKind.EMPLOYER, row.employer_id))[0]


def look_at_contacts(store: Store, actor: Actor, employer_id: int) -> list[ContactRow]:
    """Whom to call at an employer: plain for counselors and leads of its center, whose look is noted in the access log
    (개인정보의 안전성 확보조치 기준 제8조); masked for every other account.

    Raises:
        NotFound: There is no such employer.
    """
    with store.read() as reader:
        found = employer(reader, employer_id)
        if found is None:
            raise NotFound("employer", employer_id)
        masked = contacts(reader, employer_id, masked=True)
    if not masked or not may_see_contacts(actor, found.institution_id):
        return masked
    with store.write(actor, "look_at_contacts") as work:
        what = f"employer_contacts:{employer_id}"
        work.add(AccessLog(account_id=actor.account_id, what=what, desk=actor.desk, at=work.now))
        work.finish(employer_id, subject=(SubjectKind.EMPLOYER, employer_id))
    with store.read() as reader:
        return contacts(reader, employer_id, masked=False)


def log_visit(store: Store, actor: Actor, employer_id: int, form: VisitForm, *, token: str | None = None) -> int:
    """Log a visit to an employer (기업방문), the actor's own.

    Returns:
        The visit's id.

    Raises:
        RoleMissing: The account is no counselor's.
        NotFound: There is no such employer of the actor's center.
        FieldMissing, FieldRefused, FutureDate, ResidentNumber: What the form must mend first.
    """
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    clean_form = cleaned_visit(form)
    with store.write(actor, "log_visit", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        work.not_after_today("visited_on", clean_form.visited_on)
        cost = clean_form.cost_won
        row = work.add(
            EmployerVisit(
                institution_id=actor.institution_id,
                employer_id=_own(work, employer_id).key,
                counselor_id=actor.counselor_id,
                visited_on=clean_form.visited_on,
                purpose=clean_form.purpose,
                result=clean_form.result,
                cost_won=setting_of(work, SettingName.VISIT_COST_WON) if cost is None else cost,
                recorded_at=work.now,
            )
        )
        work.changed(SubjectKind.EMPLOYER, employer_id)
        return work.finish(row.key, subject=(SubjectKind.EMPLOYER, employer_id))[0]


def withdraw_visit(
    store: Store, actor: Actor, visit_id: int, reason: str, *, version: int, token: str | None = None
) -> int:
    """Take a visit back with a reason; its row stays and no longer counts.

    Returns:
        Its new version.

    Raises:
        NotFound: There is no such visit of the actor's center.
        Stale, AlreadyDone: Another desk changed it since, or it was taken back before.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "withdraw_visit", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = work.get_version(EmployerVisit, visit_id, version)
        if row.institution_id != actor.institution_id:
            raise NotFound("employer_visit", visit_id)
        if row.withdrawn_on is not None:
            raise AlreadyDone("employer_visit", visit_id)
        row.withdrawn_on = work.today
        row.withdrawn_reason = why
        row.version += 1
        work.session.add(row)
        work.changed(SubjectKind.EMPLOYER, row.employer_id)
        return work.finish(row.version, subject=(SubjectKind.EMPLOYER, row.employer_id))[0]


def ensure_employer(
    work: Work,
    name: str,
    *,
    district_code: str | None = None,
    industry_text: str | None = None,
    business_no: str | None = None,
    address: str | None = None,
    size: int | None = None,
    source: EmployerSource | None = None,
) -> int:
    """The employer that is meant, made when there is none; branches in other districts stay apart.

    The same business number is the same employer whatever its name; two numbers are two. What is told of one that is
    known fills only what nobody has said of it.

    Raises:
        FieldMissing: The name is empty.
        FieldRefused: The business number is none.
    """
    plain = clean(name)
    if not plain:
        raise FieldMissing("employer")
    told: dict[str, Any] = {
        "business_no": read_business_no(business_no),
        "district_code": district_code,
        "address": clean(address or "") or None,
        "industry_text": industry_text,
        "size": size if size is not None and size > 0 else None,
        "source": source.value if source else None,
    }
    known = _meant(work, plain, told["business_no"], district_code)
    if known is None:
        # Two desks may take the same new employer in at once: the second looks again when its turn has come.
        _stand_in_line(work)
        known = _meant(work, plain, told["business_no"], district_code)
    if known is None:
        return _insert(work, name=plain, name_key=name_key(plain), **told).key
    told_more = business_no is not None or address is not None or size is not None or source is not None
    blank = {column: value for column, value in told.items() if told_more and value and getattr(known, column) is None}
    if blank or known.staged_run_id is not None:
        row = work.get(Employer, known.key, lock=True)
        for column, value in blank.items():
            if getattr(row, column) is None:
                setattr(row, column, value)
        # Whatever becomes of the import that brought it, somebody here deals with it now.
        row.staged_run_id = None
        _changed(work, row)
    return known.key


def _meant(work: Work, name: str, business_no: str | None, district_code: str | None) -> Employer | None:
    if business_no is not None:
        found = _with_number(work, business_no)
        if found is not None:
            return found
    same = select(Employer).where(
        Employer.institution_id == work.actor.institution_id, Employer.name_key == name_key(name)
    )
    for each in work.session.exec(same.order_by(col(Employer.id))).all():
        if business_no is not None and each.business_no not in (None, business_no):
            continue
        if district_code is None or each.district_code in (None, district_code):
            return each
    return None


def _with_number(work: Work, business_no: str) -> Employer | None:
    return work.session.exec(
        select(Employer)
        .where(Employer.institution_id == work.actor.institution_id, Employer.business_no == business_no)
        .order_by(col(Employer.id))
    ).first()


def _must_be_only(work: Work, business_no: str | None, *, besides: int | None = None) -> None:
    found = None if business_no is None else _with_number(work, business_no)
    if found is not None and found.key != besides:
        raise EmployerKnown(found.key, found.name)


def _stand_in_line(work: Work) -> None:
    """Let one desk of a center at a time take employers in: the store itself does not keep numbers and names apart."""
    work.session.exec(
        select(Institution.id).where(Institution.id == work.actor.institution_id).with_for_update(key_share=True)
    ).one()


def _insert(work: Work, **values: Any) -> Employer:
    row = work.add(Employer(institution_id=work.actor.institution_id, created_at=work.now, **values))
    work.changed(SubjectKind.EMPLOYER, row.key)
    return row


def _changed(work: Work, row: Employer) -> None:
    row.version += 1
    work.session.add(row)
    work.changed(SubjectKind.EMPLOYER, row.key)


def _own(work: Work, employer_id: int) -> Employer:
    """An employer of the actor's center; any other is as if it were not there."""
    row = work.get(Employer, employer_id)
    if row.institution_id != work.actor.institution_id:
        raise NotFound("employer", employer_id)
    return row


def _may_see(work: Work, employer_id: int) -> None:
    if not may_see_contacts(work.actor, _own(work, employer_id).institution_id):
        raise RoleMissing(Role.COUNSELOR)


def _standing_contact(work: Work, contact_id: int, version: int) -> EmployerContact:
    found = work.get(EmployerContact, contact_id)
    _may_see(work, found.employer_id)
    row = work.get_version(EmployerContact, contact_id, version)
    if row.removed_at is not None:
        raise NotFound("employer_contact", contact_id)
    return row
