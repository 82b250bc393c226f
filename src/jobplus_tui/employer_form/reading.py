"""From what is typed about an employer to what the core saves, and back; nothing here knows a widget."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar

from jobplus_core.codes import industries
from jobplus_core.codes.places import SEOUL, by_code
from jobplus_core.codes.said import read_home
from jobplus_core.employers.business_number import read_business_no, shown_business_no
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.errors import FieldRefused
from jobplus_core.kinds import EmployerSource, GrowthSector
from jobplus_core.reading import narrow, read_day, read_phone, read_won
from jobplus_core.resident_number import looks_like_resident_number
from jobplus_tui.employer_form.fields import CONTACT, FIELDS, VISIT
from jobplus_tui.i18n import N_, _
from jobplus_tui.intake.fields import Field, Section

T = TypeVar("T")
V = TypeVar("V")

REFUSED_FIELDS: Final = {"employer": "name", "note": "note"}
CONTACT_REFUSED: Final = {"note": "contact_note"}
"""Field of a form by the name that the core refuses it under, where the two differ."""

NUMBER_REFUSED: Final = {
    "check_digit": N_("the last digit of the business number does not fit; ask for it again"),
    "not_a_business_no": N_("a business number has ten digits: 116-82-00276"),
}
"""Message id by the reason for which a business number is refused."""

_DIGITS: Final = re.compile(r"\d{1,7}")


@dataclass(frozen=True, slots=True)
class Reading(Generic[V]):
    """What a form says so far.

    Attributes:
        form: What would be saved.
        errors: What cannot be read, a sentence by field.
        filled: The starred fields that say something.
    """

    form: V
    errors: Mapping[str, str]
    filled: frozenset[str] = frozenset()

    def stars(self, section: Section) -> tuple[int, int]:
        """Return how many starred fields of a section are filled, and how many there are."""
        starred = [field.star for field in section.fields if field.star]
        return sum(star in self.filled for star in starred), len(starred)

    def wrong(self, section: Section) -> int:
        """Return how many fields of a section cannot be read."""
        return sum(field.id in self.errors for field in section.fields)


class _Texts:
    """The texts of a form, read one after the other; what cannot be read is noted."""

    def __init__(self, texts: Mapping[str, str], fields: Mapping[str, Field]) -> None:
        self.errors: dict[str, str] = {}
        self._texts = texts
        self._fields = fields

    def text(self, field: str) -> str:
        return self._texts.get(field, "").strip()

    def read(self, field: str, reader: Callable[[str], T | None]) -> T | None:
        if not self.text(field):
            return None
        found = reader(self.text(field))
        if found is None:
            known = self._fields[field]
            self.errors[field] = f"{_(known.wrong)}: {_(known.example)}"
        return found

    def refuse_residents(self) -> None:
        for field in self._fields:
            if looks_like_resident_number(self.text(field)):
                self.errors[field] = _("a resident registration number is never stored")


def read_employer(texts: Mapping[str, str]) -> Reading[EmployerForm]:
    """Return what an employer's form says."""
    typed = _Texts(texts, FIELDS)
    text = typed.text
    number = None
    try:
        number = read_business_no(text("business_no"))
    except FieldRefused as refused:
        typed.errors["business_no"] = _(NUMBER_REFUSED[refused.reason])
    home = typed.read("place", read_home)
    industry = industries.by_code(text("industry").partition(" ")[0].upper())
    if industry is None and text("industry"):
        industry = industries.by_name(text("industry"))
    ticks = text("ticks").split()
    typed.refuse_residents()
    form = EmployerForm(
        name=text("name"),
        business_no=number,
        district_code=home.place.code if home else None,
        address=(home.rest or None) if home else None,
        industry_text=None if industry is not None else text("industry") or None,
        industry_code=industry.code if industry is not None else None,
        size=typed.read("size", _people),
        growth_sector=GrowthSector(text("sector")) if text("sector") else None,
        root_industry=_said("root", ticks),
        staffing_agency=_said("agency", ticks),
        source=EmployerSource(text("source")) if text("source") else None,
        homepage=text("homepage") or None,
        note=text("note") or None,
    )
    return Reading(form, typed.errors, frozenset({"name"} if text("name") else ()))


def texts_of(form: EmployerForm) -> dict[str, str]:
    """Return an employer as it would be typed."""
    place = by_code(form.district_code) if form.district_code else None
    head = () if place is None else (place.sigungu,) if place.sido == SEOUL else (place.sido, place.sigungu)
    industry = industries.by_code(form.industry_code) if form.industry_code else None
    ticks = (("root", form.root_industry), ("agency", form.staffing_agency))
    return {
        "name": form.name,
        "business_no": shown_business_no(form.business_no) if form.business_no else "",
        "size": "" if form.size is None else str(form.size),
        "place": " ".join((*head, *([form.address] if form.address else []))),
        "industry": f"{industry.code} {industry.name}" if industry is not None else form.industry_text or "",
        "sector": form.growth_sector.value if form.growth_sector else "",
        "ticks": " ".join(kind if said else f"-{kind}" for kind, said in ticks if said is not None),
        "source": form.source.value if form.source else "",
        "homepage": form.homepage or "",
        "note": form.note or "",
    }


def read_contact(texts: Mapping[str, str]) -> Reading[ContactForm]:
    """Return what a contact's form says."""
    typed = _Texts(texts, {field.id: field for section in CONTACT for field in section.fields})
    text = typed.text
    phone = typed.read("phone", read_phone)
    typed.refuse_residents()
    form = ContactForm(
        name=text("name") or None,
        position=text("position") or None,
        phone=phone,
        email=text("email") or None,
        note=text("contact_note") or None,
    )
    return Reading(form, typed.errors, frozenset({"phone"} if phone or text("email") else ()))


def read_visit(texts: Mapping[str, str], today: date) -> Reading[VisitForm]:
    """Return what a visit's form says; without a day it was today."""
    typed = _Texts(texts, {field.id: field for section in VISIT for field in section.fields})
    day = typed.read("visited_on", lambda text: _past(text, today))
    typed.refuse_residents()
    form = VisitForm(
        visited_on=day or today,
        purpose=typed.text("purpose") or None,
        result=typed.text("result") or None,
        cost_won=typed.read("cost", _won),
    )
    return Reading(form, typed.errors, frozenset({"purpose"} if form.purpose else ()))


def _people(text: str) -> int | None:
    word = narrow(text).removesuffix("명").replace(",", "").strip()
    return int(word) if _DIGITS.fullmatch(word) and int(word) > 0 else None


def _won(text: str) -> int | None:
    """A cost: a bare figure is won, since nobody visits for tens of thousands."""
    word = narrow(text).removesuffix("원").replace(",", "").strip()
    return int(word) if _DIGITS.fullmatch(word) else read_won(text)


def _past(text: str, today: date) -> date | None:
    day = read_day(text, today)
    return day if day is not None and day <= today else None


def _said(kind: str, said: list[str]) -> bool | None:
    return True if kind in said else False if f"-{kind}" in said else None
