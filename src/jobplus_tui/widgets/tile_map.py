"""Seoul's 25 districts as tiles, each with a count, shaded by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.fitting import fit
from jobplus_tui.format import number
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span, cells, to_strip
from jobplus_tui.theme import Palette, shade_text

# The six rows of the map; a blank is no district, and the gap in the fourth row is the river.
GRID: Final = (
    ("", "", "", "강북구", "도봉구", "노원구"),
    ("", "은평구", "종로구", "성북구", "동대문구", "중랑구"),
    ("", "서대문구", "중구", "성동구", "광진구", ""),
    ("강서구", "마포구", "용산구", "", "", "강동구"),
    ("양천구", "영등포구", "동작구", "서초구", "강남구", "송파구"),
    ("구로구", "금천구", "관악구", "", "", ""),
)
RIVER: Final = (3, 3)
SHADES: Final = ("s1", "s2", "s3", "s4")
TILE: Final = 6
SPACED_FROM, TALL_FROM = 19, 14
DISTRICTS: Final = frozenset(name for row in GRID for name in row if name)


@dataclass
class DistrictChosen(Message):
    """Enter was pressed on a district."""

    district: str


@dataclass
class FigureWanted(Message):
    """Another figure is to be counted."""


def bounds(counts: Mapping[str, int]) -> tuple[int, int, int]:
    """Return the last count of the first three shades: quarters of the highest."""
    most = max((counts.get(name, 0) for name in DISTRICTS), default=0)
    low = max(1, most // 4)
    return low, max(low + 1, most // 2), max(low + 2, most * 3 // 4)


def shade(count: int, limits: tuple[int, int, int]) -> str:
    """Return the shade of a count."""
    return SHADES[sum(count > limit for limit in limits)]


class TileMap(Widget, can_focus=True):
    """The map; arrows move over the tiles, Enter chooses one."""

    DEFAULT_CSS = "TileMap { height: 1fr; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("enter", "choose", show=False),
        *bindings_for(Area.MAP),
    ]

    def __init__(self, counts: Mapping[str, int] | None = None, *, chosen: str = "", id: str | None = None) -> None:
        """Take the count of each district by name, and the district chosen."""
        super().__init__(id=id)
        self._counts: Mapping[str, int] = counts or {}
        self._chosen = chosen
        self._at = self._place(chosen) or (2, 2)

    @staticmethod
    def _place(district: str) -> tuple[int, int] | None:
        return next(
            ((y, x) for y, row in enumerate(GRID) for x, name in enumerate(row) if name and name == district), None
        )

    def show(self, counts: Mapping[str, int], *, chosen: str = "") -> None:
        """Show other counts."""
        self._counts = counts
        self._chosen = chosen
        self._at = self._place(chosen) or self._at
        self.refresh()

    @property
    def help_text(self) -> str:
        """What F1 says of the map."""
        return _(
            "Arrows move over the districts, Enter shows the postings of one; once more shows all. "
            "Space counts something else."
        )

    def action_move(self, down: int, right: int) -> None:
        """Go to the next tile in a direction, over blanks."""
        y, x = self._at
        while True:
            y, x = y + down, x + right
            if not (0 <= y < len(GRID) and 0 <= x < len(GRID[0])):
                return
            if GRID[y][x]:
                break
        self._at = (y, x)
        self.refresh()

    def action_choose(self) -> None:
        """Tell which district was chosen."""
        y, x = self._at
        self.post_message(DistrictChosen(GRID[y][x]))

    def action_figure(self) -> None:
        """Ask for another figure."""
        self.post_message(FigureWanted())

    def render_line(self, y: int) -> Strip:
        """Return one drawn line."""
        look = look_of(self)
        height, width = self.size.height, self.size.width
        tall, spaced = height >= TALL_FROM, height >= SPACED_FROM
        step = (2 if tall else 1) + (1 if spaced else 0)
        row, part = divmod(y, step)
        line: Line = []
        if row < len(GRID) and part < (2 if tall else 1):
            line = self._tiles(row, part, tall, look.glyphs, look.palette, width)
        elif y == (len(GRID) * step if spaced else height - 1) and y >= len(GRID) * (step - spaced):
            line = self._legend(look.palette, look.glyphs)
        return to_strip(line, width, look.palette)

    def _tiles(self, row: int, part: int, tall: bool, glyphs: Glyphs, palette: Palette, width: int) -> Line:
        limits = bounds(self._counts)
        wide = TILE if tall else TILE + 2
        gap = 1 if width < 6 * wide + 11 else 2
        line: Line = [Span("  ")]
        for column, name in enumerate(GRID[row]):
            here = self.has_focus and self._at == (row, column)
            if not name:
                river = (row, column) == RIVER and part == 0
                text = f"~ {_('river')} ~" if river else ""
                if (row, column) == (RIVER[0], RIVER[1] + 1):
                    line.append(Span(" " * gap))
                    continue
                line.append(Span(fit(text, wide * 2 if (row, column) == RIVER else wide), "soft"))
                line.append(Span(" " * gap))
                continue
            count = self._counts.get(name, 0)
            ground = "sel" if here else shade(count, limits)
            text_token = "ink" if here else shade_text(palette, ground)
            short = name if len(name) == 2 else name[:2]
            mark = glyphs.sign(Sign.CURSOR) if here else glyphs.sign(Sign.DONE) if name == self._chosen else " "
            if not tall:
                text = f"{mark}{short}{number(count)}"
            else:
                text = f"{mark}{short}" if part == 0 else fit(number(count), wide - 1, "right")
            bold = "bold " if here or name == self._chosen else ""
            line += [Span(fit(text, wide), f"{bold}{text_token} on {ground}"), Span(" " * gap)]
        return line

    def _legend(self, palette: Palette, glyphs: Glyphs) -> Line:
        limits = bounds(self._counts)
        starts = (0, *(limit + 1 for limit in limits))
        ranges = [
            str(first) if first == last else f"{first}–{last}" for first, last in zip(starts, limits, strict=False)
        ]
        ranges.append(f"{starts[-1]}+")
        shades: Line = []
        for token, text in zip(SHADES, ranges, strict=True):
            shades += [Span(" "), Span(f" {glyphs.text(text)} ", f"{shade_text(palette, token)} on {token}")]
        outside = sum(count for name, count in self._counts.items() if name not in DISTRICTS)
        rest = [Span("  " + _("elsewhere {count}").format(count=number(outside)), "soft")] if outside else []
        worded = [Span(" " + _("few"), "soft"), *shades, Span(" " + _("many"), "soft"), *rest]
        # The ranges say which shade is more; the words are the first to go.
        return worded if cells(worded) <= self.size.width else [*shades, *rest]
