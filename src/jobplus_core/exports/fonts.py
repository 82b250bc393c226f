"""Find a font on this machine that draws Korean and may be put into a PDF.

A PDF carries its letters along, so that it prints the same everywhere; only TrueType outlines can be put in.
"""

import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from jobplus_core.errors import FontMissing

FONT_VARIABLE: Final = "JOBPLUS_FONT"
"""Names a font file for PDFs, where none is found or another one is wanted."""

# Plain faces for print, the likeliest first; a name ends with the file's own ending.
KNOWN: Final = (
    "NanumGothic.ttf",
    "NanumBarunGothic.ttf",
    "malgun.ttf",
    "NotoSansKR-Regular.ttf",
    "NotoSansKR[wght].ttf",
    "NotoSansKR-VF.ttf",
    "Pretendard-Regular.ttf",
    "AppleGothic.ttf",
    "NanumGothicCoding.ttf",
    "UnDotum.ttf",
    "gulim.ttc",
    "batang.ttc",
    "D2Coding.ttf",
    "D2Coding-Ver1.3.2-20180524-all.ttc",
    "D2Coding-Ver1.3.2-20180524.ttf",
)
_COLLECTION: Final = b"ttcf"
_TRUETYPE: Final = (b"\0\1\0\0", b"true")


class Font(NamedTuple):
    """A font file, and which of its faces."""

    path: Path
    face: int = 0


def folders() -> list[Path]:
    """Where this machine keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        return [
            Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts",
            home / "AppData/Local/Microsoft/Windows/Fonts",
        ]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [home / ".fonts", home / ".local/share/fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")]


def korean_font(places: list[Path] | None = None) -> Font:
    """The font for Korean text in a PDF: the one `JOBPLUS_FONT` names, else the best that the machine has.

    Args:
        places: Folders to look in, those below them included; the machine's own where none are given.

    Raises:
        FontMissing: There is none, or the file named cannot be put into a PDF.
    """
    named = os.environ.get(FONT_VARIABLE)
    if named:
        if not _fits(Path(named)):
            raise FontMissing(named)
        return Font(Path(named))
    where = folders() if places is None else places
    rank = {name.lower(): place for place, name in enumerate(KNOWN)}
    found = sorted((rank[path.name.lower()], str(path)) for path in _files(where) if path.name.lower() in rank)
    for _, path in found:
        if _fits(Path(path)):
            return Font(Path(path))
    raise FontMissing(", ".join(str(place) for place in where))


def _files(places: list[Path]) -> Iterator[Path]:
    for place in places:
        for folder, _, names in os.walk(place):
            yield from (Path(folder, name) for name in names)


def _fits(path: Path) -> bool:
    """Whether a file holds outlines of the TrueType kind, alone or as the first of a collection."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
            if head[:4] == _COLLECTION:
                file.seek(struct.unpack(">I", head[12:16])[0])
                head = file.read(4)
    except (OSError, struct.error):
        return False
    return head[:4] in _TRUETYPE
