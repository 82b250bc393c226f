"""Reading a file of the feed, whatever its form and encoding, into raw rows without personal columns."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar, Final, Literal

from jobplus_core.errors import FileRefused
from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.getjobinfo import fields
from jobplus_core.imports.getjobinfo.csv_rows import CsvBroken, csv_rows
from jobplus_core.imports.getjobinfo.envelope import EnvelopeBroken, envelope_rows

Encoding = Literal["utf-8", "utf-8-sig", "cp949"]
Form = Literal["csv", "json"]

_BOM: Final = b"\xef\xbb\xbf"
# Fewer broken places than one in this many letters: the file is UTF-8 with damage, not another encoding.
_DAMAGE_SHARE: Final = 8


class FeedRefused(FileRefused):
    """The file as a whole cannot be read as this feed.

    `reason` is one of `not_readable`, `empty`, `encoding`, `markup`, `columns_missing`, `columns_twice`,
    `quote_open`, `csv_broken`, `json_broken`, `json_shape`, `result_code`; `detail` names the column, line,
    code or place at fault.
    """

    detail: str
    code: ClassVar[str] = "feed"


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


def read_path(path: Path) -> Source:
    """Read a file of the feed.

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
    try:
        if body.startswith(("{", "[")):
            announced, rows = envelope_rows(body)
            form: Form = "json"
        else:
            announced, rows = None, csv_rows(text)
            form = "csv"
    except (CsvBroken, EnvelopeBroken) as broken:
        raise FeedRefused(name, broken.reason, broken.detail) from broken
    admitted = tuple(_admit(row, damaged=damaged) for row in rows)
    return Source(form, encoding, announced, admitted, hashlib.sha256(data).hexdigest())


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


def _admit(row: RawRow | RowRejected, *, damaged: bool) -> RawRow | RowRejected:
    """Drop the personal columns at the door, and refuse a row whose letters were lost in the file."""
    if isinstance(row, RowRejected):
        return row
    kept = {column: value for column, value in row.values.items() if not fields.is_personal(column)}
    if damaged:
        for column, value in kept.items():
            if "\ufffd" in value:
                return RowRejected(row.line, column, "", "broken_letters")
    return RawRow(row.line, kept)
