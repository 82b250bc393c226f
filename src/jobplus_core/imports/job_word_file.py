"""A file of job words: two columns, word and code, with or without a heading, as offices write CSV and TSV."""

from pathlib import Path

from jobplus_core.imports.tables.csv_text import csv_rows, scan, sniff
from jobplus_core.imports.tables.rules import TableRefused
from jobplus_core.job_words.rules import WordRow


def read_words(path: Path) -> tuple[WordRow, ...]:
    """The rows of a file in UTF-8 or CP949, separated by commas, semicolons or tabs; a third column is not read.

    Raises:
        TableRefused: It cannot be read as such a file, is damaged, or has a single column.
    """
    found = scan(path, None)
    if found.damaged:
        raise TableRefused(str(path), "encoding", found.encoding)
    rows = [row for row in csv_rows(path, found.encoding, sniff(path, found.encoding)) if any(row.cells)]
    if not rows:
        raise TableRefused(str(path), "empty", "")
    if all(len(row.cells) < 2 for row in rows):
        raise TableRefused(str(path), "columns_missing", "2")
    return tuple(WordRow(row.line, row.cells[0], row.cells[1] if len(row.cells) > 1 else "") for row in rows)
