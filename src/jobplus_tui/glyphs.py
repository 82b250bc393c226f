"""Signs drawn beside and between words, each with an ASCII twin.

State signs are one cell wide on every terminal. Frames, bars and typographic signs are of ambiguous width:
where a terminal draws them two cells wide, their twins are drawn instead.
"""

from enum import Enum
from typing import Final, NamedTuple


class Sign(Enum):
    """A state shown before a row; the value is (sign, ASCII twin, color token)."""

    CURSOR = ("▸", ">", "accent")
    URGENT = ("!", "!", "bold bad")
    ANSWER_DUE = ("◂", "<", "accent")
    WAITING = ("⋯", "~", "accent")
    PLANNED = ("◦", ".", "soft")
    DONE = ("✓", "v", "good")
    FAILED = ("✗", "x", "bad")
    UNKNOWN = ("?", "?", "warn")
    UP = ("▴", "+", "good")
    DOWN = ("▾", "-", "warn")
    MORE = ("▾", "v", "soft")
    MARKED = ("*", "*", "bold accent")
    NONE = (" ", " ", "soft")

    @property
    def token(self) -> str:
        """The color token that the sign is drawn in."""
        return self.value[2]


class Glyphs(NamedTuple):
    """The signs that one terminal can draw.

    Attributes:
        ascii_only: Whether signs of ambiguous width are replaced by ASCII.
        border: Name of the Textual border type of panels.
        full: The filled part of a bar.
        rest: The unfilled part of a bar, and rules.
        tick: What is expected by today, not reached yet.
        reached: What was expected by today, reached.
        bar: The separator of the status bar.
        dot: The separator between facts.
        ellipsis: The end of a cut text.
        arrow: From one thing to another.
        missing: A value that is not known.
        blocks: Column heights from an eighth to a whole cell.
    """

    ascii_only: bool
    border: str
    full: str
    rest: str
    tick: str
    reached: str
    bar: str
    dot: str
    ellipsis: str
    arrow: str
    missing: str
    blocks: str

    def sign(self, sign: Sign) -> str:
        """Return a state sign as this terminal draws it."""
        text: str = sign.value[1 if self.ascii_only else 0]
        return text

    def text(self, text: str) -> str:
        """Return prose with its typographic signs as this terminal draws them."""
        return text.translate(_TWINS) if self.ascii_only else text


_TWINS: Final = str.maketrans({"·": ",", "…": "~", "→": "->", "–": "-", "─": "-", "━": "=", "│": "|", "┃": "|"})

UNICODE: Final = Glyphs(False, "solid", "━", "─", "│", "┃", "│", "·", "…", "→", "–", "▁▂▃▄▅▆▇█")
ASCII: Final = Glyphs(True, "ascii", "=", "-", "|", "|", "|", ",", "~", "->", "-", "########")


def bar(done: float, whole: float, *, width: int, glyphs: Glyphs, expected: float | None = None) -> str:
    """Return a bar of heavy and light rule, filled in proportion and rounded down.

    Rounded down, a bar never claims what is not so: it is full only when everything is done.

    Args:
        done: What is reached, in the unit of `whole`.
        whole: What fills the bar; nothing is filled when it is not positive.
        width: Cells of the bar.
        glyphs: What the terminal can draw.
        expected: What was expected by today, drawn as a tick.

    Returns:
        Exactly `width` cells.
    """

    def cells(amount: float) -> int:
        return min(width, max(0, int(amount * width // whole))) if whole > 0 else 0

    filled = cells(done)
    drawn = [glyphs.full] * filled + [glyphs.rest] * (width - filled)
    if expected is not None and whole > 0 and width > 0:
        place = min(width - 1, cells(expected))
        drawn[place] = glyphs.reached if done >= expected else glyphs.tick
    return "".join(drawn)
