"""Let a letter leave the store: noted with its purpose first, then written."""

from datetime import datetime
from pathlib import Path
from typing import Final

from sqlmodel import func, select

from jobplus_core.actor import Actor
from jobplus_core.clock import KST
from jobplus_core.db.store import Store
from jobplus_core.employers.rules import masked_name, masked_phone, may_see_contacts
from jobplus_core.errors import FieldMissing, FieldRefused, NotFound
from jobplus_core.exports.files import Format, export, printed
from jobplus_core.exports.letter.queries import (
    CENTER_PHONE,
    Contact,
    center_phone,
    contact_of,
    letter_facts,
    referred_to,
)
from jobplus_core.exports.letter.rules import LetterReader, employers_copy, referred_list, seekers_copy
from jobplus_core.hangul import clean
from jobplus_core.kinds import SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.plan import Setting

FORMATS: Final = (Format.PDF, Format.HWPX)
_MOST_CHARACTERS: Final = 40


def export_letter(
    store: Store, actor: Actor, referral_id: int, *, to: LetterReader, format: Format, path: Path, purpose: str
) -> Path:
    """Write the letter of a referral, or for its employer the list of all who are referred to the posting.

    Whom to ask for at the employer is masked for who may not read its contacts.

    Returns:
        Where it stands.

    Raises:
        NotFound: There is no such referral, or for a list nobody is referred any more.
        FieldMissing, ResidentNumber: No purpose is given, or one that looks like a resident registration number.
        FileNotWritten: Something stands there already, or it cannot be written.
        FontMissing: A PDF is wanted and the machine has no Korean font for it.
    """
    moment: datetime = store.clock().astimezone(KST)
    with store.read() as reader:
        facts = letter_facts(reader, actor.institution_id, referral_id)
        if facts is None:
            raise NotFound(SubjectKind.REFERRAL, referral_id)
        phone = center_phone(reader, actor.institution_id)
        rows = 1
        if to is LetterReader.EMPLOYER:
            page = employers_copy(facts, center_phone=phone, moment=moment)
        elif to is LetterReader.SEEKER:
            contact = contact_of(reader, facts.employer_id)
            if contact is not None and not may_see_contacts(actor, facts.institution_id):
                contact = Contact(masked_name(contact.name), contact.position, masked_phone(contact.phone))
            page = seekers_copy(facts, contact=contact, center_phone=phone, moment=moment)
        else:
            referred = referred_to(reader, actor.institution_id, facts.posting_id)
            if not referred:
                raise NotFound(SubjectKind.REFERRAL, referral_id)
            page, rows = referred_list(referred, center_phone=phone, moment=moment), len(referred)
    about = (SubjectKind.POSTING, facts.posting_id) if to is LetterReader.LIST else (SubjectKind.REFERRAL, referral_id)
    return export(
        store,
        actor,
        f"letter {to.value}",
        printed(page, format),
        format=format,
        path=path,
        purpose=purpose,
        rows=rows,
        subject=about,
    )


def keep_center_phone(store: Store, actor: Actor, phone: str, *, token: str | None = None) -> int:
    """Keep the center's number for the letters to come; the numbers before stay as the history.

    Returns:
        The setting's version.

    Raises:
        FieldMissing: There is none.
        FieldRefused: It has no digit, or is longer than a number.
        ResidentNumber: It looks like a resident registration number.
    """
    refuse_resident_number("phone", phone)
    kept = clean(phone)
    if not kept:
        raise FieldMissing("phone")
    if len(kept) > _MOST_CHARACTERS or not any(character.isdigit() for character in kept):
        raise FieldRefused("phone", kept, "not_a_phone")
    with store.write(actor, "keep_center_phone", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        newest = work.session.exec(
            select(func.max(Setting.version)).where(
                Setting.institution_id == actor.institution_id, Setting.name == CENTER_PHONE
            )
        ).one()
        version = (newest or 0) + 1
        work.add(
            Setting(
                institution_id=actor.institution_id,
                name=CENTER_PHONE,
                value=kept,
                version=version,
                set_at=work.now,
                set_by=actor.account_id,
            )
        )
        return work.finish(version, subject=(SubjectKind.INSTITUTION, actor.institution_id))[0]
