import pytest

from jobplus_tui.theme import CONTRAST, HANJI, MEOK, PALETTES, Palette, shade_text, token_style
from jobplus_tui.widgets.text_input import TextInput
from tests.tui.sample_app import SampleApp
from tests.tui.settle import settle


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda palette: palette.name)
def test_text_is_legible_on_every_ground(palette: Palette) -> None:
    colors = palette.colors
    pairs = [
        (text, ground)
        for text in ("ink", "soft", "accent", "good", "warn", "bad")
        for ground in ("bg", "raised", "field", "sel")
    ]
    pairs += [(shade_text(palette, f"s{n}"), f"s{n}") for n in range(1, 5)] + [("accentink", "accent")]
    assert [pair for pair in pairs if contrast(colors[pair[0]], colors[pair[1]]) < 4.5] == []


def test_high_contrast_draws_the_cursor_row_reversed() -> None:
    assert token_style(CONTRAST, "bad on sel").reverse is True
    assert token_style(HANJI, "bad on sel").reverse is None


def test_high_contrast_shows_where_a_field_is() -> None:
    assert contrast(CONTRAST.colors["field"], CONTRAST.colors["bg"]) >= 1.5


async def test_high_contrast_draws_the_focused_field_reversed() -> None:
    app = SampleApp(palette=CONTRAST)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        grounds = {field.id: field.styles.background.hex for field in app.screen.query(TextInput)}
    assert grounds == {"login": CONTRAST.colors["ink"], "password": CONTRAST.colors["field"]}


def test_words_without_a_color_are_ink() -> None:
    style = token_style(MEOK, "bold on raised")
    assert (style.color and style.color.name, style.bold) == ("#dcdfe4", True)


def test_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        token_style(HANJI, "purple")
