"""The ledger rows beneath a figure."""

from datetime import date

from textual.app import ComposeResult

from jobplus_core.kinds import Indicator, korean
from jobplus_core.ledger.counts import EntryRow, Scope
from jobplus_tui.chained import ChainedSource
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.results import ResultsDesk
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.format import day, number, signed
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.phrases import RECORDS
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.list_messages import ListLoaded, RowOpened
from jobplus_tui.widgets.panel import Panel


def columns() -> tuple[Column[EntryRow], ...]:
    """Return the columns: when, who, what, how many, why taken back."""
    english = language() == "en"

    def claimed(row: EntryRow) -> str:
        return day(row.occurred_on, english=english) if row.occurred_on != row.counted_on else ""

    return (
        Column(_("Date"), 10, lambda row: day(row.counted_on, english=english)),
        Column(_("Counselor"), 10, lambda row: row.counselor or _("Center"), grow=1),
        Column(_("What"), 10, lambda row: korean(Indicator(row.indicator))),
        Column(_("Record"), 14, _record, grow=1, words="soft"),
        Column(_("Count"), 6, _quantity, align="right"),
        Column(_("Done on"), 10, claimed, words="soft", drop=1, gap=2),
        Column(_("Reason"), 10, lambda row: row.reason or "", grow=2, words="warn", gap=2),
    )


def _record(row: EntryRow) -> str:
    word = _(RECORDS[row.subject_kind]) if row.subject_kind in RECORDS else row.subject_kind
    return f"{word} {row.subject_id}"


def _quantity(row: EntryRow) -> Cell:
    return Cell(signed(row.quantity), "bad" if row.quantity < 0 else "ink")


def sign_of(row: EntryRow) -> Sign:
    """Return a row's sign: a reversal is marked."""
    return Sign.FAILED if row.reverses_id is not None else Sign.NONE


class LedgerDialog(Dialog[EntryRow]):
    """Lists the rows, newest first; returns the row that Enter opened."""

    AUTO_FOCUS = "#entries"

    def __init__(self, desk: ResultsDesk, scope: Scope, indicator: Indicator, title: str) -> None:
        """Take what the figure sums, and whose it is in words."""
        super().__init__()
        self._title = title

        def read(before: tuple[date, int] | None, limit: int) -> list[EntryRow]:
            return desk.entries(scope, indicator, before, limit)

        self._source: ChainedSource[EntryRow, tuple[date, int]] = ChainedSource(
            count=lambda: desk.entry_count(scope, indicator), read=read, key=lambda row: (row.counted_on, row.id)
        )

    def compose(self) -> ComposeResult:
        """Show the list in a frame."""
        yield Panel(
            KeysetList(columns(), key=lambda row: row.id, state=sign_of, empty=_("Nothing is booked."), id="entries"),
            title=self._title,
            keys=("list.open", "app.back"),
            id="ledger",
        )

    def on_mount(self) -> None:
        """Read the rows."""
        found: KeysetList[EntryRow] = self.query_one("#entries", KeysetList)
        found.show(self._source)

    def on_list_loaded(self, message: ListLoaded[EntryRow]) -> None:
        """Say how many rows there are."""
        facts = _("{count} rows · {ms} ms").format(count=number(message.count), ms=round(message.elapsed_ms))
        self.query_one("#ledger", Panel).set_title(self._title, facts)

    def on_row_opened(self, message: RowOpened[EntryRow]) -> None:
        """Return the row."""
        self.dismiss(message.row)
