"""What a list tells its screen."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from jobplus_tui.widgets.keyset_list import KeysetList

R = TypeVar("R")


@dataclass
class ListMessage(Message, Generic[R]):
    """A message of one list."""

    list: "KeysetList[R]"

    @property
    def control(self) -> "KeysetList[R]":
        """The list, for `@on(..., '#id')`."""
        return self.list


@dataclass
class RowHighlighted(ListMessage[R]):
    """The cursor came to a row."""

    row: R
    index: int


@dataclass
class RowOpened(ListMessage[R]):
    """Enter was pressed on a row."""

    row: R
    index: int


@dataclass
class MarksChanged(ListMessage[R]):
    """A row was marked or a mark taken away."""

    count: int


@dataclass
class ListLoaded(ListMessage[R]):
    """The first rows have come.

    Attributes:
        count: Rows in all.
        elapsed_ms: Milliseconds that counting and reading took.
    """

    count: int
    elapsed_ms: float


@dataclass
class FilterRequested(ListMessage[R]):
    """`/` was pressed."""
