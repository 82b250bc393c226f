"""Find people and read their records."""

from datetime import date
from typing import NamedTuple

from jobplus_core.codes.occupations import EDITION
from jobplus_core.db.read_port import Reader, Value
from jobplus_core.hangul import clean, initials, is_initials, keystrokes
from jobplus_core.kinds import Education, EmploymentForm, Sex, TargetGroup, WageBasis
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation


class SeekerRow(NamedTuple):
    """A person as lists show them; the phone is cut to its last four digits."""

    id: int
    name: str
    birth_date: date | None
    sex: str | None
    phone4: str | None
    district_code: str | None
    occupation: str | None
    wage_monthly: int | None
    complete: bool
    owner: str | None
    registered_on: date | None


class Record(NamedTuple):
    """A person's whole row."""

    id: int
    version: int
    owner_id: int | None
    name: str
    birth_date: date | None
    sex: str | None
    phone: str | None
    email: str | None
    district_code: str | None
    dong: str | None
    education: str | None
    career_months: int | None
    career_text: str | None
    commute_minutes: int | None
    wage_basis: str | None
    wage_won: int | None
    wage_monthly: int | None
    employment_forms: str | None
    days_per_week: int | None
    starts_at: str | None
    ends_at: str | None
    night: bool | None
    available_on: date | None
    target_groups: str
    consent_on: date | None
    consent_scope: str | None
    complete: bool


class WishRow(NamedTuple):
    """A wished occupation or place."""

    kind: str
    text: str
    code: str | None
    edition: str | None


class _Name(NamedTuple):
    name: str


_LIST = """SELECT s.id, s.name, s.birth_date, s.sex, s.phone4, s.district_code,
    (SELECT w.text FROM wish w WHERE w.seeker_id = s.id AND w.kind = 'occupation' AND w.rank = 1), s.wage_monthly,
    s.complete, c.name,
    (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id = s.id)
    FROM seeker s LEFT JOIN counselor c ON c.id = s.owner_id"""


def recent(reader: Reader, institution_id: int, *, before: int | None = None, limit: int = 100) -> list[SeekerRow]:
    """The newest records first, a page at a time.

    Args:
        before: The id of the last row of the page before.
    """
    page = "" if before is None else " AND s.id < :before"
    parameters: dict[str, Value] = {"institution_id": institution_id, "limit": limit}
    if before is not None:
        parameters["before"] = before
    return reader.rows(
        f"{_LIST} WHERE s.institution_id = :institution_id AND s.merged_into_id IS NULL{page}"
        " ORDER BY s.id DESC LIMIT :limit",
        parameters,
        SeekerRow,
    )


def count(reader: Reader, institution_id: int) -> int:
    """How many records stand."""
    return reader.number(
        "SELECT COUNT(*) FROM seeker WHERE institution_id = :institution_id AND merged_into_id IS NULL",
        {"institution_id": institution_id},
    )


def find(reader: Reader, institution_id: int, text: str, *, limit: int = 100) -> list[SeekerRow]:
    """People by 초성, half-typed name, phone tail, record number or birth date, each over an index range.

    Args:
        text: What was typed so far; empty finds nobody.
    """
    typed = clean(text)
    if not typed:
        return []
    column, low, high = _range(typed)
    digits = typed.replace("-", "")
    parameters: dict[str, Value] = {"institution_id": institution_id, "low": low, "high": high, "limit": limit}
    if column == "phone4" and len(digits) > 4:
        if len(digits) == 8 and _birth(digits) is not None:
            where, parameters = (
                "s.birth_date = :born",
                {"institution_id": institution_id, "born": _birth(digits), "limit": limit},
            )
        else:
            where, parameters = (
                "s.phone4 = :tail AND REPLACE(s.phone, '-', '') LIKE :phone",
                {"institution_id": institution_id, "tail": digits[-4:], "phone": f"%{digits}", "limit": limit},
            )
        order = "s.id DESC"
    else:
        where, order = f"s.{column} >= :low AND s.{column} < :high", f"s.{column}"
        if column == "phone4":
            parameters["number"] = int(digits)
            where = f"({where}) OR s.id = :number"
    return reader.rows(
        f"{_LIST} WHERE ({where}) AND s.institution_id = :institution_id AND s.merged_into_id IS NULL"
        f" ORDER BY {order} LIMIT :limit",
        parameters,
        SeekerRow,
    )


def record(reader: Reader, seeker_id: int) -> Record | None:
    """A person's row."""
    return reader.one(
        """SELECT id, version, owner_id, name, birth_date, sex, phone, email, district_code, dong, education,
            career_months, career_text, commute_minutes, wage_basis, wage_won, wage_monthly, employment_forms,
            days_per_week, starts_at, ends_at, night, available_on, target_groups, consent_on, consent_scope, complete
        FROM seeker WHERE id = :id""",
        {"id": seeker_id},
        Record,
    )


def form_of(reader: Reader, row: Record) -> SeekerForm:
    """The intake form filled from a record."""
    wishes = reader.rows(
        "SELECT kind, text, code, edition FROM wish WHERE seeker_id = :id ORDER BY kind, rank", {"id": row.id}, WishRow
    )
    licenses = reader.rows("SELECT name FROM seeker_license WHERE seeker_id = :id ORDER BY id", {"id": row.id}, _Name)
    return SeekerForm(
        name=row.name,
        birth_date=row.birth_date,
        sex=Sex(row.sex) if row.sex else None,
        phone=row.phone,
        email=row.email,
        district_code=row.district_code,
        dong=row.dong,
        education=Education(row.education) if row.education else None,
        career_months=row.career_months,
        career_text=row.career_text,
        licenses=tuple(name for (name,) in licenses),
        occupations=tuple(
            WishedOccupation(w.text, w.code, w.edition or EDITION) for w in wishes if w.kind == "occupation"
        ),
        places=tuple(w.code for w in wishes if w.kind == "place" and w.code),
        commute_minutes=row.commute_minutes,
        wage_basis=WageBasis(row.wage_basis) if row.wage_basis else None,
        wage_won=row.wage_won,
        employment_forms=tuple(EmploymentForm(f) for f in (row.employment_forms or "").split()),
        days_per_week=row.days_per_week,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        night=row.night,
        available_on=row.available_on,
        target_groups=tuple(TargetGroup(g) for g in row.target_groups.split()),
        consent_on=row.consent_on,
        consent_scope=row.consent_scope,
    )


def _range(typed: str) -> tuple[str, str, str]:
    """The indexed column that answers `typed`, and the half-open range to ask it for."""
    digits = typed.replace("-", "")
    if digits.isdecimal():
        return "phone4", digits[:4], digits[:4] + "\uffff"
    if is_initials(typed):
        low = initials(typed)
        return "name_cho", low, low + "\uffff"
    low = keystrokes(typed)
    return "name_jamo", low, low + "\uffff"


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
