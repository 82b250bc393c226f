"""What matching keeps: each center's weights by version, what outcomes propose, and the index as last folded."""

from typing import Any, ClassVar

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

from jobplus_core.tables.base import BIG, TEXT, Row, instant, maybe_instant, maybe_ref, ref


class WeightSetRow(Row, table=True):
    """How much each criterion counts at a center; rows stay as the history and the newest version holds."""

    __tablename__ = "weight_set"
    __table_args__: ClassVar[Any] = (UniqueConstraint("institution_id", "version"), {"sqlite_autoincrement": True})

    institution_id: int = ref("institution")
    version: int
    weights: str = Field(sa_type=TEXT)
    note: str
    account_id: int = ref("account")
    made_at: int = instant()


class Calibration(Row, table=True):
    """Weights that outcomes propose, with the figures they rest on, and what a lead decided."""

    __tablename__ = "calibration"

    institution_id: int = ref("institution", index=True)
    account_id: int = ref("account")
    fitted_at: int = instant()
    outcomes: int
    weights: str = Field(sa_type=TEXT)
    figures: str = Field(sa_type=TEXT)
    decision: str | None = None
    decided_at: int | None = maybe_instant()
    decided_by: int | None = maybe_ref("account")
    weight_version: int | None = None


class MatchMark(SQLModel, table=True):
    """How far the change log is folded into a center's stored index, and in which layout that is written.

    On SQLite changes are counted by `change_id`, because they commit one after the other; on PostgreSQL by
    `xact`: every change of an older transaction is in the index, whenever it became visible.
    """

    __tablename__ = "match_mark"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False, "info": {"derived": True}}

    institution_id: int = Field(foreign_key="institution.id", sa_type=BIG, primary_key=True)
    layout: int
    change_id: int = Field(sa_type=BIG)
    xact: int = Field(sa_type=BIG)
    folded_at: int = instant()


class MatchIndex(SQLModel, table=True):
    """One piece of a center's stored index: which rows of a side hold a value, or what the rows are."""

    __tablename__ = "match_index"
    __table_args__: ClassVar[Any] = {"info": {"derived": True}}

    institution_id: int = Field(foreign_key="institution.id", sa_type=BIG, primary_key=True)
    side: str = Field(primary_key=True)
    dimension: str = Field(primary_key=True)
    value: str = Field(primary_key=True)
    bits: bytes = Field(sa_type=LargeBinary)
