"""The desk's colors: paper and ink, one blue.

Two themes, 한지 (light) and 먹 (dark), and one of high contrast, each a table of tokens. Styles name tokens and
never colors: `soft`, `bold accent`, `bad on sel`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rich.style import Style

if TYPE_CHECKING:
    from textual.theme import Theme

TOKENS: Final = (
    "bg", "raised", "field", "sel", "ink", "soft", "line", "accent", "accentink", "fill", "good", "warn",
    "bad", "s1", "s2", "s3", "s4",
)  # fmt: skip


class Palette(NamedTuple):
    """One theme: a color and a number of the 256-color palette for each token.

    Attributes:
        name: The theme's name in settings and palette.
        dark: Whether the ground is dark.
        colors: `#RRGGBB` by token.
        numbers: Number in the 256-color palette by token, chosen for contrast rather than nearness.
        reverses: Whether the cursor row is drawn reversed instead of tinted.
    """

    name: str
    dark: bool
    colors: Mapping[str, str]
    numbers: Mapping[str, int]
    reverses: bool = False


def _table(colors: str, numbers: str) -> tuple[dict[str, str], dict[str, int]]:
    return (
        dict(zip(TOKENS, (f"#{color}" for color in colors.split()), strict=True)),
        dict(zip(TOKENS, map(int, numbers.split()), strict=True)),
    )


HANJI: Final = Palette(
    "hanji",
    False,
    *_table(
        "F7F5EF EAE6DA EFEBE1 D5E3F3 20242A 585C64 B4AE9F 1B5799 FFFFFF 5585BB 28663A 845400 AE241C"
        " E1E8F0 C3D6EA 8FB5DB 1B5799",
        "255 254 254 189 234 240 247 24 231 67 22 58 88 254 153 110 24",
    ),
)
MEOK: Final = Palette(
    "meok",
    True,
    *_table(
        "14171B 20262E 1C2128 263B54 DCDFE4 9CA5B1 48515E 82B6EF 0E1216 4E7FB4 83CB9D E3B75F F3938A"
        " 1D2630 27405C 3A6491 82B6EF",
        "233 235 234 237 253 249 241 111 233 67 114 179 210 235 238 60 111",
    ),
)
CONTRAST: Final = Palette(
    "contrast",
    True,
    *_table(
        "000000 000000 303030 000000 FFFFFF FFFFFF FFFFFF 8FC7FF 000000 8FC7FF 8CF0A8 FFD45C FF9E94"
        " 1D2630 27405C 3A6491 8FC7FF",
        "16 16 236 16 231 231 231 117 16 117 120 221 216 235 238 60 117",
    ),
    reverses=True,
)
PALETTES: Final = {palette.name: palette for palette in (HANJI, MEOK, CONTRAST)}

_SHADE_TEXT: Final = {"s4": "accentink"}


def shade_text(palette: Palette, shade: str) -> str:
    """Return the token of text drawn on a map shade.

    Args:
        palette: The theme in use.
        shade: One of `s1` to `s4`, low to high.

    Returns:
        `accentink` on the highest shade, `ink` below; on the dark theme's third shade ink is near white
        already.
    """
    return _SHADE_TEXT.get(shade, "ink")


@lru_cache(4096)
def _style(name: str, words: str) -> Style:
    palette = PALETTES[name]
    front, _, ground = words.partition(" on ")
    color = palette.colors["ink"]
    bold = underline = reverse = False
    for word in front.split():
        if word == "bold":
            bold = True
        elif word == "underline":
            underline = True
        else:
            color = palette.colors[word]
    back = palette.colors[ground] if ground else None
    if ground == "sel" and palette.reverses:
        reverse = True
    return Style(color=color, bgcolor=back, bold=bold or None, underline=underline or None, reverse=reverse or None)


def token_style(palette: Palette, words: str) -> Style:
    """Return the style for token words such as `soft`, `bold accent` or `bad on sel`.

    Raises:
        KeyError: For a word that is no token.
    """
    return _style(palette.name, words)


def textual_theme(palette: Palette) -> "Theme":
    """Return a palette as a Textual theme whose variables carry the token names (`$soft`, `$sel`)."""
    from textual.theme import Theme

    colors = palette.colors
    return Theme(
        name=palette.name,
        primary=colors["accent"],
        secondary=colors["fill"],
        accent=colors["accent"],
        warning=colors["warn"],
        error=colors["bad"],
        success=colors["good"],
        foreground=colors["ink"],
        background=colors["bg"],
        surface=colors["bg"],
        panel=colors["raised"],
        boost=colors["field"],
        dark=palette.dark,
        text_alpha=1.0,
        variables={
            **colors,
            "block-cursor-background": colors["sel"],
            "block-cursor-foreground": colors["ink"],
            "scrollbar": colors["line"],
            "scrollbar-hover": colors["line"],
            "scrollbar-active": colors["accent"],
            "scrollbar-background": colors["bg"],
            "scrollbar-background-hover": colors["bg"],
            "scrollbar-background-active": colors["bg"],
            "input-cursor-background": colors["accent"],
            "input-cursor-foreground": colors["accentink"],
            "input-cursor-text-style": "none",
            "input-selection-background": colors["sel"],
            "input-selection-foreground": colors["ink"],
        },
    )
