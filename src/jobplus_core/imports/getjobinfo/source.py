"""Reading a file of the feed, whatever its form and encoding, into raw rows without personal columns."""

import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.feed_csv import CsvShape, admitted, csv_rows, header_of, open_csv
from jobplus_core.imports.feed_file import FeedRefused, OpenedFeed
from jobplus_core.imports.getjobinfo import fields
from jobplus_core.imports.getjobinfo.envelope import EnvelopeBroken, envelope_rows
from jobplus_core.imports.getjobinfo.spool import is_spool, open_spool
from jobplus_core.imports.tables.rules import Encoding

Form = Literal["csv", "json"]

SHAPE: Final = CsvShape(folded=str.upper, missing=fields.missing, is_personal=fields.is_personal)

_BOM: Final = b"\xef\xbb\xbf"
# Fewer broken places than one in this many letters: the file is UTF-8 with damage, not another encoding.
_DAMAGE_SHARE: Final = 8
_SNIFFED: Final = 512


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the feed: its rows, good and bad, in the file's order.

    `announced` is the API's `list_total_count`, which exceeds the rows of one page; `digest` the SHA-256 of the
    file's bytes, in hex.
    """

    form: Form
    encoding: Encoding
    announced: int | None
    rows: tuple[RawRow | RowRejected, ...]
    digest: str = field(default="", compare=False)


def reads(path: Path) -> bool:
    """Whether a file begins as this feed does: with its header, or with a JSON object."""
    return _is_json(path) or any(not fields.missing([cell.upper() for cell in head]) for head in header_of(path))


def open_feed(path: Path) -> OpenedFeed:
    """Open a file of the feed. A CSV or a spool is read row by row; an answer of the API, 1,000 rows at most, whole.

    Raises:
        FeedRefused: It cannot be opened, or not be read as this feed.
    """
    if is_spool(path):
        return open_spool(path)
    if not _is_json(path):
        return open_csv(path, SHAPE)
    source = read_path(path)
    return OpenedFeed(
        source.digest, source.encoding, len(source.rows), lambda: iter(source.rows), announced=source.announced
    )


def read_path(path: Path) -> Source:
    """Read a whole file of the feed.

    Raises:
        FeedRefused: It cannot be opened, or not be read as this feed.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise FeedRefused(str(path), "not_readable", "") from error
    return read_bytes(data, name=str(path))


def read_bytes(data: bytes, *, name: str = "") -> Source:
    """Read the feed from bytes: CSV or the API's JSON, in UTF-8 with or without a mark, or CP949.

    Args:
        data: The whole file.
        name: What to call it in a refusal.

    Raises:
        FeedRefused: The bytes are not this feed, or the API answered with an error.
    """
    if not data.strip(_BOM + b" \t\r\n\0"):
        raise FeedRefused(name, "empty", "")
    text, encoding, damaged = _decode(data, name)
    body = text.lstrip()
    if body.startswith("<"):
        raise FeedRefused(name, "markup", body.split("\n", 1)[0][:40])
    digest = hashlib.sha256(data).hexdigest()
    if not body.startswith(("{", "[")):
        rows = tuple(csv_rows(io.StringIO(text, newline=""), SHAPE, name=name, damaged=damaged))
        return Source("csv", encoding, None, rows, digest)
    try:
        announced, found = envelope_rows(body)
    except EnvelopeBroken as broken:
        raise FeedRefused(name, broken.reason, broken.detail) from broken
    rows = tuple(admitted(row, fields.is_personal, damaged=damaged) for row in found)
    return Source("json", encoding, announced, rows, digest)


def _is_json(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFFED)
    except (OSError, ValueError):
        return False
    return start.removeprefix(_BOM).lstrip().startswith((b"{", b"["))


def _decode(data: bytes, name: str) -> tuple[str, Encoding, bool]:
    """The text, its encoding, and whether some of it was lost."""
    marked = data.startswith(_BOM)
    utf8: Encoding = "utf-8-sig" if marked else "utf-8"
    try:
        return data.decode(utf8), utf8, False
    except UnicodeDecodeError as error:
        repaired = data.decode(utf8, errors="replace")
        letters = sum(1 for char in repaired if char > "\x7f")
        if marked or repaired.count("\ufffd") * _DAMAGE_SHARE < letters:
            return repaired, utf8, True
        try:
            return data.decode("cp949"), "cp949", False
        except UnicodeDecodeError:
            raise FeedRefused(name, "encoding", f"byte {error.start}") from error
