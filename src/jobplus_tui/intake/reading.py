"""From what is typed into the intake form to what the core saves; nothing here knows a widget."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from jobplus_core.codes.occupations import EDITION
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import FieldMissing, FieldRefused, FutureDate, Refusal, ResidentNumber
from jobplus_core.kinds import (
    Education,
    EmploymentForm,
    Sex,
    SourceChannel,
    Standing,
    TargetGroup,
    WageBasis,
)
from jobplus_core.reading import read_career
from jobplus_core.resident_number import looks_like_resident_number
from jobplus_core.seekers.rules import (
    MOST_WISHES,
    RegistrationForm,
    SeekerForm,
    missing_stars,
    wished_monthly,
)
from jobplus_tui.format import WEEKDAYS, age, man
from jobplus_tui.i18n import _
from jobplus_tui.intake import fields
from jobplus_tui.intake.fields import FIELDS, Section
from jobplus_tui.intake.words import (
    occupation_name,
    official_license,
    parts,
    read_born,
    read_home,
    read_minutes,
    read_occupations,
    read_places,
    read_shift,
    read_wage,
    work_code,
    write_career,
    write_months,
)
from jobplus_tui.phrases import reason_text, refusal_text
from jobplus_tui.typed import read_day, read_phone

T = TypeVar("T")

REFUSED_FIELDS: Final = {
    "commute_minutes": "commute",
    "career_months": "career",
    "days_per_week": "hours",
    "dong": "home",
    "career_text": "career",
    "consent_scope": "consent_on",
    "notes": "note",
    "held_on": "note",
    "licenses": "licenses",
}
"""Field of the form by the name that the core refuses it under, where the two differ."""


TIDIED: Final = frozenset(
    {
        *("born", "phone", "home", "consent_on", "wage", "commute", "hours", "available_on", "places", "next_on"),
        *("minutes", "licenses"),
    }
)
"""Fields that are rewritten as they were understood once they are left."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says so far.

    Attributes:
        form: The person.
        registration: The act of registering.
        session: Today's session, where a note was taken.
        errors: What cannot be read, a sentence by field.
        resident: The fields that hold what looks like a resident registration number.
    """

    form: SeekerForm
    registration: RegistrationForm
    session: SessionForm | None
    errors: Mapping[str, str]
    resident: tuple[str, ...] = ()

    def stars(self, section: Section) -> tuple[int, int]:
        """Return how many starred fields of a section are filled, and how many there are."""
        missing = set(missing_stars(self.form))
        starred = [field.star for field in section.fields if field.star]
        return sum(star not in missing for star in starred), len(starred)

    def wrong(self, section: Section) -> int:
        """Return how many fields of a section cannot be read."""
        return sum(field.id in self.errors for field in section.fields)


def read_form(texts: Mapping[str, str], chosen: dict[str, str], today: date) -> Reading:
    """Return what a form says; what cannot be read is unknown and named as an error.

    Args:
        texts: What is typed, by field; values of choices are joined by blanks.
        chosen: Occupation codes chosen by hand, by word.
        today: The day that 오늘 means.
    """
    errors: dict[str, str] = {}

    def text(field: str) -> str:
        return texts.get(field, "").strip()

    def read(field: str, reader: Callable[[str], T | None]) -> T | None:
        if not text(field):
            return None
        found = reader(text(field))
        if found is None:
            known = FIELDS[field]
            errors[field] = f"{_(known.wrong)}: {_(known.example)}"
        return found

    wage = read("wage", read_wage)
    shift = read("hours", read_shift)
    home = read("home", read_home)
    consent = read("consent_on", lambda typed: _consent(typed, today))
    codes, unknown = read_places(text("places"))
    if unknown:
        errors["places"] = _("no such district: {word}").format(word=unknown)
    occupations = read_occupations(text("occupation"), chosen)
    if len(parts(text("occupation"))) > MOST_WISHES:
        errors["occupation"] = _("at most {count}").format(count=MOST_WISHES)
    career = read_career(text("career"))
    career_code = work_code(career.word, chosen)
    said = text("nights").split()
    developer = text("developer")
    standing = Standing(text("standing")) if text("standing") else None
    if standing is not None and not text("standing_reason"):
        errors["standing_reason"] = _("write why")
    form = SeekerForm(
        name=text("name"),
        birth_date=read("born", lambda typed: read_born(typed, today)),
        sex=Sex(text("sex")) if text("sex") else None,
        phone=read("phone", read_phone),
        email=text("email") or None,
        district_code=home.place.code if home else None,
        dong=(home.rest or None) if home else None,
        education=Education(text("education")) if text("education") else None,
        career_months=career.months,
        career_text=career.text,
        career_code=career_code,
        career_edition=EDITION if career_code else None,
        licenses=tuple(map(official_license, parts(text("licenses")))),
        occupations=occupations,
        places=codes,
        commute_minutes=read("commute", read_minutes),
        wage_basis=wage.basis if wage else None,
        wage_won=wage.won if wage else None,
        employment_forms=tuple(EmploymentForm(each) for each in text("forms").split()),
        days_per_week=shift.days if shift else None,
        starts_at=shift.starts_at if shift else None,
        ends_at=shift.ends_at if shift else None,
        night=_said("night", said),
        rotating=_said("rotating", said),
        available_on=read("available_on", lambda typed: read_day(typed, today)),
        target_groups=tuple(TargetGroup(each) for each in text("groups").split()),
        consent_on=consent[0] if consent else None,
        consent_scope=(consent[1] or None) if consent else None,
    )
    registration = RegistrationForm(
        registered_on=today,
        source_channel=SourceChannel(text("source")) if text("source") else None,
        public_work=text("public_work") == "yes",
        developer_id=int(developer) if developer.isdecimal() else None,
        standing=standing,
        standing_reason=text("standing_reason") or None,
    )
    next_on = read("next_on", lambda typed: _coming(typed, today))
    minutes = read("minutes", read_minutes)
    session = None
    if text("note") or next_on or minutes:
        session = SessionForm(held_on=today, notes=text("note") or None, next_on=next_on, minutes=minutes)
    resident = tuple(field for field in FIELDS if looks_like_resident_number(text(field)))
    # Last, because it matters more than that a text cannot be read as a day.
    errors.update({field: _("a resident registration number is never stored") for field in resident})
    return Reading(form, registration, session, errors, resident)


def _said(kind: str, said: list[str]) -> bool | None:
    """Return whether somebody said that a kind of work is possible, or nothing where nobody said."""
    return True if kind in said else False if f"-{kind}" in said else None


def _consent(text: str, today: date) -> tuple[date, str] | None:
    """Return the day of consent, and what it reaches where that is written after the day."""
    first, _blank, rest = text.partition(" ")
    for typed, scope in ((text, ""), (first, rest.strip())):
        day = read_day(typed, today)
        if day is not None and day <= today:
            return day, scope
    return None


def _coming(text: str, today: date) -> date | None:
    day = read_day(text, today)
    return day if day is not None and day >= today else None


def tidied(reading: Reading, field: str) -> str:
    """Return a field as it was understood, to stand in place of what was typed; empty to leave it.

    A day said from today on (`+7`, `금`) would mean another day in a draft that is opened tomorrow.
    """
    if field in reading.errors or field not in TIDIED:
        return ""
    if field == fields.NEXT_ON.id:
        return _iso(reading.session.next_on) if reading.session else ""
    if field == fields.MINUTES.id:
        minutes = reading.session.minutes if reading.session else None
        return "" if minutes is None else str(minutes)
    return texts_of(reading.form)[0].get(field, "")


def echoed(reading: Reading, field: str, typed: str, today: date) -> str:
    """Return what stands behind a text in its field: how it is understood, or the unit it is in; mostly nothing."""
    if field in reading.errors or not typed.strip():
        return ""
    form = reading.form
    if field == fields.WAGE.id and form.wage_won is not None:
        monthly = wished_monthly(form.wage_basis, form.wage_won)
        if form.wage_basis is not WageBasis.MONTH:
            return _("= {amount} a month").format(amount=f"{man(monthly)}만") if monthly is not None else ""
        if typed.strip() == tidied(reading, field):
            return _("0,000 won or more") if form.wage_won % 1000 == 0 else _("or more")
    if field == fields.CAREER.id:
        return _career_echo(form)
    wanted = tidied(reading, field)
    if wanted and wanted != typed.strip():
        return f"→ {wanted}"
    if field == fields.BORN.id and form.birth_date is not None:
        return _("({age} years)").format(age=age(form.birth_date, today))
    if field in (fields.COMMUTE.id, fields.MINUTES.id) and typed.strip().isdecimal():
        return _("min or less") if field == fields.COMMUTE.id else _("min")
    days = {fields.AVAILABLE.id: form.available_on, fields.NEXT_ON.id: reading.session and reading.session.next_on}
    named = days.get(field)
    return f"({WEEKDAYS[named.weekday()]})" if named else ""


def _career_echo(form: SeekerForm) -> str:
    known = [f"{form.career_code} {occupation_name(form.career_code)}"] if form.career_code else []
    if form.career_months and form.career_text:
        known.append(write_months(form.career_months))
    return f"→ {' · '.join(known)}" if known else ""


def refused_field(
    refusal: Refusal, known: Collection[str] = FIELDS, names: Mapping[str, str] = REFUSED_FIELDS
) -> tuple[str, str] | None:
    """Return the field that a refusal speaks of and the words to show under it, or nothing.

    A field's reason stands alone: label and text are on the line above it, and half a line has no room for more.

    Args:
        refusal: What the core says.
        known: The fields of the form.
        names: Field of the form by the name that the core refuses it under, where the two differ.
    """
    if not isinstance(refusal, FieldMissing | FieldRefused | FutureDate | ResidentNumber):
        return None
    field = names.get(refusal.field, refusal.field)
    if field not in known:
        return None
    return field, reason_text(refusal.reason) if isinstance(refusal, FieldRefused) else refusal_text(refusal)


def texts_of(form: SeekerForm) -> tuple[dict[str, str], dict[str, str]]:
    """Return a record as it would be typed, and its occupation codes by word."""
    from jobplus_tui.intake.words import write_home, write_shift, write_wage
    from jobplus_tui.place_names import place_name

    texts = {
        fields.NAME.id: form.name,
        fields.BORN.id: _iso(form.birth_date),
        fields.PHONE.id: form.phone or "",
        fields.SEX.id: form.sex.value if form.sex else "",
        fields.HOME.id: write_home(form.district_code, form.dong),
        fields.EMAIL.id: form.email or "",
        fields.CONSENT.id: f"{_iso(form.consent_on)} {form.consent_scope or ''}".strip(),
        fields.OCCUPATION.id: ", ".join(wish.text for wish in form.occupations),
        fields.WAGE.id: write_wage(form.wage_basis or WageBasis.MONTH, form.wage_won),
        fields.COMMUTE.id: "" if form.commute_minutes is None else str(form.commute_minutes),
        fields.FORMS.id: " ".join(form.employment_forms),
        fields.HOURS.id: write_shift(form.days_per_week, form.starts_at, form.ends_at),
        fields.NIGHT.id: " ".join(
            said
            for kind, answer in (("night", form.night), ("rotating", form.rotating))
            if (said := _word(kind, answer))
        ),
        fields.EDUCATION.id: form.education.value if form.education else "",
        fields.AVAILABLE.id: _iso(form.available_on),
        fields.PLACES.id: ", ".join(map(place_name, form.places)),
        fields.CAREER.id: write_career(form.career_months, form.career_text),
        fields.LICENSES.id: ", ".join(form.licenses),
        fields.GROUPS.id: " ".join(form.target_groups),
    }
    chosen = {wish.text: wish.code for wish in form.occupations if wish.code}
    last = read_career(texts[fields.CAREER.id]).word
    if form.career_code and last:
        chosen.setdefault(last, form.career_code)
    return texts, chosen


def _word(kind: str, answer: bool | None) -> str:
    return "" if answer is None else kind if answer else f"-{kind}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
