"""Write a page as PDF, with the Korean letters put in and its charts drawn."""

import io
from datetime import UTC
from typing import Any, Final

from jobplus_core.exports.fonts import Font, korean_font
from jobplus_core.exports.pdf_charts import drawings
from jobplus_core.exports.printout import Chart, Curve, Grid, People, Printout, Sheet, Text, shown

_FACE: Final = "Korean"
_SIZES: Final = {"title": 16, "subtitle": 11, "section": 12, "name": 10, "body": 10.5, "note": 8.5}
_EVEN: Final = "※ 붉은 선은 목표량을 평일(월–금)에 균등 배분한 것, 누런 막대는 이에 못 미친 것."
_MARGIN: Final = 42.0
_SHADE, _SOFT = "#EAE6DA", "#585C64"
_MANY_COLUMNS: Final = 10


def as_pdf(printout: Printout, font: Font | None = None) -> bytes:
    """The page as PDF on A4 paper.

    Args:
        font: The font to put in; the machine's best where none is given.

    Raises:
        FontMissing: The machine has no Korean font that a PDF can carry.
    """
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import SimpleDocTemplate

    chosen = font or korean_font()
    pdfmetrics.registerFont(TTFont(_FACE, str(chosen.path), subfontIndex=chosen.face))
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN,
        title=f"{printout.title} {printout.subtitle}",
        author=printout.center,
        invariant=1,
    )
    room = A4[0] - 2 * _MARGIN
    story: list[Any] = [_line(printout.title, "title"), _line(printout.subtitle, "subtitle")]
    pending: list[Chart] = []
    for block in printout.blocks:
        if isinstance(block, Chart):
            pending.append(block)
            continue
        story += _charts(pending, room)
        pending = []
        if isinstance(block, Text):
            story.append(_line(block.text, block.kind))
        else:
            story.append(_sheet(block, room) if isinstance(block, Sheet) else _grid(block, room))
    story += _charts(pending, room)
    if any(isinstance(block, Curve | People) for block in printout.blocks):
        story.append(_line(_EVEN, "note"))

    def foot(canvas: Any, page: Any) -> None:
        canvas.saveState()
        canvas.setFont(_FACE, 8)
        canvas.setFillColor(_SOFT)
        canvas.drawString(_MARGIN, _MARGIN / 2, printout.stamp)
        canvas.drawRightString(A4[0] - _MARGIN, _MARGIN / 2, str(page.page))
        _date(canvas, printout)
        canvas.restoreState()

    template.build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


def _date(canvas: Any, printout: Printout) -> None:
    """Let the file say that it was made when the report's figures were frozen."""
    moment = printout.moment.astimezone(UTC)
    stamp = canvas._doc._timeStamp
    stamp.t = moment.timestamp()
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    stamp.dhh = stamp.dmm = 0


def _line(text: str, kind: str) -> Any:
    from xml.sax.saxutils import escape

    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    size = _SIZES[kind]
    style = ParagraphStyle(
        kind,
        fontName=_FACE,
        fontSize=size,
        leading=size * 1.35,
        alignment=TA_CENTER if kind in ("title", "subtitle") else TA_LEFT,
        spaceBefore={"section": 10, "name": 7}.get(kind, 2),
        spaceAfter={"subtitle": 6, "section": 4}.get(kind, 2),
        keepWithNext=kind in ("section", "name"),
        wordWrap="CJK",
    )
    return Paragraph(escape(text), style)


def _grid(grid: Grid, room: float) -> Any:
    from reportlab.platypus import Table

    heads = 2 if grid.two_heads else 1
    first: list[str] = [grid.corner]
    second: list[str] = [""]
    column, spans = 1, [("SPAN", (0, 0), (0, heads - 1 + (len(grid.rows) if grid.beside else 0)))]
    for top in grid.tops:
        first += [top.word, *[""] * (top.width - 1)]
        second += list(top.subs) or [""]
        end = (column + top.width - 1, 0) if top.subs else (column, heads - 1)
        spans.append(("SPAN", (column, 0), end))
        column += top.width
    body = [["" if at == 0 and grid.beside else shown(value) for at, value in enumerate(row)] for row in grid.rows]
    whole = sum(grid.shares)
    table = Table(
        [first, *([second] if heads == 2 else []), *body],
        colWidths=[room * share / whole for share in grid.shares],
        repeatRows=heads,
        spaceAfter=4,
    )
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), _FACE, 8.5 if grid.columns <= _MANY_COLUMNS else 7),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("GRID", (0, 0), (-1, -1), 0.5, "#20242A"),
        ("BACKGROUND", (0, 0), (-1, heads - 1), _SHADE),
        ("ALIGN", (0, 0), (-1, heads - 1), "CENTER"),
        ("ALIGN", (0, heads), (0, -1), "CENTER"),
        ("ALIGN", (1, heads), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        *spans,
        *(("ALIGN", (at, heads), (at, -1), "CENTER") for at in grid.worded),
    ]
    if grid.total:
        style.append(("BACKGROUND", (0, -1), (-1, -1), "#F7F5EF"))
    if grid.beside:
        style.append(("BACKGROUND", (0, 0), (0, -1), _SHADE))
    table.setStyle(style)
    return table


def _sheet(sheet: Sheet, room: float) -> Any:
    from reportlab.platypus import Table

    rows = [sheet.heads, *sheet.rows] if sheet.heads else list(sheet.rows)
    whole = sum(sheet.shares)
    table = Table(
        [[_line(cell, "body") for cell in row] for row in rows],
        colWidths=[room * share / whole for share in sheet.shares],
        repeatRows=1 if sheet.heads else 0,
        spaceAfter=6,
    )
    shaded = ((0, 0), (-1, 0)) if sheet.heads else ((0, 0), (0, -1))
    table.setStyle(
        [
            ("GRID", (0, 0), (-1, -1), 0.5, "#20242A"),
            ("BACKGROUND", *shaded, _SHADE),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
    )
    return table


def _charts(charts: list[Chart], room: float) -> list[Any]:
    """Charts two beside each other."""
    from reportlab.platypus import Table

    if not charts:
        return []
    drawn = [part for one in charts for part in drawings(one, _FACE)]
    rows = [drawn[place : place + 2] for place in range(0, len(drawn), 2)]
    rows[-1] += [""] * (2 - len(rows[-1]))
    return [Table(rows, colWidths=[room / 2] * 2, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])]
