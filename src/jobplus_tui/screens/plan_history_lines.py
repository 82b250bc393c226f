"""Who set which target and quota when, in words."""

from itertools import groupby

from jobplus_core.kinds import Funding, Indicator, korean
from jobplus_core.plan.queries_history import QuotaChange, TargetChange
from jobplus_core.reports.document import moment_text
from jobplus_tui.desk.planning import PlanHistory
from jobplus_tui.fitting import fit, plain, wrapped
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span

TIME, WHO, INDENT = 18, 8, 3


def history_lines(found: PlanHistory, width: int) -> list[Line]:
    """Return the month's quotas, then the year's targets, the newest first."""
    lines: list[Line] = [[Span(" " + _("Quotas of month {month}").format(month=found.month.month), "bold accent")]]
    for _key, group in groupby(found.quotas, lambda row: (row.set_at, row.set_by, row.indicator, row.source)):
        lines += _quotas(list(group), width)
    if not found.quotas:
        lines.append(_none())
    lines += [[], [Span(" " + _("Targets of {year}").format(year=found.month.year), "bold accent")]]
    for target in found.targets:
        lines += _target(target, width)
    if not found.targets:
        lines.append(_none())
    return lines


def _none() -> Line:
    return [Span(" " * INDENT + _("none set so far"), "soft")]


def _when(moment: int) -> str:
    return moment_text(moment)[:16].replace("T", " ")


def _head(moment: int, who: str | None, words: str) -> Line:
    return [
        Span(" " * INDENT + fit(_when(moment), TIME), "soft"),
        Span(fit(plain(who or ""), WHO) + " "),
        Span(words, "bold"),
    ]


def _target(row: TargetChange, width: int) -> list[Line]:
    part = f" {korean(Funding(row.funding))}" if row.funding else ""
    line = _head(row.set_at, row.set_by, f"{korean(Indicator(row.indicator))}{part} {number(row.value)}")
    if row.since is not None and row.until is not None:
        line.append(Span("  " + _("held until {moment}").format(moment=_when(row.until)), "soft"))
    elif row.since is not None:
        line.append(Span("  " + _("holds"), "good"))
    line.append(Span(f"  {plain(row.source)}", "soft"))
    chosen = f"{plain(row.chosen_by)}: {plain(row.note)}" if row.chosen_by and row.note else plain(row.note or "")
    return [line, *(_below(chosen, width) if chosen else [])]


def _quotas(rows: list[QuotaChange], width: int) -> list[Line]:
    first = rows[0]
    told = []
    for row in rows:
        whose = _("the whole center") if row.counselor_id is None else plain(row.counselor or "")
        moved = row.before is not None and row.before != row.value
        told.append(f"{whose} {f'{number(row.before)} → ' if moved else ''}{number(row.value)}")
    return [
        _head(first.set_at, first.set_by, f"{korean(Indicator(first.indicator))}  {plain(first.source)}"),
        *_below(" · ".join(told), width),
    ]


def _below(text: str, width: int) -> list[Line]:
    room = max(10, width - 2 * INDENT - 1)
    return [[Span(" " * 2 * INDENT + part, "soft")] for part in wrapped(text, room)]
