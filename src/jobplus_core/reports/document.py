"""The weekly report as a document: what a closing keeps, and what every file and table of it is drawn from.

The same figures give the same bytes on every machine and database, so that a report of a past moment can be compared
with one printed then.
"""

import csv
import io
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from jobplus_core.clock import KST
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import ClosingKind, Indicator, korean
from jobplus_core.ledger.counts import Late, by_month
from jobplus_core.ledger.heads import head_at
from jobplus_core.plan.dividing.queries import active_target
from jobplus_core.plan.queries import QuotaRow, quotas
from jobplus_core.plan.rules import QUOTA_INDICATOR
from jobplus_core.reports.form import CENTER, HEADS, RATE, Head, rate
from jobplus_core.reports.month_so_far import month_so_far
from jobplus_core.reports.weekly import Cell, Line, TeamReport, WeeklyReport, weekly
from jobplus_core.reports.weeks import Period

Document = dict[str, Any]
"""JSON values by name, in the order in which they are written.

`week`, `title`, `from`, `until`, `as_of`, `chain_head`, and `teams`, each with its `team`, `cells`, `people`, `apart`,
`corrections`, `months` and `pace` (as `month_so_far` gives it; documents kept earlier have none). A cell holds `week`
and `cumulative`; in the report of a month, `week` is called `month`.
"""

CSV_HEADS: Final = ("team", "counselor", "column", "period", "cumulative", "note")
# At the calendar's ends a moment has no day in another zone.
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def issue(reader: Reader, institution_id: int, center: str, period: Period, as_of: int) -> Document:
    """The report of a period as it stood at a moment.

    Args:
        center: The center's name.
        as_of: Microseconds UTC; for the present, what `Store.present` gives, so that the same moment asked for later
            gives the same bytes.
    """
    report = weekly(reader, institution_id, period, as_of=as_of)
    held = quotas(reader, institution_id, period.month_start, as_of=as_of)
    return {
        period.kind.value: period.key,
        "center": center,
        "title": period.title,
        "from": period.since.isoformat(),
        "until": period.until.isoformat(),
        "as_of": moment_text(as_of),
        "teams": [_team(reader, report, team, held) for team in report.teams],
        "chain_head": head_at(reader, as_of),
    }


def span_of(document: Mapping[str, Any]) -> ClosingKind:
    """Whether a document is of a week or of a month."""
    return ClosingKind.WEEK if ClosingKind.WEEK.value in document else ClosingKind.MONTH


def canonical(document: Document) -> str:
    """The one way a document is written as JSON, with its line end."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def as_csv(document: Document) -> str:
    """The document as CSV, one line a cell: the team's own without a counselor."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    kind = span_of(document).value
    writer.writerow(CSV_HEADS)
    for team in document["teams"]:
        for person in ({"name": "", **team}, *team["people"]):
            for word, cell in person["cells"].items():
                writer.writerow((team["team"], person["name"], word, cell[kind], cell["cumulative"], person["note"]))
        for door, cells in team["apart"].items():
            for word, cell in cells.items():
                writer.writerow((team["team"], door, word, cell[kind], cell["cumulative"], "별도"))
        for row in team["corrections"]["rows"]:
            corrects = "" if row["corrects"] is None else f" {row['corrects']}"
            writer.writerow(
                (team["team"], row["counselor"], row["column"], row["count"], "", f"정정{corrects} {row['day']}")
            )
    return out.getvalue()


def moment_text(moment: int) -> str:
    """A moment (microseconds UTC) in Korean time, to the microsecond."""
    return (_EPOCH + timedelta(microseconds=moment)).astimezone(KST).isoformat(timespec="microseconds")


def read_moment(text: str) -> int | None:
    """The moment that a text names, microseconds UTC: what a report prints, or a day (its end) or a Korean time."""
    try:
        if len(text.strip()) == len("2013-11-24"):
            day = date.fromisoformat(text.strip())
            found = datetime(day.year, day.month, day.day, tzinfo=KST) + timedelta(days=1, microseconds=-1)
        else:
            found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    if not _FIRST_YEAR <= found.year <= _LAST_YEAR:
        return None
    if found.tzinfo is None:
        found = found.replace(tzinfo=KST)
    return (found - _EPOCH) // timedelta(microseconds=1)


def _team(reader: Reader, report: WeeklyReport, team: TeamReport, held: list[QuotaRow]) -> Document:
    heads, kind = HEADS[team.kind], report.week.kind.value
    measured = QUOTA_INDICATOR[team.kind]
    year = report.scope(team, None, cumulative=True)
    return {
        "team": team.name,
        "cells": _cells(heads, team.total, kind),
        "note": _note(team, None),
        "people": [
            {
                "name": CENTER if line.counselor_id is None else line.name or "",
                "cells": _cells(heads, line.cells, kind),
                "note": _note(team, line),
            }
            for line in team.people
        ],
        "apart": {korean(door): _cells(heads, cells, kind) for door, cells in team.apart.items()},
        "corrections": _corrections(report, team),
        "months": {
            "column": _word(heads, measured),
            "values": list(by_month(reader, year, measured)) if year.since <= year.until else [],
            "target": active_target(report.targets, measured)[0],
        },
        "pace": month_so_far(reader, report, team, held),
    }


def _cells(heads: tuple[Head, ...], cells: Mapping[Indicator, Cell], kind: str) -> Document:
    found: Document = {}
    for head in heads:
        if head is RATE:
            placed, trained = cells.get(Indicator.TRAINEE_PLACEMENT), cells.get(Indicator.TRAINEE)
            if placed is not None and trained is not None:
                found[head.word] = {
                    kind: rate(placed.week, trained.week),
                    "cumulative": rate(placed.cumulative, trained.cumulative),
                }
        elif head.indicator is not None and head.indicator in cells:
            cell = cells[head.indicator]
            found[head.word] = {kind: cell.week, "cumulative": cell.cumulative}
    return found


def _note(team: TeamReport, line: Line | None) -> str:
    return ", ".join(team.remarks.get(line.counselor_id if line else None, ()))


def _corrections(report: WeeklyReport, team: TeamReport) -> Document:
    heads = HEADS[team.kind]

    def row(late: Late) -> Document:
        return {
            "entry": late.id,
            "corrects": late.reverses_id,
            "column": _word(heads, Indicator(late.indicator)),
            "counselor": CENTER if late.counselor_id is None else report.names.get(late.counselor_id, ""),
            "day": late.occurred_on.isoformat(),
            "count": late.quantity,
        }

    rows = [row(late) for late in team.corrections]
    words = dict.fromkeys(one["column"] for one in rows)
    return {
        "columns": {
            word: {
                "plus": sum(one["count"] for one in rows if one["column"] == word and one["count"] > 0),
                "minus": -sum(one["count"] for one in rows if one["column"] == word and one["count"] < 0),
            }
            for word in words
        },
        "rows": rows,
    }


def _word(heads: tuple[Head, ...], indicator: Indicator) -> str:
    return next((head.word for head in heads if head.indicator is indicator), korean(indicator))
