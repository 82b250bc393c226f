"""A feed's file as it stands open: its digest, its rows over and over, and why one cannot be read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Literal

from jobplus_core.errors import FileRefused
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.tables.rules import Encoding

FeedId = Literal["getjobinfo", "work24"]


class FeedRefused(FileRefused):
    """The file as a whole cannot be read as postings of a feed.

    `reason` is one of `not_readable`, `empty`, `encoding`, `markup`, `nul_bytes`, `feed_unknown`, `columns_missing`,
    `columns_twice`, `quote_open`, `csv_broken`, `cell_too_long`, `json_broken`, `json_shape`, `spool_cut`, or of
    `getjobinfo.answers.REASON_OF`; `detail` names the column, line, code or place at fault.
    """

    detail: str
    code: ClassVar[str] = "feed"


@dataclass(frozen=True, slots=True)
class OpenedFeed:
    """A file of a feed, looked through once from end to end, so that its rows break off nowhere.

    Attributes:
        digest: SHA-256 of the file's bytes, in hex.
        encoding: What its letters are written in.
        total: How many rows there are, good and bad.
        rows: Gives the rows in the file's order without their personal columns, anew each time it is called; it
            raises `FeedRefused` only where the file changed after it was opened.
        announced: How many rows the service says there are, where it says so.
    """

    digest: str
    encoding: Encoding
    total: int
    rows: Callable[[], Iterator[RawRow | RowRejected]]
    announced: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of postings.

    Attributes:
        reads: Whether a file looks like this feed, told from its beginning; refuses nothing.
        open: Opens one; raises `FeedRefused`.
        normalize: Reads a row as a posting, or says why it is none.
    """

    id: FeedId
    reads: Callable[[Path], bool]
    open: Callable[[Path], OpenedFeed]
    normalize: Callable[[RawRow], PostingDraft | RowRejected]
