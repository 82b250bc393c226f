"""Cleaning of the feed's texts, so that nothing in them can upset a store, a terminal or a search."""

import html
import re
import unicodedata
from typing import Final

from jobplus_core.imports.drafts import FieldRejected

# Only whole entities: "R&D" and "a&copy" are text.
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# The feed's export writes two or more full-width marks where an emoji was.
_LOST: Final = re.compile(r"？{2,}|\ufffd+")
# A text of one line without these has nothing to mend.
_MENDED: Final = re.compile(r"[&？\ufffd]")
_BLANKS: Final = re.compile(r"[^\S\n]")
_MANY_LINES: Final = re.compile(r"\n{4,}")
_NOTHING: Final = frozenset({"", ".", "..", "-", "없음"})


def clean(text: str) -> str:
    """Text of several lines: entities resolved, NFC, `\\n` line ends, no control or invisible characters."""
    if text.isprintable() and not _MENDED.search(text) and unicodedata.is_normalized("NFC", text):
        return text.strip()
    for _ in range(2):  # the feed escapes some texts twice
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = _LOST.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _BLANKS.sub(" ", text)
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char)[0] != "C")
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _MANY_LINES.sub("\n\n\n", text).strip()


def clean_line(text: str) -> str:
    """Text of one line, blanks run together."""
    return " ".join(clean(text).split())


def known_line(text: str) -> str | None:
    """One line, or None where the feed says nothing ("", ".", "-", "없음")."""
    line = clean_line(text)
    return None if line in _NOTHING else line


def known_text(text: str) -> str | None:
    """Several lines, or None where the feed says nothing."""
    whole = clean(text)
    return None if whole in _NOTHING else whole


def plain(text: str) -> str:
    """One line with full-width digits and signs made plain, for reading figures out of it."""
    return unicodedata.normalize("NFKC", clean_line(text)).replace("∼", "~").replace("〜", "~")


def filled(text: str) -> str:
    """One line with at least one letter or figure.

    Raises:
        FieldRejected: There is none (`empty`).
    """
    line = clean_line(text)
    if not any(char.isalnum() for char in line):
        raise FieldRejected("empty")
    return line
