"""A file of postings as it is to be read: which of the feeds it is, or a table with columns given to fields."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Literal, get_args

from jobplus_core.errors import FieldMissing, FileRefused
from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.feeds import FEEDS, FeedRefused, feed_of
from jobplus_core.imports.postings_table.fields import FIELDS, known_heading
from jobplus_core.imports.postings_table.rules import Columns, TableReader, columns_of, missing_fields
from jobplus_core.imports.rules import COLUMN_OF, FEED_TERMS, Accepted, Rejected, Terms, Words, accept, rejection
from jobplus_core.imports.states import portions
from jobplus_core.imports.tables.fields import Assignment, assign
from jobplus_core.imports.tables.opening import open_table
from jobplus_core.imports.tables.rules import AS_DETECTED, Reading, Table, TableRefused
from jobplus_core.imports.tables.workbook import is_workbook
from jobplus_core.kinds import Funding, PostingSource

Format = Literal["auto", "getjobinfo", "work24", "table"]
FORMATS: Final[tuple[str, ...]] = get_args(Format)
TABLE: Final = "table"
SAMPLES: Final = 200

Read = Callable[[RawRow], Accepted | Rejected]
"""Reads a row as a posting that the store can take."""


@dataclass(frozen=True, slots=True)
class How:
    """How the rows of a run are read; kept with the run, so that its rows can be read again as they came.

    Attributes:
        columns: Of a table, which field each column fills; None for a feed.
    """

    format: str
    terms: Terms = FEED_TERMS
    columns: Columns | None = None

    def as_mapping(self) -> dict[str, object]:
        """What the run keeps of it."""
        kept: dict[str, object] = {"source": self.terms.source.value, "funding": self.terms.funding.value}
        if self.columns is not None:
            kept |= {"fields": dict(self.columns.fields), "personal": sorted(self.columns.personal)}
        return kept

    def reader(self, today: date, words: Words = ()) -> Read:
        """Reads rows as of a day, with the center's own words for work."""
        if self.columns is not None:
            return _table_reader(TableReader(self.columns, self.terms.source), self.terms, today, words)
        normalize = next(feed.normalize for feed in FEEDS if feed.id == self.format)
        column_of = COLUMN_OF if self.format == "getjobinfo" else {}

        def read(row: RawRow) -> Accepted | Rejected:
            return accept(row, today=today, words=words, normalize=normalize, terms=self.terms, column_of=column_of)

        return read

    def kept(self, row: RawRow) -> RawRow:
        """A row as it may be kept: without what tells who somebody is."""
        return row if self.columns is None else TableReader(self.columns, self.terms.source).kept(row)


def _table_reader(reader: TableReader, terms: Terms, today: date, words: Words) -> Read:
    def read(row: RawRow) -> Accepted | Rejected:
        found = accept(
            row, today=today, words=words, normalize=reader.normalize, terms=terms, column_of=reader.column_of
        )
        if isinstance(found, Rejected):
            return found
        return Accepted(reader.kept(row), found.draft, found.form, reader.contact(row), reader.business_no(row))

    return read


def how_of(format: str, mapping: str | None) -> How:
    """How the rows of a run were read, from what the run kept."""
    kept = json.loads(mapping) if mapping else {}
    terms = Terms(
        PostingSource(kept.get("source", PostingSource.IMPORT)), Funding(kept.get("funding", Funding.PRIVATE))
    )
    if format != TABLE:
        return How(format, terms)
    return How(format, terms, Columns(kept.get("fields", {}), frozenset(kept.get("personal", ()))))


@dataclass(frozen=True, slots=True)
class PostingFile:
    """A file of postings that is open.

    Attributes:
        digest: SHA-256 of the file's bytes, in hex.
        total: How many rows there are, where that is known without reading them.
        rows: Gives the rows in the file's order, anew each time it is called.
        announced: How many postings the service says there are, where it says so.
        table: The table, where the file is one.
        assignment: Which field each of its columns fills.
    """

    path: Path
    digest: str
    how: How
    total: int | None
    rows: Callable[[], Iterator[RawRow | RowRejected]]
    announced: int | None = None
    table: Table | None = None
    assignment: Assignment | None = field(default=None, compare=False)

    @property
    def missing(self) -> tuple[str, ...]:
        """Fields of a table without which no row is a posting, and that no column fills."""
        return missing_fields(self.assignment.fields) if self.assignment is not None else ()


def open_postings(
    path: Path,
    *,
    format: str = "auto",
    terms: Terms = FEED_TERMS,
    chosen: Mapping[str, str | None] | None = None,
    reading: Reading = AS_DETECTED,
) -> PostingFile:
    """Open a file of postings: one of the feeds where it looks like one, or else a table.

    Args:
        format: `auto`, a feed's id, or `table`.
        chosen: Of a table, the field that somebody gave a column, or none.

    Raises:
        FileRefused: What is wrong with the file, or that nothing in it looks like postings.
    """
    if format not in FORMATS:
        raise FileRefused(str(path), "format_unknown")
    if format == TABLE or (format == "auto" and (chosen or is_workbook(path))):
        return open_as_table(path, terms, chosen, reading)
    try:
        feed = feed_of(path, format)
    except FeedRefused as refused:
        if format != "auto" or refused.reason != "feed_unknown":
            raise
        return _perhaps_table(path, terms, reading, refused)
    opened = feed.open(path)
    return PostingFile(path, opened.digest, How(feed.id, terms), opened.total, opened.rows, opened.announced)


def open_as_table(
    path: Path,
    terms: Terms = FEED_TERMS,
    chosen: Mapping[str, str | None] | None = None,
    reading: Reading = AS_DETECTED,
) -> PostingFile:
    """Open a table and guess its columns.

    Raises:
        TableRefused: What is wrong with the file.
    """
    table = open_table(
        path, known=known_heading, encoding=reading.encoding, separator=reading.separator, sheet=reading.sheet
    )
    samples = [row.cells for row in next(portions(table.rows(), SAMPLES), [])]
    assignment = assign(table.columns, samples, FIELDS, chosen)

    def rows() -> Iterator[RawRow | RowRejected]:
        for row in table.rows():
            if table.damaged and any("\ufffd" in cell for cell in row.cells):
                yield RowRejected(row.line, "", "", "broken_letters")
            else:
                yield RawRow(row.line, dict(zip(table.columns, row.cells, strict=False)))

    how = How(TABLE, terms, columns_of(assignment))
    return PostingFile(path, table.digest, how, None, rows, table=table, assignment=assignment)


def refuse_unfilled(file: PostingFile) -> None:
    """Refuse a table none of whose columns says what is offered, or by whom.

    Raises:
        FieldMissing: Names the field.
    """
    for name in file.missing:
        raise FieldMissing(name)


def read_item(item: RawRow | RowRejected, read: Read) -> Accepted | Rejected:
    """Read what a file gives: a row, or the refusal of one."""
    return rejection(item) if isinstance(item, RowRejected) else read(item)


def _perhaps_table(path: Path, terms: Terms, reading: Reading, refused: FeedRefused) -> PostingFile:
    """The file as a table, where its columns say so much as that; otherwise it is what it was refused as."""
    try:
        found = open_as_table(path, terms, None, reading)
    except TableRefused:
        raise refused from None
    if found.missing:
        raise refused
    return found
