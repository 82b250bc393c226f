"""Reasons of a score as lines: criterion, bar, points, sentence. Shared by rankings and stored referrals."""

from collections.abc import Sequence

from rich.cells import cell_len

from jobplus_core.matching.verdicts import State, Verdict
from jobplus_tui.fitting import fit
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.reasons import label, sentence
from jobplus_tui.spans import Line, Span, cells, fit_line

TWO_COLUMNS = 70
LOW = 50
Weighed = Sequence[tuple[Verdict, int]]


def reason_lines(weighed: Weighed, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the counting criteria, one a line, or in two columns where the panel is a strip; the unknown ones last.

    Args:
        weighed: Verdicts with their weights; one without weight is left out, and told by `uncounted`.
        width: Cells of a line; from 70 on two columns stand side by side.
        glyphs: What the terminal can draw.
    """
    counting = sorted(
        ((verdict, weight) for verdict, weight in weighed if weight),
        key=lambda each: each[0].state is State.UNKNOWN,
    )
    room = max((cell_len(label(verdict.criterion)) for verdict, _ in counting), default=0)
    if width < TWO_COLUMNS:
        return [_line(verdict, weight, room, glyphs) for verdict, weight in counting]
    half = (width - 1) // 2
    lines = [fit_line(_line(v, w, room, glyphs, narrow=True), half, glyphs.ellipsis) for v, w in counting]
    rows = (len(lines) + 1) // 2
    both: list[Line] = []
    for place in range(rows):
        left = lines[place]
        right = lines[place + rows] if place + rows < len(lines) else []
        both.append([*left, Span(" " * (half - cells(left))), *right])
    return both


def uncounted(weighed: Weighed) -> list[tuple[Verdict, Sign]]:
    """Return the criteria that speak without counting: what is against the pair first, what is not known last."""
    signs = {State.MET: Sign.NONE, State.UNMET: Sign.DOWN, State.UNKNOWN: Sign.UNKNOWN}
    order = (Sign.DOWN, Sign.NONE, Sign.UNKNOWN)
    found = [(verdict, signs[verdict.state]) for verdict, weight in weighed if not weight]
    return sorted(found, key=lambda each: order.index(each[1]))


def _line(verdict: Verdict, weight: int, room: int, glyphs: Glyphs, *, narrow: bool = False) -> Line:
    bar_width, space = (6, "") if narrow else (10, " ")
    low = verdict.level < LOW
    unknown = verdict.state is State.UNKNOWN
    drawn = bar(verdict.level, 100, width=bar_width, glyphs=glyphs)
    filled = drawn.rstrip(glyphs.rest)
    sign = Sign.UNKNOWN if unknown else Sign.DOWN if verdict.state is State.UNMET else Sign.NONE
    points = f"{weight * verdict.level // 100}"
    return [
        Span(f" {fit(label(verdict.criterion), room)} ", "ink"),
        Span(filled, "warn" if low else "soft" if unknown else "accent"),
        Span(drawn[len(filled) :] + " ", "line"),
        Span(fit(points, 2, "right"), "bold"),
        Span(fit(f"/{weight}", 3), "soft"),
        Span(space),
        Span(glyphs.sign(sign), sign.token),
        Span(space),
        Span(glyphs.text(sentence(verdict)), "soft" if sign is Sign.NONE else "ink"),
    ]
