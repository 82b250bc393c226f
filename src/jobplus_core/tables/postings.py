"""Employers with contacts and visits, their postings with every edit and hand-off, and the runs that imported them."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field

from jobplus_core.tables.base import TEXT, Row, instant, maybe_instant, maybe_ref, ref


class Employer(Row, table=True):
    """A company that looks for people; one that a run of an import has staged is nowhere shown before the run is."""

    __tablename__ = "employer"
    __table_args__: ClassVar[Any] = (
        # Without the many that no run is staging.
        Index(
            "ix_employer_staged_run_id",
            "staged_run_id",
            sqlite_where=text("staged_run_id IS NOT NULL"),
            postgresql_where=text("staged_run_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    name: str
    name_key: str = Field(index=True)
    business_no: str | None = Field(default=None, index=True)
    district_code: str | None = None
    address: str | None = None
    industry_text: str | None = None
    industry_code: str | None = None
    size: int | None = None
    growth_sector: str | None = None
    root_industry: bool | None = None
    staffing_agency: bool | None = None
    source: str | None = None
    homepage: str | None = None
    note: str | None = Field(default=None, sa_type=TEXT)
    staged_run_id: int | None = maybe_ref("import_run")
    created_at: int = instant()
    version: int = 1


class EmployerContact(Row, table=True):
    """A person to speak to at an employer; kept apart, because not everybody may read it."""

    __tablename__ = "employer_contact"

    employer_id: int = ref("employer", index=True)
    name: str | None = None
    position: str | None = None
    phone: str | None = None
    email: str | None = None
    note: str | None = None
    import_run_id: int | None = maybe_ref("import_run")
    staged: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    created_at: int = instant()
    removed_at: int | None = maybe_instant()
    version: int = 1


class EmployerVisit(Row, table=True):
    """A visit to an employer (기업방문); the plan budgets 500 of them at 8,000 won."""

    __tablename__ = "employer_visit"
    __table_args__: ClassVar[Any] = (
        Index("ix_employer_visit_day", "institution_id", "visited_on"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    employer_id: int = ref("employer", index=True)
    counselor_id: int = ref("counselor")
    visited_on: date
    purpose: str | None = None
    result: str | None = Field(default=None, sa_type=TEXT)
    cost_won: int | None = None
    recorded_at: int = instant()
    withdrawn_on: date | None = None
    withdrawn_reason: str | None = None
    version: int = 1


class ImportRun(Row, table=True):
    """One import: who, when, which file, and what came of it.

    `done_at` is when it ended or, while a list of people is still being staged, when it last moved.
    """

    __tablename__ = "import_run"

    institution_id: int = ref("institution")
    actor_id: int = ref("account")
    file_name: str
    file_hash: str
    format: str
    state: str
    subject: str = Field(default="posting", sa_column_kwargs={"server_default": "posting"})
    mapping: str | None = Field(default=None, sa_type=TEXT)
    total: int | None = None
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    started_at: int = instant()
    done_at: int | None = maybe_instant()
    undone_at: int | None = maybe_instant()
    undone_by: int | None = maybe_ref("account")


class Posting(Row, table=True):
    """A job offer (구인); what nobody has said stays null. Openings remaining are derived, never typed."""

    __tablename__ = "posting"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("openings IS NULL OR openings > 0", name="posting_openings"),
        UniqueConstraint("institution_id", "external_no"),
        Index("ix_posting_open", "institution_id", "state", "registered_on"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    employer_id: int = ref("employer", index=True)
    developer_id: int | None = maybe_ref("counselor", index=True)
    external_no: str | None = None
    title: str
    occupation_text: str | None = None
    occupation_code: str | None = Field(default=None, index=True)
    occupation_edition: str | None = None
    occupation_confidence: int | None = None
    funding: str
    source: str
    openings: int | None = None
    sido: str | None = None
    sigungu: str | None = None
    district_code: str | None = Field(default=None, index=True)
    address: str | None = None
    subway: str | None = None
    wage_basis: str | None = None
    wage_won: int | None = None
    wage_max_won: int | None = None
    wage_negotiable: bool | None = None
    wage_monthly: int | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    days_per_week: int | None = None
    hours_per_week: float | None = None
    employment_form: str | None = None
    career: str | None = None
    career_months: int | None = None
    education: str | None = None
    licenses: str | None = None
    age_min: int | None = None
    age_max: int | None = None
    age_basis: str | None = None
    preferred_groups: str | None = None
    rotating: bool | None = None
    insurance: str | None = None
    apply_by: str | None = None
    documents: str | None = None
    retirement_pay: bool | None = None
    duties: str | None = Field(default=None, sa_type=TEXT)
    industry_text: str | None = None
    welfare: str | None = Field(default=None, sa_type=TEXT)
    extras: str | None = Field(default=None, sa_type=TEXT)
    closes_on: date | None = None
    until_filled: bool = False
    registered_on: date = Field(index=True)
    recorded_at: int = instant()
    state: str = Field(default="open", index=True)
    closed_on: date | None = None
    closed_reason: str | None = None
    content_digest: str | None = None
    import_run_id: int | None = maybe_ref("import_run", index=True)
    version: int = 1


class PostingEdit(Row, table=True):
    """One change of a posting that stood: by whom, when, and what each field said before and says since.

    `changes` is JSON, by field a pair of values as they stand in the row.
    """

    __tablename__ = "posting_edit"

    posting_id: int = ref("posting", index=True)
    account_id: int = ref("account")
    act: str
    reason: str | None = None
    changes: str = Field(sa_type=TEXT)
    version: int
    edited_at: int = instant()


class PostingHandOff(Row, table=True):
    """A step of the unfilled ladder that a posting took (미채용 구인기업 특별관리), on the day the rule names."""

    __tablename__ = "posting_hand_off"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("posting_id", "step", "happened_on"),
        Index("ix_posting_hand_off_day", "institution_id", "happened_on"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    posting_id: int = ref("posting")
    step: str
    happened_on: date
    account_id: int | None = maybe_ref("account")
    note: str | None = None
    recorded_at: int = instant()


class ImportRow(Row, table=True):
    """A raw row of a run as it came, personal columns left out, and what became of it."""

    __tablename__ = "import_row"

    run_id: int = ref("import_run", index=True)
    line: int
    raw: str = Field(sa_type=TEXT)
    outcome: str
    posting_id: int | None = maybe_ref("posting")
    seeker_id: int | None = maybe_ref("seeker", index=True)
    column_name: str | None = None
    value: str | None = Field(default=None, sa_type=TEXT)
    reason: str | None = None
