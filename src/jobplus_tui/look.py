"""How the desk's widgets draw now: the colors chosen and the signs that the terminal can show."""

from typing import TYPE_CHECKING, Final, NamedTuple

from jobplus_tui.glyphs import UNICODE, Glyphs
from jobplus_tui.theme import HANJI, Palette

if TYPE_CHECKING:
    from textual.dom import DOMNode


class Look(NamedTuple):
    """A palette and a set of signs."""

    palette: Palette
    glyphs: Glyphs


DEFAULT_LOOK: Final = Look(HANJI, UNICODE)


def look_of(node: "DOMNode") -> Look:
    """Return the look of the app that a widget stands in."""
    look = getattr(node.app, "look", DEFAULT_LOOK)
    return look if isinstance(look, Look) else DEFAULT_LOOK
