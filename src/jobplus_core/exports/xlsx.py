"""Write a page as XLSX, all its tables on one sheet in the order of the printed form."""

import io
from datetime import UTC
from typing import Final

from jobplus_core.exports.printout import Bars, Grid, Printout, Sheet, Text, Value

MOST_COLUMNS: Final = 9
_UNIT: Final = 9.0
_MONTHS: Final = 12


class _Sheet:
    """A sheet that is filled from top to bottom."""

    def __init__(self, printout: Printout) -> None:
        import xlsxwriter

        self.out = io.BytesIO()
        # What was typed into the store must stay text, whatever it begins with.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(self.out, options)
        self.book.set_properties(
            {
                "title": f"{printout.title} {printout.subtitle}",
                "company": printout.center,
                "created": printout.moment.astimezone(UTC).replace(tzinfo=None),
            }
        )
        self.sheet = self.book.add_worksheet("주보" if "주보" in printout.title else "보고")
        self.sheet.set_portrait()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_column(0, 0, 1.4 * _UNIT)
        self.sheet.set_column(1, MOST_COLUMNS + 3, _UNIT)
        plain = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
        cell = {**plain, "border": 1, "align": "center", "text_wrap": True}
        self.formats = {
            "title": self.book.add_format({**plain, "bold": True, "font_size": 16, "align": "center"}),
            "subtitle": self.book.add_format({**plain, "font_size": 12, "align": "center"}),
            "section": self.book.add_format({**plain, "bold": True, "font_size": 12}),
            "name": self.book.add_format({**plain, "bold": True}),
            "note": self.book.add_format({**plain, "font_size": 9}),
            "head": self.book.add_format({**cell, "bold": True, "bg_color": "#EAE6DA"}),
            "text": self.book.add_format(cell),
            "int": self.book.add_format({**cell, "num_format": "#,##0", "align": "right"}),
            "rate": self.book.add_format({**cell, "num_format": '0.0"%"', "align": "right"}),
            "total": self.book.add_format({**cell, "bold": True, "bg_color": "#F7F5EF"}),
            "total_int": self.book.add_format(
                {**cell, "bold": True, "bg_color": "#F7F5EF", "num_format": "#,##0", "align": "right"}
            ),
        }
        self.row = 0

    def line(self, text: str, kind: str) -> None:
        """Write a line of its own."""
        if kind in ("title", "subtitle"):
            self.sheet.merge_range(self.row, 0, self.row, MOST_COLUMNS - 1, text, self.formats[kind])
        else:
            self.sheet.write_string(self.row, 0, text, self.formats[kind])
        self.row += 1

    def value(self, row: int, column: int, value: Value, *, total: bool) -> None:
        """Write one cell of a table."""
        if value is None:
            self.sheet.write_string(row, column, "–", self.formats["total" if total else "text"])
        elif isinstance(value, str):
            self.sheet.write_string(row, column, value, self.formats["total" if total else "text"])
        elif isinstance(value, float):
            self.sheet.write_number(row, column, value, self.formats["rate"])
        else:
            self.sheet.write_number(row, column, value, self.formats["total_int" if total else "int"])

    def span(self, first: int, column: int, last: int, last_column: int, text: str) -> None:
        """Write a head over a rectangle of cells."""
        if (first, column) == (last, last_column):
            self.sheet.write_string(first, column, text, self.formats["head"])
        else:
            self.sheet.merge_range(first, column, last, last_column, text, self.formats["head"])

    def grid(self, grid: Grid) -> None:
        """Write a table."""
        heads = 2 if grid.two_heads else 1
        top, column = self.row, 1
        beside = len(grid.rows) if grid.beside else 0
        self.span(top, 0, top + heads - 1 + beside, 0, grid.corner)
        for one in grid.tops:
            self.span(top, column, top + (heads - 1 if not one.subs else 0), column + one.width - 1, one.word)
            for place, sub in enumerate(one.subs):
                self.sheet.write_string(top + 1, column + place, sub, self.formats["head"])
            column += one.width
        for place, row in enumerate(grid.rows):
            total = grid.total and place == len(grid.rows) - 1
            for at, value in enumerate(row):
                if not (at == 0 and grid.beside):
                    self.value(top + heads + place, at, value, total=total)
        self.row = top + heads + len(grid.rows) + 1

    def bars(self, bars: Bars) -> None:
        """Write a year by months as a line of figures with columns drawn beside it."""
        self.line(bars.title, "name")
        top = self.row
        for month in range(_MONTHS):
            self.sheet.write_string(top, month, f"{month + 1}월", self.formats["head"])
            value = bars.values[month] if month < len(bars.values) else None
            self.value(top + 1, month, value, total=False)
        chart = self.book.add_chart({"type": "column"})
        name = self.sheet.get_name()
        chart.add_series(
            {
                "name": bars.title,
                "categories": [name, top, 0, top, _MONTHS - 1],
                "values": [name, top + 1, 0, top + 1, _MONTHS - 1],
                "fill": {"color": "#5585BB"},
            }
        )
        chart.set_legend({"none": True})
        chart.set_size({"width": 620, "height": 180})
        self.sheet.insert_chart(top + 2, 0, chart)
        self.row = top + 12


def as_xlsx(printout: Printout) -> bytes:
    """The page as a workbook of one sheet."""
    sheet = _Sheet(printout)
    sheet.line(printout.title, "title")
    sheet.line(printout.subtitle, "subtitle")
    sheet.line(printout.stamp, "note")
    for block in printout.blocks:
        match block:
            case Text(text, kind):
                sheet.line(text, kind)
            case Grid():
                sheet.grid(block)
            case Sheet():
                # Letters are written as pages alone.
                raise ValueError(block)
            case Bars():
                sheet.bars(block)
    sheet.book.close()
    return sheet.out.getvalue()
