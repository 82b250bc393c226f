"""How far an import is, and the portions it goes in; pure."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")

STAGING: Final = "staging"
"""Its rows are being written, and nobody sees them."""
SHOWING: Final = "showing"
"""It is decided: what is staged comes to be seen part by part, by whoever finds the run so."""
LEAVING: Final = "leaving"
"""It was stopped, and what it staged is being taken out."""
CANCELLED: Final = "cancelled"
DONE: Final = "done"
UNDOING: Final = "undoing"
"""It was done, and part of it is taken back."""


def portions(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """`items` in lists of at most `size`."""
    held = iter(items)
    while portion := list(islice(held, size)):
        yield portion
