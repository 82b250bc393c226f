"""From a row of a seeker list to the forms the store takes, or to what must be mended first; pure."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber
from jobplus_core.hangul import clean, keystrokes
from jobplus_core.imports.seekers import cells
from jobplus_core.imports.seekers.fields import BY_ID, CONTACTS, NAME
from jobplus_core.imports.tables.fields import Assignment
from jobplus_core.imports.tables.rules import TableRow
from jobplus_core.reading import Shift, Wage
from jobplus_core.resident_number import looks_like_resident_number
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, cleaned

_FIELD_OF: Final = {
    "wage": "wage",
    "commute_minutes": "commute",
    "career_months": "career",
    "days_per_week": "hours",
    "dong": "residence",
}
"""Our field by the name under which the intake form refuses one, where the two differ."""

_NO_COUNTS: Final = frozenset({"career", "night", "rotating", "public_work", "consent_on"})
"""Fields in which 없음 and × are answers."""


class Existing(StrEnum):
    """What becomes of a row about somebody who has a record: it is left out, or registers them again (이어 적기)."""

    SKIP = "skip"
    AGAIN = "again"


class Owner(StrEnum):
    """Whose new records are: nobody's until a counselor registers the person again, or the importing counselor's."""

    NOBODY = "none"
    ME = "me"


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that must be mended before its row can be taken.

    Attributes:
        column: Its heading; the field's word where no column fills the field.
        value: What stands there, shortened; nothing where it must not be shown again.
        reason: A stable code.
        accepts: Examples of what is understood.
    """

    column: str
    value: str
    reason: str
    accepts: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A row that can be taken: the record, the act of registering, and what is kept beside them.

    Attributes:
        extras: Columns that fill no field and tell nobody who somebody is.
    """

    line: int
    form: SeekerForm
    registration: RegistrationForm
    extras: Mapping[str, str]

    @property
    def keys(self) -> tuple[str, ...]:
        """What makes two rows, or a row and a record, one person: the phone, or the name with the birth date."""
        return keys_of(self.form.name, self.form.birth_date, self.form.phone)


@dataclass(frozen=True, slots=True)
class Flawed:
    """A row that cannot be taken, with every cell at fault."""

    line: int
    bad: tuple[BadCell, ...]
    extras: Mapping[str, str]


def keys_of(name: str, birth_date: date | None, phone: str | None) -> tuple[str, ...]:
    """The exact keys of a person, digested: they are compared by the ten thousand and never read."""
    found = []
    if phone:
        found.append(f"p{phone}")
    if name and birth_date:
        found.append(f"n{keystrokes(name)}|{birth_date.isoformat()}")
    return tuple(hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest() for key in found)


def missing_fields(assignment: Assignment) -> tuple[str, ...]:
    """Fields without which no row can be taken and that no column fills: the name, and one contact."""
    filled = set(assignment.fields.values())
    missing = [] if NAME in filled else [NAME]
    return (*missing, *([] if filled.intersection(CONTACTS) else CONTACTS[:1]))


class RowReader:
    """Reads the rows of one table, as of one day."""

    def __init__(
        self,
        columns: Sequence[str],
        assignment: Assignment,
        *,
        today: date,
        damaged: bool = False,
        job_words: cells.JobWords = (),
    ) -> None:
        """Take the header and which field each column fills.

        Args:
            damaged: Whether letters of the file are lost, so that cells must be looked through for them.
            job_words: The center's own words for work; they decide codes, never whether a row is good.
        """
        self._today = today
        self._damaged = damaged
        by_id = dict(BY_ID)
        if job_words:
            by_id["occupations"] = replace(by_id["occupations"], read=cells.occupations_by(job_words))
        self._filled = [
            (place, name, by_id[assignment.fields[name]])
            for place, name in enumerate(columns)
            if name in assignment.fields
        ]
        taken = {place for place, _, _ in self._filled}
        self._extras = [
            (place, name)
            for place, name in enumerate(columns)
            if place not in taken and name not in assignment.refused and name not in assignment.personal
        ]
        self._column_of = {field.id: name for _, name, field in reversed(self._filled)}

    def read(self, row: TableRow) -> Person | Flawed:
        """A row's forms, or all that is wrong with it."""
        values: dict[str, Any] = {}
        bad: list[BadCell] = []
        for place, name, field in self._filled:
            cell = row.cells[place]
            if not cell or (
                cells.says_nothing(cell) and field.id not in ("career", "night", "public_work", "consent_on")
            ):
                continue
            reason = self._fault(cell, field.most)
            found = None if reason else field.read(cells.with_unit(field.id, name, cell), self._today)
            if reason or found is None:
                shown = "" if reason == "resident_number" else _shown(cell)
                bad.append(BadCell(name, shown, reason or "unreadable", field.accepts))
            elif field.many and field.id in values:
                values[field.id] = _joined(values[field.id], found)
            else:
                values.setdefault(field.id, found)
        extras = {
            name: row.cells[place][:500]
            for place, name in self._extras
            if row.cells[place] and not looks_like_resident_number(row.cells[place])
        }
        if values.get("consent_on") is False:
            bad.append(BadCell(self._column_of["consent_on"], "", "no_consent"))
        missing = [] if "name" in values or self._named(bad, "name") else ["name"]
        if not any(contact in values or self._named(bad, contact) for contact in CONTACTS):
            missing.append("phone")
        bad += [self._missing(field_id) for field_id in missing]
        if bad:
            return Flawed(row.line, tuple(bad), extras)
        registered_on = values.get("registered_on", self._today)
        try:
            form = cleaned(_form(values, registered_on))
        except FieldMissing as refusal:
            bad.append(self._missing(refusal.field))
        except FieldRefused as refusal:
            bad.append(self._refused(refusal.field, refusal.value, refusal.reason))
        except ResidentNumber as refusal:
            bad.append(self._refused(refusal.field, "", "resident_number"))
        else:
            registration = RegistrationForm(
                registered_on=registered_on,
                source_channel=values.get("source_channel"),
                public_work=values.get("public_work", False),
            )
            return Person(row.line, form, registration, extras)
        return Flawed(row.line, tuple(bad), extras)

    def _fault(self, cell: str, most: int) -> str:
        if looks_like_resident_number(cell):
            return "resident_number"
        if len(cell) > most:
            return "too_long"
        return "broken_letters" if self._damaged and "\ufffd" in cell else ""

    def _named(self, bad: Sequence[BadCell], field_id: str) -> bool:
        return any(cell.column == self._column_of.get(field_id) for cell in bad)

    def _missing(self, field_id: str) -> BadCell:
        field = BY_ID[field_id]
        return BadCell(self._column_of.get(field_id, field.word), "", "empty", field.accepts)

    def _refused(self, name: str, value: str, reason: str) -> BadCell:
        field = BY_ID.get(_FIELD_OF.get(name, name))
        if field is None:
            return BadCell(name, _shown(value), reason)
        return BadCell(self._column_of.get(field.id, field.word), _shown(value), reason, field.accepts)


def personal_columns(assignment: Assignment) -> frozenset[str]:
    """Columns whose values are kept nowhere but in a person's record."""
    told = {name for name, field_id in assignment.fields.items() if BY_ID[field_id].personal}
    return assignment.personal | told | frozenset(assignment.refused)


def _joined(before: Any, found: Any) -> Any:
    if isinstance(before, str):
        return f"{before}\n{found}"
    if isinstance(before, cells.Places):
        return cells.Places(tuple(dict.fromkeys((*before.codes, *found.codes))))
    return tuple(dict.fromkeys((*before, *found)))


def _form(values: Mapping[str, Any], registered_on: date) -> SeekerForm:
    home: cells.Residence = values.get("residence") or cells.Residence(None, None)
    wage: Wage | None = values.get("wage") or None
    shift: Shift = values.get("hours") or Shift(None, None, None)
    consent = values.get("consent_on")
    return SeekerForm(
        name=clean(values["name"]),
        birth_date=values.get("birth_date"),
        sex=values.get("sex"),
        phone=values.get("phone"),
        email=values.get("email"),
        district_code=home.district_code,
        dong=home.dong,
        education=values.get("education"),
        career_months=values.get("career"),
        career_text=values.get("career_text"),
        licenses=values.get("licenses", ()),
        occupations=values.get("occupations", ()),
        places=values["places"].codes if "places" in values else (),
        commute_minutes=values.get("commute"),
        wage_basis=wage.basis if wage else None,
        wage_won=wage.won if wage else None,
        employment_forms=values.get("employment_forms", ()),
        days_per_week=shift.days,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        night=values.get("night"),
        rotating=values.get("rotating"),
        available_on=values.get("available_on"),
        target_groups=values.get("target_groups", ()),
        # Whoever is on a list as having agreed did so when they came.
        consent_on=registered_on if consent is True else consent or None,
    )


def _shown(text: str) -> str:
    """A value as it is told: one line, no character that steers a terminal, shortened."""
    kept = "".join(char if unicodedata.category(char)[0] != "C" else " " for char in text)
    return " ".join(kept.split())[:80]
