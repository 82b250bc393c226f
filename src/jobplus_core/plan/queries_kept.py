"""A month's figures kept between looks: after a commit of any desk, only what is new is read.

The ledger is only appended to, so that the rows behind the newest one seen are all that came. PostgreSQL numbers a row
before it commits: one may come to light behind a newer one. Then the rows counted are more than those kept and those
new, and the month is read as a whole.
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
        entries: Ledger rows of these counselors in the indicator and month.
        newest: The newest row of the whole ledger.
        quotas, members, closed_days: The newest of what the month is measured against, all versioned or only added to.
    """

    entries: int
    newest: int
    quotas: int
    members: int
    closed_days: int


@dataclass(frozen=True, slots=True)
class KeptMonth:
    """The month of some people in one indicator.

    Attributes:
        quotas: By counselor.
        days: The center's business days; `month` are those of this month.
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
    mark: Mark
    tallies: Mapping[int, Tally]
    rows: tuple[Progress, ...]


class _Seen(NamedTuple):
    entries: int
    newest: int
    quotas: int
    members: int
    closed_days: int
    counselor_id: int | None
    funding: str | None
    day: date | None
    quantity: int | None
    channel: str | None


_COUNTED: Final = frozenset(channel.value for channel in CENTER_CHANNELS)
_BEHIND_ALL: Final = 2**62


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
        Mark(*_look(reader, ids, indicator, first, _BEHIND_ALL)[0][:5]),
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
    ids = tuple(member.counselor_id for member in kept.members)
    found = _look(reader, ids, kept.indicator, kept.today.replace(day=1), kept.mark.newest)
    mark = Mark(*found[0][:5])
    new: dict[int, list[DaySum]] = {}
    count = 0
    for row in found:
        if row.counselor_id is None or row.day is None or row.quantity is None:
            continue
        count += 1
        if row.channel in _COUNTED:
            new.setdefault(row.counselor_id, []).append(
                DaySum(kept.indicator, row.counselor_id, row.funding, row.day, row.quantity)
            )
    if mark[2:] != kept.mark[2:] or mark.entries != kept.mark.entries + count:
        return None
    if not new:
        return replace(kept, mark=mark)
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


def _look(reader: Reader, counselor_ids: tuple[int, ...], indicator: Indicator, first: date, seen: int) -> list[_Seen]:
    """One row that says where the store stands, or one for each row of the ledger behind the one seen."""
    sql, parameters = _question(counselor_ids, indicator, first)
    return reader.rows(sql, {**parameters, "seen": seen}, _Seen)


@lru_cache(8)
def _question(counselor_ids: tuple[int, ...], indicator: Indicator, first: date) -> tuple[str, Mapping[str, Value]]:
    # Asked after every commit of any desk, and the same each time. New rows are found by their number alone: both
    # databases would otherwise take an index of the whole month.
    whose, parameters = names("counselor", counselor_ids)
    sql = f"""SELECT m.entries, m.newest, m.quotas, m.members, m.closed_days,
            e.counselor_id, e.funding, e.counted_on, e.quantity, e.channel
        FROM (SELECT
            (SELECT COUNT(*) FROM ledger_entry WHERE counselor_id IN ({whose}) AND indicator = :indicator
                AND counted_on >= :first AND counted_on <= :last) AS entries,
            (SELECT COALESCE(MAX(id), 0) FROM ledger_entry) AS newest,
            (SELECT COALESCE(MAX(id), 0) FROM monthly_quota) AS quotas,
            (SELECT COALESCE(MAX(id), 0) FROM team_membership) AS members,
            (SELECT COALESCE(MAX(id), 0) FROM calendar_day) AS closed_days) AS m
        LEFT JOIN ledger_entry e ON e.id > :seen AND +e.counselor_id IN ({whose})
            AND COALESCE(e.indicator, '') = :indicator AND e.counted_on >= :first AND e.counted_on <= :last"""
    return sql, {
        **parameters,
        "indicator": indicator.value,
        "first": first.isoformat(),
        "last": month_bounds(first)[1].isoformat(),
    }
