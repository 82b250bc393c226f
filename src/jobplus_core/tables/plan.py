"""Targets, quotas, settings and the days the center is closed; all versioned, because closed reports rest on them."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from jobplus_core.tables.base import BIG, DAY, Row, instant, maybe_instant, maybe_ref, ref


class AnnualTarget(Row, table=True):
    """One candidate for a year's target; where the plan contradicts itself each stands with its source. One is
    active at a time; the moments of its activity stay, so that a report of the past shows the target it had then."""

    __tablename__ = "annual_target"
    __table_args__: ClassVar[Any] = (
        Index("ix_annual_target_year", "institution_id", "year", "indicator"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    indicator: str
    year: int
    funding: str | None = None
    value: int
    source: str
    version: int = 1
    active_since: int | None = maybe_instant()
    active_until: int | None = maybe_instant()
    set_at: int = instant()
    set_by: int | None = maybe_ref("account")


class MonthlyQuota(Row, table=True):
    """What a counselor (or, with none named, the institution) is to reach in a month; the newest version holds."""

    __tablename__ = "monthly_quota"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "year", "month", "indicator", "counselor_id", "version"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    counselor_id: int | None = maybe_ref("counselor")
    indicator: str
    year: int
    month: int
    value: int
    source: str
    version: int = 1
    set_at: int = instant()
    set_by: int | None = maybe_ref("account")


class Setting(Row, table=True):
    """A center's own value of a setting; rows stay as the history and the newest version holds."""

    __tablename__ = "setting"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "name", "version"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    name: str
    value: str
    version: int = 1
    set_at: int = instant()
    set_by: int | None = maybe_ref("account")


class CalendarDay(Row, table=True):
    """A day on which the center is closed, copied in because holiday libraries change between releases."""

    __tablename__ = "calendar_day"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "day"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = Field(foreign_key="institution.id", sa_type=BIG)
    day: date = Field(sa_type=DAY)
    name: str
    source: str
