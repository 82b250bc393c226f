"""The lines of a list as spans: header, rows, group rules. Nothing here knows a widget."""

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len

from jobplus_tui.columns import Cell, Placed
from jobplus_tui.fitting import cut, fit
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.paging import Group
from jobplus_tui.spans import Line, Span

R = TypeVar("R")


def header_line(columns: Sequence[Placed[R]], prefix: int, glyphs: Glyphs) -> Line:
    """Return the header, each title over its column."""
    text = " " * prefix
    for place, (column, width) in enumerate(columns):
        text += " " * column.gap if place else ""
        text += fit(column.title, width, column.align, glyphs.ellipsis)
    return [Span(text, "soft")]


def row_line(
    row: R,
    columns: Sequence[Placed[R]],
    *,
    sign: Sign | None,
    at_cursor: bool,
    marked: bool,
    glyphs: Glyphs,
) -> Line:
    """Return a row: cursor gutter, state sign, columns.

    Args:
        row: What the columns show.
        columns: The columns that fit, with their widths.
        sign: The state of the row; nothing where the list has no states.
        at_cursor: Whether the cursor stands here.
        marked: Whether the row is marked.
        glyphs: What the terminal can draw.
    """
    cursor = Sign.CURSOR if at_cursor else Sign.NONE
    mark = Sign.MARKED if marked else Sign.NONE
    line = [Span(glyphs.sign(cursor), cursor.token)]
    if sign is not None:
        line.append(Span(glyphs.sign(sign), sign.token))
    line.append(Span(glyphs.sign(mark), mark.token))
    for place, (column, width) in enumerate(columns):
        value = column.cell(row)
        text, words = (value.text, value.words) if isinstance(value, Cell) else (value, column.words)
        fitted = fit(glyphs.text(text), width, column.align, glyphs.ellipsis)
        gap = " " * column.gap if place else ""
        if at_cursor:
            # Drawn reversed in high contrast, the gap would take the color of its column.
            line += [Span(gap), Span(fitted, "bold ink" if words == "ink" else words)]
        else:
            line.append(Span(gap + fitted, words))
    return line


def group_line(group: Group, width: int, glyphs: Glyphs) -> Line:
    """Return a rule with its title: `오늘 12건 ─────`, the last column left blank."""
    title = cut(f" {group.title}", max(0, width - 2), glyphs.ellipsis)
    note = cut(f" {glyphs.text(group.note)}", max(0, width - 3 - cell_len(title)), glyphs.ellipsis)
    note = note if group.note else ""
    rule = width - cell_len(title) - cell_len(note) - 2
    return [Span(title, "bold"), Span(note, "soft"), Span(" " + glyphs.rest * max(0, rule), "line")]
