"""A posting as it is mended, its history, and what may be the same job twice."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader, names
from jobplus_core.postings.editing.rules import StoredPosting, read_changes
from jobplus_core.postings.near import PostingFace


class Edit(NamedTuple):
    """One act on a posting that stood.

    Attributes:
        act: A `PostingAct`.
        changes: By column what it said before and says since.
        edited_at: Microseconds UTC.
    """

    id: int
    act: str
    account: str
    reason: str | None
    changes: dict[str, tuple[object, object]]
    edited_at: int


class LastEdit(NamedTuple):
    """Who saved a posting last, and when (microseconds UTC)."""

    account: str
    at: int


class _EditRow(NamedTuple):
    id: int
    act: str
    account: str
    reason: str | None
    changes: str
    edited_at: int


def stored_posting(reader: Reader, posting_id: int) -> StoredPosting | None:
    """A posting's row whole; nothing of an import in the making, or of one taken back."""
    return reader.one(
        """SELECT p.id, p.version, p.institution_id, p.employer_id, e.name, p.developer_id, p.state, p.title,
            p.registered_on, p.funding, p.source, p.external_no, p.openings, p.occupation_text, p.occupation_code,
            p.occupation_edition, p.occupation_confidence, p.sido, p.sigungu, p.district_code, p.address, p.subway,
            p.wage_basis, p.wage_won, p.wage_max_won, p.wage_negotiable, p.starts_at, p.ends_at, p.days_per_week,
            p.hours_per_week, p.employment_form, p.career, p.career_months, p.education, p.licenses, p.age_min,
            p.age_max, p.age_basis, p.preferred_groups, p.rotating, p.insurance, p.apply_by, p.documents,
            p.retirement_pay, p.duties, p.industry_text, p.welfare, p.closes_on, p.until_filled, p.extras
        FROM posting p JOIN employer e ON e.id = p.employer_id
        WHERE p.id = :id AND p.state IN ('open', 'closed')""",
        {"id": posting_id},
        StoredPosting,
    )


def edits(reader: Reader, posting_id: int) -> list[Edit]:
    """A posting's history, the newest first."""
    found = reader.rows(
        """SELECT x.id, x.act, a.name, x.reason, x.changes, x.edited_at
        FROM posting_edit x JOIN account a ON a.id = x.account_id WHERE x.posting_id = :id ORDER BY x.id DESC""",
        {"id": posting_id},
        _EditRow,
    )
    return [Edit(**{**row._asdict(), "changes": read_changes(row.changes)}) for row in found]


def last_edit(reader: Reader, posting_id: int) -> LastEdit | None:
    """Who saved a posting last; None where nobody has since it was registered."""
    return reader.one(
        """SELECT a.name, x.edited_at FROM posting_edit x JOIN account a ON a.id = x.account_id
        WHERE x.posting_id = :id ORDER BY x.id DESC LIMIT 1""",
        {"id": posting_id},
        LastEdit,
    )


def faces_of(reader: Reader, employer_ids: Collection[int], *, since: date) -> list[PostingFace]:
    """The open postings of employers, and those closed since a day, for what may be the same job twice."""
    listed, parameters = names("employer", sorted(employer_ids))
    return reader.rows(
        f"""SELECT id, title, sigungu, district_code, wage_basis, wage_won, openings, state, registered_on
        FROM posting WHERE employer_id IN ({listed})
            AND (state = 'open' OR (state = 'closed' AND closed_on >= :since))
        ORDER BY registered_on DESC, id DESC""",
        {**parameters, "since": since},
        PostingFace,
    )
