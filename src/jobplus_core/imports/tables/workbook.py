"""Workbooks (XLSX and the older XLS): their sheets, and cells as the texts somebody would have typed."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_core.imports.tables.header import tidy
from jobplus_core.imports.tables.rules import MOST_COLUMNS, MOST_LETTERS, TableRefused, TableRow

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

MOST_BYTES: Final = 512 << 20
"""Bytes of a workbook once unpacked: a few kilobytes can be packed so that they fill a machine."""

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EPOCH: Final = date(1899, 12, 30)

Value = str | int | float | bool | date | datetime | time | timedelta


def is_workbook(path: Path) -> bool:
    """Whether the file begins as a workbook does, or is called one.

    Raises:
        TableRefused: It cannot be opened.
    """
    try:
        with path.open("rb") as file:
            start = file.read(8)
    except (OSError, ValueError) as error:
        raise TableRefused(str(path), "not_readable", "") from error
    named = path.suffix.lower() in (".xlsx", ".xls", ".xlsm") and not start.lstrip().startswith(b"<")
    return start.startswith((_ZIP, _OLE)) or (named and bool(start))


def digest_of(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise TableRefused(str(path), "not_readable", "") from error


def open_workbook(path: Path) -> "CalamineWorkbook":
    """Open a workbook.

    Raises:
        TableRefused: It is none, a password guards it, or it is larger than could be meant.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    _refuse_bombs(path)
    try:
        with _unbroken(path):
            return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise TableRefused(str(path), "workbook_locked", "") from error
    except (CalamineError, OSError, ValueError) as error:
        reason = "workbook_locked" if _guarded(path) else "not_a_workbook"
        raise TableRefused(str(path), reason, "") from error


def sheet_rows(path: Path, book: "CalamineWorkbook", sheet: str) -> list[TableRow]:
    """The rows of a sheet as texts; lines are the sheet's own.

    Raises:
        TableRefused: The sheet cannot be read, is wider than any list, or a cell is too long.
    """
    from python_calamine import CalamineError

    try:
        with _unbroken(path, sheet):
            found = book.get_sheet_by_name(sheet)
            if found.width > MOST_COLUMNS:
                raise TableRefused(str(path), "too_many_columns", str(found.width))
            first = (found.start or (0, 0))[0] + 1
            values = found.to_python(skip_empty_area=True)
    except (CalamineError, ValueError) as error:
        raise TableRefused(str(path), "not_a_workbook", sheet) from error
    return list(_texts(path, values, first))


@contextmanager
def _unbroken(path: Path, sheet: str = "") -> Iterator[None]:
    """Refuse the file where the library that reads it gives up: its panic is no `Exception` and would end the desk."""
    try:
        yield
    except BaseException as error:
        # The type lives in the library's own module, which cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise TableRefused(str(path), "not_a_workbook", sheet) from error


def _texts(path: Path, rows: "list[list[Value]]", first: int) -> Iterator[TableRow]:
    for line, values in enumerate(rows, first):
        cells = tuple(map(text_of, values))
        if any(len(cell) > MOST_LETTERS for cell in cells):
            raise TableRefused(str(path), "cell_too_long", str(line))
        yield TableRow(line, cells)


def text_of(value: Value) -> str:
    """A cell as somebody would have typed it: whole numbers without a point, days as 2026-11-22, times as 09:00."""
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, bool):
        return "Y" if value else "N"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return value.isoformat() if isinstance(value, date) else str(value)


def serial_day(text: str) -> date | None:
    """The day that a workbook keeps as a number of days, where a cell lost its format; 1930 to 2100."""
    if not (text.isascii() and text.isdecimal() and len(text) == 5 and 10_959 <= int(text) <= 73_415):
        return None
    return _EPOCH + timedelta(days=int(text))


def _refuse_bombs(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_BYTES:
                raise TableRefused(str(path), "workbook_too_large", "")
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        # An older workbook is no archive; what is neither is told by the reader.
        return


def _guarded(path: Path) -> bool:
    """Whether the file is an encrypted workbook: it then names so in the directory of its container."""
    try:
        with path.open("rb") as file:
            start = file.read(1 << 20)
    except OSError:
        return False
    return start.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in start
