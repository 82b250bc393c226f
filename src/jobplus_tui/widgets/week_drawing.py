"""The lines of the weekly report's table as spans; nothing here knows a widget."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len

from jobplus_core.kinds import Indicator, korean
from jobplus_core.reports.weekly import Cell
from jobplus_core.reports.weekly import Line as Person
from jobplus_tui.desk.results import FLOW_WEEKS, ResultsView
from jobplus_tui.fitting import fit
from jobplus_tui.format import MISSING, number, percent, rate
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span
from jobplus_tui.spans import cells as line_cells
from jobplus_tui.status import LATE_POINTS

HEADER_LINES: Final = 2
NAME: Final = 10
PERCENT: Final = 5
LEAST_BAR, MOST_BAR = 7, 20
RATE: Final = 10
WHOLE_RATE: Final = 14
FLOW: Final = FLOW_WEEKS + 2
WITH_FLOW: Final = 114
MOST_LEVEL: Final = 6
RATED: Final = (Indicator.PLACEMENT, Indicator.REFERRAL)
TRAINED: Final = (Indicator.TRAINEE_PLACEMENT, Indicator.TRAINEE)
"""The printed form's own rate (취업자수/교육생): shown for the week and the year to date at any width."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Cells of the table's columns.

    Attributes:
        groups: For each indicator, cells of the week and of the year to date.
        gap: Blanks before a group.
        bar: Cells of the month's bar; 0 where none is shown.
        flow: Cells of the weeks before; 0 where they are not shown.
        rate: Cells of the rate: placements per referral, or per trainee; 0 where none is shown.
        width: Cells of a line.
    """

    groups: tuple[tuple[int, int], ...]
    gap: int
    bar: int
    flow: int
    rate: int
    width: int


def lay_out(view: ResultsView, width: int) -> Layout:
    """Return how the columns stand in a width."""
    groups = []
    for indicator, cell in view.team.total.items():
        week = max(4, len(number(cell.week)), cell_len(_("week")))
        cumulative = max(
            5, len(number(cell.cumulative)), cell_len(_("to date")), cell_len(korean(indicator)) - week - 1
        )
        groups.append((week, cumulative))
    used = NAME + 1 + sum(week + 1 + cumulative for week, cumulative in groups)
    rated = RATE if all(indicator in view.team.total for indicator in RATED) and width >= 110 else 0
    if all(indicator in view.team.total for indicator in TRAINED):
        rated = WHOLE_RATE
    room = width - 1 - used - rated
    wanted = (LEAST_BAR + PERCENT + 2) if view.pace else 0
    flow = FLOW if view.flow and width >= WITH_FLOW and room - FLOW - 2 * len(groups) >= wanted else 0
    room -= flow
    gap = next((gap for gap in (4, 3, 2, 1) if room - gap * len(groups) >= wanted), 1)
    left = room - gap * len(groups) - PERCENT - 2
    return Layout(tuple(groups), gap, min(MOST_BAR, left) if view.pace and left >= LEAST_BAR else 0, flow, rated, width)


def header_lines(view: ResultsView, layout: Layout, glyphs: Glyphs, *, hidden: int = 0) -> list[Line]:
    """Return the two lines of the head: indicators, then week and year to date.

    Args:
        hidden: People who are scrolled out of sight; the head says so.
    """
    first: Line = [Span(" " * (NAME + 1))]
    more = f"{glyphs.sign(Sign.MORE)} " + _("{count} more").format(count=hidden) if hidden else _("Counselor")
    second: Line = [Span(fit(f" {more}", NAME + 1), "soft")]
    for (week, cumulative), indicator in zip(layout.groups, view.team.total, strict=True):
        wide = week + 1 + cumulative
        first.append(Span(" " * layout.gap + fit(korean(indicator), wide, "right"), "bold"))
        second.append(Span(" " * layout.gap + fit(_("week"), week, "right"), "soft"))
        second.append(Span(" " + fit(_("to date"), cumulative, "right"), "soft"))
    if layout.bar:
        expected = month_expected(view)
        title = _("Month {month} quota").format(month=view.month)
        first.append(Span("  " + fit(title, layout.bar + PERCENT), "soft"))
        words = f"{glyphs.tick} " + _("expected {rate}%").format(rate=expected if expected is not None else MISSING)
        second.append(Span("  " + fit(words, layout.bar + PERCENT), "soft"))
    if layout.flow:
        first.append(Span(fit(korean(view.outlook.indicator), layout.flow, "right"), "soft"))
        second.append(Span(fit(_("{count} weeks").format(count=FLOW_WEEKS), layout.flow, "right"), "soft"))
    if layout.rate:
        heads = (_("placed"), _("/ referred"))
        if layout.rate == WHOLE_RATE:
            heads = (_("placed / trained"), f"{_('week')} {_('to date')}")
        first.append(Span(fit(heads[0], layout.rate, "right"), "soft"))
        second.append(Span(fit(heads[1], layout.rate, "right"), "soft"))
    return [first, second]


def month_expected(view: ResultsView) -> int | None:
    """Return the share of the month's quota that was expected by now, in whole percent."""
    quota = sum(one.pace.quota for one in view.pace.values())
    return percent(float(sum(one.pace.expected for one in view.pace.values())), quota)


def person_name(person: Person | None) -> str:
    """Return whose line it is."""
    if person is None:
        return _("Total")
    if person.counselor_id is None:
        return _("Center")
    return person.name or _("left ({id})").format(id=person.counselor_id)


def person_line(
    view: ResultsView, person: Person | None, layout: Layout, glyphs: Glyphs, *, cursor: int | None
) -> Line:
    """Return a person's line, or the team's without one.

    Args:
        cursor: The cell at the cursor, where it stands on this line.
    """
    cells = view.team.total if person is None else person.cells
    ground = " on sel" if cursor is not None else " on raised" if person is None else ""
    bold = "bold " if person is None or cursor is not None else ""
    mark = glyphs.sign(Sign.CURSOR) if cursor is not None else " "
    line: Line = [Span(mark, "accent" + ground), Span(fit(person_name(person), NAME), f"{bold}ink{ground}")]
    for place, ((week, cumulative), (indicator, cell)) in enumerate(zip(layout.groups, cells.items(), strict=True)):
        pays = bold or ("bold " if indicator is Indicator.PLACEMENT else "")
        for step, (wide, value) in enumerate(((week, cell.week), (cumulative, cell.cumulative))):
            here = cursor == 2 * place + step
            words = (
                "bold accentink on accent"
                if here
                else f"{pays if not step else bold}{'soft' if step else 'ink'}{ground}"
            )
            line.append(Span(" " * (1 if step else layout.gap), "ink" + ground))
            line.append(Span(fit(number(value), wide, "right"), words))
    line += _month_spans(view, person, layout, glyphs, ground)
    if layout.flow:
        line.append(Span(fit(_flow(view, person, glyphs), layout.flow, "right"), "fill" + ground))
    if layout.rate:
        line.append(Span(fit(_rate(cells), layout.rate, "right"), "soft" + ground))
    return [*line, Span(" " * max(0, layout.width - line_cells(line)), "ink" + ground)]


def _flow(view: ResultsView, person: Person | None, glyphs: Glyphs) -> str:
    """Return the last weeks as columns: people against the best week of anybody, the total against its own best.

    They stop at six eighths, so that lines do not grow together; a week without anything is left blank.
    """
    whole = tuple(sum(weeks) for weeks in zip(*view.flow.values(), strict=True))
    weeks = whole if person is None else view.flow.get(person.counselor_id, (0,) * FLOW_WEEKS)
    most = max(whole if person is None else (max(each) for each in view.flow.values()))
    levels = [min(MOST_LEVEL, -(-week * MOST_LEVEL // most)) if week > 0 else 0 for week in weeks]
    drawn = "123456" if glyphs.ascii_only else glyphs.blocks
    return "".join(drawn[level - 1] if level else " " for level in levels)


def _rate(cells: Mapping[Indicator, Cell]) -> str:
    trained = TRAINED[0] in cells
    placed, whole = (cells[indicator] for indicator in (TRAINED if trained else RATED))
    pairs = [(placed.cumulative, whole.cumulative)]
    if trained:
        pairs.insert(0, (placed.week, whole.week))
    found = (rate(part, of) for part, of in pairs)
    return " ".join(one if one == MISSING else f"{one}%" for one in found)


def _month_spans(view: ResultsView, person: Person | None, layout: Layout, glyphs: Glyphs, ground: str) -> Line:
    if not layout.bar:
        return []
    mine = [one.pace for key, one in view.pace.items() if person is None or key == person.counselor_id]
    quota = sum(one.quota for one in mine)
    if not quota:
        return [Span("  " + fit(MISSING, layout.bar + PERCENT), "soft" + ground)]
    done, expected = sum(one.done for one in mine), float(sum(one.expected for one in mine))
    reached = percent(done, quota) or 0
    late = reached - (percent(expected, quota) or 0) < -LATE_POINTS
    drawn = bar(done, quota, width=layout.bar, glyphs=glyphs, expected=expected)
    spans = [Span("  ", "ink" + ground), *bar_spans(drawn, glyphs, late=late, ground=ground)]
    return [*spans, Span(fit(f"{reached}%", PERCENT, "right"), ("warn" if late else "ink") + ground)]


def bar_spans(drawn: str, glyphs: Glyphs, *, late: bool, ground: str = "") -> Line:
    """Return a drawn bar in its colors."""
    spans: Line = []
    for character in drawn:
        on_tick = character in (glyphs.tick, glyphs.reached)
        words = "line" if character == glyphs.rest else "ink" if on_tick else "warn" if late else "accent"
        spans.append(Span(character, words + ground))
    return spans


def difference(cell: Cell, glyphs: Glyphs) -> Span:
    """Return the week against the week before."""
    gap = cell.week - cell.week_before
    sign = Sign.UP if gap > 0 else Sign.DOWN if gap < 0 else Sign.NONE
    return Span(f"{glyphs.sign(sign)}{number(abs(gap))}", sign.token)


def footing_lines(view: ResultsView, layout: Layout, glyphs: Glyphs) -> list[Line]:
    """Return the year's targets, how far they are reached, and the week before, under the total."""
    targets: Line = [Span(fit(" " + _("Year target"), NAME + 1), "soft")]
    reached: Line = [Span(fit(" " + _("Reached"), NAME + 1), "soft")]
    before: Line = [Span(fit(" " + _("Week before"), NAME + 1), "soft")]
    for (week, cumulative), (indicator, cell) in zip(layout.groups, view.team.total.items(), strict=True):
        wide = layout.gap + week + 1 + cumulative
        target = view.targets.get(indicator)
        targets.append(Span(fit(number(target), wide, "right"), "soft"))
        done = rate(cell.cumulative, target)
        reached.append(Span(fit(done if done == MISSING else f"{done}%", wide, "right")))
        gap = difference(cell, glyphs)
        before.append(Span(fit(gap.text, layout.gap + week, "right"), gap.words))
        before.append(Span(" " * (1 + cumulative)))
    outlook = view.outlook
    if layout.bar and outlook.target is not None:
        whole = 100 * float(view.ended_share)
        targets.append(Span("  " + _("expected {rate}%").format(rate=f"{whole:.1f}"), "soft"))
        points = 100 * outlook.done / outlook.target - whole if outlook.target else 0.0
        sign = Sign.UP if points >= 0 else Sign.DOWN
        reached.append(Span(f"  {glyphs.sign(sign)}{abs(points):.1f}%p", sign.token))
    return [targets, reached, before]
