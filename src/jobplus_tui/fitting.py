"""Fitting text into terminal cells.

A Hangul syllable takes two cells; a text is cut between characters, never through one.
"""

import re
from functools import lru_cache
from typing import Final, Literal

from rich.cells import cell_len

Align = Literal["left", "right"]
UNSAFE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    """Return the text without control and direction characters, which steer a terminal instead of showing."""
    return UNSAFE.sub("", text) if UNSAFE.search(text) else text


@lru_cache(65536)
def fit(text: str, width: int, align: Align = "left", ellipsis: str = "…") -> str:
    """Return the text padded or cut to exactly `width` cells.

    Args:
        text: One line; control characters are dropped.
        width: Cells to fill.
        align: Where the text stands in them.
        ellipsis: What ends a cut text, one cell wide.

    Returns:
        Text of exactly `width` cells.
    """
    line = plain(text)
    used = cell_len(line)
    if used > width:
        line = cut(line, width, ellipsis)
        used = cell_len(line)
    pad = " " * (width - used)
    return pad + line if align == "right" else line + pad


def cut(text: str, width: int, ellipsis: str = "…") -> str:
    """Return the text cut to at most `width` cells, ending in an ellipsis if anything is gone."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    kept: list[str] = []
    used = 0
    for character in text:
        cells = cell_len(character)
        if used + cells > width - 1:
            break
        kept.append(character)
        used += cells
    return "".join(kept) + ellipsis


def wrapped(text: str, width: int) -> list[str]:
    """Return a sentence as lines of at most `width` cells, broken between words; a longer word is cut."""
    lines: list[str] = []
    for word in plain(text).split():
        if lines and cell_len(lines[-1]) + 1 + cell_len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(cut(word, width))
    return lines
