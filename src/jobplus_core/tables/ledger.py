"""The ledger (실적 원장): appended to, never updated or deleted; figures everywhere are sums of it."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from jobplus_core.tables.base import BIG, TEXT, Row, instant, maybe_ref, ref


class ChainHead(Row, table=True):
    """Where an actor's chain stands; locked before each append, so that desks never queue for a common head."""

    __tablename__ = "chain_head"
    __table_args__: ClassVar[Any] = (UniqueConstraint("actor_id"), {"sqlite_autoincrement": True})

    actor_id: int = Field(foreign_key="account.id", sa_type=BIG)
    seq: int = 0
    hash: str


class LedgerNote(Row, table=True):
    """The words of a reason, erasable: the chain hashes only their salted digest."""

    __tablename__ = "ledger_note"

    salt: str
    text: str | None = Field(default=None, sa_type=TEXT)


class LedgerEntry(Row, table=True):
    """One countable act, or the reversal of one."""

    __tablename__ = "ledger_entry"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("actor_id", "seq"),
        UniqueConstraint("reverses_id"),
        CheckConstraint("quantity <> 0", name="ledger_entry_quantity"),
        Index(
            "ix_ledger_entry_sums",
            "institution_id",
            "indicator",
            "counted_on",
            "counselor_id",
            "quantity",
            "recorded_at",
            "team_id",
            "channel",
            "funding",
        ),
        Index("ix_ledger_entry_counselor", "counselor_id", "indicator", "counted_on", "quantity", "channel"),
        Index("ix_ledger_entry_subject", "subject_kind", "subject_id"),
        {"sqlite_autoincrement": True},
    )

    actor_id: int = Field(foreign_key="account.id", sa_type=BIG)
    seq: int
    institution_id: int = ref("institution")
    team_id: int | None = maybe_ref("team")
    counselor_id: int | None = maybe_ref("counselor")
    indicator: str
    quantity: int
    occurred_on: date
    counted_on: date
    recorded_at: int = instant()
    subject_kind: str
    subject_id: int = Field(sa_type=BIG)
    funding: str | None = None
    channel: str
    standing: str | None = None
    public_work: bool | None = None
    reverses_id: int | None = maybe_ref("ledger_entry")
    note_id: int | None = maybe_ref("ledger_note")
    note_digest: str | None = None
    hash: str


class Closing(Row, table=True):
    """A watermark "closed through this day", with the heads of the chains at that moment."""

    __tablename__ = "closing"

    institution_id: int = ref("institution", index=True)
    closed_through: date
    kind: str | None = None
    period: str | None = None
    closed_at: int = instant()
    closed_by: int = ref("account")
    head: str
    report: str | None = Field(default=None, sa_type=TEXT)
