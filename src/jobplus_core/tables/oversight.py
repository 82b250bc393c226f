"""Who did what and who read whom: audit rows with command tokens, the change log, the access log."""

from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field

from jobplus_core.tables.base import BIG, TEXT, Row, instant, maybe_ref, ref


class AuditEntry(Row, table=True):
    """One command that happened; its token, once used by an actor, never acts again."""

    __tablename__ = "audit_entry"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("actor_id", "token"),
        Index("ix_audit_entry_recorded_at", "recorded_at"),
        {"sqlite_autoincrement": True},
    )

    actor_id: int = Field(foreign_key="account.id", sa_type=BIG)
    token: str
    command: str
    subject_kind: str | None = None
    subject_id: int | None = Field(default=None, sa_type=BIG)
    result: str = Field(sa_type=TEXT)
    desk: str
    recorded_at: int = instant()


class ChangeLog(Row, table=True):
    """Which record changed, for whoever keeps something derived from it.

    SQLite commits one write after the other, so that ids stand in order of commit. PostgreSQL's do not: `xact`, the
    transaction's number that the database itself fills in, tells what may still come to light behind a later id.
    """

    __tablename__ = "change_log"

    subject_kind: str
    subject_id: int = Field(sa_type=BIG)
    recorded_at: int = instant()
    xact: int | None = Field(
        default=None,
        sa_type=BIG,
        nullable=False,
        index=True,
        sa_column_kwargs={"server_default": text("0"), "info": {"derived": True}},
    )


class AccessLog(Row, table=True):
    """Who looked at whose data, when, from where, for what."""

    __tablename__ = "access_log"

    account_id: int = ref("account", index=True)
    seeker_id: int | None = maybe_ref("seeker", index=True)
    what: str
    desk: str
    at: int = instant()


class UndoneAct(Row, table=True):
    """A command that was taken back by another one, with the reason; no act is taken back twice."""

    __tablename__ = "undone_act"
    __table_args__: ClassVar[Any] = (UniqueConstraint("audit_id"), {"sqlite_autoincrement": True})

    audit_id: int = Field(foreign_key="audit_entry.id", sa_type=BIG)
    account_id: int = ref("account")
    reason: str
    undone_at: int = instant()


class ExportLog(Row, table=True):
    """A file that left the store: who took it, what it holds of whom, and for what purpose."""

    __tablename__ = "export_log"

    account_id: int = ref("account", index=True)
    what: str
    format: str
    purpose: str
    subject_kind: str | None = None
    subject_id: int | None = Field(default=None, sa_type=BIG)
    rows: int | None = None
    digest: str | None = None
    desk: str
    at: int = instant()
