"""Seekers and what they bring: registrations are rows apart, because a person may register many times."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from jobplus_core.tables.base import BIG, KEY, TEXT, Row, instant, maybe_instant, maybe_ref, ref


class Seeker(Row, table=True):
    """A person who looks for work; no resident registration number has a place here."""

    __tablename__ = "seeker"
    __table_args__: ClassVar[Any] = (
        Index("ix_seeker_name_cho", "name_cho"),
        Index("ix_seeker_name_jamo", "name_jamo"),
        Index("ix_seeker_phone4", "phone4"),
        Index("ix_seeker_birth_date", "birth_date", "name_jamo"),
        # Without the many that were never merged: counted among them, the index would look useless to the planner.
        Index(
            "ix_seeker_merged_into_id",
            "merged_into_id",
            sqlite_where=text("merged_into_id IS NOT NULL"),
            postgresql_where=text("merged_into_id IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    owner_id: int | None = maybe_ref("counselor", index=True)
    name: str
    name_cho: str = Field(sa_type=KEY)
    name_jamo: str = Field(sa_type=KEY)
    birth_date: date | None = None
    sex: str | None = None
    phone: str | None = None
    phone4: str | None = Field(default=None, sa_type=KEY)
    email: str | None = None
    district_code: str | None = None
    dong: str | None = None
    education: str | None = None
    career_months: int | None = None
    career_text: str | None = Field(default=None, sa_type=TEXT)
    career_code: str | None = None
    career_edition: str | None = None
    commute_minutes: int | None = None
    wage_basis: str | None = None
    wage_won: int | None = None
    wage_monthly: int | None = None
    employment_forms: str | None = None
    days_per_week: int | None = None
    starts_at: str | None = None
    ends_at: str | None = None
    night: bool | None = None
    rotating: bool | None = None
    available_on: date | None = None
    target_groups: str = ""
    consent_on: date | None = None
    consent_scope: str | None = None
    complete: bool = False
    merged_into_id: int | None = maybe_ref("seeker")
    import_run_id: int | None = maybe_ref("import_run", index=True)
    staged: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    destroyed_at: int | None = maybe_instant()
    created_at: int = instant()
    version: int = 1


class Registration(Row, table=True):
    """One act of registering (구직등록); the year's counts and new/returning rest on it."""

    __tablename__ = "registration"
    __table_args__: ClassVar[Any] = (
        Index("ix_registration_seeker_id", "seeker_id", "registered_on"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    seeker_id: int = ref("seeker")
    counselor_id: int | None = maybe_ref("counselor")
    developer_id: int | None = maybe_ref("counselor")
    standing: str
    standing_reason: str | None = None
    source_channel: str | None = None
    public_work: bool = False
    registered_on: date = Field(index=True)
    recorded_at: int = instant()
    version: int = 1


class Wish(Row, table=True):
    """A wished occupation or place, in order of preference; the code keeps its edition."""

    __tablename__ = "wish"
    __table_args__: ClassVar[Any] = (
        CheckConstraint("kind IN ('occupation', 'place')", name="wish_kind"),
        {"sqlite_autoincrement": True},
    )

    seeker_id: int = ref("seeker", index=True)
    kind: str
    rank: int
    text: str
    code: str | None = None
    edition: str | None = None


class SeekerLicense(Row, table=True):
    """A license or certificate the person holds (자격)."""

    __tablename__ = "seeker_license"

    seeker_id: int = ref("seeker", index=True)
    name: str
    code: str | None = None


class SeekerNamePart(SQLModel, table=True):
    """A name from one of its syllables on, as keystrokes and as initials: what finding by part of a name reads.

    `place` is 0 for the whole name and 1 for what begins inside it, so that whole names come first. Derived from
    the seeker's row; a merged, destroyed or staged person has none.
    """

    __tablename__ = "seeker_name_part"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}

    institution_id: int = Field(foreign_key="institution.id", sa_type=BIG, primary_key=True)
    place: int = Field(primary_key=True)
    part: str = Field(sa_type=KEY, primary_key=True)
    seeker_id: int = Field(foreign_key="seeker.id", sa_type=BIG, primary_key=True, index=True)


class SeekerMerge(Row, table=True):
    """Two records of one person put together, and taken apart again if that was wrong.

    `moved` holds the ids that now point at the kept record, `filled` the fields the kept one took over, as JSON.
    """

    __tablename__ = "seeker_merge"

    institution_id: int = ref("institution")
    kept_id: int = ref("seeker", index=True)
    merged_id: int = ref("seeker", index=True)
    account_id: int = ref("account")
    merged_at: int = instant()
    reason: str
    moved: str = Field(sa_type=TEXT)
    filled: str = Field(sa_type=TEXT)
    undone_by_id: int | None = maybe_ref("account")
    undone_at: int | None = maybe_instant()
    undone_reason: str | None = None


class JobWord(Row, table=True):
    """A word people use for work with the code it was given, loaded from a file or assigned by somebody."""

    __tablename__ = "job_word"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "word_key", "code"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    word: str
    word_key: str = Field(sa_type=KEY)
    code: str
    edition: str
    source: str
    account_id: int = ref("account")
    added_at: int = instant()
