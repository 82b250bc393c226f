"""A page to print, before it is a file: titles, tables with two lines of heads, notes and charts.

Every format is written from it, so that a spreadsheet, a Hangul document and a PDF of one report say the same.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jobplus_core.clock import KST

Value = str | int | float | None
MISSING: Final = "–"


@dataclass(frozen=True, slots=True)
class Top:
    """A head over one column, or over several that have heads of their own; `share` is how wide one is."""

    word: str
    subs: tuple[str, ...] = ()
    share: float = 1.0

    @property
    def width(self) -> int:
        """How many columns it stands over."""
        return max(1, len(self.subs))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Attributes:
        corner: The head of the first column.
        rows: Values, the first column's in front; nothing there lets the corner stand beside the row, as in a team's
            own table.
        total: Whether the last row sums the others.
    """

    corner: str
    tops: tuple[Top, ...]
    rows: tuple[tuple[Value, ...], ...]
    total: bool = False

    @property
    def beside(self) -> bool:
        """Whether the corner stands beside the rows too."""
        return all(row[0] is None for row in self.rows)

    @property
    def columns(self) -> int:
        """How many columns there are, the first included."""
        return 1 + sum(top.width for top in self.tops)

    @property
    def shares(self) -> tuple[float, ...]:
        """How wide each column is against the others."""
        return (1.5, *(top.share for top in self.tops for _ in range(top.width)))

    @property
    def worded(self) -> tuple[int, ...]:
        """The columns after the first that hold words instead of figures."""
        return tuple(at for at in range(1, self.columns) if all(isinstance(row[at], str) for row in self.rows))

    @property
    def two_heads(self) -> bool:
        """Whether any head has heads of its own."""
        return any(top.subs for top in self.tops)


@dataclass(frozen=True, slots=True)
class Text:
    """A line of its own: a part's title, the name over a table, or a note under one."""

    text: str
    kind: str = "note"


@dataclass(frozen=True, slots=True)
class Bars:
    """A figure by months, January first, with what a month would bring of the year's target."""

    title: str
    values: tuple[int, ...]
    target: int | None


@dataclass(frozen=True, slots=True)
class Curve:
    """A month summed up day by day against the even pace to its quota.

    Attributes:
        days: The month's Mondays to Fridays; what counts on a weekend stands with the day before it.
        sums: What had been done by the end of each, as far as they have come.
        quota: What the month is to bring; 0 where none is set.
    """

    title: str
    days: tuple[date, ...]
    sums: tuple[int, ...]
    quota: int

    @property
    def done(self) -> int:
        """What the month has brought so far."""
        return self.sums[-1] if self.sums else 0

    def even(self, place: int) -> float:
        """What an even pace would have brought by the end of a day."""
        return self.quota * (place + 1) / len(self.days)

    @property
    def ends(self) -> tuple[int, ...]:
        """The days that end a week of the month, as far as they have come, and the last that has."""
        last = len(self.sums) - 1
        return tuple(at for at in range(last + 1) if at == last or self.days[at + 1].weekday() == 0)


@dataclass(frozen=True, slots=True)
class Share:
    """What one person has done of a quota; 0 where none is set."""

    name: str
    done: int
    quota: int


@dataclass(frozen=True, slots=True)
class People:
    """Some people's month, each against their quota; `even` is the share of it that an even pace would have done."""

    title: str
    rows: tuple[Share, ...]
    even: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text that is wrapped in its cells, as in a letter.

    Attributes:
        rows: The cells; without heads the first of each row is its label.
        shares: How wide each column is against the others.
        heads: The heads of the columns.
    """

    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    heads: tuple[str, ...] = ()


Chart = Bars | Curve | People
Block = Text | Grid | Sheet | Chart


@dataclass(frozen=True, slots=True)
class Printout:
    """A page to print.

    Attributes:
        moment: What the file says it was made at: the time of closing, or that the report is as of.
        center: Whose it is.
    """

    title: str
    subtitle: str
    center: str
    moment: datetime
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Text | Grid | Sheet, ...]:
        """The blocks of the sections that hold no chart."""
        found = (block for part in self._sections if not _drawn(part) for block in part)
        return tuple(block for block in found if not isinstance(block, Chart))

    @property
    def pictures(self) -> tuple[Text | Chart, ...]:
        """The blocks of the sections that hold charts, and their lines."""
        found = (block for part in self._sections if _drawn(part) for block in part)
        return tuple(block for block in found if isinstance(block, Text | Chart))

    @property
    def _sections(self) -> list[list[Block]]:
        parts: list[list[Block]] = [[]]
        for block in self.blocks:
            if isinstance(block, Text) and block.kind == "section":
                parts.append([])
            parts[-1].append(block)
        return parts

    @property
    def stamp(self) -> str:
        """The foot of the page: whose it is and as of when."""
        return f"{self.center} · {self.moment.astimezone(KST):%Y-%m-%d %H:%M} 기준"


def shown(value: Value) -> str:
    """A value as it is printed: thousands apart, rates with one decimal and their sign, a dash where there is none."""
    if value is None:
        return MISSING
    if isinstance(value, float):
        return f"{value:.1f}%"
    return f"{value:,}" if isinstance(value, int) else value


def _drawn(blocks: list[Block]) -> bool:
    return any(isinstance(block, Chart) for block in blocks)
