"""What the commands print: tables of plain text, JSON, and one sentence about a failure."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal
from unicodedata import combining, east_asian_width

from jobplus_tui.i18n import _

GAP: Final = "  "
Align = Literal["left", "right"]


class Usage(Exception):
    """What is asked for cannot be, or says too little; the text says why."""


def shown(value: object) -> str:
    """Return a value as a cell: a dash for what is not known, no character that would steer the terminal."""
    if value is None:
        return "–"
    return "".join(character for character in str(value) if character.isprintable())


def width(text: str) -> int:
    """Return the terminal cells of a text; a Hangul syllable takes two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def table(heads: Sequence[str], rows: Sequence[Sequence[object]], *, right: Sequence[int] = ()) -> list[str]:
    """Return the lines of a table, columns as wide as their widest cell.

    Args:
        heads: One heading a column.
        rows: Values a row; None is drawn as a dash.
        right: Columns, counted from 0, that stand on the right, as figures do.
    """
    lines = [list(heads), *([shown(value) for value in row] for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(heads))]
    padded = (
        GAP.join(_pad(cell, widths[at], "right" if at in right else "left") for at, cell in enumerate(line))
        for line in lines
    )
    return [line.rstrip() for line in padded]


def print_json(value: object) -> None:
    """Print a value as one JSON document, Korean readable."""
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def complain(sentence: str) -> None:
    """Print one sentence where errors go."""
    print(shown(sentence), file=sys.stderr)


@contextmanager
def counting() -> Iterator[Callable[[int], None]]:
    """Give what says how many rows are read, on one line where errors go, where somebody sits before a terminal."""
    told = False

    def tell(done: int) -> None:
        nonlocal told
        if sys.stderr.isatty():
            told = True
            print("\r" + _("{count} rows").format(count=f"{done:,}"), end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if told:
            # What is said next begins a line of its own.
            print(file=sys.stderr)


def _pad(text: str, cells: int, align: Align) -> str:
    space = " " * (cells - width(text))
    return space + text if align == "right" else text + space
