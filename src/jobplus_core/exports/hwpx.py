"""Write a page as HWPX, the open format of Hangul (KS X 6101)."""

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import Any, Final
from xml.sax.saxutils import escape

from jobplus_core.exports.printout import Bars, Curve, Grid, People, Printout, Sheet, Text, Top, shown

_SIZES: Final = {"title": 16, "subtitle": 12, "section": 12, "name": 10, "body": 10, "note": 9}
_BOLD: Final = ("title", "section", "name")
_SHADE: Final = "#EAE6DA"
_FULL: Final = "■"
_MOST_MARKS: Final = 40
_ROW: Final = 1_700
"""Height of a row in units of 1/7200 inch."""

_MARGINS: Final = {"left": 15.0, "right": 15.0, "top": 15.0, "bottom": 12.0}
_META: Final = re.compile(r'(<opf:meta name="(\w+)" content="text"\s*(?:/>|>[^<]*</opf:meta>))')
_PACKAGE: Final = "Contents/content.hpf"


class _Paper:
    """A document that is written from top to bottom."""

    def __init__(self) -> None:
        from hwpx import HwpxDocument

        self.document: Any = HwpxDocument.new()
        self.styles = {
            kind: self.document.styles.ensure_run(bold=kind in _BOLD, size=size) for kind, size in _SIZES.items()
        }
        self.cell = self.document.styles.ensure_run(size=9)
        self.head = self.document.styles.ensure_run(size=9, bold=True)
        # The document brings one paragraph, which carries the page's measures; the title goes there.
        self.first = self.document.paragraphs[0]
        self.left, self.right, self.center = (self._aligned(way) for way in ("LEFT", "RIGHT", "CENTER"))

    def _aligned(self, way: str) -> Any:
        self.document.styles.apply_paragraph_format(paragraph_index=0, alignment=way)
        return self.first.para_pr_id_ref

    def line(self, text: str, kind: str) -> None:
        """Write a line of its own."""
        if kind == "title":
            self.first.add_run(text, char_pr_id_ref=self.styles[kind])
            return
        centered = {"para_pr_id_ref": self.center} if kind == "subtitle" else {}
        self.document.add_paragraph(text, char_pr_id_ref=self.styles[kind], inherit_style=False, **centered)

    def put(self, table: Any, row: int, column: int, text: str, *, head: bool = False, right: bool = False) -> None:
        """Write one cell of a table."""
        cell = table.cell(row, column)
        cell.set_text(text)
        for paragraph in cell.paragraphs:
            paragraph.para_pr_id_ref = self.right if right else self.center
            for run in paragraph.runs:
                run.char_pr_id_ref = self.head if head else self.cell
        if head:
            table.set_cell_shading(row, column, _SHADE)

    def grid(self, grid: Grid) -> None:
        """Write a table; what stands over several cells is merged from them."""
        heads = 2 if grid.two_heads else 1
        table = self.document.add_table(heads + len(grid.rows), grid.columns, height=_ROW * (heads + len(grid.rows)))
        table.set_column_widths(list(grid.shares))
        self.put(table, 0, 0, grid.corner, head=True)
        column = 1
        for top in grid.tops:
            self.put(table, 0, column, top.word, head=True)
            for place, sub in enumerate(top.subs):
                self.put(table, 1, column + place, sub, head=True)
            column += top.width
        for place, row in enumerate(grid.rows):
            total = grid.total and place == len(grid.rows) - 1
            for at, value in enumerate(row):
                if not (at == 0 and grid.beside):
                    number = isinstance(value, int | float)
                    self.put(table, heads + place, at, shown(value), head=total, right=number)
        column = 1
        for top in grid.tops:
            if top.subs:
                table.merge_cells(0, column, 0, column + top.width - 1)
            elif heads > 1:
                table.merge_cells(0, column, heads - 1, column)
            column += top.width
        last = heads - 1 + (len(grid.rows) if grid.beside else 0)
        if last:
            table.merge_cells(0, 0, last, 0)

    def sheet(self, sheet: Sheet) -> None:
        """Write a table of text."""
        rows = [sheet.heads, *sheet.rows] if sheet.heads else list(sheet.rows)
        table = self.document.add_table(len(rows), len(sheet.shares), height=_ROW * len(rows))
        table.set_column_widths(list(sheet.shares))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                label = row == 0 if sheet.heads else column == 0
                self.put(table, row, column, text, head=label)
                for paragraph in table.cell(row, column).paragraphs:
                    paragraph.para_pr_id_ref = self.center if label else self.left

    def bars(self, bars: Bars) -> None:
        """Write a year by months as a table, each month with its bar."""
        most = max([*bars.values, (bars.target or 0) // 12, 1])
        rows = tuple((f"{month + 1}월", value, _marks(value, most)) for month, value in enumerate(bars.values))
        title = bars.title if bars.target is None else f"{bars.title} · 연 목표 {bars.target:,}"
        self.line(title, "name")
        self.grid(Grid("월", (Top("실적"), Top("그림", share=6.0)), rows))

    def curve(self, curve: Curve) -> None:
        """Write a month as a table of its weeks, each with the sum so far and its bar."""
        most = max([*curve.sums, curve.quota, 1])
        rows = tuple(
            (f"{curve.days[at]:%m.%d}", curve.sums[at], _even(curve, at), _marks(curve.sums[at], most))
            for at in curve.ends
        )
        self.line(f"{curve.title} · {shown(curve.done)} / 목표 {shown(curve.quota or None)}", "name")
        self.grid(Grid("기준일", (Top("실적"), Top("균등 목표"), Top("그림", share=6.0)), rows))

    def people(self, people: People) -> None:
        """Write people as a table, each with their quota and a bar."""
        most = max([1, *(max(row.done, row.quota) for row in people.rows)])
        rows = tuple((row.name, row.done, row.quota or None, _marks(row.done, most)) for row in people.rows)
        self.line(people.title, "name")
        self.grid(Grid("상담사명", (Top("실적"), Top("목표"), Top("그림", share=6.0)), rows))


def _marks(value: int, most: int) -> str:
    return _FULL * (value * _MOST_MARKS // most) if value > 0 else ""


def _even(curve: Curve, at: int) -> int | None:
    return round(curve.even(at)) if curve.quota else None


def as_hwpx(printout: Printout) -> bytes:
    """The page as a Hangul document."""
    paper = _Paper()
    paper.document.page.setup(paper_size="A4", orientation="PORTRAIT", margins_mm=_MARGINS)
    paper.line(printout.title, "title")
    paper.line(printout.subtitle, "subtitle")
    paper.line(printout.stamp, "note")
    for block in printout.blocks:
        match block:
            case Text(text, kind):
                paper.line(text, kind)
            case Grid():
                paper.grid(block)
            case Sheet():
                paper.sheet(block)
            case Bars():
                paper.bars(block)
            case Curve():
                paper.curve(block)
            case People():
                paper.people(block)
    return _dated(paper.document.to_bytes(), printout)


def _dated(made: bytes, printout: Printout) -> bytes:
    """The same archive, made when the report's figures were frozen and by the center."""
    moment = printout.moment.astimezone(UTC)
    facts = {
        "creator": printout.center,
        "lastsaveby": printout.center,
        "CreatedDate": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "ModifiedDate": f"{moment:%Y-%m-%dT%H:%M:%SZ}",
        "date": f"{printout.moment:%Y-%m-%d %H:%M}",
    }

    def fact(found: re.Match[str]) -> str:
        name = found[2]
        return f'<opf:meta name="{name}" content="text">{escape(facts[name])}</opf:meta>' if name in facts else found[1]

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(out, "w") as target:
        for entry in source.infolist():
            body = source.read(entry)
            if entry.filename == _PACKAGE:
                title = escape(f"{printout.title} {printout.subtitle}")
                text = _META.sub(fact, body.decode("utf-8"))
                body = re.sub(r"<opf:title\s*/>", f"<opf:title>{title}</opf:title>", text).encode("utf-8")
            copied = zipfile.ZipInfo(entry.filename, _zip_time(printout.moment))
            copied.compress_type = entry.compress_type
            target.writestr(copied, body)
    return out.getvalue()


def _zip_time(moment: datetime) -> tuple[int, int, int, int, int, int]:
    return (max(1980, moment.year), moment.month, moment.day, moment.hour, moment.minute, moment.second)
