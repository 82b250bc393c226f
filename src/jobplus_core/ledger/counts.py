"""Sums of the ledger and the rows beneath them; every figure on any screen or report comes from here.

A count is named by whose it is, which indicators, which days (of `counted_on`) and as of when. Placements at
events are counted apart from the center's figure (plan III-1), so the channels that make it up are explicit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.kinds import Channel, Indicator

CENTER_CHANNELS: Final = (Channel.CENTER, Channel.IMPORT)
EVENT_CHANNELS: Final = (Channel.DAY_19, Channel.FAIR, Channel.MATCHING_DAY)
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which rows a figure sums.

    Attributes:
        since: First day counted; `until` is the last, both included.
        as_of: Only what the store had learned by then (microseconds UTC); None means everything.
        counselor_id, team_id: Narrow the figure to one person's or one team's rows.
        nobody: Only rows that are credited to the institution and to no counselor.
        teamless: With a team, also rows of no team.
    """

    institution_id: int
    since: date
    until: date
    as_of: int | None = None
    counselor_id: int | None = None
    team_id: int | None = None
    nobody: bool = False
    teamless: bool = False
    channels: tuple[Channel, ...] = CENTER_CHANNELS


class Sum(NamedTuple):
    """One indicator's figure for one counselor (None: the institution's own), team and funding."""

    indicator: str
    counselor_id: int | None
    team_id: int | None
    funding: str | None
    quantity: int


class SpanSum(NamedTuple):
    """One indicator's figures of a period, its year to date and the period before, for one counselor, team and
    channel."""

    indicator: str
    counselor_id: int | None
    team_id: int | None
    channel: str
    period: int
    year: int
    before: int


class Late(NamedTuple):
    """A row that counts on the first open day after a closing because its own day was closed."""

    id: int
    counselor_id: int | None
    team_id: int | None
    indicator: str
    quantity: int
    occurred_on: date
    reverses_id: int | None
    channel: str


class Day(NamedTuple):
    """One day's figure."""

    day: date
    quantity: int


class DaySum(NamedTuple):
    """One indicator's figure of one day, for one counselor and funding."""

    indicator: str
    counselor_id: int | None
    funding: str | None
    day: date
    quantity: int


class EntryRow(NamedTuple):
    """A ledger row beneath a figure."""

    id: int
    counselor_id: int | None
    counselor: str | None
    indicator: str
    quantity: int
    occurred_on: date
    counted_on: date
    recorded_at: int
    subject_kind: str
    subject_id: int
    funding: str | None
    channel: str
    standing: str | None
    reverses_id: int | None
    reason: str | None


class _ClosedDay(NamedTuple):
    day: date


def sums(reader: Reader, scope: Scope, indicators: Sequence[Indicator]) -> list[Sum]:
    """Figures by indicator, counselor, team and funding; groups without rows are absent."""
    where, parameters = _where(scope, indicators)
    found = reader.rows(
        f"""SELECT indicator, counselor_id, team_id, funding, SUM(quantity)
        FROM ledger_entry WHERE {where}
        GROUP BY indicator, counselor_id, team_id, funding""",
        parameters,
        Sum,
    )
    # Databases disagree on where nulls and letters sort; a report may not.
    return sorted(
        found, key=lambda sum_: (sum_.indicator, sum_.counselor_id or 0, sum_.team_id or 0, sum_.funding or "")
    )


def span_sums(
    reader: Reader, scope: Scope, indicators: Sequence[Indicator], *, year: tuple[date, date], before: tuple[date, date]
) -> list[SpanSum]:
    """Figures of a period, its year to date and the period before it, in one walk over the rows.

    Args:
        scope: The period; the days of the two others come on top.
        year: First and last day of the year to date; the last is no later than the scope's.
        before: First and last day of the period before.
    """
    where, parameters = _where(replace(scope, since=min(year[0], before[0])), indicators)
    found = reader.rows(
        f"""SELECT indicator, counselor_id, team_id, channel,
            SUM(CASE WHEN counted_on >= :period_since THEN quantity ELSE 0 END),
            SUM(CASE WHEN counted_on BETWEEN :year_since AND :year_until THEN quantity ELSE 0 END),
            SUM(CASE WHEN counted_on BETWEEN :before_since AND :before_until THEN quantity ELSE 0 END)
        FROM ledger_entry WHERE {where}
        GROUP BY indicator, counselor_id, team_id, channel""",
        {
            **parameters,
            "period_since": scope.since,
            "year_since": year[0],
            "year_until": year[1],
            "before_since": before[0],
            "before_until": before[1],
        },
        SpanSum,
    )
    return sorted(found, key=lambda one: (one.indicator, one.counselor_id or 0, one.team_id or 0, one.channel))


def late_rows(reader: Reader, scope: Scope, indicators: Sequence[Indicator]) -> list[Late]:
    """Rows of closed days that count in the scope (정정), in order of booking: late acts, and reversals with the row
    that they correct."""
    # They all count on a day that follows a closing; elsewhere nothing need be read.
    closings = reader.rows(
        """SELECT DISTINCT closed_through FROM closing WHERE institution_id = :institution_id
            AND closed_through >= :since AND closed_through <= :until""",
        {
            "institution_id": scope.institution_id,
            "since": scope.since - _ONE_DAY,
            "until": scope.until - _ONE_DAY,
        },
        _ClosedDay,
    )
    if not closings:
        return []
    where, parameters = _where(scope, indicators)
    days, day_values = names("open_day", [row.day + _ONE_DAY for row in closings])
    return reader.rows(
        f"""SELECT id, counselor_id, team_id, indicator, quantity, occurred_on, reverses_id, channel
        FROM ledger_entry WHERE {where} AND counted_on IN ({days}) AND occurred_on < counted_on ORDER BY id""",
        {**parameters, **day_values},
        Late,
    )


def total(reader: Reader, scope: Scope, indicator: Indicator) -> int:
    """One figure."""
    where, parameters = _where(scope, (indicator,))
    return reader.number(f"SELECT SUM(quantity) FROM ledger_entry WHERE {where}", parameters)


def day_sums(reader: Reader, scope: Scope, indicators: Sequence[Indicator]) -> list[DaySum]:
    """Figures by indicator, counselor, funding and day; days without rows are absent."""
    where, parameters = _where(scope, indicators)
    return reader.rows(
        f"""SELECT indicator, counselor_id, funding, counted_on, SUM(quantity) FROM ledger_entry WHERE {where}
        GROUP BY indicator, counselor_id, funding, counted_on""",
        parameters,
        DaySum,
    )


def by_month(reader: Reader, scope: Scope, indicator: Indicator) -> tuple[int, ...]:
    """One figure by month, from the month of the scope's first day to that of its last; months without rows are 0."""
    where, parameters = _where(scope, (indicator,))
    held: dict[tuple[int, int], int] = {}
    for row in reader.rows(
        f"SELECT counted_on, SUM(quantity) FROM ledger_entry WHERE {where} GROUP BY counted_on", parameters, Day
    ):
        month = row.day.year, row.day.month
        held[month] = held.get(month, 0) + row.quantity
    first, last = scope.since.year * 12 + scope.since.month - 1, scope.until.year * 12 + scope.until.month - 1
    return tuple(held.get((index // 12, index % 12 + 1), 0) for index in range(first, last + 1))


def rows(
    reader: Reader,
    scope: Scope,
    indicators: Sequence[Indicator],
    *,
    before: tuple[date, int] | None = None,
    limit: int = 100,
) -> list[EntryRow]:
    """The rows beneath a figure, newest day first, a page at a time.

    Args:
        before: The day and id of the last row of the page before, or None for the first page.
    """
    where, parameters = _where(scope, indicators, alias="e.")
    if before is not None:
        where += " AND (e.counted_on, e.id) < (:before_day, :before_id)"
        parameters |= {"before_day": before[0], "before_id": before[1]}
    return reader.rows(
        f"""SELECT e.id, e.counselor_id, c.name, e.indicator, e.quantity, e.occurred_on, e.counted_on, e.recorded_at,
            e.subject_kind, e.subject_id, e.funding, e.channel, e.standing, e.reverses_id, n.text
        FROM ledger_entry e
        LEFT JOIN counselor c ON c.id = e.counselor_id
        LEFT JOIN ledger_note n ON n.id = e.note_id
        WHERE {where} ORDER BY e.counted_on DESC, e.id DESC LIMIT :limit""",
        {**parameters, "limit": limit},
        EntryRow,
    )


def row_count(reader: Reader, scope: Scope, indicators: Sequence[Indicator]) -> int:
    """How many rows lie beneath a figure."""
    where, parameters = _where(scope, indicators)
    return reader.number(f"SELECT COUNT(*) FROM ledger_entry WHERE {where}", parameters)


def _where(scope: Scope, indicators: Sequence[Indicator], *, alias: str = "") -> tuple[str, dict[str, Value]]:
    kinds, kind_values = names("kind", [indicator.value for indicator in indicators])
    doors, door_values = names("door", [channel.value for channel in scope.channels])
    text = (
        f"{alias}institution_id = :institution_id AND {alias}indicator IN ({kinds})"
        f" AND {alias}counted_on >= :since AND {alias}counted_on <= :until AND {alias}channel IN ({doors})"
    )
    parameters: dict[str, Value] = {
        "institution_id": scope.institution_id,
        "since": scope.since,
        "until": scope.until,
        **kind_values,
        **door_values,
    }
    for name, value, comparison in (
        ("as_of", scope.as_of, "recorded_at <="),
        ("counselor_id", scope.counselor_id, "counselor_id ="),
    ):
        if value is not None:
            text += f" AND {alias}{comparison} :{name}"
            parameters[name] = value
    if scope.nobody:
        text += f" AND {alias}counselor_id IS NULL"
    if scope.team_id is not None:
        also = f" OR {alias}team_id IS NULL" if scope.teamless else ""
        text += f" AND ({alias}team_id = :team_id{also})"
        parameters["team_id"] = scope.team_id
    return text, parameters
