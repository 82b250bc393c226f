"""From a row of a table of postings to a draft, the employer's number and whom to speak to there; pure."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeVar

from jobplus_core.codes.places import split_address
from jobplus_core.employers.business_number import read_business_no
from jobplus_core.errors import FieldRefused
from jobplus_core.imports.cells import CellRejected, Cells, draft_or_rejection
from jobplus_core.imports.drafts import FieldRejected, PostingDraft, RawRow, RowRejected, reject
from jobplus_core.imports.getjobinfo.dates import Closing, read_closing, read_registered
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
from jobplus_core.imports.getjobinfo.text import clean, clean_line, filled, known_line, known_text, plain
from jobplus_core.imports.getjobinfo.wage import Wage, read_wage
from jobplus_core.imports.personal import names_a_person, tells_a_person
from jobplus_core.imports.postings_table.fields import BY_ID, CONTACTS, EMPLOYER, TITLE
from jobplus_core.imports.rules import Contact
from jobplus_core.imports.tables.fields import Assignment
from jobplus_core.imports.tables.workbook import serial_day
from jobplus_core.kinds import PostingSource, WageBasis
from jobplus_core.reading import read_phone
from jobplus_core.reading import read_wage as read_said_wage
from jobplus_core.resident_number import looks_like_resident_number

T = TypeVar("T")

_FIGURES: Final = re.compile(r"[\d,.]+(?:\s*[~–-]\s*[\d,.]+)?")
_BASES: Final = ("연봉", "월급", "일급", "시급")
_MAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}")
_OPENINGS: Final = re.compile(r"[O0○ㅇ]{1,3}\s*명|약간\s*명|수명|다수")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which field each column of a table fills, and which must not be kept beside the posting.

    Attributes:
        fields: A field's id by the column's name.
        personal: Columns that tell who somebody is, and fill no field.
    """

    fields: Mapping[str, str]
    personal: frozenset[str] = frozenset()


def columns_of(assignment: Assignment) -> Columns:
    """What an assignment says of the columns."""
    return Columns(assignment.fields, assignment.personal | frozenset(assignment.refused))


def missing_fields(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Fields without which no row is a posting and that no column fills; the occupation may stand for the title."""
    filled = set(fields.values())
    missing = [] if EMPLOYER in filled else [EMPLOYER]
    return (*missing, *([] if filled & {TITLE, "occupation"} else [TITLE]))


class TableReader:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, source: PostingSource) -> None:
        """Take the columns, and where the postings come from: numbers of different offices never meet."""
        self._columns = columns
        self._source = source

    @cached_property
    def column_of(self) -> dict[str, str]:
        """The column that is at fault where the form refuses a field."""
        first = {field: name for name, field in reversed(list(self._columns.fields.items()))}
        told = {"title": "title", "employer": "employer", "openings": "openings", "closes_on": "closing",
                "registered_on": "registered", "wage": "wage", "wage_max": "wage"}  # fmt: skip
        return {name: first[field] for name, field in told.items() if field in first}

    def kept(self, row: RawRow) -> RawRow:
        """The row without what tells who somebody is."""
        return RawRow(row.line, {name: value for name, value in row.values.items() if self._may_keep(name, value)})

    def _may_keep(self, name: str, value: str) -> bool:
        if looks_like_resident_number(value):
            return False
        field = self._columns.fields.get(name)
        if field is not None:
            return not BY_ID[field].personal
        return name not in self._columns.personal and not names_a_person(name) and not tells_a_person(value)

    def contact(self, row: RawRow) -> Contact | None:
        """Whom to speak to; None where the row names neither a phone nor an e-mail address nor a person."""
        told = {field: known_line(value) for field, value in self._cells(row, CONTACTS)}
        told = {field: value for field, value in told.items() if value and not looks_like_resident_number(value)}
        phone, email = told.get("contact_phone"), told.get("contact_email")
        mail = _MAIL.search(email or "")
        found = Contact(
            told.get("contact_name"),
            told.get("contact_position"),
            read_phone(phone or "") or phone,
            mail.group() if mail else None,
        )
        return found if found.name or found.phone or found.email else None

    def business_no(self, row: RawRow) -> str | None:
        """The employer's number as ten digits; one that cannot be right says nothing."""
        cells = self._cells(row, ("business_no",))
        try:
            return read_business_no(plain(cells[0][1])) if cells else None
        except FieldRefused:
            return None

    def _cells(self, row: RawRow, fields: tuple[str, ...]) -> list[tuple[str, str]]:
        return [
            (field, row.values.get(name, ""))
            for name, field in self._columns.fields.items()
            if field in fields and row.values.get(name)
        ]

    def normalize(self, row: RawRow) -> PostingDraft | RowRejected:
        """Read one row; a cell that matters and cannot be true refuses it, one that says nothing legible is unknown."""
        for name, value in row.values.items():
            if name in self._columns.fields and looks_like_resident_number(value):
                return reject(row.line, name, "", "resident_number")
        found = draft_or_rejection(row, lambda row, cells: _Reading(self._columns, row, cells).draft())
        if isinstance(found, RowRejected):
            return found
        number = found.external_no
        return replace(
            found, external_no=f"{self._source.value}:{number}" if number else digest_key(self._source, found)
        )


class _Reading:
    """The reading of one row."""

    def __init__(self, columns: Columns, row: RawRow, cells: Cells) -> None:
        self._columns = columns
        self._row = row
        self._cells = cells
        self._of: dict[str, list[str]] = {}
        for name, field in columns.fields.items():
            if row.values.get(name, "").strip():
                self._of.setdefault(field, []).append(name)

    def draft(self) -> PostingDraft:
        employer = self._cells.read(self._at("employer"), filled)
        occupation = known_line(self._text("occupation"))
        title = known_line(self._text("title")) or occupation
        if title is None:
            raise CellRejected(self._at("title") or self._at("occupation"), FieldRejected("empty"))
        registered_on = self._read("registered", lambda cell: serial_day(cell) or read_registered(cell))
        closing = self._read(
            "closing",
            lambda cell: (
                Closing(day, False) if (day := serial_day(cell)) else read_closing(cell, registered_on=registered_on)
            ),
        )
        wage = self._read("wage", self._wage) or Wage()
        address = split_address(clean_line(self._text("place")))
        hours = self._text("hours")
        starts_at, ends_at = read_hours(hours)
        career, career_months = read_career(self._text("career"))
        return PostingDraft(
            external_no=known_line(self._text("external_no")) or "",
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
            days_per_week=_days(self._text("days")) or read_days(hours),
            hours_per_week=self._read("week_hours", read_week_hours),
            closes_on=closing.closes_on if closing else None,
            until_filled=closing.until_filled if closing else False,
            registered_on=registered_on,
            insurance=read_insurance(self._text("insurance")),
            apply_by=read_apply_by(self._text("apply")),
            documents=read_documents(self._text("documents")),
            openings=self._read("openings", _openings),
            employment_form=read_employment(self._text("employment")),
            career=career,
            career_months_min=career_months,
            education=read_education(self._text("education")),
            occupation_text=occupation,
            duties=known_text(self._joined("duties")),
            industry_text=known_line(self._text("industry")),
            welfare=known_text(self._joined("welfare")),
            subway=known_line(self._text("subway")),
            retirement_pay=read_retirement_pay(self._text("retirement")),
            extras=self._extras(),
        )

    def _extras(self) -> dict[str, str]:
        """Further columns that say something and hold nothing personal."""
        found = {}
        for name, value in self._row.values.items():
            if name in self._columns.fields or name in self._columns.personal or names_a_person(name):
                continue
            text = clean(value)
            if text and not tells_a_person(text) and not looks_like_resident_number(text):
                found[name] = text
        return found

    def _at(self, field: str) -> str:
        """The column that fills a field, filled in this row or not."""
        return next((name for name, filled in self._columns.fields.items() if filled == field), "")

    def _text(self, field: str) -> str:
        names = self._of.get(field)
        if not names:
            return ""
        text = self._row.values[names[0]]
        if len(text) > BY_ID[field].most:
            raise CellRejected(names[0], FieldRejected("too_long", most=BY_ID[field].most))
        return text

    def _joined(self, field: str) -> str:
        return "\n".join(self._row.values[name] for name in self._of.get(field, ()))

    def _read(self, field: str, reader: Callable[[str], T]) -> T | None:
        """What the first filled cell of a field says; None where it is not understood."""
        if not self._text(field):
            return None
        return self._cells.read_or(self._of[field][0], reader, None, field)

    def _wage(self, cell: str) -> Wage:
        """A wage, with the span and the unit that its heading names; offices write "220" under 월급(만원)."""
        heading = self._of["wage"][0]
        text = plain(cell)
        if _FIGURES.fullmatch(text) and "만원" in heading:
            text += "만원"
        told = any(word in text for word in _BASES)
        if not told and (word := next((word for word in _BASES if word in heading), None)):
            text, told = f"{word} {text}", True
        found = None if told else read_said_wage(text)
        if found is not None:
            return Wage(found.basis or WageBasis.MONTH, found.won)
        return read_wage(text)


def digest_key(source: PostingSource, draft: PostingDraft) -> str:
    """The key of a posting without a number, by which its row is met again (design: feeds without an id)."""
    told = "\x1f".join(
        (
            draft.employer,
            draft.title,
            draft.sido or "",
            draft.sigungu or "",
            draft.address_rest or "",
            "" if draft.registered_on is None else draft.registered_on.isoformat(),
        )
    )
    digest = hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return f"{source.value}#{digest}"


def _openings(text: str) -> int | None:
    """How many are wanted; "○명" and "약간명" say that nobody has said."""
    return None if _OPENINGS.fullmatch(plain(text)) else read_openings(text)


def _days(text: str) -> int | None:
    line = plain(text)
    if line.isdecimal() and len(line) == 1:
        return int(line) if line in "1234567" else None
    if re.fullmatch(r"월\s*[~-]\s*금|평일", line):
        return 5
    return 6 if re.fullmatch(r"월\s*[~-]\s*토", line) else read_days(line)
