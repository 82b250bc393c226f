"""The cells of one row on their way into a draft: each is read, unknown for a reason, or refuses the row."""

from collections.abc import Callable
from typing import Final, TypeVar

from jobplus_core.imports.drafts import FieldRejected, PostingDraft, RawRow, RowRejected, Unread, reject

T = TypeVar("T")
U = TypeVar("U")

# What only was not understood may leave its field unknown; what cannot be true refuses the row.
_NOT_UNDERSTOOD: Final = frozenset({"unreadable", "unit_missing", "not_whole"})


class CellRejected(Exception):
    """Carries a cell's refusal out of the reading of its row."""

    def __init__(self, column: str, cause: FieldRejected) -> None:
        super().__init__(column)
        self.column = column
        self.cause = cause


class Cells:
    """One row's cells.

    Attributes:
        told: Why fields are unknown whose cells were not understood.
    """

    def __init__(self, row: RawRow) -> None:
        self._values = row.values
        self.told: dict[str, Unread] = {}

    def raw(self, column: str) -> str:
        """The cell as it came; a column that is not there is blank."""
        return self._values.get(column, "")

    def read(self, column: str, reader: Callable[[str], T]) -> T:
        """What the cell says.

        Raises:
            CellRejected: It holds what no posting can hold.
        """
        try:
            return reader(self.raw(column))
        except FieldRejected as cause:
            raise CellRejected(column, cause) from cause

    def read_or(self, column: str, reader: Callable[[str], T], unknown: U, *names: str) -> T | U:
        """What the cell says, or `unknown` where it is not understood, which is then told of the fields `names`.

        Raises:
            CellRejected: It is understood and cannot be true.
        """
        try:
            return self.read(column, reader)
        except CellRejected as refused:
            if refused.cause.reason not in _NOT_UNDERSTOOD:
                raise
            self.told.update(dict.fromkeys(names, Unread.UNREADABLE))
            return unknown


def draft_or_rejection(row: RawRow, draft: Callable[[RawRow, Cells], PostingDraft]) -> PostingDraft | RowRejected:
    """The row's draft, or the first cell that stands against it."""
    cells = Cells(row)
    try:
        return draft(row, cells)
    except CellRejected as refused:
        cause = refused.cause
        return reject(row.line, refused.column, cells.raw(refused.column), cause.reason, **cause.figures)
