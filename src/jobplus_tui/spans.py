"""Styled text as plain data: what the desk's own widgets draw.

A line is a list of spans, a span is text and token words. No widget of the desk takes markup: a name such as
`[/nope]` is text like any other.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.style import Style as ContentStyle

from jobplus_tui.fitting import cut
from jobplus_tui.theme import Palette, token_style


class Span(NamedTuple):
    """A piece of text and the token words that it is drawn in."""

    text: str
    words: str = "ink"


Line = list[Span]


def cells(line: Iterable[Span]) -> int:
    """Return how many terminal cells a line takes."""
    return sum(cell_len(span.text) for span in line)


def fit_line(line: Iterable[Span], width: int, ellipsis: str = "…") -> Line:
    """Return a line cut to at most `width` cells, at a cell border."""
    spans = list(line)
    if cells(spans) <= width:
        return spans
    kept: Line = []
    left = width - len(ellipsis)
    for span in spans:
        used = cell_len(span.text)
        if used > left:
            kept.append(Span(cut(span.text, left + 1, ellipsis) if left >= 0 else "", span.words))
            break
        kept.append(span)
        left -= used
    return kept


def to_strip(line: Iterable[Span], width: int, palette: Palette, ground: str = "bg") -> Strip:
    """Return a line drawn over a ground token, exactly `width` cells wide."""
    spans = list(line)
    used = cells(spans)
    if used > width:
        spans = fit_line(spans, width)
        used = cells(spans)
    segments = [
        Segment(
            span.text,
            token_style(palette, span.words if " on " in span.words else f"{span.words} on {ground}"),
        )
        for span in spans
        if span.text
    ]
    if used < width:
        segments.append(Segment(" " * (width - used), token_style(palette, f"ink on {ground}")))
    return Strip(segments, width)


def to_content(line: Iterable[Span], palette: Palette) -> Content:
    """Return a line as Textual content, for titles and static texts; nothing in it is read as markup."""
    return Content.assemble(
        *((span.text, ContentStyle.from_rich_style(token_style(palette, span.words))) for span in line)
    )


def plain_text(line: Iterable[Span]) -> str:
    """Return the characters of a line."""
    return "".join(span.text for span in line)
