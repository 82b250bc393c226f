"""What a list tells its screen."""

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.message import Message

if TYPE_CHECKING:
    from jobplus_tui.widgets.keyset_list import KeysetList

R = TypeVar("R")


class ListMessage(Message, Generic[R]):
    """A message of one list."""

    def __init__(self, list: "KeysetList[R]") -> None:
        """Take the list."""
        super().__init__()
        self.list = list

    @property
    def control(self) -> "KeysetList[R]":
        """The list, for `@on(..., '#id')`."""
        return self.list


class RowMessage(ListMessage[R]):
    """A message of one row and its place."""

    def __init__(self, list: "KeysetList[R]", row: R, index: int) -> None:
        """Take the row and its place."""
        super().__init__(list)
        self.row = row
        self.index = index


class RowHighlighted(RowMessage[R]):
    """The cursor came to a row."""


class RowOpened(RowMessage[R]):
    """Enter was pressed on a row."""


class MarksChanged(ListMessage[R]):
    """A row was marked or a mark taken away."""

    def __init__(self, list: "KeysetList[R]", count: int) -> None:
        """Take how many rows are marked now."""
        super().__init__(list)
        self.count = count


class ListLoaded(ListMessage[R]):
    """The first rows have come."""

    def __init__(self, list: "KeysetList[R]", count: int, elapsed_ms: float) -> None:
        """Take the number of rows in all, and the milliseconds that counting and reading took."""
        super().__init__(list)
        self.count = count
        self.elapsed_ms = elapsed_ms


class FilterRequested(ListMessage[R]):
    """`/` was pressed."""
