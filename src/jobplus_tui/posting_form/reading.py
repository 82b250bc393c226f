"""From what is typed into a posting's form to what the core saves, and back; nothing here knows a widget."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeVar

from jobplus_core.age_limit import AgeBasis
from jobplus_core.codes.occupations import EDITION
from jobplus_core.codes.places import SEOUL, split_address
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, Funding, PostingSource, WageBasis, korean
from jobplus_core.postings.rules import LEAST_AGE, MOST_AGE, PostingForm
from jobplus_core.reading import narrow, parts, read_months, read_shift, read_wage
from jobplus_core.resident_number import looks_like_resident_number
from jobplus_core.wage import monthly_won
from jobplus_tui.desk.posting_words import district_named
from jobplus_tui.format import man
from jobplus_tui.i18n import _
from jobplus_tui.intake.fields import Section
from jobplus_tui.intake.words import (
    confidence,
    official_license,
    work_code,
    write_months,
    write_shift,
    write_wage,
)
from jobplus_tui.posting_form import fields as asked
from jobplus_tui.posting_form.fields import FIELDS, NO_ONE
from jobplus_tui.typed import read_day

T = TypeVar("T")

NONE_WORDS: Final = frozenset({"없음", "무"})
UNTIL_FILLED: Final = "채용시까지"
_UNTIL: Final = re.compile(r"(?:채용|충원)\s*시\s*(?:까지)?|상시")
_MOST_OPENINGS: Final = 99_999

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "employer": ("employer",),
    "title": ("title",),
    "occupation": ("occupation_text", "occupation_code", "occupation_edition", "occupation_confidence"),
    "openings": ("openings",),
    "funding": ("funding",),
    "source": ("source",),
    "registered_on": ("registered_on",),
    "closes_on": ("closes_on", "until_filled"),
    "place": ("sido", "sigungu", "district_code", "address"),
    "subway": ("subway",),
    "wage": ("wage_basis", "wage_won", "wage_max_won"),
    "negotiable": ("wage_negotiable",),
    "hours": ("days_per_week", "starts_at", "ends_at"),
    "weekly": ("hours_per_week",),
    "form": ("employment_form",),
    "rotating": ("rotating",),
    "career": ("career", "career_months"),
    "education": ("education",),
    "licenses": ("licenses",),
    "ages": ("age_min", "age_max"),
    "age_basis": ("age_basis",),
    "groups": ("preferred_groups",),
    "insurance": ("insurance",),
    "retirement": ("retirement_pay",),
    "industry": ("industry_text",),
    "apply_by": ("apply_by",),
    "documents": ("documents",),
    "duties": ("duties",),
    "welfare": ("welfare",),
}
"""What each field of the form says of the posting, by the names in its `PostingForm`."""

TIDIED: Final = frozenset({"registered_on", "closes_on", "place", "hours", "licenses", "openings"})
"""Fields that are rewritten as they were understood once they are left."""

FIELD_OF: Final = {column: field for field, columns in COLUMNS.items() for column in columns} | {
    "developer_id": "developer"
}
"""Field of the form by a column of the posting's row."""

REFUSED_FIELDS: Final = {**FIELD_OF, "wage_max": "wage", "days_per_week": "hours", "developer": "developer"}
"""Field of the form by the name that the core refuses it under."""

_STARS: Final = {
    "employer": "employer",
    "title": "title",
    "occupation": "occupation_text",
    "openings": "openings",
    "place": "district_code",
    "wage": "wage_won",
    "hours": "starts_at",
}


@dataclass(frozen=True, slots=True)
class PostingReading:
    """What a posting's form says so far.

    Attributes:
        form: The posting.
        developer_id: The developing counselor chosen.
        errors: What cannot be read, a sentence by field.
        resident: The fields that hold what looks like a resident registration number.
        filled: The starred fields that say something.
    """

    form: PostingForm
    developer_id: int | None
    errors: Mapping[str, str]
    resident: tuple[str, ...]
    filled: frozenset[str]

    def stars(self, section: Section) -> tuple[int, int]:
        """Return how many starred fields of a section are filled, and how many there are."""
        starred = [field.star for field in section.fields if field.star]
        return sum(star in self.filled for star in starred), len(starred)

    def wrong(self, section: Section) -> int:
        """Return how many fields of a section cannot be read."""
        return sum(field.id in self.errors for field in section.fields)


def read_pay(text: str) -> tuple[WageBasis, int, int | None] | None:
    """Return span, least and most of a wage: `220-250`, `시급 10320`, `연봉 3000만~3500만`."""
    first = read_wage(text)
    if first is None:
        return None
    span = re.fullmatch(r"(.+?)\s*[-~–∼〜]\s*(\S.*)", narrow(text))
    if span is None:
        return first.basis, first.won, None
    most = read_wage(f"{korean(first.basis)} {span[2]}")
    if most is None or most.won < first.won:
        return None
    return first.basis, first.won, most.won if most.won > first.won else None


def read_ages(text: str) -> tuple[int | None, int | None] | None:
    """Return the least and the most age: `19-60`, `19-` or `19 이상`, `-60` or `60 이하`, in full years."""
    word = narrow(text).replace("만", "").replace("세", "").replace(" ", "")
    word = word.replace("이상", "-").replace("부터", "-").replace("까지", "")
    if word.endswith("이하"):
        word = "-" + word.removesuffix("이하") if "-" not in word else word.removesuffix("이하")
    found = re.fullmatch(r"(\d{1,3})?[-~–](\d{1,3})?", word)
    if found is None or not any(found.groups()):
        return None
    least, most = (int(part) if part else None for part in found.groups())
    if any(age is not None and not LEAST_AGE <= age <= MOST_AGE for age in (least, most)):
        return None
    return None if least is not None and most is not None and least > most else (least, most)


def read_demand(text: str) -> tuple[CareerDemand, int | None] | None:
    """Return the career asked for: `무관`, `신입`, `경력`, `경력 2년`, `18개월`; in months where it is told."""
    word = narrow(text).replace(" ", "").removesuffix("이상")
    for demand in (CareerDemand.ANY, CareerDemand.ENTRY, CareerDemand.EXPERIENCED):
        if word == korean(demand):
            return demand, None
    months = read_months(word.removeprefix(korean(CareerDemand.EXPERIENCED)))
    return None if not months else (CareerDemand.EXPERIENCED, months)


def read_until(text: str, today: date) -> tuple[date | None, bool] | None:
    """Return the last day to apply, and whether the posting stands until it is filled: `채용시까지 12/31`."""
    rest = _UNTIL.sub("", narrow(text)).strip(" ,()")
    until = _UNTIL.search(narrow(text)) is not None
    if not rest:
        return (None, True) if until else None
    day = read_day(rest, today)
    return None if day is None else (day, until)


def read_posting(
    texts: Mapping[str, str], chosen: dict[str, str], today: date, *, stored: PostingForm | None = None
) -> PostingReading:
    """Return what a form says; what cannot be read is unknown and named as an error.

    Args:
        texts: What is typed, by field; values of choices are joined by blanks.
        chosen: Occupation codes chosen by hand, by word.
        today: The day that 오늘 means.
        stored: The posting that is mended: a field that still says what it would show of it keeps what it holds, and
            so do its day, funding and source, which no posting is without, where they are empty.
    """
    errors: dict[str, str] = {}
    before = {} if stored is None else texts_of(stored)[0]
    same = {name for name, text in before.items() if texts.get(name, "").strip() == text.strip()}

    def text(field: str) -> str:
        return texts.get(field, "").strip()

    def read(field: str, reader: Callable[[str], T | None]) -> T | None:
        if not text(field) or field in same:
            return None
        found = reader(text(field))
        if found is None:
            known = FIELDS[field]
            errors[field] = f"{_(known.wrong)}: {_(known.example)}"
        return found

    pay, shift = read("wage", read_pay), read("hours", read_shift)
    ages, demand = read("ages", read_ages), read("career", read_demand)
    until = read("closes_on", lambda typed: read_until(typed, today))
    place = read("place", _place)
    occupation = next(iter(parts(text("occupation"))), "")
    code = work_code(occupation, chosen)
    licenses = parts(text("licenses"))
    form = PostingForm(
        title=text("title"),
        employer=text("employer"),
        registered_on=read("registered_on", lambda typed: _past(typed, today))
        or (stored.registered_on if stored else today),
        funding=Funding(text("funding") or (stored.funding if stored else Funding.PRIVATE)),
        source=PostingSource(text("source") or (stored.source if stored else PostingSource.VISIT)),
        external_no=stored.external_no if stored else None,
        openings=read("openings", _openings),
        occupation_text=text("occupation") or None,
        occupation_code=code,
        occupation_edition=EDITION if code else None,
        occupation_confidence=None if code is None else 100 if occupation in chosen else confidence(occupation, code),
        sido=place[0] if place else None,
        sigungu=place[1] if place else None,
        district_code=place[2] if place else None,
        address=place[3] if place else None,
        subway=text("subway") or None,
        wage_basis=pay[0] if pay else None,
        wage_won=pay[1] if pay else None,
        wage_max_won=pay[2] if pay else None,
        wage_negotiable=_said(text("negotiable")),
        starts_at=shift.starts_at if shift else None,
        ends_at="00:00" if shift and shift.ends_at == "24:00" else shift.ends_at if shift else None,
        days_per_week=shift.days if shift else None,
        hours_per_week=read("weekly", _weekly),
        employment_form=EmploymentForm(text("form")) if text("form") else None,
        career=demand[0] if demand else None,
        career_months=demand[1] if demand else None,
        education=Education(text("education")) if text("education") else None,
        licenses=None
        if not licenses
        else ()
        if set(licenses) <= NONE_WORDS
        else tuple(map(official_license, licenses)),
        age_min=ages[0] if ages else None,
        age_max=ages[1] if ages else None,
        age_basis=AgeBasis(text("age_basis")) if text("age_basis") else None,
        preferred_groups=_ticked(text("groups")),
        rotating=_said(text("rotating")),
        insurance=_ticked(text("insurance")),
        apply_by=_ticked(text("apply_by")),
        documents=frozenset() if text("documents") in NONE_WORDS else frozenset(text("documents").split()) or None,
        retirement_pay=_said(text("retirement")),
        duties=text("duties") or None,
        industry_text=text("industry") or None,
        welfare=text("welfare") or None,
        closes_on=until[0] if until else None,
        until_filled=until[1] if until else False,
        extras=stored.extras if stored else (),
    )
    if stored is not None:
        kept = {column: getattr(stored, column) for field in same for column in COLUMNS.get(field, ())}
        form = replace(form, **kept)
    limited = form.age_min is not None or form.age_max is not None
    if limited and form.age_basis is None and not {"ages", "age_basis"} <= same:
        # Without a reason in law a limit is void (고용상 연령차별금지법 제4조의5); it is not written down at all.
        errors["age_basis"] = _("choose the reason, or empty the age")
    resident = tuple(field for field in FIELDS if field not in same and looks_like_resident_number(text(field)))
    errors.update({field: _("a resident registration number is never stored") for field in resident})
    developer = text("developer")
    filled = frozenset(name for name, column in _STARS.items() if getattr(form, column) not in (None, ""))
    return PostingReading(form, int(developer) if developer.isdecimal() else None, errors, resident, filled)


def texts_of(form: PostingForm) -> tuple[dict[str, str], dict[str, str]]:
    """Return a posting as it would be typed, and its occupation's code by its words."""
    where = () if form.sido == SEOUL and form.sigungu else (form.sido,)
    texts = {
        "employer": form.employer,
        "title": form.title,
        "occupation": form.occupation_text or "",
        "openings": _number(form.openings),
        "funding": form.funding.value,
        "source": form.source.value,
        "registered_on": form.registered_on.isoformat(),
        "closes_on": " ".join(
            filter(
                None, (UNTIL_FILLED if form.until_filled else "", form.closes_on.isoformat() if form.closes_on else "")
            )
        ),
        "place": " ".join(filter(None, (*where, form.sigungu, form.address))),
        "subway": form.subway or "",
        "wage": _write_pay(form),
        "negotiable": _write_said(form.wage_negotiable),
        "hours": write_shift(form.days_per_week, form.starts_at, form.ends_at),
        "weekly": "" if form.hours_per_week is None else f"{form.hours_per_week:g}",
        "form": form.employment_form.value if form.employment_form else "",
        "rotating": _write_said(form.rotating),
        "career": _write_demand(form),
        "education": form.education.value if form.education else "",
        "licenses": "" if form.licenses is None else ", ".join(form.licenses) or "없음",
        "ages": "" if form.age_min is None and form.age_max is None else f"{form.age_min or ''}-{form.age_max or ''}",
        "age_basis": form.age_basis.value if form.age_basis else "",
        "groups": _write_ticked(form.preferred_groups),
        "insurance": _write_ticked(form.insurance),
        "retirement": _write_said(form.retirement_pay),
        "industry": form.industry_text or "",
        "apply_by": _write_ticked(form.apply_by),
        "documents": "" if form.documents is None else " ".join(sorted(form.documents)) or "없음",
        "duties": form.duties or "",
        "welfare": form.welfare or "",
    }
    chosen = {form.occupation_text: form.occupation_code} if form.occupation_text and form.occupation_code else {}
    return texts, chosen


def echoed(reading: PostingReading, field: str, typed: str) -> str:
    """Return what stands behind a text in its field: how it is understood; mostly nothing."""
    form = reading.form
    if field in reading.errors or not typed.strip():
        return ""
    if field == asked.WAGE.id and form.wage_won is not None and form.wage_basis is not WageBasis.MONTH:
        monthly = monthly_won(
            form.wage_basis, form.wage_won, hours_per_week=form.hours_per_week, days_per_week=form.days_per_week
        )
        return "" if monthly is None else _("about {wage} a month").format(wage=f"{man(monthly)}만")
    if field == asked.WAGE.id and form.wage_won is not None:
        return "만원" if typed.strip().replace("-", "").isdecimal() else ""
    if field == asked.PLACE.id and form.district_code is None:
        return _("district not known")
    if field == asked.OPENINGS.id:
        return "명"
    return ""


def _place(text: str) -> tuple[str | None, str | None, str | None, str | None] | None:
    first, _blank, rest = text.partition(" ")
    named = district_named(first)
    found = split_address(f"{named} {rest}" if named else text)
    if found.place is None and found.sido is None:
        return None
    return found.sido, found.sigungu, found.place.code if found.place else None, found.rest or None


def _past(text: str, today: date) -> date | None:
    day = read_day(text, today)
    return day if day is not None and day <= today else None


def _openings(text: str) -> int | None:
    word = narrow(text).removesuffix("명").strip().replace(",", "")
    return int(word) if re.fullmatch(r"\d{1,6}", word) and 1 <= int(word) <= _MOST_OPENINGS else None


def _weekly(text: str) -> float | None:
    word = narrow(text).removeprefix("주").removesuffix("시간").strip()
    return float(word) if re.fullmatch(r"\d{1,2}(?:\.\d)?", word) and 0 < float(word) <= 80 else None


def _said(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _write_said(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def _ticked(text: str) -> frozenset[str] | None:
    ticked = frozenset(text.split())
    return ticked - {NO_ONE} if ticked else None


def _write_ticked(ticked: frozenset[str] | None) -> str:
    return "" if ticked is None else " ".join(sorted(ticked)) or NO_ONE


def _write_pay(form: PostingForm) -> str:
    least = write_wage(form.wage_basis, form.wage_won)
    if not least or form.wage_max_won is None:
        return least
    most = write_wage(form.wage_basis, form.wage_max_won)
    return f"{least}-{most.removeprefix(korean(form.wage_basis)).strip() if form.wage_basis else most}"


def _write_demand(form: PostingForm) -> str:
    if form.career is None:
        return ""
    return " ".join(filter(None, (korean(form.career), write_months(form.career_months) if form.career_months else "")))


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
