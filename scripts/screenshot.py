"""Draw a screen as PNG, Hangul included, the way a good terminal does: one glyph a cell, lines as geometry.

    python scripts/screenshot.py MODULE:FACTORY OUT.png [--size 120x36] [--keys "f7 down enter"] [--theme
    meok]

FACTORY takes no argument and returns the app. Needs `rsvg-convert` and the font D2Coding, so it stands
outside the check.
"""

import argparse
import asyncio
import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from jobplus_tui.terminal.environment import prepare_environment  # noqa: E402

prepare_environment()
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
os.environ.pop("NO_COLOR", None)

from rich.cells import cell_len  # noqa: E402
from rich.segment import Segment  # noqa: E402
from textual.app import App  # noqa: E402

CELL_W, CELL_H, FONT_SIZE, BASELINE, MARGIN = 10, 23, 20, 17.6, 8
MID_X, MID_Y = 5, 11
RECTANGLES = {
    "─": [(0, MID_Y, CELL_W, 1)],
    "━": [(0, MID_Y - 1, CELL_W, 4)],
    "│": [(MID_X, 0, 1, CELL_H)],
    "┃": [(MID_X - 1, 0, 3, CELL_H)],
    "┌": [(MID_X, MID_Y, 5, 1), (MID_X, MID_Y, 1, CELL_H - MID_Y)],
    "┐": [(0, MID_Y, 6, 1), (MID_X, MID_Y, 1, CELL_H - MID_Y)],
    "└": [(MID_X, MID_Y, 5, 1), (MID_X, 0, 1, MID_Y + 1)],
    "┘": [(0, MID_Y, 6, 1), (MID_X, 0, 1, MID_Y + 1)],
}
BLOCKS = "▁▂▃▄▅▆▇█"


def shapes(character: str) -> list[tuple[int, int, int, int]]:
    """Return the rectangles (x, y, width, height in pixels) of a line or block sign, none for a letter."""
    if character in BLOCKS:
        height = round(CELL_H * (BLOCKS.index(character) + 1) / 8)
        return [(0, CELL_H - height, CELL_W, height)]
    return RECTANGLES.get(character, [])


def cell_svg(character: str, x: int, y: int, color: str, bold: bool) -> Iterator[str]:
    """Yield the SVG of one character."""
    drawn = shapes(character)
    for left, top, width, height in drawn:
        yield (
            f'<rect x="{x + left}" y="{y + top}" width="{width}" height="{height}" fill="{color}"'
            ' shape-rendering="crispEdges"/>'
        )
    if not drawn and character.strip():
        weight = ' font-weight="bold"' if bold else ""
        yield f'<text x="{x}" y="{y + BASELINE}" fill="{color}"{weight}>{html.escape(character)}</text>'


def svg(lines: Iterable[Iterable[Segment]], columns: int, rows: int, ground: str) -> str:
    """Return drawn lines as SVG."""
    width, height = columns * CELL_W + 2 * MARGIN, rows * CELL_H + 2 * MARGIN
    grounds: list[str] = []
    texts: list[str] = []
    for row, line in enumerate(lines):
        column = 0
        for text, style, control in line:
            if control:
                continue
            color = style.color.get_truecolor().hex if style and style.color else "#888888"
            back = style.bgcolor.get_truecolor().hex if style and style.bgcolor else ground
            if style and style.reverse:
                color, back = back, color
            grounds.append(
                f'<rect x="{column * CELL_W}" y="{row * CELL_H}" width="{cell_len(text) * CELL_W}"'
                f' height="{CELL_H}" fill="{back}" shape-rendering="crispEdges"/>'
            )
            for character in text:
                bold = bool(style and style.bold)
                texts.extend(cell_svg(character, column * CELL_W, row * CELL_H, color, bold))
                column += cell_len(character)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
        f'<rect width="100%" height="100%" fill="{ground}"/>'
        f'<g transform="translate({MARGIN},{MARGIN})" font-family="D2Coding" font-size="{FONT_SIZE}">'
    )
    return "".join([head, *grounds, *texts, "</g></svg>"])


async def drawn(app: App[Any], size: tuple[int, int], keys: list[str], theme: str) -> str:
    """Return the SVG of an app after some keys."""
    from jobplus_tui.theme import PALETTES
    from tests.tui.settle import press, settle

    async with app.run_test(size=size) as pilot:
        app.theme = theme
        await settle(pilot)
        await press(pilot, *keys)
        strips = app.screen._compositor.render_strips()
        return svg(strips, *size, PALETTES[theme].colors["bg"])


def main(arguments: list[str]) -> int:
    """Draw one picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("app", help="MODULE:FACTORY")
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="120x36")
    parser.add_argument("--keys", default="")
    parser.add_argument("--theme", default="hanji")
    options = parser.parse_args(arguments)
    module, _, factory = options.app.partition(":")
    columns, _, rows = options.size.partition("x")
    app = getattr(import_module(module), factory)()
    picture = asyncio.run(drawn(app, (int(columns), int(rows)), options.keys.split(), options.theme))
    with tempfile.NamedTemporaryFile("w", suffix=".svg", encoding="utf-8") as file:
        file.write(picture)
        file.flush()
        subprocess.run(["rsvg-convert", file.name, "-o", str(options.out)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
