"""One raw row of a Work24 list into a posting's draft, or into the one reason against it."""

import hashlib
from dataclasses import replace
from datetime import date
from typing import Final

from jobplus_core.codes.places import split_address
from jobplus_core.imports.cells import Cells, draft_or_rejection
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected, Unread
from jobplus_core.imports.getjobinfo.dates import Closing, read_closing, read_registered
from jobplus_core.imports.getjobinfo.terms import read_career
from jobplus_core.imports.getjobinfo.text import clean, clean_line, filled, known_line, plain
from jobplus_core.imports.getjobinfo.wage import Wage
from jobplus_core.imports.personal import tells_a_person
from jobplus_core.imports.unread import why_unread
from jobplus_core.imports.work24 import fields
from jobplus_core.imports.work24.terms import (
    names_several,
    read_condition,
    read_form,
    read_list,
    read_provider,
    read_salary,
    read_schooling,
    without_others,
)

PREFIX: Final = "work24:"
"""Begins the key of every posting of these lists; no other feed's numbers hold a colon."""


def normalize(row: RawRow) -> PostingDraft | RowRejected:
    """Read one row of the list.

    A column that cannot be true refuses the row; one that is not understood is unknown, and the draft says why.
    """
    return draft_or_rejection(row, _draft)


def key_of(*, employer: str, title: str, place: str, registered_on: date | None) -> str:
    """The key of a posting that has no number: a digest of who, what, where and since when.

    Blanks, capitals and full-width letters make no difference, so that a list saved anew meets its postings again.
    """
    parts = ["".join(plain(text).casefold().split()) for text in (employer, title, place)]
    parts.append("" if registered_on is None else registered_on.isoformat())
    return PREFIX + hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:24]


def _draft(row: RawRow, cells: Cells) -> PostingDraft:
    title = cells.read(fields.TITLE, filled)
    employer = cells.read(fields.EMPLOYER, filled)
    wage = cells.read_or(fields.WAGE, read_salary, Wage(), "wage_basis", "wage_won")
    registered_on = cells.read_or(fields.REGISTERED, read_registered, None, "registered_on")
    closing = cells.read_or(
        fields.CLOSING, lambda text: read_closing(text, registered_on=registered_on), Closing(), "closes_on"
    )
    condition = cells.read(fields.CONDITION, lambda text: read_condition(text, title=title))
    place = clean_line(cells.raw(fields.PLACE))
    address = split_address(place)
    career, career_months_min = read_career(cells.raw(fields.CAREER))
    form = read_form(title)
    draft = PostingDraft(
        external_no=key_of(employer=employer, title=title, place=place, registered_on=registered_on),
        title=title,
        employer=employer,
        wage_basis=wage.basis,
        wage_won=wage.won,
        wage_max_won=wage.high,
        wage_negotiable=wage.negotiable,
        sido=address.sido,
        sigungu=address.sigungu,
        place_code=None if address.place is None else address.place.code,
        address_rest=without_others(address.rest) or None,
        starts_at=condition.starts_at,
        ends_at=condition.ends_at,
        days_per_week=condition.days_per_week,
        hours_per_week=condition.hours_per_week,
        closes_on=closing.closes_on,
        until_filled=closing.until_filled,
        registered_on=registered_on,
        employment_form=form,
        career=career,
        career_months_min=career_months_min,
        education=read_schooling(cells.raw(fields.EDUCATION)),
        extras=_extras(row),
    )

    def cell_of(name: str) -> str | None:
        column = fields.COLUMN_OF.get(name)
        cell = None if column is None else row.values.get(column)
        return None if cell is None else known_line(cell) or ""

    return replace(
        draft, unread=why_unread(draft, cell_of, {"employment_form": Unread.NOT_SAID} | cells.told | condition.unread)
    )


def _extras(row: RawRow) -> dict[str, str]:
    """The provider, the kinds of company, a place among several, and further columns without personal data."""
    kept = {column: clean(value) for column, value in row.values.items() if column not in fields.READ}
    if fields.PROVIDER in kept:
        kept[fields.PROVIDER] = read_provider(kept[fields.PROVIDER])
    if fields.CATEGORY in kept:
        kept[fields.CATEGORY] = ", ".join(read_list(kept[fields.CATEGORY]))
    if names_several(row.values.get(fields.PLACE, "")):
        kept[fields.PLACE] = known_line(row.values[fields.PLACE]) or ""
    return {column: value for column, value in kept.items() if value and not tells_a_person(value)}
