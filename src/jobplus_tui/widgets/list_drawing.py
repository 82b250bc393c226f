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
    line = [Span(" " * prefix, "soft")]
    for place, placed in enumerate(columns):
        if place:
            line.append(Span(" " * placed.column.gap, "soft"))
        column = placed.column
        line.append(Span(fit(column.title, placed.width, column.align, glyphs.ellipsis), "soft"))
    return line


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
    for place, placed in enumerate(columns):
        if place:
            line.append(Span(" " * placed.column.gap))
        value = placed.column.cell(row)
        text, words = (value.text, value.words) if isinstance(value, Cell) else (value, placed.column.words)
        if at_cursor and words == "ink":
            words = "bold ink"
        line.append(Span(fit(glyphs.text(text), placed.width, placed.column.align, glyphs.ellipsis), words))
    return line


def group_line(group: Group, width: int, glyphs: Glyphs) -> Line:
    """Return a rule with its title: `오늘 12건 ─────`, the last column left blank."""
    title = cut(f" {group.title}", max(0, width - 2), glyphs.ellipsis)
    note = cut(f" {glyphs.text(group.note)}", max(0, width - 3 - cell_len(title)), glyphs.ellipsis)
    note = note if group.note else ""
    rule = width - cell_len(title) - cell_len(note) - 2
    return [Span(title, "bold"), Span(note, "soft"), Span(" " + glyphs.rest * max(0, rule), "line")]
