"""Targets, quotas and progress."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Funding, Indicator, TeamKind
from jobplus_core.ledger.counts import DaySum, Scope, day_sums, sums
from jobplus_core.plan.rules import (
    QUOTA_INDICATOR,
    Forecast,
    MonthDays,
    Pace,
    forecast,
    month_bounds,
    month_days,
    pace,
)
from jobplus_core.staff.queries import Member, members_on


class TargetRow(NamedTuple):
    """A candidate for a year's target."""

    indicator: str
    funding: str | None
    value: int
    source: str
    active: bool


class Candidate(NamedTuple):
    """A candidate for a year's target as a lead chooses among them.

    Attributes:
        note: Why it was chosen, where it was.
        since: From when it holds, microseconds UTC; nothing where it does not hold.
    """

    id: int
    indicator: str
    funding: str | None
    value: int
    source: str
    note: str | None
    since: int | None


class QuotaRow(NamedTuple):
    """A month's quota that holds; no counselor means the institution's."""

    counselor_id: int | None
    indicator: str
    value: int


class Meter(NamedTuple):
    """A year's figure up to today, and the year's target."""

    done: int
    target: int


@dataclass(frozen=True, slots=True)
class Progress:
    """A counselor's month in the figure their team is measured by."""

    member: Member
    indicator: Indicator
    pace: Pace
    private: int
    support: int
    outlook: Forecast | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """What a month has brought one person.

    Attributes:
        by_day: By business day.
        other: What neither funding counts.
    """

    by_day: Mapping[date, int]
    private: int = 0
    support: int = 0
    other: int = 0


NOTHING: Final = Tally({})
# Places of the parts in a tally.
_PARTS: Final[Mapping[str | None, int]] = {Funding.PRIVATE.value: 0, Funding.SUPPORT.value: 1, None: 2}


def targets(reader: Reader, institution_id: int, year: int, *, as_of: int | None = None) -> list[TargetRow]:
    """All candidates of a year, active ones first.

    Args:
        as_of: Only what was held by then, microseconds UTC.
    """
    seen, active = "", "active_since IS NOT NULL AND active_until IS NULL"
    if as_of is not None:
        seen = " AND set_at <= :as_of"
        active = "COALESCE(active_since <= :as_of AND (active_until IS NULL OR active_until > :as_of), FALSE)"
    return reader.rows(
        f"""SELECT indicator, funding, value, source, ({active}) AS active FROM annual_target
        WHERE institution_id = :institution_id AND year = :year{seen} ORDER BY indicator, active DESC, version DESC""",
        {"institution_id": institution_id, "year": year, **({} if as_of is None else {"as_of": as_of})},
        TargetRow,
    )


def candidates(reader: Reader, institution_id: int, year: int) -> list[Candidate]:
    """The candidates of a year, each once, in the order in which they were first held; the plan's contradictions stand
    side by side."""
    found = reader.rows(
        """SELECT id, indicator, funding, value, source, note,
            CASE WHEN active_since IS NOT NULL AND active_until IS NULL THEN active_since END
        FROM annual_target WHERE institution_id = :institution_id AND year = :year ORDER BY id""",
        {"institution_id": institution_id, "year": year},
        Candidate,
    )
    # A candidate that was chosen a second time stands there twice; the newer row says whether it holds.
    newest = {(row.indicator, row.funding, row.value, row.source): row for row in found}
    return list(newest.values())


def quotas(reader: Reader, institution_id: int, day: date, *, as_of: int | None = None) -> list[QuotaRow]:
    """The quotas that hold in the month of `day`, or held at `as_of` (microseconds UTC)."""
    seen = "" if as_of is None else " AND n.set_at <= :as_of"
    return reader.rows(
        f"""SELECT q.counselor_id, q.indicator, q.value FROM monthly_quota q
        WHERE q.institution_id = :institution_id AND q.year = :year AND q.month = :month AND q.version = (
            SELECT MAX(n.version) FROM monthly_quota n WHERE n.institution_id = q.institution_id AND n.year = q.year
            AND n.month = q.month AND n.indicator = q.indicator
            AND COALESCE(n.counselor_id, 0) = COALESCE(q.counselor_id, 0){seen})
        ORDER BY q.counselor_id, q.indicator""",
        {
            "institution_id": institution_id,
            "year": day.year,
            "month": day.month,
            **({} if as_of is None else {"as_of": as_of}),
        },
        QuotaRow,
    )


def progress(
    reader: Reader,
    institution_id: int,
    today: date,
    days: BusinessDays,
    *,
    counselor_id: int | None = None,
    as_of: int | None = None,
    measure: Indicator | None = None,
) -> list[Progress]:
    """Every counselor's month against their quota, or one counselor's.

    Args:
        measure: What to measure everybody by; what each team is measured by where none is named.
    """
    members = [
        member
        for member in members_on(reader, institution_id, today)
        if counselor_id is None or member.counselor_id == counselor_id
    ]
    held = quotas(reader, institution_id, today, as_of=as_of)
    first, last = month_bounds(today)
    scope = Scope(
        institution_id=institution_id,
        since=first,
        until=last,
        as_of=as_of,
        counselor_id=counselor_id,
    )
    indicators = (measure,) if measure else tuple(dict.fromkeys(QUOTA_INDICATOR.values()))
    done: dict[tuple[int | None, str], list[DaySum]] = {}
    for row in day_sums(reader, scope, indicators):
        done.setdefault((row.counselor_id, row.indicator), []).append(row)
    wanted = {(q.counselor_id, q.indicator): q.value for q in held}
    month = month_days(today, days)
    found = []
    for member in members:
        indicator = measure or QUOTA_INDICATOR[TeamKind(member.team_kind)]
        key = (member.counselor_id, indicator.value)
        tally = tallied(NOTHING, done.get(key, ()), days)
        found.append(progress_from(member, indicator, tally, wanted.get(key, 0), month))
    return found


def year_meter(reader: Reader, institution_id: int, indicator: Indicator, today: date, *, planned: int) -> Meter:
    """How far a year's figure has come towards the center's target.

    Args:
        planned: What the plan names, held where the center has set no target.
    """
    scope = Scope(institution_id=institution_id, since=today.replace(month=1, day=1), until=today)
    done = sum(row.quantity for row in sums(reader, scope, (indicator,)))
    held = targets(reader, institution_id, today.year)
    target = next(
        (row.value for row in held if row.active and row.indicator == indicator and row.funding is None), planned
    )
    return Meter(done, target)


def tallied(before: Tally, rows: Iterable[DaySum], days: BusinessDays) -> Tally:
    """A tally with more rows of the same person."""
    by_day, parts = dict(before.by_day), [before.private, before.support, before.other]
    for row in rows:
        # What was done on a closed day counts with the business day that follows.
        day = days.after(row.day, 0)
        by_day[day] = by_day.get(day, 0) + row.quantity
        parts[_PARTS[row.funding]] += row.quantity
    return Tally(by_day, *parts)


def progress_from(member: Member, indicator: Indicator, found: Tally, quota: int, month: MonthDays) -> Progress:
    """One person's month from what it has brought."""
    done = found.private + found.support + found.other
    ended = [found.by_day.get(day, 0) for day in month.ended]
    outlook = forecast(ended, done - sum(ended), month.left)
    return Progress(member, indicator, pace(done, quota, month), found.private, found.support, outlook)
