"""Find people and read their records."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value

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
    career_code: str | None
    career_edition: str | None
    commute_minutes: int | None
    wage_basis: str | None
    wage_won: int | None
    wage_monthly: int | None
    employment_forms: str | None
    days_per_week: int | None
    starts_at: str | None
    ends_at: str | None
    night: bool | None
    rotating: bool | None
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


class _Name(NamedTuple):
    name: str


class _Id(NamedTuple):
    id: int


# The sign keeps a planner without statistics from reading everybody by the index of merged records.
STANDING: Final = "+s.merged_into_id IS NULL AND NOT s.staged AND s.destroyed_at IS NULL"
"""Who is there for lists and finding: nobody merged into another record, still being imported, or destroyed."""

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
        f"{_LIST} WHERE s.institution_id = :institution_id AND {STANDING}{begin}"
        " ORDER BY s.id DESC LIMIT :limit OFFSET :skip",
        parameters,
        SeekerRow,
    )


def recent_anchors(reader: Reader, institution_id: int, every: int) -> list[int]:
    """The ids of rows 0, `every`, twice `every` … of the newest-first list, from which its pages are read."""
    found = reader.rows(
        f"""SELECT id FROM (SELECT s.id, ROW_NUMBER() OVER (ORDER BY s.id DESC) - 1 AS place FROM seeker s
            WHERE s.institution_id = :institution_id AND {STANDING}) numbered
        WHERE place % :every = 0 ORDER BY id DESC""",
        {"institution_id": institution_id, "every": every},
        _Id,
    )
    return [row.id for row in found]


def count(reader: Reader, institution_id: int) -> int:
    """How many records stand."""
    return reader.number(
        f"SELECT COUNT(*) FROM seeker s WHERE s.institution_id = :institution_id AND {STANDING}",
        {"institution_id": institution_id},
    )


@lru_cache
def _id_names(count: int) -> tuple[str, ...]:
    return tuple(f"id{place}" for place in range(count))


@lru_cache
def _list_of(count: int) -> str:
    listed = ", ".join(f":{name}" for name in _id_names(count))
    return f"{_LIST} WHERE s.id IN ({listed}) AND {STANDING}"


def rows_of(reader: Reader, ids: Sequence[int]) -> list[SeekerRow]:
    """The rows of people whose numbers are known, in the order of the numbers; who does not stand is left out."""
    if not ids:
        return []
    parameters: dict[str, Value] = dict(zip(_id_names(len(ids)), ids, strict=True))
    rows = reader.rows(_list_of(len(ids)), parameters, SeekerRow)
    known = {row.id: row for row in rows}
    return [known[key] for key in ids if key in known]


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
            career_months, career_text, career_code, career_edition, commute_minutes, wage_basis, wage_won,
            wage_monthly, employment_forms, days_per_week, starts_at, ends_at, night, rotating, available_on,
            target_groups, consent_on, consent_scope, complete
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
        career_code=row.career_code,
        career_edition=row.career_edition,
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
        rotating=row.rotating,
        available_on=row.available_on,
        target_groups=tuple(TargetGroup(g) for g in row.target_groups.split()),
        consent_on=row.consent_on,
        consent_scope=row.consent_scope,
    )
