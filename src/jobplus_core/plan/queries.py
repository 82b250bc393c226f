"""Targets, quotas and progress."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Funding, Indicator, TeamKind
from jobplus_core.ledger.counts import Scope, sums
from jobplus_core.plan.rules import QUOTA_INDICATOR, Pace, month_bounds, pace
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


@dataclass(frozen=True, slots=True)
class Progress:
    """A counselor's month in the figure their team is measured by."""

    member: Member
    indicator: Indicator
    pace: Pace
    private: int
    support: int


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
) -> list[Progress]:
    """Every counselor's month against their quota, or one counselor's."""
    first, last = month_bounds(today)
    members = [
        member
        for member in members_on(reader, institution_id, today)
        if counselor_id is None or member.counselor_id == counselor_id
    ]
    scope = Scope(institution_id=institution_id, since=first, until=last, as_of=as_of, counselor_id=counselor_id)
    done: dict[tuple[int | None, str, str | None], int] = {}
    for row in sums(reader, scope, tuple(dict.fromkeys(QUOTA_INDICATOR.values()))):
        key = (row.counselor_id, row.indicator, row.funding)
        done[key] = done.get(key, 0) + row.quantity
    held = {(q.counselor_id, q.indicator): q.value for q in quotas(reader, institution_id, today, as_of=as_of)}
    found = []
    for member in members:
        indicator = QUOTA_INDICATOR[TeamKind(member.team_kind)]
        private, support, other = (
            done.get((member.counselor_id, indicator.value, funding), 0)
            for funding in (Funding.PRIVATE.value, Funding.SUPPORT.value, None)
        )
        quota = held.get((member.counselor_id, indicator.value), 0)
        found.append(Progress(member, indicator, pace(private + support + other, quota, today, days), private, support))
    return found
