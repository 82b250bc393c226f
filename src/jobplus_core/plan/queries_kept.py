"""A month's figures kept between looks: after a commit of any desk, only what is new is read.

The ledger is only appended to, so that the rows behind the newest one seen are all that came. PostgreSQL numbers a row
before it commits: one may come to light behind a newer one. So they are counted there too, and where they are more than
those kept and those new, the month is read as a whole. On SQLite, which commits one write after the other, there is
nothing to count.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.kinds import Indicator
from jobplus_core.ledger.counts import CENTER_CHANNELS, DaySum, Scope, day_sums
from jobplus_core.plan.queries import NOTHING, Progress, QuotaRow, Tally, progress_from, tallied
from jobplus_core.plan.rules import MonthDays, month_bounds, month_days
from jobplus_core.staff.queries import Member


class Mark(NamedTuple):
    """What tells whether a month still holds.

    Attributes:
        entries: Ledger rows of these counselors in the indicator and month; 0 where nothing can come to light late.
        newest: The newest row of the whole ledger.
        quotas, members, closed_days: The newest of what the month is measured against, all versioned or only added to
            but the closed days, which are taken back too.
        closures: How many closed days there are.
    """

    entries: int
    newest: int
    quotas: int
    members: int
    closed_days: int
    closures: int


@dataclass(frozen=True, slots=True)
class KeptMonth:
    """The month of some people in one indicator.

    Attributes:
        quotas: By counselor.
        days: The center's business days; `month` are those of this month.
        late: Whether a row of the ledger may come to light behind a newer one.
        tallies: What the month has brought, by counselor.
        rows: Each one's month, in the order of `members`.
    """

    institution_id: int
    today: date
    members: tuple[Member, ...]
    indicator: Indicator
    quotas: Mapping[int | None, int]
    days: BusinessDays
    month: MonthDays
    late: bool
    mark: Mark
    tallies: Mapping[int, Tally]
    rows: tuple[Progress, ...]


class _Act(NamedTuple):
    counselor_id: int
    funding: str | None
    day: date
    quantity: int
    channel: str


_COUNTED: Final = frozenset(channel.value for channel in CENTER_CHANNELS)


def read_month(
    reader: Reader,
    institution_id: int,
    members: Sequence[Member],
    indicator: Indicator,
    held: Sequence[QuotaRow],
    today: date,
    days: BusinessDays,
) -> KeptMonth:
    """Read the whole month of some people."""
    first, last = month_bounds(today)
    ids = tuple(member.counselor_id for member in members)
    scope = Scope(
        institution_id=institution_id,
        since=first,
        until=last,
        counselor_id=ids[0] if len(ids) == 1 else None,
    )
    found: dict[int | None, list[DaySum]] = {}
    for row in day_sums(reader, scope, (indicator,)):
        found.setdefault(row.counselor_id, []).append(row)
    month = month_days(today, days)
    late = reader.number("SELECT next FROM change_horizon", {}) != 1
    quotas = {row.counselor_id: row.value for row in held if row.indicator == indicator}
    tallies = {who: tallied(NOTHING, found.get(who, ()), days) for who in ids}
    return KeptMonth(
        institution_id,
        today,
        tuple(members),
        indicator,
        quotas,
        days,
        month,
        late,
        _mark(reader, ids, indicator, first, late=late),
        tallies,
        tuple(
            progress_from(m, indicator, tallies[m.counselor_id], quotas.get(m.counselor_id, 0), month) for m in members
        ),
    )


def renewed(reader: Reader, kept: KeptMonth) -> KeptMonth | None:
    """The same month with what came since; the same rows where nothing of it moved.

    Returns:
        Nothing where it has to be read as a whole: what it is measured against moved, or a row came to light that is
        older than one seen before.
    """
    ids, first = tuple(kept.tallies), kept.today.replace(day=1)
    before, mark = kept.mark, _mark(reader, ids, kept.indicator, first, late=kept.late)
    if mark == before:
        return kept
    if mark[2:] != before[2:]:
        return None
    if kept.late and mark.entries == before.entries:
        return replace(kept, mark=mark)
    acts = _acts(reader, ids, kept.indicator, first, before.newest, late=kept.late)
    if kept.late and mark.entries != before.entries + len(acts):
        return None
    if not acts:
        return replace(kept, mark=mark)
    new: dict[int, list[DaySum]] = {}
    for who, funding, day, quantity, channel in acts:
        if channel in _COUNTED:
            new.setdefault(who, []).append(DaySum(kept.indicator, who, funding, day, quantity))
    tallies = {**kept.tallies, **{who: tallied(kept.tallies[who], rows, kept.days) for who, rows in new.items()}}
    rows = tuple(
        progress_from(
            row.member,
            kept.indicator,
            tallies[row.member.counselor_id],
            kept.quotas.get(row.member.counselor_id, 0),
            kept.month,
        )
        if row.member.counselor_id in new
        else row
        for row in kept.rows
    )
    return replace(kept, mark=mark, tallies=tallies, rows=rows)


def _mark(reader: Reader, counselor_ids: tuple[int, ...], indicator: Indicator, first: date, *, late: bool) -> Mark:
    sql, _, parameters = _questions(counselor_ids, indicator, first, late)
    found = reader.one(sql, parameters if late else {}, Mark)
    assert found is not None
    return found


def _acts(
    reader: Reader, counselor_ids: tuple[int, ...], indicator: Indicator, first: date, seen: int, *, late: bool
) -> list[_Act]:
    _, sql, parameters = _questions(counselor_ids, indicator, first, late)
    return reader.rows(sql, {**parameters, "seen": seen}, _Act)


@lru_cache(8)
def _questions(
    counselor_ids: tuple[int, ...], indicator: Indicator, first: date, late: bool
) -> tuple[str, str, Mapping[str, Value]]:
    """The texts of what is asked after every commit of any desk: where the store stands, and which acts came."""
    whose, parameters = names("counselor", counselor_ids)
    last = month_bounds(first)[1]
    counted = f"""(SELECT COUNT(*) FROM ledger_entry WHERE counselor_id IN ({whose}) AND indicator = :indicator
        AND counted_on >= :first AND counted_on <= :last)"""
    stands = f"""SELECT
        {counted if late else 0},
        (SELECT COALESCE(MAX(id), 0) FROM ledger_entry), (SELECT COALESCE(MAX(id), 0) FROM monthly_quota),
        (SELECT COALESCE(MAX(id), 0) FROM team_membership), (SELECT COALESCE(MAX(id), 0) FROM calendar_day),
        (SELECT COUNT(*) FROM calendar_day)"""
    # Found by their number: for anything that is left bare here both databases would take an index of the whole month.
    came = f"""SELECT counselor_id, funding, counted_on, quantity, channel FROM ledger_entry
        WHERE id > :seen AND +counselor_id IN ({whose}) AND COALESCE(indicator, '') = :indicator
            AND COALESCE(counted_on, :last) BETWEEN :first AND :last"""
    return (
        stands,
        came,
        {**parameters, "indicator": indicator.value, "first": first.isoformat(), "last": last.isoformat()},
    )
