"""The desk's colors as far as a terminal can show them."""

from collections.abc import Sequence
from typing import Final

from textual.filter import LineFilter

from jobplus_tui.terminal.filters import ControlGuard, InkFilter, NarrowGuard, PaletteFilter
from jobplus_tui.theme import PALETTES

BOLD_WITHOUT_COLOR: Final = ("accent", "good", "warn", "bad")
REVERSED_WITHOUT_COLOR: Final = ("sel", "accent")


def limited(filters: Sequence[LineFilter], system: str | None, *, no_color: bool) -> list[LineFilter]:
    """Return the filters that draw the colors as the terminal can show them.

    Args:
        filters: Those that there are.
        system: Rich's name of what the terminal can do, nothing where it has no colors.
        no_color: Whether colors were asked away.
    """
    if no_color or system in (None, "standard"):
        colors = [palette.colors for palette in PALETTES.values()]
        reversed_ = {table[token].lower() for table in colors for token in REVERSED_WITHOUT_COLOR}
        reversed_ -= {table["bg"].lower() for table in colors}
        bold = {table[token].lower() for table in colors for token in BOLD_WITHOUT_COLOR}
        guards = [each for each in filters if isinstance(each, (ControlGuard, NarrowGuard))]
        return [*guards, InkFilter(frozenset(reversed_), frozenset(bold))]
    if system == "256":
        tables = [
            {palette.colors[token]: palette.numbers[token] for token in palette.colors} for palette in PALETTES.values()
        ]
        return [*filters, *(PaletteFilter(numbers) for numbers in tables)]
    return list(filters)
