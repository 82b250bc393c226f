"""The charts of a page as PDF drawings: a year by months, a month day by day, people against their quotas."""

from dataclasses import replace
from typing import Any, Final

from jobplus_core.exports.printout import Bars, Chart, Curve, People

WIDE: Final = 250.0
_HIGH: Final = 84.0
_TITLE: Final = 14.0
_FOOT: Final = 14.0
_ROW: Final = 12.0
_ROWS: Final = 50
"""As many people as stand under each other on a page."""
_NAME, _FIGURES = 58.0, 62.0
_FILL, _LATE, _REST, _LINE, _SOFT = "#5585BB", "#B8811F", "#E4E1D8", "#AE241C", "#585C64"
_MONTHS: Final = 12
_SMALL: Final = 6.5


def drawings(chart: Chart, face: str) -> list[Any]:
    """A chart as drawings of reportlab, `WIDE` points wide and none longer than a page.

    Args:
        face: The registered font that it is lettered in.
    """
    match chart:
        case Bars():
            return [_months(chart, face)]
        case Curve():
            return [_curve(chart, face)]
        case People():
            most = max([1, *(max(row.done, row.quota) for row in chart.rows)])
            parts = [chart.rows[at : at + _ROWS] for at in range(0, max(1, len(chart.rows)), _ROWS)]
            return [_people(replace(chart, rows=rows), most, face) for rows in parts]


def _paper(high: float, title: str, face: str) -> Any:
    from reportlab.graphics.shapes import Drawing, String

    paper = Drawing(WIDE, high)
    paper.add(String(0, high - 9, title, fontName=face, fontSize=8))
    return paper


def _months(bars: Bars, face: str) -> Any:
    from reportlab.graphics.shapes import Line, Rect, String

    month = (bars.target or 0) / _MONTHS
    room = _HIGH - _TITLE - _FOOT - 8
    most = max([*bars.values, month, 1])
    step = WIDE / _MONTHS
    level = _FOOT + room * month / most
    paper = _paper(_HIGH, bars.title if bars.target is None else f"{bars.title} · 월 목표 {month:,.0f}", face)
    for place in range(_MONTHS):
        left = place * step + 2
        paper.add(String(left + 2, 3, f"{place + 1}월", fontName=face, fontSize=_SMALL, fillColor=_color(_SOFT)))
        if place >= len(bars.values):
            continue
        tall = room * max(0, bars.values[place]) / most
        paper.add(Rect(left, _FOOT, step - 5, tall, fillColor=_color(_FILL), strokeWidth=0, strokeColor=None))
        above = _FOOT + tall + 1.5
        if month and above - 1 < level < above + 6:
            # The line would strike the number through.
            above = level + 1.5
        paper.add(String(left, above, f"{bars.values[place]:,}", fontName=face, fontSize=_SMALL))
    if month:
        paper.add(Line(0, level, WIDE, level, strokeColor=_color(_LINE), strokeWidth=0.6))
    paper.add(Line(0, _FOOT, WIDE, _FOOT, strokeColor=_color(_SOFT), strokeWidth=0.5))
    return paper


def _curve(curve: Curve, face: str) -> Any:
    """Each weekday's sum so far as a column, the even pace to the quota as a line over them."""
    from reportlab.graphics.shapes import PolyLine, Rect, String

    from jobplus_core.exports.printout import shown

    room = _HIGH - _TITLE - _FOOT - 8
    most = max([*curve.sums, curve.quota, 1])
    step = WIDE / max(1, len(curve.days))
    paper = _paper(_HIGH, f"{curve.title} · {shown(curve.done)} / 목표 {shown(curve.quota or None)}", face)
    for place, day in enumerate(curve.days):
        left = place * step + 1
        if place == 0 or day.weekday() == 0 or place == len(curve.days) - 1:
            paper.add(String(left, 3, str(day.day), fontName=face, fontSize=_SMALL, fillColor=_color(_SOFT)))
        if place < len(curve.sums):
            value = curve.sums[place]
            fill = _LATE if value < curve.even(place) else _FILL
            tall = room * max(0, value) / most
            paper.add(Rect(left, _FOOT, step - 2, tall, fillColor=_color(fill), strokeWidth=0, strokeColor=None))
    if curve.quota:
        ends = [(0.0, 0.0), (WIDE, float(curve.quota))]
        line = [value for x, y in ends for value in (x, _FOOT + room * y / most)]
        paper.add(PolyLine(line, strokeColor=_color(_LINE), strokeWidth=0.8))
    paper.add(PolyLine([0, _FOOT, WIDE, _FOOT], strokeColor=_color(_SOFT), strokeWidth=0.5))
    return paper


def _people(people: People, most: int, face: str) -> Any:
    """One bar a person: done over the quota, with a mark where an even pace would be.

    Args:
        most: What fills the room.
    """
    from reportlab.graphics.shapes import Line, Rect, String

    from jobplus_core.exports.printout import shown

    high = _TITLE + _ROW * max(1, len(people.rows)) + 2
    room = WIDE - _NAME - _FIGURES
    paper = _paper(high, people.title, face)
    for place, row in enumerate(people.rows):
        base = high - _TITLE - _ROW * (place + 1) + 3
        paper.add(String(0, base, fitted(row.name, face, _NAME - 4), fontName=face, fontSize=7.5))
        if row.quota:
            paper.add(_bar(Rect, base, room * row.quota / most, _REST))
        late = row.done < row.quota * people.even
        paper.add(_bar(Rect, base, room * max(0, row.done) / most, _LATE if late else _FILL))
        if row.quota:
            at = _NAME + room * row.quota * people.even / most
            paper.add(Line(at, base - 2, at, base + 7, strokeColor=_color(_LINE), strokeWidth=0.8))
        figures = f"{shown(row.done)} / {shown(row.quota or None)}"
        paper.add(String(WIDE - 4, base, figures, fontName=face, fontSize=7.5, textAnchor="end"))
    return paper


def _bar(shape: Any, base: float, wide: float, fill: str) -> Any:
    return shape(_NAME, base - 1, wide, 7, fillColor=_color(fill), strokeWidth=0, strokeColor=None)


def fitted(text: str, face: str, room: float) -> str:
    """A name as far as it fits into some points, with an ellipsis where it was cut."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    if stringWidth(text, face, 7.5) <= room:
        return text
    kept = text
    while kept and stringWidth(kept + "…", face, 7.5) > room:
        kept = kept[:-1]
    return kept + "…"


def _color(text: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(text)
