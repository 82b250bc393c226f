"""CSV in the encodings and with the separators that Korean offices write, in constant memory."""

import codecs
import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice
from pathlib import Path
from typing import Final

from jobplus_core.imports.tables.header import tidy
from jobplus_core.imports.tables.rules import ENCODINGS, SEPARATORS, Encoding, TableRefused, TableRow

_BOM: Final = b"\xef\xbb\xbf"
_CHUNK: Final = 1 << 20
# Fewer broken places than one in this many letters: the encoding is right and the file damaged.
_DAMAGE_SHARE: Final = 8
_SNIFFED: Final = 40
# Letters of one line; a file without line ends would else be held whole.
_LONGEST_LINE: Final = 1 << 22
# Stands after the last line: a reader that swallows it was still inside a quote.
_END: Final = "\x1eend of file\x1e"


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a file's bytes tells: its digest, its encoding, and whether letters are lost in it."""

    digest: str
    encoding: Encoding
    damaged: bool


class _Trial:
    """How well one encoding fits, chunk by chunk."""

    def __init__(self, encoding: Encoding) -> None:
        self.encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self.broken = 0
        self.letters = 0

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        text = self._decoder.decode(chunk, last)
        if not text.isascii():
            self.broken += text.count("\ufffd")
            self.letters += sum(char > "\x7f" for char in text)


def scan(path: Path, wanted: Encoding | None) -> Scan:
    """Read a file once for its digest and its encoding.

    Args:
        wanted: The encoding somebody chose; detected when None.

    Raises:
        TableRefused: It cannot be opened, is empty, holds NUL bytes or a web page, or is in no known encoding.
    """
    digest = hashlib.sha256()
    trials: list[_Trial] = []
    filled = False
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if not trials:
                    utf8: Encoding = "utf-8-sig" if chunk.startswith(_BOM) else "utf-8"
                    trials = [_Trial(each) for each in ([wanted] if wanted else [utf8, "cp949"])]
                    if chunk.removeprefix(_BOM).lstrip()[:1] == b"<":
                        raise TableRefused(str(path), "markup", "")
                if b"\0" in chunk:
                    raise TableRefused(str(path), "nul_bytes", "")
                filled = filled or bool(chunk.removeprefix(_BOM).strip())
                digest.update(chunk)
                for trial in trials:
                    trial.feed(chunk)
    except (OSError, ValueError) as error:
        raise TableRefused(str(path), "not_readable", "") from error
    if not filled:
        raise TableRefused(str(path), "empty", "")
    for trial in trials:
        trial.feed(b"", last=True)
    best = min(trials, key=lambda trial: trial.broken)
    if wanted is None and best.broken * _DAMAGE_SHARE > best.letters:
        raise TableRefused(str(path), "encoding", ", ".join(ENCODINGS))
    return Scan(digest.hexdigest(), best.encoding, bool(best.broken))


def sniff(path: Path, encoding: Encoding) -> str:
    """The separator under which the first rows agree best on a number of columns."""
    first = list(islice(text_lines(path, encoding), _SNIFFED))
    return max(SEPARATORS, key=lambda separator: _agreement(first, separator))


def _agreement(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=separator) if len(cells) > 1)
    except csv.Error:
        return 0
    return max((width * count for width, count in widths.items()), default=0)


def csv_rows(path: Path, encoding: Encoding, separator: str) -> Iterator[TableRow]:
    """The file's rows with tidy cells, each with the line on which it begins.

    Raises:
        TableRefused: As `csv_records` and `text_lines`.
    """
    for line, cells in csv_records(text_lines(path, encoding), separator, str(path)):
        yield TableRow(line, tuple(map(tidy, cells)))


def text_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """The file's lines with their ends, letters that are none replaced by U+FFFD.

    Raises:
        TableRefused: It cannot be opened, or a line is longer than any table's.
    """
    try:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            for number in count(1):
                line = file.readline(_LONGEST_LINE)
                if len(line) == _LONGEST_LINE and not line.endswith(("\n", "\r")):
                    raise TableRefused(str(path), "cell_too_long", str(number))
                if not line:
                    return
                yield line
    except OSError as error:
        raise TableRefused(str(path), "not_readable", "") from error


def csv_records(lines: Iterable[str], separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a text as they stand, each with the line on which it begins.

    Args:
        name: What to call the text in a refusal.

    Raises:
        TableRefused: A quotation mark is never closed, or a cell is longer than any that could be meant.
    """
    begins = 1
    held: tuple[int, list[str]] | None = None
    try:
        reader = csv.reader(chain(lines, ["\r\n", _END]), delimiter=separator)
        for cells in reader:
            if held is not None:
                yield held
            held = (begins, cells)
            begins = reader.line_num + 1
    except csv.Error as error:
        reason = "cell_too_long" if "field limit" in str(error) else "csv_broken"
        raise TableRefused(name, reason, str(begins)) from error
    if held is None or held[1] != [_END]:
        raise TableRefused(name, "quote_open", str(held[0] if held else begins))
