"""The feeds of postings that the product knows, and which of them a file is."""

from pathlib import Path
from typing import Final, Literal

from jobplus_core.errors import FileRefused
from jobplus_core.imports import getjobinfo, work24
from jobplus_core.imports.feed_file import Feed, FeedId, FeedRefused, OpenedFeed

Format = Literal["auto", "getjobinfo", "work24"]

FEEDS: Final = (
    Feed("getjobinfo", getjobinfo.reads, getjobinfo.open_feed, getjobinfo.normalize),
    Feed("work24", work24.reads, work24.open_feed, work24.normalize),
)

__all__ = ["FEEDS", "Feed", "FeedId", "FeedRefused", "Format", "OpenedFeed", "feed_of"]


def feed_of(path: Path, format: str = "auto") -> Feed:
    """The feed a file is to be read as: the one that somebody names, or the one it looks like.

    Args:
        format: `auto`, or a feed's id.

    Raises:
        FeedRefused: The file looks like none of them (`feed_unknown`), is empty or cannot be opened.
        FileRefused: There is no such format (`format_unknown`).
    """
    if format != "auto":
        for feed in FEEDS:
            if feed.id == format:
                return feed
        raise FileRefused(str(path), "format_unknown")
    for feed in FEEDS:
        if feed.reads(path):
            return feed
    raise FeedRefused(str(path), _why_unknown(path), "")


def _why_unknown(path: Path) -> str:
    try:
        with path.open("rb") as file:
            start = file.read(1 << 16)
    except (OSError, ValueError):
        return "not_readable"
    if not start.strip(b"\xef\xbb\xbf \t\r\n"):
        return "empty"
    return "markup" if start.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<") else "feed_unknown"
