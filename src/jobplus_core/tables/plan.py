"""Targets, quotas, settings and the days the center is closed; all versioned, because closed reports rest on them."""

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from jobplus_core.tables.base import BIG, DAY, TEXT, Row, instant, maybe_instant, maybe_ref, ref


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
    note: str | None = None
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


class QuotaRule(Row, table=True):
    """How a team's target becomes months and people: whom it divides by, how parts are rounded, how months weigh."""

    __tablename__ = "quota_rule"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "team_id", "indicator", "version"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    team_id: int = ref("team")
    indicator: str
    divisor: str
    rounding: str
    months: str
    version: int = 1
    set_at: int = instant()
    set_by: int | None = maybe_ref("account")


class TeamStrength(Row, table=True):
    """How many people a team is authorised to have (정원), from a day on."""

    __tablename__ = "team_strength"

    team_id: int = ref("team", index=True)
    authorised: int
    since: date


class Evaluation(Row, table=True):
    """A period's evaluation (실적평가) as it was settled: the sheet in canonical JSON."""

    __tablename__ = "evaluation"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("institution_id", "period"),
        {"sqlite_autoincrement": True},
    )

    institution_id: int = ref("institution")
    period: str
    report: str = Field(sa_type=TEXT)
    settled_at: int = instant()
    settled_by: int = ref("account")


class EvaluationNote(Row, table=True):
    """A team's analysis of why a month or quarter stayed low, and what it plans; the newest one holds."""

    __tablename__ = "evaluation_note"

    institution_id: int = ref("institution", index=True)
    period: str
    team_id: int = ref("team")
    counselor_id: int | None = maybe_ref("counselor")
    text: str = Field(sa_type=TEXT)
    written_at: int = instant()
    account_id: int = ref("account")


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
