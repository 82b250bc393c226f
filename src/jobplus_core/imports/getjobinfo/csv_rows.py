"""The feed's CSV into raw rows, each with the line of the file on which it begins."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import Final

from jobplus_core.imports.drafts import RawRow, RowRejected, reject
from jobplus_core.imports.getjobinfo import fields

# Stands after the last line: a reader that swallows it was still inside a quote.
_END: Final = "\x1eend of file\x1e"


class CsvBroken(ValueError):
    """The text is not a table that can be read row by row."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def csv_rows(text: str) -> list[RawRow | RowRejected]:
    """Rows of the table; a row with more or fewer cells than the header has is rejected.

    Raises:
        CsvBroken: No header of this feed, a quote that never closes, or a cell beyond 128 KiB.
    """
    records = _records(text)
    header = [cell.strip().strip("\ufeff").upper() for cell in next(records, (1, [""]))[1]]
    _check_header(header)
    return [_row(line, cells, header) for line, cells in records]


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records with at least one filled cell, and their first lines."""
    lines = io.StringIO(text, newline="")
    records = list(_numbered(chain(lines, [_END])))
    last_line, last = records.pop()
    if last != [_END]:
        raise CsvBroken("quote_open", f"line {last_line}")
    return ((line, cells) for line, cells in records if any(cell.strip() for cell in cells))


def _numbered(lines: Iterator[str]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error as error:
        raise CsvBroken("csv_broken", f"line {begins}") from error


def _check_header(header: list[str]) -> None:
    missing = [column for column in fields.NEEDED if column not in header]
    if fields.REQUEST_NO not in header and fields.REGISTER_NO not in header:
        missing.insert(0, fields.REQUEST_NO)
    if missing:
        raise CsvBroken("columns_missing", ", ".join(missing))
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise CsvBroken("columns_twice", ", ".join(twice))


def _row(line: int, cells: list[str], header: list[str]) -> RawRow | RowRejected:
    beyond = cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in beyond):
        return reject(line, "", "", "cell_count", found=len(cells), wanted=len(header))
    return RawRow(line, {column: cell for column, cell in zip(header, cells, strict=False) if column})
