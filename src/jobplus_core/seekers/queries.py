"""Find people and read their records."""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.hangul import clean, initials, is_initials, keystrokes

if TYPE_CHECKING:
    from jobplus_core.seekers.rules import SeekerForm


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


class RegistrationRow(NamedTuple):
    """One act of registering."""

    id: int
    standing: str
    source_channel: str | None
    public_work: bool
    registered_on: date
    counselor: str | None


class WishRow(NamedTuple):
    """A wished occupation or place."""

    kind: str
    text: str
    code: str | None
    edition: str | None


class LikelySame(NamedTuple):
    """A record that may well be of the person at hand.

    Attributes:
        referrals: How often the person was referred, whatever came of it.
    """

    id: int
    name: str
    birth_date: date | None
    phone: str | None
    registered_on: date | None
    owner: str | None
    referrals: int

    def agrees(self, *, name: str, phone: str | None, birth_date: date | None) -> tuple[str, ...]:
        """What it has in common with a form, of "name", "birth_date", "phone"; a phone counts by its tail."""
        pairs = (
            ("name", self.name, name),
            ("birth_date", self.birth_date, birth_date),
            ("phone", (self.phone or "")[-4:], (phone or "")[-4:]),
        )
        return tuple(what for what, mine, typed in pairs if mine and mine == typed)


class _Name(NamedTuple):
    name: str


class _Id(NamedTuple):
    id: int


# More digits than the largest id has.
_LONGEST_NUMBER: Final = 18

_LIST = """SELECT s.id, s.name, s.birth_date, s.sex, s.phone4, s.district_code,
    (SELECT w.text FROM wish w WHERE w.seeker_id = s.id AND w.kind = 'occupation' AND w.rank = 1), s.wage_monthly,
    s.complete, c.name,
    (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id = s.id)
    FROM seeker s LEFT JOIN counselor c ON c.id = s.owner_id"""


def recent(
    reader: Reader, institution_id: int, *, start: int | None = None, skip: int = 0, limit: int = 100
) -> list[SeekerRow]:
    """The newest records first, a page at a time.

    Args:
        start: The id of the row to begin with; the newest if not given.
        skip: How many rows to pass over from there.
    """
    begin = "" if start is None else " AND s.id <= :start"
    parameters: dict[str, Value] = {"institution_id": institution_id, "skip": skip, "limit": limit}
    if start is not None:
        parameters["start"] = start
    return reader.rows(
        f"{_LIST} WHERE s.institution_id = :institution_id AND s.merged_into_id IS NULL{begin}"
        " ORDER BY s.id DESC LIMIT :limit OFFSET :skip",
        parameters,
        SeekerRow,
    )


def recent_anchors(reader: Reader, institution_id: int, every: int) -> list[int]:
    """The ids of rows 0, `every`, twice `every` … of the newest-first list, from which its pages are read."""
    found = reader.rows(
        """SELECT id FROM (SELECT id, ROW_NUMBER() OVER (ORDER BY id DESC) - 1 AS place FROM seeker
            WHERE institution_id = :institution_id AND merged_into_id IS NULL) numbered
        WHERE place % :every = 0 ORDER BY id DESC""",
        {"institution_id": institution_id, "every": every},
        _Id,
    )
    return [row.id for row in found]


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
    parameters: dict[str, Value] = {"institution_id": institution_id, "limit": limit}
    digits = re.sub(r"[\s./-]", "", unicodedata.normalize("NFKC", typed))
    if digits.isascii() and digits.isdecimal():
        where, order = _numeric(digits, parameters), "s.id DESC"
    else:
        column, low = ("name_cho", initials(typed)) if is_initials(typed) else ("name_jamo", keystrokes(typed))
        where, order = f"s.{column} >= :low AND s.{column} < :high", f"s.{column}, s.id"
        parameters |= {"low": low, "high": low + "\uffff"}
    return reader.rows(
        f"{_LIST} WHERE ({where}) AND s.institution_id = :institution_id AND s.merged_into_id IS NULL"
        f" ORDER BY {order} LIMIT :limit",
        parameters,
        SeekerRow,
    )


def likely_same(
    reader: Reader,
    institution_id: int,
    *,
    name: str,
    phone: str | None,
    birth_date: date | None,
    besides: int | None = None,
    limit: int = 5,
) -> list[LikelySame]:
    """Records with the same name and birth date, the same name and phone tail, or the same phone; newest first.

    Args:
        phone: As it is stored, with its hyphens.
        besides: The record being mended, which is never its own double.
    """
    alternatives = []
    parameters: dict[str, Value] = {"institution_id": institution_id, "limit": limit, "besides": besides or 0}
    typed = clean(name)
    if typed and (phone or birth_date):
        parameters["jamo"] = keystrokes(typed)
        if phone:
            alternatives.append("(s.name_jamo = :jamo AND s.phone4 = :tail)")
        if birth_date:
            alternatives.append("(s.name_jamo = :jamo AND s.birth_date = :born)")
            parameters["born"] = birth_date
    if phone:
        alternatives.append("(s.phone4 = :tail AND s.phone = :phone)")
        parameters |= {"tail": phone[-4:], "phone": phone}
    if not alternatives:
        return []
    return reader.rows(
        f"""SELECT s.id, s.name, s.birth_date, s.phone,
            (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id = s.id), c.name,
            (SELECT COUNT(*) FROM referral x WHERE x.seeker_id = s.id)
        FROM seeker s LEFT JOIN counselor c ON c.id = s.owner_id
        WHERE ({" OR ".join(alternatives)}) AND s.institution_id = :institution_id
            AND s.merged_into_id IS NULL AND s.id <> :besides
        ORDER BY s.id DESC LIMIT :limit""",
        parameters,
        LikelySame,
    )


def registrations(reader: Reader, seeker_id: int) -> list[RegistrationRow]:
    """A person's registrations, newest first."""
    return reader.rows(
        """SELECT r.id, r.standing, r.source_channel, r.public_work, r.registered_on, c.name
        FROM registration r LEFT JOIN counselor c ON c.id = r.counselor_id
        WHERE r.seeker_id = :seeker_id ORDER BY r.registered_on DESC, r.id DESC""",
        {"seeker_id": seeker_id},
        RegistrationRow,
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


def form_of(reader: Reader, row: Record) -> "SeekerForm":
    """The intake form filled from a record."""
    from jobplus_core.codes.occupations import EDITION
    from jobplus_core.kinds import Education, EmploymentForm, Sex, TargetGroup, WageBasis
    from jobplus_core.seekers.rules import SeekerForm, WishedOccupation

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


def _numeric(digits: str, parameters: dict[str, Value]) -> str:
    """What figures may stand for: a record's number, the tail of a phone, a birth date with or without its century."""
    alternatives = []
    if len(digits) <= _LONGEST_NUMBER:
        alternatives.append("s.id = :number")
        parameters["number"] = int(digits)
    if len(digits) <= 4:
        alternatives.append("(s.phone4 >= :low AND s.phone4 < :high)")
        parameters |= {"low": digits, "high": digits + "\uffff"}
    else:
        alternatives.append("(s.phone4 = :tail AND REPLACE(s.phone, '-', '') LIKE :phone)")
        parameters |= {"tail": digits[-4:], "phone": f"%{digits}"}
    written = [digits] if len(digits) == 8 else [f"19{digits}", f"20{digits}"] if len(digits) == 6 else []
    born, values = names("born", [day for day in map(_birth, written) if day is not None])
    if values:
        alternatives.append(f"s.birth_date IN ({born})")
        parameters |= values
    return " OR ".join(alternatives)


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
