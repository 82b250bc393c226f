"""A desk without a core and a screen of postings, for tests of the parts all screens share."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from textual.widget import Widget

from jobplus_core.errors import Refusal
from jobplus_tui.actions import Area
from jobplus_tui.columns import Cell, Column
from jobplus_tui.glyphs import Sign
from jobplus_tui.paging import Group, RowsSource
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Span
from jobplus_tui.status import StatusFacts
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

FACTS = StatusFacts(
    name="김상담", team="취업상담팀", month=11, done=52, quota=83, expected=59.3, private=38, support=14,
    todo=7, urgent=3,
)  # fmt: skip
NOW = datetime(2013, 11, 22, 14, 5)


class Wrong(Refusal):
    """Name or password do not fit."""


class SampleDesk:
    """Answers at once; `secret` is the only password."""

    def __init__(self, facts: StatusFacts = FACTS) -> None:
        self.facts = facts
        self.signed_in: list[str] = []
        self.warmed = 0
        self.begun = 0

    def warm_up(self) -> None:
        self.warmed += 1

    def begin_day(self) -> None:
        self.begun += 1

    def next_measure(self) -> None:
        pass

    def center_name(self) -> str:
        return "서울일자리플러스센터"

    def sign_in(self, login: str, password: str) -> None:
        if password != "secret":
            raise Wrong
        self.signed_in.append(login)

    def status_facts(self) -> StatusFacts:
        return self.facts

    def watch(self, changed: Callable[[], None]) -> None:
        """Nobody else works on this store."""


class PostingRow(NamedTuple):
    """A row of the sample list."""

    id: int
    days: int
    employer: str
    title: str
    place: str
    wage: int


EMPLOYERS = ("한빛물류", "세림요양원", "삼진금속", "강남빌딩관리", "동대문의류도매상가협동조합")
TITLES = ("지게차운전원", "요양보호사", "CNC선반", "미화원", "경리사무원")


def posting_rows(count: int) -> list[PostingRow]:
    """Return invented rows."""
    return [
        PostingRow(n, (count - n) // 5, EMPLOYERS[n % 5], TITLES[n % 5], "강서구", 150 + n % 90) for n in range(count)
    ]


COLUMNS: Sequence[Column[PostingRow]] = (
    Column("일째", 4, lambda row: Cell(str(row.days), "bad" if row.days > 6 else "soft"), align="right"),
    Column("회사", 12, lambda row: row.employer, grow=1),
    Column("일", 12, lambda row: row.title, grow=1),
    Column("곳", 8, lambda row: row.place, words="soft", drop=1),
    Column("만원", 5, lambda row: str(row.wage), align="right"),
)


def sign_of(row: PostingRow) -> Sign:
    return Sign.URGENT if row.days > 6 else Sign.WAITING if row.days else Sign.PLANNED


class SampleScreen(DeskScreen, areas=(Area.POSTINGS,)):
    """A list, a side panel and a field."""

    rows: Sequence[PostingRow | Group] = ()

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[PostingRow] = []
        self.referred: list[list[int]] = []

    def compose_body(self) -> Iterable[Widget]:
        yield Panel(
            KeysetList(
                COLUMNS, key=lambda row: row.id, state=sign_of, empty="아직 등록된 구인이 없습니다", id="postings"
            ),
            title="미채용 구인",
            keys=("list.open", "postings.refer", "list.filter"),
            id="list-panel",
        )
        yield Panel(Lines(id="strip"), TextInput(id="note"), title="고른 구인", classes="strip")

    def on_mount(self) -> None:
        self.query_one(KeysetList).show(RowsSource(self.rows))

    def on_list_loaded(self, message: ListLoaded[PostingRow]) -> None:
        self.query_one("#list-panel", Panel).set_title("미채용 구인", f"{message.count}건")

    def on_row_highlighted(self, message: RowHighlighted[PostingRow]) -> None:
        row = message.row
        self.query_one("#strip", Lines).update([[Span(f" {row.employer} ", "bold"), Span(row.title, "soft")]])

    def on_row_opened(self, message: RowOpened[PostingRow]) -> None:
        self.opened.append(message.row)

    def action_refer(self) -> None:
        chosen: list[PostingRow] = self.query_one(KeysetList).chosen
        self.act(lambda: [row.id for row in chosen], self.referred.append, name="refer")
