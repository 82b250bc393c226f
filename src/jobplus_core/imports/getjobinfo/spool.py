"""Fetched pages as one file of rows, one JSON object a line, so that a run reads them in constant memory.

The first line names the file's kind, the last counts its rows: a spool without it was cut off. Personal columns
never reach it.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Self

from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.feed_file import FeedRefused, OpenedFeed

_HEAD: Final = b'{"spool": "getjobinfo", "version": 1}\n'
_LONGEST: Final = 1 << 24


class Spool:
    """A spool being written; it takes itself away unless it was finished."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin one.

        Args:
            folder: Where; the system's place for passing files when None. The file is its owner's alone.
        """
        handle, name = tempfile.mkstemp(prefix="jobplus-", suffix=".jsonl", dir=folder)
        self.path = Path(name)
        self._file = os.fdopen(handle, "wb")
        self._file.write(_HEAD)
        self._finished = False
        self.rows = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if not self._finished:
            self.path.unlink(missing_ok=True)

    def add(self, row: RawRow | RowRejected) -> None:
        """Write one row, numbered from 1 in the order of writing."""
        self.rows += 1
        if isinstance(row, RawRow):
            kept: dict[str, object] = {"values": dict(row.values)}
        else:
            kept = {"column": row.column, "value": row.value, "reason": row.reason, "figures": dict(row.figures)}
        self._write(kept)

    def finish(self, announced: int | None) -> None:
        """Write the end; from here on the file stays."""
        self._write({"rows": self.rows, "announced": announced})
        self._file.flush()
        self._finished = True

    def _write(self, value: object) -> None:
        self._file.write(json.dumps(value).encode("ascii") + b"\n")


def is_spool(path: Path) -> bool:
    """Whether a file begins as a spool."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEAD)) == _HEAD
    except (OSError, ValueError):
        return False


def open_spool(path: Path) -> OpenedFeed:
    """Open a spool.

    Raises:
        FeedRefused: It cannot be read, or was cut off (`spool_cut`).
    """
    digest = hashlib.sha256()
    count = -1
    last = b""
    try:
        with path.open("rb") as file:
            for line in file:
                digest.update(line)
                count += 1
                last = line
    except (OSError, ValueError) as error:
        raise FeedRefused(str(path), "not_readable", "") from error
    end = _parsed(last)
    total = count - 1
    if not isinstance(end, dict) or end.get("rows") != total or not last.endswith(b"\n"):
        raise FeedRefused(str(path), "spool_cut", "")
    announced = end.get("announced")
    # Every row is looked at once, or a bad one would stop a run half way.
    for _ in _rows(path, total):
        pass
    return OpenedFeed(
        digest.hexdigest(),
        "utf-8",
        total,
        lambda: _rows(path, total),
        announced=announced if isinstance(announced, int) else None,
    )


def _rows(path: Path, total: int) -> Iterator[RawRow | RowRejected]:
    try:
        with path.open("rb") as file:
            file.readline(_LONGEST)
            for number in range(1, total + 1):
                row = _row(number, _parsed(file.readline(_LONGEST)))
                if row is None:
                    raise FeedRefused(str(path), "spool_cut", f"line {number + 1}")
                yield row
    except OSError as error:
        raise FeedRefused(str(path), "not_readable", "") from error


def _parsed(line: bytes) -> object:
    try:
        parsed: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return parsed


def _row(number: int, kept: object) -> RawRow | RowRejected | None:
    if not isinstance(kept, dict):
        return None
    if "values" in kept:
        values = kept["values"]
        whole = isinstance(values, dict) and all(isinstance(value, str) for value in values.values())
        return RawRow(number, values) if whole else None
    texts = [kept.get(name) for name in ("column", "value", "reason")]
    figures = kept.get("figures")
    if not isinstance(figures, dict) or not all(isinstance(value, int | str) for value in figures.values()):
        return None
    column, value, reason = (text if isinstance(text, str) else None for text in texts)
    if column is None or value is None or not reason:
        return None
    return RowRejected(number, column, value, reason, figures)
