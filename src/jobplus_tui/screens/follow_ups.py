"""사후: the placed people who are to be called."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import cast

from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import AlreadyDone, Refusal
from jobplus_core.follow_ups.queries import FollowUpRow
from jobplus_core.follow_ups.rules import Retention
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason, SubjectKind, korean
from jobplus_tui.actions import Area
from jobplus_tui.chained import ChainedSource
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.follow_ups import Call, DueCounts, FollowUpDesk, Found
from jobplus_tui.dialogs.choose import ChooseDialog
from jobplus_tui.dialogs.follow_up_result import FollowUpDialog
from jobplus_tui.dialogs.sheet import SheetDialog
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, iso, number
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.messages import ShowFollowUp, ShowSeeker
from jobplus_tui.phrases import refusal_text
from jobplus_tui.reasons import word
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.call_script import script_lines
from jobplus_tui.screens.event_keeping import EventKeeping
from jobplus_tui.screens.found_jobs import FoundJobs
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.spans import Line, Span, cells
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

LABEL = 10
MOST_SHORT = 12
"""A panel higher than this has room for the script."""
RESULT_SIGNS = {
    FollowUpResult.WORKING: Sign.DONE,
    FollowUpResult.LEFT: Sign.FAILED,
    FollowUpResult.WANTS_HELP: Sign.ANSWER_DUE,
    FollowUpResult.CONTACTED: Sign.DONE,
    FollowUpResult.DECLINED: Sign.FAILED,
    FollowUpResult.UNREACHED: Sign.FAILED,
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


def _dated(value: date | None, today: date) -> str:
    """Return a day; of another year with the year and without the weekday, in as many cells."""
    if value is None:
        return MISSING
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


def detail_lines(call: Call, glyphs: Glyphs, width: int, *, script: bool) -> list[Line]:
    """Return the person, the job, every check of the placement, and where there is room what to say."""
    row = call.row
    job = " ".join(filter(None, (row.employer, row.title))) or MISSING
    phone = f"{glyphs.text('…')}{row.phone4}" if row.phone4 else MISSING
    lines: list[Line] = [
        [Span(f" {plain(row.seeker)}", "bold"), Span(f"  {phone}", "soft")],
        [Span(" " + fit(_("Job"), LABEL), "soft"), Span(plain(job))],
        [Span(" " + fit(_("Hired on"), LABEL), "soft"), Span(iso(row.hired_on))],
    ]
    if row.note:
        lines.append([Span(" " + fit(_("Note"), LABEL), "soft"), Span(plain(row.note.replace("\n", " ")))])
    lines += [check_line(one, row.id, glyphs) for one in call.earlier]
    if script:
        lines += [[], [Span(" " + _("What to say"), "bold")], *script_lines(call.script, width, glyphs, brief=True)]
    return lines


def retention_line(rates: Sequence[Retention], width: int) -> Line:
    """Return the retention rates, each with what it was counted on where there is room for all."""

    def line(counted: bool) -> Line:
        spans: Line = [Span(" " + _("Kept the job"), "soft")]
        for place, one in enumerate(rates):
            spans.append(Span(" · " if place else "  ", "soft"))
            spans.append(Span(_("{days} d").format(days=one.days) + " ", "soft"))
            rate = one.permille
            spans.append(Span(MISSING if rate is None else f"{rate / 10:.1f}%", "bold"))
            if counted:
                spans.append(Span(f" {number(one.kept)}/{number(one.known)}", "soft"))
        return spans

    whole = line(True)
    return whole if cells(whole) < width else line(False)


def check_line(one: FollowUpRow, current: int, glyphs: Glyphs) -> Line:
    """Return one check of a placement: its day, what it found, who wrote what."""
    result = FollowUpResult(one.result) if one.result else None
    sign = RESULT_SIGNS.get(result, Sign.PLANNED) if result else Sign.WAITING if one.tries else Sign.PLANNED
    words = "bold" if one.id == current else "ink" if result else "soft"
    found = _result_words(one, result) if result else _("{count} tries").format(count=one.tries) if one.tries else ""
    return [
        Span(f" {glyphs.sign(sign)} ", sign.token),
        Span(fit(korean(FollowUpKind(one.kind)), 14), words),
        Span(fit(_day(one.done_on or one.due_on), 11), "soft"),
        Span(found, words),
        Span(f"  {plain((one.note or '').replace(chr(10), ' '))}" if one.id != current else "", "soft"),
    ]


def _result_words(one: FollowUpRow, result: FollowUpResult) -> str:
    words = korean(result)
    if one.left_on is not None:
        words += f" {_day(one.left_on)}"
    if one.left_reason is not None:
        words += f" {word(LeftReason(one.left_reason))}"
    return words


class FollowUpsScreen(DeskScreen, areas=(Area.FOLLOW_UPS,)):
    """The checks that are due, and the person behind the one at the cursor."""

    AUTO_FOCUS = "#due"

    def __init__(self) -> None:
        super().__init__()
        self._sessions = SessionLog(self, lambda: self._list.reload())
        self._event_keeping = EventKeeping(self)
        self._found_jobs = FoundJobs(self, lambda: self._list.reload())
        self._undoing = Undoing(self, self._show)
        self._mine = True
        self._words = ""
        self._call: Call | None = None
        self._without_care = 0
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
                Lines(id="retention"),
                title=_("Follow-ups"),
                keys=("list.open", "follow_ups.record", "follow_ups.later", "list.filter"),
                id="due-panel",
            ),
            Panel(
                Lines(id="person"),
                title=_("Person"),
                keys=("follow_ups.script", "follow_ups.session"),
                id="person-panel",
            ),
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
        desk, mine = self.session.follow_ups, self._mine
        self.read(lambda: (desk.retention(mine=mine), desk.without_care()), self._know_rates, name="read rates")

    def _know_rates(self, found: tuple[tuple[Retention, ...], int]) -> None:
        rates, self._without_care = found
        self.query_one("#retention", Lines).update(lambda width: [retention_line(rates, width)])

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
        """Show the person at the cursor, the checks before and what to say."""
        row, desk = message.row, self.session.follow_ups
        self.read(lambda: desk.call(row.id), self._know_call, name="read checks")

    def _know_call(self, call: Call | None) -> None:
        current = self._list.current
        if call is None or current is None or current.id != call.row.id:
            return
        self._call = call
        glyphs = self.desk_app.look.glyphs
        person = self.query_one("#person", Lines)
        script = self.query_one("#person-panel").size.height > MOST_SHORT
        person.update(lambda width: detail_lines(call, glyphs, width, script=script))
        self.query_one("#person-panel", Panel).set_title(call.row.seeker, korean(FollowUpKind(call.row.kind)))

    def action_script(self) -> None:
        """Show what to say on the telephone, whole."""
        call = self._call
        if call is not None:
            glyphs = self.desk_app.look.glyphs
            self.app.push_screen(
                SheetDialog(
                    _("What to say"),
                    lambda width: script_lines(call.script, width, glyphs),
                    facts=f"{call.row.seeker} {korean(FollowUpKind(call.row.kind))}",
                )
            )

    def action_new(self) -> None:
        """Offer to write a hire that the person found without us, and to plan care for people at risk."""
        row, desk = self._list.current, self.session.follow_ups
        options = [("found", _("{name} has found work").format(name=row.seeker))] if row is not None else []
        if self._without_care:
            options.append(("care", _("Plan twice-a-month calls for {count}").format(count=self._without_care)))
        if not options:
            self.say(_("Nobody of yours at risk is without a planned call."))
            return
        token = secrets.token_hex(16)

        def chosen(what: str | None) -> None:
            if what == "found" and row is not None:
                self._found_jobs.ask(row.seeker_id, row.seeker)
            elif what == "care":
                self.act(lambda: desk.plan_care(token=token), lambda _count: self._show(), name="plan care")

        self.app.push_screen(ChooseDialog(_("Write anew"), options), chosen)

    def arrive(self, subject: object | None) -> None:
        """Ask about the check that another screen hands over."""
        if isinstance(subject, ShowFollowUp):
            self._ask(subject.follow_up_id, secrets.token_hex(16))

    def on_row_opened(self, message: RowOpened[FollowUpRow]) -> None:
        """Open the person's record, where the phone stands whole."""
        self.desk_app.go("seekers", ShowSeeker(message.row.seeker_id))

    def action_session(self) -> None:
        """Write a counseling session with the person of the row."""
        row = self._list.current
        if row is not None:
            self._sessions.open(row.seeker_id, row.seeker)

    def action_events(self) -> None:
        """Show the center's events."""
        self._event_keeping.offer()

    def action_mine(self) -> None:
        """Change between one's own checks and everybody's."""
        self._mine = not self._mine
        self._show()

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def action_record(self) -> None:
        """Ask what the call brought."""
        row = self._list.current
        if row is not None:
            self._ask(row.id, secrets.token_hex(16))

    def _ask(self, follow_up_id: int, token: str, typed: Found | None = None, answer: str = "") -> None:
        desk = self.session.follow_ups

        def show(call: Call | None) -> None:
            if call is None or call.row.result is not None:
                self.say(answer or refusal_text(AlreadyDone(SubjectKind.FOLLOW_UP, follow_up_id)))
                self._list.reload()
                return
            dialog = FollowUpDialog(call, self.session.today, typed=typed, answer=answer)
            self.app.push_screen(dialog, partial(self._save, call.row, token))

        self.read(lambda: desk.call(follow_up_id), show, name="read call", opens=True)

    def _save(self, row: FollowUpRow, token: str, typed: Found | None) -> None:
        if typed is not None:
            self._write(row, typed, token, lambda refusal: self._ask(row.id, token, typed, refusal_text(refusal)))

    def action_later(self) -> None:
        """Write that nobody answered; the check is due again on the next business day."""
        row = self._list.current
        if row is not None:
            self._write(row, Found(result=FollowUpResult.UNREACHED), secrets.token_hex(16), self._refused)

    def _write(self, row: FollowUpRow, typed: Found, token: str, refused: Callable[[Refusal], None]) -> None:
        desk = self.session.follow_ups
        self.act(
            lambda: desk.record(row, typed, token=token),
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
