"""Employers as screens read them: one whole, many by name, contacts, visits and their budget, what they have posted."""

from collections.abc import Collection
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader, names
from jobplus_core.employers.near import EmployerName
from jobplus_core.employers.rules import masked_email, masked_name, masked_phone


class EmployerRecord(NamedTuple):
    """One employer whole."""

    id: int
    version: int
    institution_id: int
    name: str
    business_no: str | None
    district_code: str | None
    address: str | None
    industry_text: str | None
    industry_code: str | None
    size: int | None
    growth_sector: str | None
    root_industry: bool | None
    staffing_agency: bool | None
    source: str | None
    homepage: str | None
    note: str | None
    created_at: int


class EmployerRow(NamedTuple):
    """An employer in a list.

    Attributes:
        open: Its postings that are open; `postings` counts all that are no import's in the making.
        visited_on: The last day of a visit that stands.
    """

    id: int
    name: str
    business_no: str | None
    district_code: str | None
    industry_text: str | None
    industry_code: str | None
    size: int | None
    growth_sector: str | None
    postings: int
    open: int
    visited_on: date | None


class ContactRow(NamedTuple):
    """A person to speak to."""

    id: int
    version: int
    name: str | None
    position: str | None
    phone: str | None
    email: str | None
    note: str | None


class VisitRow(NamedTuple):
    """A visit; one that was taken back keeps its row with the reason."""

    id: int
    version: int
    visited_on: date
    counselor: str
    purpose: str | None
    result: str | None
    cost_won: int | None
    withdrawn_on: date | None
    withdrawn_reason: str | None


class VisitsDone(NamedTuple):
    """A year's visits that stand, and what they cost in won."""

    visits: int
    won: int


class EmployerPosting(NamedTuple):
    """A posting of an employer."""

    id: int
    title: str
    sigungu: str | None
    funding: str
    openings: int | None
    filled: int
    wage_monthly: int | None
    registered_on: date
    state: str
    closed_on: date | None
    closed_reason: str | None
    developer: str | None


class _Mark(NamedTuple):
    rows: int
    last: int
    edits: int


SEEN: Final = "staged_run_id IS NULL"
"""What an import in the making has brought is nowhere to be found."""


def employer(reader: Reader, employer_id: int) -> EmployerRecord | None:
    """One employer whole."""
    return reader.one(
        """SELECT id, version, institution_id, name, business_no, district_code, address, industry_text,
            industry_code, size, growth_sector, root_industry, staffing_agency, source, homepage, note, created_at
        FROM employer WHERE id = :id""",
        {"id": employer_id},
        EmployerRecord,
    )


def employer_names(reader: Reader, institution_id: int) -> list[EmployerName]:
    """All employers by name, for finding one and for what may be the same; the newest last."""
    return reader.rows(
        f"""SELECT id, name, name_key, business_no, district_code FROM employer
        WHERE institution_id = :institution_id AND {SEEN} ORDER BY id""",
        {"institution_id": institution_id},
        EmployerName,
    )


def names_mark(reader: Reader, institution_id: int) -> tuple[int, int, int]:
    """What moves whenever an employer comes or is mended: whoever keeps their names reads them again then."""
    found = reader.one(
        f"""SELECT COUNT(*), COALESCE(MAX(id), 0), COALESCE(SUM(version), 0) FROM employer
        WHERE institution_id = :institution_id AND {SEEN}""",
        {"institution_id": institution_id},
        _Mark,
    )
    return (0, 0, 0) if found is None else (found.rows, found.last, found.edits)


def employer_rows(reader: Reader, ids: Collection[int]) -> list[EmployerRow]:
    """Employers for a list, in the order of `ids`."""
    listed, parameters = names("employer", list(ids))
    found = reader.rows(
        f"""SELECT e.id, e.name, e.business_no, e.district_code, e.industry_text, e.industry_code, e.size,
            e.growth_sector,
            (SELECT COUNT(*) FROM posting p WHERE p.employer_id = e.id AND p.state IN ('open', 'closed')),
            (SELECT COUNT(*) FROM posting p WHERE p.employer_id = e.id AND p.state = 'open'),
            (SELECT MAX(v.visited_on) FROM employer_visit v WHERE v.employer_id = e.id AND v.withdrawn_on IS NULL)
        FROM employer e WHERE e.id IN ({listed})""",
        parameters,
        EmployerRow,
    )
    by_id = {row.id: row for row in found}
    return [by_id[key] for key in ids if key in by_id]


def contacts(reader: Reader, employer_id: int, *, masked: bool) -> list[ContactRow]:
    """Whom one may call at an employer, the newest first.

    Args:
        masked: Hide names, numbers and addresses; whoever reads them plain notes the look first
            (`commands.look_at_contacts`).
    """
    found = reader.rows(
        """SELECT id, version, name, position, phone, email, note FROM employer_contact
        WHERE employer_id = :id AND removed_at IS NULL AND NOT staged ORDER BY id DESC""",
        {"id": employer_id},
        ContactRow,
    )
    return [_masked(row) for row in found] if masked else found


def visits(reader: Reader, employer_id: int) -> list[VisitRow]:
    """An employer's visits, the latest first, those taken back among them."""
    return reader.rows(
        """SELECT v.id, v.version, v.visited_on, c.name, v.purpose, v.result, v.cost_won, v.withdrawn_on,
            v.withdrawn_reason
        FROM employer_visit v JOIN counselor c ON c.id = v.counselor_id
        WHERE v.employer_id = :id ORDER BY v.visited_on DESC, v.id DESC""",
        {"id": employer_id},
        VisitRow,
    )


def visits_done(reader: Reader, institution_id: int, year: int) -> VisitsDone:
    """The institution's visits of a calendar year that stand."""
    found = reader.one(
        """SELECT COUNT(*), COALESCE(SUM(cost_won), 0) FROM employer_visit
        WHERE institution_id = :institution_id AND visited_on BETWEEN :first AND :last AND withdrawn_on IS NULL""",
        {"institution_id": institution_id, "first": date(year, 1, 1), "last": date(year, 12, 31)},
        VisitsDone,
    )
    return found or VisitsDone(0, 0)


def postings_of(reader: Reader, employer_id: int) -> list[EmployerPosting]:
    """What an employer has posted: the open ones first, then the newest; nothing of an import in the making."""
    return reader.rows(
        """SELECT p.id, p.title, p.sigungu, p.funding, p.openings,
            (SELECT COUNT(*) FROM placement x WHERE x.posting_id = p.id AND x.state = 'standing'),
            p.wage_monthly, p.registered_on, p.state, p.closed_on, p.closed_reason, c.name
        FROM posting p LEFT JOIN counselor c ON c.id = p.developer_id
        WHERE p.employer_id = :id AND p.state IN ('open', 'closed')
        ORDER BY CASE p.state WHEN 'open' THEN 0 ELSE 1 END, p.registered_on DESC, p.id DESC""",
        {"id": employer_id},
        EmployerPosting,
    )


def _masked(row: ContactRow) -> ContactRow:
    return row._replace(
        name=masked_name(row.name), phone=masked_phone(row.phone), email=masked_email(row.email), note=None
    )
