"""A posting that stands, read back into the form that mends it, and what a change of it says; pure."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from jobplus_core.age_limit import AgeBasis
from jobplus_core.errors import FieldMissing, FieldRefused
from jobplus_core.hangul import clean
from jobplus_core.kinds import (
    CareerDemand,
    CloseReason,
    Education,
    EmploymentForm,
    Funding,
    PostingSource,
    WageBasis,
)
from jobplus_core.postings.rules import PostingForm

DERIVED: Final = frozenset({"content_digest", "wage_monthly"})
"""Columns that follow from others: no change of its own."""

BOOKED: Final = frozenset({"registered_on", "funding", "source", "developer_id"})
"""What a posting's figures are booked under: when one of these changes, they move."""

Changes = Mapping[str, tuple[object, object]]


class StoredPosting(NamedTuple):
    """A posting's row with everything that the form can say, as it stands in the store."""

    id: int
    version: int
    institution_id: int
    employer_id: int
    employer: str
    developer_id: int | None
    state: str
    title: str
    registered_on: date
    funding: str
    source: str
    external_no: str | None
    openings: int | None
    occupation_text: str | None
    occupation_code: str | None
    occupation_edition: str | None
    occupation_confidence: int | None
    sido: str | None
    sigungu: str | None
    district_code: str | None
    address: str | None
    subway: str | None
    wage_basis: str | None
    wage_won: int | None
    wage_max_won: int | None
    wage_negotiable: bool | None
    starts_at: str | None
    ends_at: str | None
    days_per_week: int | None
    hours_per_week: float | None
    employment_form: str | None
    career: str | None
    career_months: int | None
    education: str | None
    licenses: str | None
    age_min: int | None
    age_max: int | None
    age_basis: str | None
    preferred_groups: str | None
    rotating: bool | None
    insurance: str | None
    apply_by: str | None
    documents: str | None
    retirement_pay: bool | None
    duties: str | None
    industry_text: str | None
    welfare: str | None
    closes_on: date | None
    until_filled: bool
    extras: str | None


class Closing(NamedTuple):
    """Why a posting was closed.

    Attributes:
        reason: The reason by its code; None for words of before there were codes.
        note: What was written beside it.
    """

    reason: CloseReason | None
    note: str


def form_of(stored: StoredPosting) -> PostingForm:
    """The form that would be saved as this row."""
    return PostingForm(
        title=stored.title,
        employer=stored.employer,
        registered_on=stored.registered_on,
        funding=Funding(stored.funding),
        source=PostingSource(stored.source),
        external_no=stored.external_no,
        openings=stored.openings,
        occupation_text=stored.occupation_text,
        occupation_code=stored.occupation_code,
        occupation_edition=stored.occupation_edition,
        occupation_confidence=stored.occupation_confidence,
        sido=stored.sido,
        sigungu=stored.sigungu,
        district_code=stored.district_code,
        address=stored.address,
        subway=stored.subway,
        wage_basis=WageBasis(stored.wage_basis) if stored.wage_basis else None,
        wage_won=stored.wage_won,
        wage_max_won=stored.wage_max_won,
        wage_negotiable=stored.wage_negotiable,
        starts_at=stored.starts_at,
        ends_at=stored.ends_at,
        days_per_week=stored.days_per_week,
        hours_per_week=stored.hours_per_week,
        employment_form=EmploymentForm(stored.employment_form) if stored.employment_form else None,
        career=CareerDemand(stored.career) if stored.career else None,
        career_months=stored.career_months,
        education=Education(stored.education) if stored.education else None,
        licenses=None if stored.licenses is None else tuple(stored.licenses.splitlines()),
        age_min=stored.age_min,
        age_max=stored.age_max,
        age_basis=AgeBasis(stored.age_basis) if stored.age_basis else None,
        preferred_groups=_set(stored.preferred_groups),
        rotating=stored.rotating,
        insurance=_set(stored.insurance),
        apply_by=_set(stored.apply_by),
        documents=_set(stored.documents),
        retirement_pay=stored.retirement_pay,
        duties=stored.duties,
        industry_text=stored.industry_text,
        welfare=stored.welfare,
        closes_on=stored.closes_on,
        until_filled=stored.until_filled,
        extras=tuple(sorted(json.loads(stored.extras).items())) if stored.extras else (),
    )


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    """The columns of `after` that say something else than before, each with both values."""
    return {
        name: (before[name], value) for name, value in after.items() if name not in DERIVED and before[name] != value
    }


def changes_json(changes: Changes) -> str:
    """Changes as they are stored; days as ISO text."""
    return json.dumps({name: list(pair) for name, pair in changes.items()}, ensure_ascii=False, default=str)


def read_changes(stored: str) -> dict[str, tuple[object, object]]:
    """Changes as they were stored."""
    return {str(name): (pair[0], pair[1]) for name, pair in json.loads(stored).items()}


def closing_text(reason: str, note: str = "") -> str:
    """How a reason is kept: its code, with what was written beside it; words without a code as they are.

    Raises:
        FieldMissing: No reason is given, or the one that says nothing by itself without a note.
        FieldRefused: The store's own reason; a hire fills a posting, not a word.
    """
    plain, beside = clean(reason), clean(note)
    if not plain:
        raise FieldMissing("reason")
    if plain not in set(CloseReason):
        return f"{plain} {beside}".rstrip()
    if plain == CloseReason.FILLED:
        raise FieldRefused("reason", plain, "placement_needed")
    if plain == CloseReason.OTHER and not beside:
        raise FieldMissing("reason")
    return f"{plain}: {beside}" if beside else plain


def read_closing(stored: str | None) -> Closing | None:
    """Why a posting was closed, from what is kept; None where it was not."""
    if stored is None:
        return None
    code, _colon, note = stored.partition(": ")
    return Closing(CloseReason(code), note) if code in set(CloseReason) else Closing(None, stored)


def _set(words: str | None) -> frozenset[str] | None:
    return None if words is None else frozenset(words.split())
