"""One raw row of the feed into a posting's draft, or into the one reason against it."""

from dataclasses import replace

from jobplus_core.codes.places import split_address
from jobplus_core.imports.cells import Cells, draft_or_rejection
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.getjobinfo import fields
from jobplus_core.imports.getjobinfo.dates import read_closing, read_registered
from jobplus_core.imports.getjobinfo.hours import read_days, read_hours, read_week_hours
from jobplus_core.imports.getjobinfo.terms import (
    read_apply_by,
    read_career,
    read_documents,
    read_education,
    read_employment,
    read_insurance,
    read_openings,
    read_retirement_pay,
)
from jobplus_core.imports.getjobinfo.text import clean, clean_line, filled, known_line, known_text
from jobplus_core.imports.getjobinfo.wage import read_wage
from jobplus_core.imports.unread import why_unread


def normalize(row: RawRow) -> PostingDraft | RowRejected:
    """Read one row of the feed.

    A column that matters and cannot be true refuses the row; one that says nothing legible is unknown.
    """
    return draft_or_rejection(row, _draft)


def _draft(row: RawRow, cells: Cells) -> PostingDraft:
    raw, read = cells.raw, cells.read
    # The CSV has only the request number, so it is the one that meets the same posting again.
    by_register = not clean_line(raw(fields.REQUEST_NO)) and clean_line(raw(fields.REGISTER_NO))
    number_column = fields.REGISTER_NO if by_register else fields.REQUEST_NO
    external_no = read(number_column, filled)
    title = read(fields.TITLE, filled)
    employer = read(fields.EMPLOYER, filled)
    wage = read(fields.WAGE, read_wage)
    registered_on = read(fields.REGISTERED, read_registered)
    closing = read(fields.CLOSING, lambda text: read_closing(text, registered_on=registered_on))
    address = split_address(clean_line(raw(fields.ADDRESS)))
    # The service has the hours in two columns, the CSV in the first alone.
    hours = raw(fields.HOURS) if known_line(raw(fields.HOURS)) else raw(fields.HOURS_TOO)
    starts_at, ends_at = read_hours(hours)
    career, career_months_min = read_career(raw(fields.CAREER), code=raw(fields.CAREER_CODE))
    draft = PostingDraft(
        external_no=external_no,
        title=title,
        employer=employer,
        wage_basis=wage.basis,
        wage_won=wage.won,
        wage_max_won=wage.high,
        wage_negotiable=wage.negotiable,
        sido=address.sido,
        sigungu=address.sigungu,
        place_code=None if address.place is None else address.place.code,
        address_rest=address.rest or None,
        starts_at=starts_at,
        ends_at=ends_at,
        days_per_week=read_days(raw(fields.DAYS)) or read_days(hours),
        hours_per_week=read(fields.WEEK_HOURS, read_week_hours),
        closes_on=closing.closes_on,
        until_filled=closing.until_filled,
        registered_on=registered_on,
        insurance=read_insurance(raw(fields.INSURANCE)),
        apply_by=read_apply_by(raw(fields.APPLY)),
        documents=read_documents(raw(fields.DOCUMENTS)),
        openings=read(fields.OPENINGS, read_openings),
        employment_form=read_employment(raw(fields.EMPLOYMENT), code=raw(fields.EMPLOYMENT_CODE)),
        career=career,
        career_months_min=career_months_min,
        education=read_education(raw(fields.EDUCATION), code=raw(fields.EDUCATION_CODE)),
        occupation_text=known_line(raw(fields.OCCUPATION)),
        occupation_code=known_line(raw(fields.OCCUPATION_CODE)),
        duties=known_text(raw(fields.DUTIES)),
        industry_text=known_line(raw(fields.INDUSTRY)),
        welfare=known_text(raw(fields.WELFARE)),
        subway=known_line(raw(fields.SUBWAY)),
        retirement_pay=read_retirement_pay(raw(fields.RETIREMENT)),
        extras=_extras(row, number_column),
    )

    def cell_of(name: str) -> str | None:
        said = [known_line(row.values[column]) for column in fields.COLUMNS_OF[name] if column in row.values]
        return next(filter(None, said), "") if said else None

    return replace(draft, unread=why_unread(draft, cell_of))


def _extras(row: RawRow, number_column: str) -> dict[str, str]:
    """Further columns that say something and hold nothing personal."""
    cleaned = {
        column: clean(value)
        for column, value in row.values.items()
        if column not in fields.READ and column != number_column
    }
    return {column: value for column, value in cleaned.items() if value and fields.may_keep(column, value)}
