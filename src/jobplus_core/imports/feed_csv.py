"""A feed's CSV in constant memory: raw rows without personal columns, each with the line on which it begins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from jobplus_core.imports.drafts import RawRow, RowRejected, reject
from jobplus_core.imports.feed_file import FeedRefused, OpenedFeed
from jobplus_core.imports.tables.csv_text import csv_records, scan, text_lines
from jobplus_core.imports.tables.rules import Encoding, TableRefused


@dataclass(frozen=True, slots=True)
class CsvShape:
    """What the CSV of one feed looks like.

    Attributes:
        folded: A heading as it is compared and kept.
        missing: Which headings a header lacks to be this feed's.
        is_personal: Whether a column is dropped at the door.
    """

    folded: Callable[[str], str]
    missing: Callable[[Sequence[str]], list[str]]
    is_personal: Callable[[str], bool]


def open_csv(path: Path, shape: CsvShape) -> OpenedFeed:
    """Open a CSV of the feed.

    Raises:
        FeedRefused: What is wrong with the file.
    """
    try:
        found = scan(path, None)
    except TableRefused as refused:
        raise FeedRefused(str(path), refused.reason, refused.detail) from refused

    def rows() -> Iterator[RawRow | RowRejected]:
        return csv_rows(text_lines(path, found.encoding), shape, name=str(path), damaged=found.damaged)

    return OpenedFeed(found.digest, found.encoding, sum(1 for _ in rows()), rows)


def csv_rows(
    lines: Iterable[str], shape: CsvShape, *, name: str, damaged: bool = False
) -> Iterator[RawRow | RowRejected]:
    """Rows of the table; one with more or fewer cells than the header, or with lost letters, is rejected.

    Args:
        lines: The text, line by line, with line ends as they are.
        name: What to call it in a refusal.
        damaged: Whether letters were lost in reading it.

    Raises:
        FeedRefused: No header of this feed, a quote that never closes, or a cell beyond 128 KiB.
    """
    try:
        filled = ((line, cells) for line, cells in csv_records(lines, ",", name) if any(cell.strip() for cell in cells))
        header = [shape.folded(cell.replace("\ufeff", "").strip()) for cell in next(filled, (1, [""]))[1]]
        _check_header(header, shape, name)
        for line, cells in filled:
            yield _row(line, cells, header, shape, damaged=damaged)
    except TableRefused as refused:
        raise FeedRefused(name, refused.reason, f"line {refused.detail}" if refused.detail else "") from refused


def header_of(path: Path, encodings: Sequence[Encoding] = ("utf-8-sig", "cp949")) -> Iterator[list[str]]:
    """The first filled row of a file, once for each encoding it may be in; nothing where there is none."""
    for encoding in encodings:
        try:
            records = csv_records(islice(text_lines(path, encoding), 50), ",", str(path))
            for _, cells in records:
                if any(cell.strip() for cell in cells):
                    yield [cell.replace("\ufeff", "").strip() for cell in cells]
                    break
        except TableRefused:
            continue


def _check_header(header: list[str], shape: CsvShape, name: str) -> None:
    if missing := shape.missing(header):
        raise FeedRefused(name, "columns_missing", ", ".join(missing))
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise FeedRefused(name, "columns_twice", ", ".join(twice))


def _row(line: int, cells: list[str], header: list[str], shape: CsvShape, *, damaged: bool) -> RawRow | RowRejected:
    beyond = cells[len(header) :]
    if len(cells) < len(header) or any(cell.strip() for cell in beyond):
        return reject(line, "", "", "cell_count", found=len(cells), wanted=len(header))
    values = {column: cell for column, cell in zip(header, cells, strict=False) if column}
    return admitted(RawRow(line, values), shape.is_personal, damaged=damaged)


def admitted(
    row: RawRow | RowRejected, is_personal: Callable[[str], bool], *, damaged: bool = False
) -> RawRow | RowRejected:
    """The row without its personal columns, or refused where letters were lost in the file."""
    if isinstance(row, RowRejected):
        return row
    kept = {column: value for column, value in row.values.items() if not is_personal(column)}
    if damaged:
        for column, value in kept.items():
            if "\ufffd" in value:
                return RowRejected(row.line, column, "", "broken_letters")
    return RawRow(row.line, kept)
