"""What a registration holds, how it is cleaned, and when it is complete; pure."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from jobplus_core.codes.licenses import resolve as resolve_license
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.hangul import clean, clean_lines, initials, keystrokes
from jobplus_core.kinds import (
    Education,
    EmploymentForm,
    Indicator,
    Sex,
    SourceChannel,
    Standing,
    SubjectKind,
    TargetGroup,
    WageBasis,
)
from jobplus_core.ledger.bookings import Booking
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.wage import monthly_won

MOST_WISHES: Final = 3
MOST_WON: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class WishedOccupation:
    """A wished occupation as it was said, with the code it was resolved to."""

    text: str
    code: str | None = None
    edition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerForm:
    """Everything the intake form can say about a person; None is unknown and blocks nothing.

    Attributes:
        places: Codes of wished work places.
        commute_minutes: Longest commute one way.
        wage_won: The least wage wished, in won per `wage_basis`.
        career_months: Months worked in the occupation held last.
        career_text: What was done where and how long, as it was told.
        career_code, career_edition: The occupation held last, of which classification.
        starts_at, ends_at: The hours the person can work, "HH:MM".
        night, rotating: Whether night work (야간) and rotating shifts (교대) are possible.
        consent_on: The day the person agreed to their data being kept (개인정보 수집·이용 동의).
    """

    name: str
    birth_date: date | None = None
    sex: Sex | None = None
    phone: str | None = None
    email: str | None = None
    district_code: str | None = None
    dong: str | None = None
    education: Education | None = None
    career_months: int | None = None
    career_text: str | None = None
    career_code: str | None = None
    career_edition: str | None = None
    licenses: tuple[str, ...] = ()
    occupations: tuple[WishedOccupation, ...] = ()
    places: tuple[str, ...] = ()
    commute_minutes: int | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    employment_forms: tuple[EmploymentForm, ...] = ()
    days_per_week: int | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    night: bool | None = None
    rotating: bool | None = None
    available_on: date | None = None
    target_groups: tuple[TargetGroup, ...] = ()
    consent_on: date | None = None
    consent_scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationForm:
    """What belongs to this act of registering rather than to the person.

    Attributes:
        developer_id: The 구인개발팀 counselor who found a new seeker, who is then credited with 신규 구직개발.
        standing: New or returning against the store's own answer, which needs `standing_reason`.
    """

    registered_on: date
    source_channel: SourceChannel | None = None
    public_work: bool = False
    developer_id: int | None = None
    standing: Standing | None = None
    standing_reason: str | None = None


def cleaned(form: SeekerForm) -> SeekerForm:
    """`form` as it may be saved.

    Raises:
        FieldMissing: No name, or neither phone nor e-mail.
        FieldRefused: A figure outside what it can mean.
        ResidentNumber: A text that looks like a resident registration number.
    """
    for name in ("name", "phone", "email", "dong", "career_text", "consent_scope"):
        refuse_resident_number(name, getattr(form, name))
    for text in form.licenses:
        refuse_resident_number("licenses", text)
    for wish in form.occupations:
        refuse_resident_number("occupation", wish.text)
    name = clean(form.name)
    if not name:
        raise FieldMissing("name")
    phone = _phone(form.phone)
    email = clean(form.email or "") or None
    if email is not None and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", email):
        raise FieldRefused("email", email, "not_an_email")
    if phone is None and email is None:
        raise FieldMissing("phone")
    for label, value, most in (
        ("wage", form.wage_won, MOST_WON),
        ("wage", wished_monthly(form.wage_basis, form.wage_won), MOST_WON),
        ("commute_minutes", form.commute_minutes, 300),
        ("career_months", form.career_months, 900),
        ("days_per_week", form.days_per_week, 7),
    ):
        if value is not None and not 0 <= value <= most:
            raise FieldRefused(label, str(value), "out_of_range")
    return replace(
        form,
        name=name,
        phone=phone,
        email=email,
        dong=clean(form.dong or "") or None,
        career_text=clean_lines(form.career_text or "") or None,
        licenses=tuple(dict.fromkeys(t for t in map(clean, form.licenses) if t)),
        occupations=tuple(replace(w, text=clean(w.text)) for w in form.occupations if clean(w.text))[:MOST_WISHES],
        places=tuple(dict.fromkeys(form.places)),
        consent_scope=clean(form.consent_scope or "") or None,
    )


def missing_stars(form: SeekerForm) -> tuple[str, ...]:
    """The starred fields of the form that are not filled; a record with any is 미완 and stays in its owner's queue."""
    starred: dict[str, object] = {
        "name": form.name,
        "birth_date": form.birth_date,
        "phone": form.phone,
        "district": form.district_code,
        "occupation": form.occupations,
        "wage": form.wage_won,
    }
    return tuple(name for name, value in starred.items() if value is None or value in ("", ()))


def wished_monthly(basis: WageBasis | None, won: int | None) -> int | None:
    """A wished wage in won a month, as the full-time work it is compared with: 40 hours on five days a week."""
    return monthly_won(basis, won, hours_per_week=40, days_per_week=5)


def seeker_values(form: SeekerForm) -> dict[str, Any]:
    """The columns of the seeker's row that a cleaned form decides."""
    return {
        "name": form.name,
        "name_cho": initials(form.name),
        "name_jamo": keystrokes(form.name),
        "birth_date": form.birth_date,
        "sex": form.sex.value if form.sex else None,
        "phone": form.phone,
        "phone4": form.phone[-4:] if form.phone else None,
        "email": form.email,
        "district_code": form.district_code,
        "dong": form.dong,
        "education": form.education.value if form.education else None,
        "career_months": form.career_months,
        "career_text": form.career_text,
        "career_code": form.career_code,
        "career_edition": form.career_edition,
        "commute_minutes": form.commute_minutes,
        "wage_basis": form.wage_basis.value if form.wage_basis else None,
        "wage_won": form.wage_won,
        "wage_monthly": wished_monthly(form.wage_basis, form.wage_won),
        "employment_forms": " ".join(f.value for f in form.employment_forms) or None,
        "days_per_week": form.days_per_week,
        "starts_at": form.starts_at,
        "ends_at": form.ends_at,
        "night": form.night,
        "rotating": form.rotating,
        "available_on": form.available_on,
        "target_groups": " ".join(group.value for group in form.target_groups),
        "consent_on": form.consent_on,
        "consent_scope": form.consent_scope,
        "complete": not missing_stars(form),
    }


def license_code(name: str) -> str | None:
    """The code of a license in our table; one that it does not hold is kept by its name alone."""
    known = resolve_license(name)
    return known.code if known is not None else None


def registration_values(form: RegistrationForm, standing: Standing) -> dict[str, Any]:
    """The columns of the registration's row that the act decides."""
    return {
        "developer_id": form.developer_id,
        "standing": standing.value,
        "standing_reason": clean(form.standing_reason or "") or None,
        "source_channel": form.source_channel.value if form.source_channel else None,
        "public_work": form.public_work,
        "registered_on": form.registered_on,
    }


def decide_standing(form: RegistrationForm, *, registered_before: bool) -> Standing:
    """New or returning: the store's answer, unless the form overrides it with a reason.

    Raises:
        FieldMissing: An override without a reason.
        ResidentNumber: The reason looks like a resident registration number.
    """
    refuse_resident_number("standing_reason", form.standing_reason)
    found = Standing.RETURNING if registered_before else Standing.NEW
    if form.standing is None or form.standing == found:
        return found
    if not clean(form.standing_reason or ""):
        raise FieldMissing("standing_reason")
    return form.standing


def registration_bookings(
    registration_id: int,
    *,
    counselor_id: int | None,
    developer_id: int | None,
    registered_on: date,
    standing: Standing,
    public_work: bool,
) -> tuple[Booking, ...]:
    """What a registration counts as (plan III-1 and III-3): 구직등록 of who registered, and for a new seeker
    신규 구직개발 of the 구인개발팀 counselor named as source, else of who registered."""
    booked = Booking(
        indicator=Indicator.REGISTRATION,
        counselor_id=counselor_id,
        occurred_on=registered_on,
        subject_kind=SubjectKind.REGISTRATION,
        subject_id=registration_id,
        standing=standing,
        public_work=public_work,
    )
    if standing is Standing.RETURNING:
        return (booked,)
    return booked, replace(
        booked, indicator=Indicator.NEW_SEEKER, counselor_id=developer_id if developer_id is not None else counselor_id
    )


def _phone(text: str | None) -> str | None:
    if text is None or not text.strip():
        return None
    digits = re.sub(r"\D", "", text)
    if not re.fullmatch(r"0\d{8,10}", digits):
        raise FieldRefused("phone", clean(text), "not_a_phone")
    if digits.startswith("02"):
        head, rest = digits[:2], digits[2:]
    else:
        head, rest = digits[:3], digits[3:]
    return f"{head}-{rest[:-4]}-{rest[-4:]}"
