"""What a posting holds and what it counts as; pure."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from jobplus_core.age_limit import AgeBasis
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.hangul import clean, clean_lines
from jobplus_core.kinds import (
    CareerDemand,
    Channel,
    Education,
    EmploymentForm,
    Funding,
    Indicator,
    PostingSource,
    SubjectKind,
    WageBasis,
)
from jobplus_core.ledger.bookings import Booking
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.wage import monthly_won

MOST_WON: Final = 1_000_000_000
LEAST_AGE: Final = 15
"""From here on people may be employed without a permit (근로기준법 제64조)."""
MOST_AGE: Final = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingForm:
    """Everything a posting can say; None is unknown.

    Attributes:
        openings: People wanted; unknown counts as one posting and no openings until someone says.
        occupation_confidence: 0 to 100, how sure the code is for `occupation_text`.
        wage_won: The least wage offered, in won per `wage_basis`; `wage_max_won` the most.
        starts_at, ends_at: "HH:MM".
        age_min, age_max: Full years of age, allowed only with the reason that the law knows for it.
        preferred_groups: Groups that the employer prefers (우대), by their codes; None is unknown, empty is none.
        rotating: Whether the shifts rotate.
        insurance, apply_by, documents: Sets of codes; None is unknown, empty is none.
    """

    title: str
    employer: str
    registered_on: date
    funding: Funding = Funding.PRIVATE
    source: PostingSource = PostingSource.VISIT
    external_no: str | None = None
    openings: int | None = None
    occupation_text: str | None = None
    occupation_code: str | None = None
    occupation_edition: str | None = None
    occupation_confidence: int | None = None
    sido: str | None = None
    sigungu: str | None = None
    district_code: str | None = None
    address: str | None = None
    subway: str | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    wage_max_won: int | None = None
    wage_negotiable: bool | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    days_per_week: int | None = None
    hours_per_week: float | None = None
    employment_form: EmploymentForm | None = None
    career: CareerDemand | None = None
    career_months: int | None = None
    education: Education | None = None
    licenses: tuple[str, ...] | None = None
    age_min: int | None = None
    age_max: int | None = None
    age_basis: AgeBasis | None = None
    preferred_groups: frozenset[str] | None = None
    rotating: bool | None = None
    insurance: frozenset[str] | None = None
    apply_by: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    retirement_pay: bool | None = None
    duties: str | None = None
    industry_text: str | None = None
    welfare: str | None = None
    closes_on: date | None = None
    until_filled: bool = False
    extras: tuple[tuple[str, str], ...] = ()


def cleaned(form: PostingForm) -> PostingForm:
    """`form` as it may be saved.

    Raises:
        FieldMissing: No title or no employer.
        FieldRefused: Openings below one, a wage beyond belief, a deadline before the day of registration, or an age
            limit without a reason in law (고용상 연령차별금지법 제4조의5).
    """
    title, employer = clean(form.title), clean(form.employer)
    if not title:
        raise FieldMissing("title")
    if not employer:
        raise FieldMissing("employer")
    if form.openings is not None and not 0 < form.openings < 100_000:
        raise FieldRefused("openings", str(form.openings), "out_of_range")
    for name, won in (("wage", form.wage_won), ("wage_max", form.wage_max_won), ("wage", wage_monthly(form))):
        if won is not None and not 0 <= won <= MOST_WON:
            raise FieldRefused(name, str(won), "out_of_range")
    if form.closes_on is not None and form.closes_on < form.registered_on:
        raise FieldRefused("closes_on", form.closes_on.isoformat(), "before_registration")
    refuse_unlawful_age(form)
    return replace(
        form,
        title=title,
        employer=employer,
        occupation_text=clean(form.occupation_text or "") or None,
        address=clean(form.address or "") or None,
        subway=clean(form.subway or "") or None,
        industry_text=clean(form.industry_text or "") or None,
        age_basis=None if form.age_min is None and form.age_max is None else form.age_basis,
        licenses=None if form.licenses is None else tuple(dict.fromkeys(t for t in map(clean, form.licenses) if t)),
        duties=clean_lines(form.duties or "") or None,
        welfare=clean_lines(form.welfare or "") or None,
    )


def refuse_unlawful_age(form: PostingForm) -> None:
    """Refuse an age limit that is no age, the wrong way around, or without a reason that the law knows.

    Raises:
        FieldRefused: Names the limit.
    """
    for name, age in (("age_min", form.age_min), ("age_max", form.age_max)):
        if age is not None and not LEAST_AGE <= age <= MOST_AGE:
            raise FieldRefused(name, str(age), "out_of_range")
        if age is not None and form.age_basis is None:
            raise FieldRefused(name, str(age), "no_age_basis")
    if form.age_min is not None and form.age_max is not None and form.age_min > form.age_max:
        raise FieldRefused("age_min", str(form.age_min), "range_reversed")


def refuse_personal(form: PostingForm) -> None:
    """Refuse a typed posting that holds something like a resident registration number.

    Imported postings are public already and full of long numbers; they are not asked.

    Raises:
        ResidentNumber: Names the field.
    """
    for name in ("title", "employer", "occupation_text", "address", "subway", "industry_text", "duties", "welfare"):
        refuse_resident_number(name, getattr(form, name))
    for text in form.licenses or ():
        refuse_resident_number("licenses", text)


def posting_values(form: PostingForm) -> dict[str, Any]:
    """The columns of the posting's row that a cleaned form decides; sets become sorted words."""
    values: dict[str, Any] = {}
    for item in fields(form):
        if item.name in ("employer", "extras"):
            continue
        value = getattr(form, item.name)
        if isinstance(value, frozenset):
            value = " ".join(sorted(value))
        elif item.name == "licenses" and value is not None:
            value = "\n".join(value)
        values[item.name] = value
    for name in ("funding", "source", "wage_basis", "employment_form", "career", "education", "age_basis"):
        values[name] = values[name].value if values[name] is not None else None
    values["extras"] = json.dumps(dict(form.extras), ensure_ascii=False, sort_keys=True) if form.extras else None
    values["wage_monthly"] = wage_monthly(form)
    values["content_digest"] = content_digest(form)
    return values


def wage_monthly(form: PostingForm) -> int | None:
    """The least wage offered, in won a month; None where something it rests on is unknown."""
    return monthly_won(
        form.wage_basis,
        form.wage_won,
        hours_per_week=form.hours_per_week,
        days_per_week=form.days_per_week,
        starts_at=minutes(form.starts_at),
        ends_at=minutes(form.ends_at),
    )


def minutes(clock_time: str | None) -> int | None:
    """ "HH:MM" as minutes after midnight."""
    if clock_time is None:
        return None
    hours, _, rest = clock_time.partition(":")
    return int(hours) * 60 + int(rest)


def content_digest(form: PostingForm) -> str:
    """A digest of everything the form says, by which a repeated import tells unchanged rows."""
    plain = {
        name: sorted(value) if isinstance(value, frozenset) else value for name, value in sorted(asdict(form).items())
    }
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, default=str).encode()).hexdigest()[:32]


def channel_of(source: PostingSource, *, developer_id: int | None, by_run: bool) -> Channel:
    """Through which door a posting counts: the import's for what a feed brought, and for what any import brought while
    nobody develops it (design: imports)."""
    imported = source is PostingSource.IMPORT or (by_run and developer_id is None)
    return Channel.IMPORT if imported else Channel.CENTER


def posting_bookings(
    posting_id: int,
    *,
    developer_id: int | None,
    registered_on: date,
    funding: Funding,
    source: PostingSource,
    openings: int | None,
    by_run: bool = False,
) -> tuple[Booking, ...]:
    """What a posting counts as (plan III-3): 구인건수 one, 구인인원 its openings where known.

    Imports credit the institution through their own channel until a developing counselor is assigned.

    Args:
        by_run: Whether an import brought it, from wherever.
    """
    booked = Booking(
        indicator=Indicator.POSTING,
        counselor_id=developer_id,
        occurred_on=registered_on,
        subject_kind=SubjectKind.POSTING,
        subject_id=posting_id,
        funding=funding,
        channel=channel_of(source, developer_id=developer_id, by_run=by_run),
    )
    if openings is None:
        return (booked,)
    return booked, replace(booked, indicator=Indicator.OPENING, quantity=openings)
