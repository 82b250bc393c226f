"""A workbook that is filled sheet by sheet, each from top to bottom."""

import io
from collections.abc import Sequence
from datetime import UTC
from typing import Any

from jobplus_core.exports.printout import MISSING, Printout, Value


class Book:
    """A workbook and the looks of its cells."""

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

    def close(self) -> bytes:
        """The workbook as a file."""
        self.book.close()
        return self.out.getvalue()

    def sheet(self, name: str, widths: Sequence[tuple[int, float]], *, across: bool = False) -> Any:
        """Add a sheet of A4, upright or across, as wide as its columns: how many of a width follow each other."""
        made = self.book.add_worksheet(name)
        if across:
            made.set_landscape()
        made.set_paper(9)
        made.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.5)
        made.fit_to_pages(1, 0)
        place = 0
        for count, wide in widths:
            made.set_column(place, place + count - 1, wide)
            place += count
        return made


class LineSheet:
    """A sheet that is filled from top to bottom."""

    def __init__(self, book: Book, name: str, widths: Sequence[tuple[int, float]], *, across: bool = False) -> None:
        self.book = book.book
        self.formats = book.formats
        self.sheet: Any = book.sheet(name, widths, across=across)
        self.row = 0
        self.columns = sum(count for count, _ in widths)

    def line(self, text: str, kind: str) -> None:
        """Write a line of its own."""
        if kind in ("title", "subtitle"):
            self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, text, self.formats[kind])
        else:
            self.sheet.write_string(self.row, 0, text, self.formats[kind])
        self.row += 1

    def value(self, row: int, column: int, value: Value, *, total: bool, last: int | None = None) -> None:
        """Write one cell of a table, over several of the sheet's where a `last` one is named."""
        part = "total" if total else ""
        match value:
            case float():
                kind = "rate"
            case int():
                kind = f"{part}_int".strip("_")
            case _:
                kind = part or "text"
        if last is not None and last > column:
            # Merging writes an empty cell; what stands in it is written over that.
            self.sheet.merge_range(row, column, row, last, "", self.formats[kind])
        if isinstance(value, int | float):
            self.sheet.write_number(row, column, value, self.formats[kind])
        else:
            self.sheet.write_string(row, column, MISSING if value is None else value, self.formats[kind])

    def span(self, first: int, column: int, last: int, last_column: int, text: str) -> None:
        """Write a head over a rectangle of cells."""
        if (first, column) == (last, last_column):
            self.sheet.write_string(first, column, text, self.formats["head"])
        else:
            self.sheet.merge_range(first, column, last, last_column, text, self.formats["head"])
