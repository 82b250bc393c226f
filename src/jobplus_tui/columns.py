"""Columns of a list: what each shows, how wide, and which leave first when the terminal is narrow."""

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from jobplus_tui.fitting import Align

R = TypeVar("R")


class Cell(NamedTuple):
    """A text and the token words that it is drawn in."""

    text: str
    words: str = "ink"


class Column(NamedTuple, Generic[R]):
    """One column of a list.

    Attributes:
        title: The header, already in the counselor's language.
        width: Cells at least.
        cell: What a row shows here: a text, or a `Cell` with its token words.
        align: Numbers stand right, with their header.
        words: Token words of the column's texts.
        grow: Share of the cells left over; 0 keeps the width.
        drop: Order of leaving when the terminal is narrow, 1 first; 0 never leaves.
        gap: Blanks before the column, two before a block of another kind.
    """

    title: str
    width: int
    cell: Callable[[R], str | Cell]
    align: Align = "left"
    words: str = "ink"
    grow: int = 0
    drop: int = 0
    gap: int = 1


class Placed(NamedTuple, Generic[R]):
    """A column and the cells it has been given."""

    column: Column[R]
    width: int


def place_columns(columns: Sequence[Column[R]], width: int) -> list[Placed[R]]:
    """Return the columns that fit, each with its width, in their order.

    Columns leave in their `drop` order until the rest fits; what is left over goes to the growing ones in
    proportion, the remainder to the first of them. Numbers are never cut: a column leaves whole.

    Args:
        columns: All columns.
        width: Cells for columns and the gaps between them.
    """
    kept = list(columns)

    def needed() -> int:
        return sum(column.width + column.gap for column in kept) - (kept[0].gap if kept else 0)

    for column in sorted((column for column in columns if column.drop), key=lambda column: column.drop):
        if needed() <= width:
            break
        kept.remove(column)
    spare = max(0, width - needed())
    shares = sum(column.grow for column in kept)
    extra = [spare * column.grow // shares if shares else 0 for column in kept]
    if shares:
        first = next(place for place, column in enumerate(kept) if column.grow)
        extra[first] += spare - sum(extra)
    return [Placed(column, column.width + more) for column, more in zip(kept, extra, strict=True)]
