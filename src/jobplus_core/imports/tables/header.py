"""Where a table's header stands and what its columns are called; pure."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from jobplus_core.imports.tables.rules import MOST_COLUMNS, TableRow

SEARCHED: Final = 30
"""Rows in which a header is looked for; above it stand titles, dates and names of offices."""

Known = Callable[[str], bool]
"""Whether a text is a heading that somebody knows."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header: its columns, each name once, and the line it ends on."""

    columns: tuple[str, ...]
    line: int
    single: tuple[str, ...]


def find_header(rows: Iterable[TableRow], known: Known) -> Header | None:
    """The header among the first rows: the one with most known headings, else the first that is filled as wide as
    the table; None where nothing stands.

    A second line under merged headings (연락처 over 휴대폰 and 집전화) belongs to it.
    """
    first = list(islice((row for row in rows if any(row.cells)), SEARCHED))
    if not first:
        return None
    place = _best(first, known)
    head = first[place]
    below = first[place + 1].cells if place + 1 < len(first) else ()
    if _continues(head.cells, below):
        names = [" ".join(filter(None, pair)) for pair in zip(_spread(head.cells, below), below, strict=False)]
        names += _spread(head.cells, below)[len(below) :]
        return Header(_unique(names, first), first[place + 1].line, head.cells)
    return Header(_unique(head.cells, first), head.line, head.cells)


def rows_below(rows: Iterable[TableRow], header: Header) -> Iterator[TableRow]:
    """The rows under the header as wide as it; empty ones and repetitions of the header, as on each page, left out."""
    width = len(header.columns)
    for row in rows:
        if row.line <= header.line or not any(row.cells) or row.cells[: len(header.single)] == header.single:
            continue
        yield TableRow(row.line, (*row.cells[:width], *("",) * (width - len(row.cells))))


def _best(first: Sequence[TableRow], known: Known) -> int:
    hits = [sum(known(cell) for cell in row.cells if cell) for row in first]
    if max(hits) >= 2:
        return hits.index(max(hits))
    widest = max(_filled(row.cells) for row in first)
    for place, row in enumerate(first):
        if _filled(row.cells) * 5 >= widest * 3 and not any(_is_figure(cell) for cell in row.cells):
            return place
    return next(place for place, row in enumerate(first) if _filled(row.cells) == widest)


def _filled(cells: Sequence[str]) -> int:
    return sum(map(bool, cells))


def _is_figure(cell: str) -> bool:
    return any(char.isdigit() for char in cell)


def _continues(above: Sequence[str], below: Sequence[str]) -> bool:
    """Whether `below` names what a merged heading left open, and holds nothing that looks like data."""
    width = max(len(above), len(below))
    gaps = [i for i in range(width) if not _at(above, i)]
    named = [i for i in range(width) if _at(below, i)]
    return (
        bool(gaps)
        and _filled(above) >= 2
        and any(i in named for i in gaps)
        and not any(_is_figure(cell) for cell in below)
        # A row of data fills the places under the plain headings; a second line of heading leaves those open.
        and any(i not in named for i in range(width) if _at(above, i))
        and _filled(below) < width
    )


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _spread(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """A merged heading, written once, over every column that has a name of its own beneath it."""
    found: list[str] = []
    for i in range(max(len(above), len(below))):
        cell = _at(above, i)
        found.append(cell or (found[-1] if found and _at(below, i) else ""))
    return found


def _unique(names: Sequence[str], rows: Sequence[TableRow]) -> tuple[str, ...]:
    """The names, each once; a column without one is named by its place, and left out where nothing stands in it."""
    width = max(len(names), *(len(row.cells) for row in rows))
    while width and not _at(names, width - 1) and not any(_at(row.cells, width - 1) for row in rows):
        width -= 1
    taken: set[str] = set()
    found = []
    for i in range(min(width, MOST_COLUMNS + 1)):
        base = name = "".join(_at(names, i).split()) or f"#{i + 1}"
        again = 2
        while name in taken:
            name, again = f"{base}({again})", again + 1
        taken.add(name)
        found.append(name)
    return tuple(found)


def tidy(text: str) -> str:
    """A cell's text as it is compared and shown: NFC, single blanks, line ends kept, no other control characters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = ("".join(char for char in line if char.isspace() or unicodedata.category(char)[0] != "C") for line in lines)
    return "\n".join(filter(None, (" ".join(line.split()) for line in kept)))
