"""What is kept of an employer, whom one may call there, visits, and when two names mean one employer; pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from jobplus_core.actor import Actor
from jobplus_core.codes.industries import by_code as industry_by_code
from jobplus_core.employers.business_number import read_business_no
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.hangul import clean, clean_lines
from jobplus_core.kinds import EmployerSource, GrowthSector, Role
from jobplus_core.reading import read_phone
from jobplus_core.resident_number import refuse_resident_number

# Legal forms stand before, behind or in brackets and say nothing about which company it is.
_FORMS: Final = re.compile(
    r"\(?(주식회사|유한회사|유한책임회사|합자회사|합명회사|사단법인|재단법인)\)?|\((주|유|재|사)\)|㈜|㈔"
)
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
MOST_PEOPLE: Final = 1_000_000
MOST_COST_WON: Final = 10_000_000
HIDDEN: Final = "○"
SEES_CONTACTS: Final = frozenset({Role.COUNSELOR, Role.LEAD})
"""Roles that call employers in their work; everybody else sees contacts masked (least privilege)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerForm:
    """Everything the employer's form can say; None is unknown.

    Attributes:
        business_no: The business number (사업자등록번호), as it is typed.
        industry_code: A code of KSIC 11, of any level.
        size: How many people work there.
        growth_sector: The plan's growth sector by place that a counselor has chosen for it.
        root_industry: Whether it belongs to the root industries (뿌리산업).
        staffing_agency: Whether it sends its people to work elsewhere (인력공급업체).
        source: Through whom it came to be known.
    """

    name: str
    business_no: str | None = None
    district_code: str | None = None
    address: str | None = None
    industry_text: str | None = None
    industry_code: str | None = None
    size: int | None = None
    growth_sector: GrowthSector | None = None
    root_industry: bool | None = None
    staffing_agency: bool | None = None
    source: EmployerSource | None = None
    homepage: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactForm:
    """A person to speak to at an employer."""

    name: str | None = None
    position: str | None = None
    phone: str | None = None
    email: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitForm:
    """A visit to an employer (기업방문).

    Attributes:
        cost_won: What it cost; None takes what the center's setting says.
    """

    visited_on: date
    purpose: str | None = None
    result: str | None = None
    cost_won: int | None = None


def name_key(name: str) -> str:
    """The form in which employers' names are compared: no legal form, no blanks, no case."""
    plain = clean(name)
    return re.sub(r"[\s·.,\-]", "", _FORMS.sub("", plain)).casefold() or plain.casefold()


def cleaned(form: EmployerForm) -> EmployerForm:
    """`form` as it may be saved.

    Raises:
        FieldMissing: No name.
        FieldRefused: A business number whose last digit does not fit, an unknown industry, a size beyond belief.
        ResidentNumber: A text that looks like a resident registration number.
    """
    for name in ("name", "address", "industry_text", "homepage", "note"):
        refuse_resident_number(name, getattr(form, name))
    if not clean(form.name):
        raise FieldMissing("employer")
    if form.size is not None and not 0 < form.size <= MOST_PEOPLE:
        raise FieldRefused("size", str(form.size), "out_of_range")
    if form.industry_code is not None and industry_by_code(form.industry_code) is None:
        raise FieldRefused("industry", form.industry_code, "unknown_code")
    return replace(
        form,
        name=clean(form.name),
        business_no=read_business_no(form.business_no),
        address=_text(form.address),
        industry_text=_text(form.industry_text),
        homepage=_text(form.homepage),
        note=clean_lines(form.note or "") or None,
    )


def employer_values(form: EmployerForm) -> dict[str, Any]:
    """The columns of the employer's row that a cleaned form decides."""
    return {
        "name": form.name,
        "name_key": name_key(form.name),
        "business_no": form.business_no,
        "district_code": form.district_code,
        "address": form.address,
        "industry_text": form.industry_text,
        "industry_code": form.industry_code,
        "size": form.size,
        "growth_sector": form.growth_sector.value if form.growth_sector else None,
        "root_industry": form.root_industry,
        "staffing_agency": form.staffing_agency,
        "source": form.source.value if form.source else None,
        "homepage": form.homepage,
        "note": form.note,
    }


def cleaned_contact(form: ContactForm) -> ContactForm:
    """`form` as it may be saved.

    Raises:
        FieldMissing: Neither a phone nor an e-mail address: nobody could be reached by it.
        FieldRefused: It is neither a phone number nor an e-mail address.
        ResidentNumber: A text that looks like a resident registration number.
    """
    for name in ("name", "position", "phone", "email", "note"):
        refuse_resident_number(name, getattr(form, name))
    phone, email = _phone(form.phone), _text(form.email)
    if email is not None and _EMAIL.fullmatch(email) is None:
        raise FieldRefused("email", email, "not_an_email")
    if phone is None and email is None:
        raise FieldMissing("phone")
    return ContactForm(
        name=_text(form.name), position=_text(form.position), phone=phone, email=email, note=_text(form.note)
    )


def cleaned_visit(form: VisitForm) -> VisitForm:
    """`form` as it may be saved.

    Raises:
        FieldMissing: No purpose.
        FieldRefused: A cost below nothing or beyond belief.
        ResidentNumber: A text that looks like a resident registration number.
    """
    refuse_resident_number("purpose", form.purpose)
    refuse_resident_number("result", form.result)
    if not clean(form.purpose or ""):
        raise FieldMissing("purpose")
    if form.cost_won is not None and not 0 <= form.cost_won <= MOST_COST_WON:
        raise FieldRefused("cost", str(form.cost_won), "out_of_range")
    return replace(form, purpose=_text(form.purpose), result=clean_lines(form.result or "") or None)


def sees_contacts(roles: Collection[Role]) -> bool:
    """Whether an account may read whom to call at an employer of its own center."""
    return not SEES_CONTACTS.isdisjoint(roles)


def may_see_contacts(actor: Actor, institution_id: int) -> bool:
    """Whether `actor` may read the contacts of an employer of that institution."""
    return actor.institution_id == institution_id and sees_contacts(actor.roles)


def masked_name(name: str | None) -> str | None:
    """A person's name with all but the first syllable hidden: 김○○."""
    return name if not name else name[0] + HIDDEN * max(1, len(name) - 1)


def masked_phone(phone: str | None) -> str | None:
    """A phone number with all digits hidden but those of the first group and the last two."""
    if not phone:
        return phone
    head, dash, rest = phone.partition("-")
    if not dash:
        head, rest = "", phone
    shown = rest[-2:]
    return head + dash + re.sub(r"\d", "*", rest[:-2]) + shown


def masked_email(email: str | None) -> str | None:
    """An e-mail address with its name hidden but for the first letter: k***@example.org."""
    if not email:
        return email
    name, _, host = email.partition("@")
    return f"{name[:1]}***@{host}"


def _text(text: str | None) -> str | None:
    return clean(text or "") or None


def _phone(text: str | None) -> str | None:
    if not (text or "").strip():
        return None
    read = read_phone(text or "")
    if read is None:
        raise FieldRefused("phone", clean(text or ""), "not_a_phone")
    return read
