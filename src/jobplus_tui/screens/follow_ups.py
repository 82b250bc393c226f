"""사후: the placed people who are to be called."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import cast

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_core.follow_ups.queries import FollowUpRow
from jobplus_core.kinds import FollowUpKind, FollowUpResult, korean
from jobplus_tui.actions import Area
from jobplus_tui.chained import ChainedSource
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.follow_ups import DueCounts, FollowUpDesk
from jobplus_tui.dialogs.follow_up_result import CallResult, FollowUpDialog
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, iso, number
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.messages import ShowSeeker
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

LABEL = 10
RESULT_SIGNS = {
    FollowUpResult.WORKING: Sign.DONE,
    FollowUpResult.LEFT: Sign.FAILED,
    FollowUpResult.WANTS_HELP: Sign.ANSWER_DUE,
    FollowUpResult.CANCELLED: Sign.FAILED,
}


class DueSource(ChainedSource[FollowUpRow, tuple[date, int]]):
    """The checks that are due, and their counts of the last reading."""

    def __init__(self, desk: FollowUpDesk, *, mine: bool, words: str) -> None:
        self.counts = DueCounts(0, 0, 0)

        def count() -> int:
            self.counts = desk.counts(mine=mine, words=words)
            return self.counts.total

        super().__init__(
            count=count,
            read=lambda after, limit: desk.due(after, limit, mine=mine, words=words),
            key=lambda row: (row.due_on, row.id),
        )


def _day(value: date | None) -> str:
    return day(value, english=language() == "en")


def _dated(value: date, today: date) -> str:
    """Return a day; of another year with the year and without the weekday, in as many cells."""
    return _day(value) if value.year == today.year else f"{value:%y}.{value.month}.{value.day}"


def columns(today: date) -> tuple[Column[FollowUpRow], ...]:
    """Return the columns; the counselor leaves first when the terminal is narrow."""

    def due(row: FollowUpRow) -> Cell:
        return Cell(_dated(row.due_on, today), "bold bad" if row.due_on < today else "ink")

    return (
        Column(_("Due"), 9, due),
        Column(_("Name"), 8, lambda row: row.seeker, grow=1),
        Column(_("Check"), 12, lambda row: korean(FollowUpKind(row.kind))),
        Column(_("Company"), 10, lambda row: row.employer or MISSING, grow=1),
        Column(_("Work"), 10, lambda row: row.title or MISSING, grow=1, drop=2),
        Column(_("Hired on"), 9, lambda row: _dated(row.hired_on, today), words="soft", drop=3),
        Column(_("Tries"), 4, lambda row: number(row.tries), align="right"),
        Column(_("Counselor"), 8, lambda row: row.counselor, words="soft", drop=1),
    )


def detail_lines(row: FollowUpRow, glyphs: Glyphs, earlier: Sequence[FollowUpRow]) -> list[Line]:
    """Return the person, the job, and every check of the placement."""
    job = " ".join(filter(None, (row.employer, row.title))) or MISSING
    phone = f"{glyphs.text('…')}{row.phone4}" if row.phone4 else MISSING
    lines: list[Line] = [
        [Span(f" {plain(row.seeker)}", "bold"), Span(f"  {phone}", "soft")],
        [Span(" " + fit(_("Job"), LABEL), "soft"), Span(plain(job))],
        [Span(" " + fit(_("Hired on"), LABEL), "soft"), Span(iso(row.hired_on))],
    ]
    if row.note:
        lines.append([Span(" " + fit(_("Note"), LABEL), "soft"), Span(plain(row.note.replace("\n", " ")))])
    return [*lines, *(check_line(one, row.id, glyphs) for one in earlier)]


def check_line(one: FollowUpRow, current: int, glyphs: Glyphs) -> Line:
    """Return one check of a placement: its day, what it found, who wrote what."""
    result = FollowUpResult(one.result) if one.result else None
    sign = RESULT_SIGNS.get(result, Sign.PLANNED) if result else Sign.WAITING if one.tries else Sign.PLANNED
    words = "bold" if one.id == current else "ink" if result else "soft"
    found = korean(result) if result else _("{count} tries").format(count=one.tries) if one.tries else ""
    return [
        Span(f" {glyphs.sign(sign)} ", sign.token),
        Span(fit(korean(FollowUpKind(one.kind)), 14), words),
        Span(fit(_day(one.done_on or one.due_on), 11), "soft"),
        Span(found, words),
        Span(f"  {plain((one.note or '').replace(chr(10), ' '))}" if one.id != current else "", "soft"),
    ]


class FollowUpsScreen(DeskScreen, areas=(Area.FOLLOW_UPS,)):
    """The checks that are due, and the person behind the one at the cursor."""

    AUTO_FOCUS = "#due"

    def __init__(self) -> None:
        super().__init__()
        self._sessions = SessionLog(self, lambda: self._list.reload())
        self._mine = True
        self._words = ""
        self._source: DueSource | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return the list and, beside or beneath it, the person."""
        yield Horizontal(
            Panel(
                TextInput(id="words", placeholder=_("Name, initials or phone"), help=_("Whose follow-ups to show.")),
                KeysetList(
                    columns(self.session.today),
                    key=lambda row: row.id,
                    state=self._sign,
                    empty=_("Nobody is due within 7 days.   ^L Mine or everybody's"),
                    id="due",
                ),
                title=_("Follow-ups"),
                keys=("list.open", "follow_ups.record", "follow_ups.later", "list.filter"),
                id="due-panel",
            ),
            Panel(Lines(id="person"), title=_("Person"), keys=("follow_ups.session",), id="person-panel"),
            id="whole",
        )

    def on_mount(self) -> None:
        """Read the list."""
        self._filter.display = False
        self._show()

    @property
    def _filter(self) -> TextInput:
        return self.query_one("#words", TextInput)

    @property
    def _list(self) -> KeysetList[FollowUpRow]:
        return cast("KeysetList[FollowUpRow]", self.query_one("#due", KeysetList))

    def _sign(self, row: FollowUpRow) -> Sign:
        today = self.session.today
        return Sign.URGENT if row.due_on < today else Sign.ANSWER_DUE if row.due_on == today else Sign.PLANNED

    def _show(self) -> None:
        self._source = DueSource(self.session.follow_ups, mine=self._mine, words=self._words)
        self._list.show(self._source, filtered=self._words)

    def on_filter_requested(self) -> None:
        """Let the counselor type whom to show."""
        self._filter.display = True
        self._filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the follow-ups of whom the words find."""
        words = event.value.strip()
        if words != self._words:
            self._words = words
            self._show()

    def on_input_submitted(self) -> None:
        """Go from the filter to the list."""
        self._list.focus()

    def back(self) -> None:
        """Show everybody's again and go to the list."""
        self._filter.value = ""
        self._filter.display = False
        self._list.focus()

    def on_list_loaded(self, message: ListLoaded[FollowUpRow]) -> None:
        """Say how many are due and how long reading took."""
        if self._source is None:
            return
        counts = self._source.counts
        facts = _("{count} · {late} overdue · {today} today · {whose} · {ms} ms").format(
            count=number(counts.total),
            late=number(counts.overdue),
            today=number(counts.today),
            whose=_("mine") if self._mine else _("everybody's"),
            ms=round(message.elapsed_ms),
        )
        self.query_one("#due-panel", Panel).set_title(_("Follow-ups"), facts)
        if not message.count:
            self.query_one("#person", Lines).update([])
            self.query_one("#person-panel", Panel).set_title(_("Person"))

    def on_row_highlighted(self, message: RowHighlighted[FollowUpRow]) -> None:
        """Show the person at the cursor, then the checks of the placement."""
        row, desk = message.row, self.session.follow_ups
        self.read(lambda: desk.earlier(row.placement_id), partial(self._know_earlier, row), name="read checks")

    def _know_earlier(self, row: FollowUpRow, earlier: Sequence[FollowUpRow]) -> None:
        current = self._list.current
        if current is not None and current.id == row.id:
            lines = detail_lines(row, self.desk_app.look.glyphs, earlier)
            self.query_one("#person", Lines).update(lines)
            self.query_one("#person-panel", Panel).set_title(row.seeker, korean(FollowUpKind(row.kind)))

    def on_row_opened(self, message: RowOpened[FollowUpRow]) -> None:
        """Open the person's record, where the phone stands whole."""
        self.desk_app.go("seekers", ShowSeeker(message.row.seeker_id))

    def action_session(self) -> None:
        """Write a counseling session with the person of the row."""
        row = self._list.current
        if row is not None:
            self._sessions.open(row.seeker_id, row.seeker)

    def action_mine(self) -> None:
        """Change between one's own checks and everybody's."""
        self._mine = not self._mine
        self._show()

    def action_record(self) -> None:
        """Ask what the call brought."""
        row = self._list.current
        if row is not None:
            self._ask(row, secrets.token_hex(16))

    def _ask(self, row: FollowUpRow, token: str, typed: CallResult | None = None, answer: str = "") -> None:
        self.app.push_screen(FollowUpDialog(row, typed=typed, answer=answer), partial(self._save, row, token))

    def _save(self, row: FollowUpRow, token: str, typed: CallResult | None) -> None:
        if typed is not None:
            self._write(row, typed, token, lambda refusal: self._ask(row, token, typed, refusal_text(refusal)))

    def action_later(self) -> None:
        """Write that nobody answered; the check is due again on the next business day."""
        row = self._list.current
        if row is not None:
            self._write(row, CallResult(FollowUpResult.UNREACHED, ""), secrets.token_hex(16), self._refused)

    def _write(self, row: FollowUpRow, typed: CallResult, token: str, refused: Callable[[Refusal], None]) -> None:
        desk = self.session.follow_ups
        self.act(
            lambda: desk.record(row, typed.result, typed.note, token=token),
            lambda _version: self._go_on(),
            name="record follow-up",
            refused=refused,
        )

    def _go_on(self) -> None:
        """Leave the row that was dealt with for the next one, and read again."""
        self._list.action_move(1)
        self._list.reload()

    def _refused(self, _refusal: Refusal) -> None:
        self._list.reload()
