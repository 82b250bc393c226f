"""What a table file is once it is open, and why one cannot be read; pure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal, NamedTuple

from jobplus_core.errors import FileRefused

Encoding = Literal["utf-8", "utf-8-sig", "cp949"]
ENCODINGS: Final[tuple[Encoding, ...]] = ("utf-8", "utf-8-sig", "cp949")
SEPARATORS: Final = (",", ";", "\t")
MOST_COLUMNS: Final = 200
MOST_LETTERS: Final = 131_072
"""Letters of one cell: beyond it the file is no list of anything."""


class TableRefused(FileRefused):
    """The file as a whole cannot be read as a table.

    `reason` is one of `not_readable`, `empty`, `no_rows`, `encoding`, `markup`, `nul_bytes`, `quote_open`,
    `csv_broken`, `cell_too_long`, `too_many_columns`, `not_a_workbook`, `workbook_locked`,
    `workbook_too_large`, `sheet_missing`, `changed_meanwhile`; `detail` names the line, column or place at fault.
    """

    detail: str
    code: ClassVar[str] = "table"


class TableRow(NamedTuple):
    """One row: the file's line on which it begins, and a text for every column of the header."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a table is to be read, where somebody chose other than was detected."""

    encoding: Encoding | None = None
    separator: str | None = None
    sheet: str | None = None


AS_DETECTED: Final = Reading()


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose header was found; its rows are read anew each time they are asked for.

    Attributes:
        form: "csv", or "xlsx" for a workbook of whatever age.
        digest: SHA-256 of the file's bytes, in hex.
        columns: The header, each name once.
        header_line: The line of the file the header ends on.
        encoding, separator: Of a CSV; None for a workbook.
        damaged: Whether some letters are not of that encoding and were lost.
        sheet, sheets: The sheet read and all there are; none for a CSV.
        rows: Gives the rows below the header that hold anything, in the file's order.
    """

    name: str
    form: Literal["csv", "xlsx"]
    digest: str
    columns: tuple[str, ...]
    header_line: int
    rows: Callable[[], Iterator[TableRow]]
    encoding: Encoding | None = None
    separator: str | None = None
    damaged: bool = False
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
