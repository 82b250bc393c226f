"""The sheet of an evaluation in lines: teams, people, the makings of each score, who is best and who is low."""

from jobplus_core.reports.document import Document
from jobplus_tui.desk.evaluating import EvaluationPage
from jobplus_tui.fitting import fit, plain, wrapped
from jobplus_tui.format import MISSING, number
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span

NAME, SCORE, RANK, MARK = 11, 6, 5, 3
LEAST_MAKING, MOST_MAKING = 10, 15


def head_line(page: EvaluationPage, glyphs: Glyphs) -> Line:
    """Return the period, and whether the sheet is settled."""
    found = page.document
    dates = glyphs.text(f"{found['from']} – {found['until']}")
    state = (
        Span(f"  {glyphs.sign(Sign.DONE)} " + _("settled"), "good")
        if page.settled
        else Span("  " + _("not settled yet"), "soft")
    )
    return [Span(f" {page.span.key} {found['title']}", "bold"), Span(f"  {dates}", "soft"), state]


def evaluation_lines(page: EvaluationPage, glyphs: Glyphs, width: int) -> list[Line]:
    """Return the whole sheet."""
    found = page.document
    best = ", ".join(plain(name) for name in found["best"])
    lines: list[Line] = [
        [
            Span(" " + _("Best performer") + " ", "soft"),
            Span(best or MISSING, "bold good"),
            Span(f"  {found['award']}" if best else "", "soft"),
        ]
    ]
    for team in found["teams"]:
        lines += [[], *_team(team, glyphs, width)]
    explained = _(
        "done and percent of the target; a target in ~ is the team's average by working days, for want of a quota. "
        "Below {percent}% is low. Weights are the center's settings."
    ).format(percent=found["low_percent"])
    return [*lines, [], *([Span(f" {part}", "soft")] for part in wrapped(explained, width - 2))]


def _team(team: Document, glyphs: Glyphs, width: int) -> list[Line]:
    words = list(team["measures"])
    room = width - NAME - SCORE - RANK - MARK
    making = max(LEAST_MAKING, min(MOST_MAKING, room // max(1, len(words))))
    shown = words[: max(1, room // making)]
    head: Line = [Span(fit(team["team"], NAME), "bold")]
    for word in shown:
        weight = team["measures"][word]["weight"]
        # A weight is not cut off: it takes the blank before it.
        room = making if weight != 1 else making - 1
        head.append(Span(" " * (making - room) + fit(_head(word, weight), room, "right"), "soft"))
    head += [Span(fit(_("score"), SCORE, "right"), "soft"), Span(fit(_("rank"), RANK, "right"), "soft")]
    lines = [head]
    for one in team["people"]:
        words_of = "warn" if one["low"] else "bold good" if one["best"] else "ink"
        line: Line = [Span(fit(f" {one['name']}", NAME), words_of)]
        line += [Span(fit(_making(one["measures"][word], making), making, "right"), "ink") for word in shown]
        line += [Span(fit(_score(one["score"]), SCORE, "right"), "bold " + words_of.removeprefix("bold "))]
        line.append(Span(fit(number(one["rank"]), RANK, "right"), "ink"))
        if one["days"] < one["of"]:
            line.append(Span(f" {one['days']}/{one['of']}", "soft"))
        elif one["best"]:
            line.append(Span(f" {glyphs.sign(Sign.DONE)}", "good"))
        elif one["low"]:
            line.append(Span(f" {glyphs.sign(Sign.URGENT)}", "warn"))
        lines.append(line)
        if one["note"]:
            lines += [[Span(f"   {part}", "soft")] for part in wrapped(one["note"], width - 4)]
    total: Line = [Span(fit(" " + _("Team"), NAME), "bold")]
    total += [Span(fit(_making(team["measures"][word], making), making, "right"), "bold") for word in shown]
    total += [
        Span(fit(_score(team["score"]), SCORE, "right"), "bold"),
        Span(fit(number(team["rank"]), RANK, "right"), "bold"),
    ]
    lines.append(total)
    if team["note"]:
        lines += [[Span(f" {part}", "soft")] for part in wrapped(f"{_('Causes and plans')}: {team['note']}", width - 2)]
    return lines


def _head(word: str, weight: int) -> str:
    return word if weight == 1 else f"{word}x{weight}"


def _making(making: Document, width: int) -> str:
    """Return what was done and the percent of the target, closer together where there is little room."""
    done = number(making["done"])
    if making["percent"] is None:
        return done
    mark = "" if making["by_quota"] else "~"
    told = f"{done} {mark}{making['percent']:.0f}%"
    return told if len(told) < width else f"{done}{mark or '/'}{making['percent']:.0f}%"


def _score(value: float | None) -> str:
    return MISSING if value is None else f"{value:.1f}"
