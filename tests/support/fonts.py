"""A font for the tests of PDFs on a machine that has no Korean one.

It draws every Hangul syllable and sign as the same box, so that only how a page looks stays untested: its layout, the
letters put in and all that is read back do not.
"""

import struct
from pathlib import Path
from typing import Final

import reportlab
from reportlab.pdfbase.ttfonts import TTFontFile

_LATIN: Final = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
_BOXES: Final = (0x2000, 0xFFEF)
_MANY_TO_ONE: Final = 13


def box_font(place: Path) -> Path:
    """Write the font: reportlab's own Latin one with another table from characters to glyphs."""
    latin = _LATIN.read_bytes()
    glyphs: dict[int, int] = TTFontFile(str(_LATIN)).charToGlyph
    runs = [(code, code, glyph) for code, glyph in sorted(glyphs.items()) if code < _BOXES[0]]
    groups = b"".join(struct.pack(">LLL", *run) for run in [*runs, (*_BOXES, glyphs[ord("o")])])
    subtable = struct.pack(">HHLLL", _MANY_TO_ONE, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    table = struct.pack(">HHHHL", 0, 1, 3, 1, 12) + subtable
    head = bytearray(latin + bytes(-len(latin) % 4))
    # The directory names the table: tag, checksum, place, length.
    entry = head.index(b"cmap", 12, 12 + 16 * struct.unpack(">H", latin[4:6])[0])
    head[entry + 8 : entry + 16] = struct.pack(">LL", len(head), len(table))
    place.write_bytes(bytes(head) + table)
    return place
