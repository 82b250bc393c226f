"""Opening a Work24 list."""

from pathlib import Path
from typing import Final

from jobplus_core.imports.feed_csv import CsvShape, header_of, open_csv
from jobplus_core.imports.feed_file import OpenedFeed
from jobplus_core.imports.work24 import fields

SHAPE: Final = CsvShape(folded=str.lower, missing=fields.missing, is_personal=fields.is_personal)


def reads(path: Path) -> bool:
    """Whether a file begins with the header of such a list."""
    return any(not fields.missing([cell.lower() for cell in head]) for head in header_of(path))


def open_feed(path: Path) -> OpenedFeed:
    """Open a list.

    Raises:
        FeedRefused: It cannot be opened, or not be read as such a list.
    """
    return open_csv(path, SHAPE)
