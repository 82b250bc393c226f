"""The month of a report's period in what a team is measured by: day by day, and each person against their quota."""

from dataclasses import replace
from datetime import date
from typing import Any

from jobplus_core.clock import business_day
from jobplus_core.db.read_port import Reader
from jobplus_core.ledger.counts import day_sums
from jobplus_core.plan.queries import QuotaRow
from jobplus_core.plan.rules import QUOTA_INDICATOR, month_bounds
from jobplus_core.reports.form import CENTER
from jobplus_core.reports.weekly import TeamReport, WeeklyReport


def month_so_far(reader: Reader, report: WeeklyReport, team: TeamReport, held: list[QuotaRow]) -> dict[str, Any]:
    """The month up to the period's last day, or to the day that the report is as of.

    It tells calendar days and no business days: a day that is closed later must not change a report of the past.

    Args:
        held: The quotas of the month as they stood then.

    Returns:
        `month` (`2013-11`), `days` (what each counts, the first of the month first), `quota` (of its people together),
        and `people`, each with `name`, `count` and `quota`; 0 where no quota is set.
    """
    indicator = QUOTA_INDICATOR[team.kind]
    first, last = month_bounds(report.week.month_start)
    until = min(report.week.until, last)
    if report.as_of is not None:
        until = min(until, business_day(report.as_of))
    scope = replace(report.scope(team, None, cumulative=True), since=first, until=until)
    days = [0] * max(0, (until - first).days + 1)
    done: dict[int | None, int] = {}
    for row in day_sums(reader, scope, (indicator,)) if days else ():
        days[(row.day - first).days] += row.quantity
        done[row.counselor_id] = done.get(row.counselor_id, 0) + row.quantity
    quotas = {row.counselor_id: row.value for row in held if row.indicator == indicator}
    people = [
        {
            "name": CENTER if line.counselor_id is None else line.name or "",
            "count": done.get(line.counselor_id, 0),
            "quota": quotas.get(line.counselor_id, 0) if line.counselor_id is not None else 0,
        }
        for line in team.people
    ]
    return {
        "month": f"{first:%Y-%m}",
        "days": days,
        "quota": sum(person["quota"] for person in people),
        "people": people,
    }


def weekdays(first: date) -> list[date]:
    """The Mondays to Fridays of the month that begins on `first`."""
    last = month_bounds(first)[1]
    return [day for day in (first.replace(day=n) for n in range(1, last.day + 1)) if day.weekday() < 5]
