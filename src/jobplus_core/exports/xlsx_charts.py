"""The charts of a page on a sheet of their own, each under the figures that it draws."""

from typing import Any, Final

from jobplus_core.exports.printout import Bars, Chart, Curve, People, Text, Value
from jobplus_core.exports.xlsx_sheet import Book, LineSheet

_MONTHS: Final = 12
_NAME, _UNIT = 12.0, 6.4
"""Widths of the first column and of each other."""
_WIDE, _HIGH = 620, 180
"""Pixels of a chart."""
_ROW: Final = 20
"""Pixels of a row of the usual height."""
_BAR: Final = 26
"""Pixels that a person's bars want."""
_FILL, _LINE, _REST = "#5585BB", "#AE241C", "#C9C5BA"


class ChartSheet(LineSheet):
    """The sheet of charts; each section begins a page."""

    def __init__(self, book: Book, stamp: str) -> None:
        """Begin the sheet with whose figures they are and as of when."""
        super().__init__(book, "그림", ((1, _NAME), (_MONTHS, _UNIT)))
        self._sections: list[int] = []
        self.line(stamp, "note")

    def put(self, block: Text | Chart) -> None:
        """Write a line or a chart with its figures."""
        match block:
            case Text(text, kind):
                if kind == "section":
                    self._sections.append(self.row)
                self.line(text, kind)
            case Bars():
                self._bars(block)
            case Curve():
                self._curve(block)
            case People():
                self._people(block)

    def finish(self) -> None:
        """Let each section but the first begin a page."""
        self.sheet.set_h_pagebreaks(self._sections[1:])

    def _table(self, rows: tuple[tuple[str, tuple[Value, ...]], ...]) -> int:
        """Write rows with their heads in front, the first row being heads itself; return where it begins."""
        top = self.row
        for down, (label, values) in enumerate(rows):
            self.sheet.write_string(top + down, 0, label, self.formats["head"])
            for place, value in enumerate(values, start=1):
                if down:
                    self.value(top + down, place, value, total=False)
                else:
                    self.sheet.write_string(top, place, str(value), self.formats["head"])
        self.row += len(rows)
        return top

    def _bars(self, bars: Bars) -> None:
        title = bars.title if bars.target is None else f"{bars.title} · 연 목표 {bars.target:,}"
        self.line(title, "name")
        values: list[Value] = [*bars.values, *[None] * (_MONTHS - len(bars.values))]
        top = self._table((("월", tuple(f"{n + 1}월" for n in range(_MONTHS))), ("실적", tuple(values))))
        chart = self.book.add_chart({"type": "column"})
        self._series(chart, "실적", (top, 1), (top + 1, 1), _MONTHS, fill={"color": _FILL})
        self._draw(chart)

    def _curve(self, curve: Curve) -> None:
        """A month by its weeks: the sum so far over an even pace's, drawn as lines."""
        self.line(curve.title, "name")
        even = tuple(round(curve.even(at)) if curve.quota else None for at in curve.ends)
        top = self._table(
            (
                ("기준일", tuple(f"{curve.days[at]:%m.%d}" for at in curve.ends)),
                ("실적", tuple(curve.sums[at] for at in curve.ends)),
                ("균등 목표", even),
            )
        )
        if not curve.ends:
            return
        chart = self.book.add_chart({"type": "line"})
        lines = (("실적", _FILL), ("균등 목표", _LINE)) if curve.quota else (("실적", _FILL),)
        for down, (name, color) in enumerate(lines, start=1):
            drawn = {"color": color, "width": 2}
            self._series(chart, name, (top, 1), (top + down, 1), len(curve.ends), line=drawn)
        self._draw(chart, legend=True)

    def _people(self, people: People) -> None:
        """Each person's figure beside their quota, drawn as bars."""
        self.line(people.title, "name")
        top = self.row
        for place, head in enumerate(("상담사명", "실적", "목표")):
            self.sheet.write_string(top, place, head, self.formats["head"])
        for down, row in enumerate(people.rows, start=1):
            for place, value in enumerate((row.name, row.done, row.quota or None)):
                self.value(top + down, place, value, total=False)
        self.row += len(people.rows) + 2
        if not people.rows:
            return
        chart = self.book.add_chart({"type": "bar"})
        for place, (name, color) in enumerate((("실적", _FILL), ("목표", _REST)), start=1):
            first = (top + 1, 0), (top + 1, place)
            self._series(chart, name, *first, len(people.rows), down=True, fill={"color": color})
        chart.set_y_axis({"reverse": True})
        high = max(_HIGH, 60 + _BAR * len(people.rows))
        chart.set_legend({"position": "bottom"})
        chart.set_size({"width": 390, "height": high})
        self.sheet.insert_chart(top, 4, chart)
        self.row = max(self.row, top + high // _ROW + 2)

    def _series(
        self,
        chart: Any,
        name: str,
        heads: tuple[int, int],
        values: tuple[int, int],
        count: int,
        *,
        down: bool = False,
        **look: object,
    ) -> None:
        """Let a chart draw some cells: rightwards from the first of their heads and values, or downwards."""
        sheet, further = self.sheet.get_name(), count - 1

        def cells(first: tuple[int, int]) -> list[object]:
            row, column = first
            return [sheet, row, column, row + (further if down else 0), column + (0 if down else further)]

        chart.add_series({"name": name, "categories": cells(heads), "values": cells(values), **look})

    def _draw(self, chart: Any, *, legend: bool = False) -> None:
        chart.set_title({"none": True})
        chart.set_legend({"position": "bottom"} if legend else {"none": True})
        chart.set_size({"width": _WIDE, "height": _HIGH})
        self.sheet.insert_chart(self.row, 0, chart)
        self.row += _HIGH // _ROW + 1
