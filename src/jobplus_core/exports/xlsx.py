"""Write a page as XLSX: its tables on one sheet in the order of the printed form, its charts on another."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from jobplus_core.exports.printout import Grid, Printout, Sheet, Text
from jobplus_core.exports.xlsx_charts import ChartSheet
from jobplus_core.exports.xlsx_sheet import Book, LineSheet

_LEAST_COLUMNS: Final = 9
"""As many as the weekly form has."""
_UPRIGHT_COLUMNS: Final = 10
"""More than these lie across the paper."""
_UNIT: Final = 9.0


class _Form(LineSheet):
    """The printed form."""

    def grid(self, grid: Grid) -> None:
        """Write a table; a column that is to be wide takes several of the sheet's."""
        heads = 2 if grid.two_heads else 1
        top, column = self.row, 1
        beside = len(grid.rows) if grid.beside else 0
        self.span(top, 0, top + heads - 1 + beside, 0, grid.corner)
        places = [(0, 0)]
        for one in grid.tops:
            first = column
            for sub in one.subs or ("",):
                last = column + round(one.share) - 1
                places.append((column, last))
                if one.subs:
                    self.span(top + 1, column, top + 1, last, sub)
                column = last + 1
            self.span(top, first, top + (0 if one.subs else heads - 1), column - 1, one.word)
        for down, row in enumerate(grid.rows, start=heads):
            total = grid.total and down == heads + len(grid.rows) - 1
            for (first, last), value in list(zip(places, row, strict=True))[1 if grid.beside else 0 :]:
                self.value(top + down, first, value, total=total, last=last)
        self.row = top + heads + len(grid.rows) + 1


def as_xlsx(printout: Printout) -> bytes:
    """The page as a workbook: the form on its first sheet, and on a second one the charts with their figures."""
    book = Book(printout)
    wide = max([_LEAST_COLUMNS, *(_columns(block) for block in printout.tables if isinstance(block, Grid))])
    name = "주보" if "주보" in printout.title else "보고"
    form = _Form(book, name, ((1, 1.4 * _UNIT), (wide - 1, _UNIT)), across=wide > _UPRIGHT_COLUMNS)
    form.line(printout.title, "title")
    form.line(printout.subtitle, "subtitle")
    form.line(printout.stamp, "note")
    breaks = []
    for place, block in enumerate(printout.tables):
        match block:
            case Text(text, kind):
                if kind == "section" and place and _is_long(printout.tables[place + 1 :]):
                    breaks.append(form.row)
                form.line(text, kind)
            case Grid():
                form.grid(block)
            case Sheet():
                # Letters are written as pages alone.
                raise ValueError(block)
    form.sheet.set_h_pagebreaks(breaks)
    if printout.pictures:
        charts = ChartSheet(book, printout.stamp)
        for picture in printout.pictures:
            charts.put(picture)
        charts.finish()
    return book.close()


def _columns(grid: Grid) -> int:
    """How many columns of the sheet a table takes."""
    return 1 + sum(top.width * round(top.share) for top in grid.tops)


def _is_long(blocks: Sequence[object]) -> bool:
    """Whether a section holds several tables, and so begins a page: none of them is to be cut in two."""
    section = takewhile(lambda block: not (isinstance(block, Text) and block.kind == "section"), blocks)
    return sum(isinstance(block, Grid) for block in section) > 1
