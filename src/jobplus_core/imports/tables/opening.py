"""Open a table file: what it is, how it is written, and where its header stands."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from jobplus_core.imports.tables.csv_text import csv_rows, scan, sniff
from jobplus_core.imports.tables.header import SEARCHED, Header, Known, find_header, rows_below
from jobplus_core.imports.tables.rules import MOST_COLUMNS, Encoding, Table, TableRefused, TableRow
from jobplus_core.imports.tables.workbook import digest_of, is_workbook, open_workbook, sheet_rows


def open_table(
    path: Path,
    *,
    known: Known,
    encoding: Encoding | None = None,
    separator: str | None = None,
    sheet: str | None = None,
) -> Table:
    """Open a workbook or a CSV and find its header.

    Args:
        known: Tells headings from titles.
        encoding, separator: Of a CSV, where somebody chose them; detected when None.
        sheet: Of a workbook; the first that holds rows when None.

    Raises:
        TableRefused: What is wrong with the file.
    """
    if is_workbook(path):
        return _workbook(path, known, sheet)
    found = scan(path, encoding)
    mark = separator or sniff(path, found.encoding)

    def every() -> Iterator[TableRow]:
        return csv_rows(path, found.encoding, mark)

    header = _header(path, list(islice((row for row in every() if any(row.cells)), SEARCHED)), known)
    return Table(
        path.name,
        "csv",
        found.digest,
        header.columns,
        header.line,
        lambda: rows_below(every(), header),
        encoding=found.encoding,
        separator=mark,
        damaged=found.damaged,
    )


def _workbook(path: Path, known: Known, wanted: str | None) -> Table:
    book = open_workbook(path)
    sheets = tuple(book.sheet_names)
    if wanted is not None and wanted not in sheets:
        raise TableRefused(str(path), "sheet_missing", wanted)
    chosen, rows = "", []
    for chosen in (wanted,) if wanted is not None else sheets:
        rows = sheet_rows(path, book, chosen)
        if sum(any(row.cells) for row in rows) > 1:
            break
    header = _header(path, rows, known)
    return Table(
        path.name,
        "xlsx",
        digest_of(path),
        header.columns,
        header.line,
        lambda: rows_below(rows, header),
        sheet=chosen,
        sheets=sheets,
    )


def _header(path: Path, first: list[TableRow], known: Known) -> Header:
    header = find_header(first, known)
    if header is None:
        raise TableRefused(str(path), "no_rows", "")
    if len(header.columns) > MOST_COLUMNS:
        raise TableRefused(str(path), "too_many_columns", str(len(header.columns)))
    if not any(row.line > header.line and any(row.cells) for row in first):
        raise TableRefused(str(path), "no_rows", "")
    return header
