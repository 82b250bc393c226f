"""오늘 (F2): what waits for one counselor, the most urgent first; one key acts, one puts off."""

import secrets
from collections.abc import Iterable, Sequence
from functools import partial
from typing import cast

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_core.kinds import TodayKind
from jobplus_core.today.rules import Ranked, Task
from jobplus_core.undo.queries import LastAct
from jobplus_tui.actions import Area
from jobplus_tui.desk.today import Chosen, TodayDesk, TodayView
from jobplus_tui.dialogs.postpone import PostponeDialog, PutOff
from jobplus_tui.dialogs.sheet import SheetDialog
from jobplus_tui.dialogs.undo import about
from jobplus_tui.glyphs import Glyphs
from jobplus_tui.i18n import _
from jobplus_tui.messages import AnswerReferral, MatchPosting, ShowFollowUp, ShowPosting, ShowReferral, ShowSeeker
from jobplus_tui.paging import PAGE_ROWS, Group
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.today_lines import (
    Row,
    act_lines,
    chosen_lines,
    columns,
    grouped,
    key_of,
    pace_lines,
    rule_lines,
    sign_of,
    strip_lines,
    whom,
)
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import FilterRequested, ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class QueueSource:
    """The day's queue as a list reads it: all at once, it is one person's day."""

    def __init__(self, desk: TodayDesk, words: str, glyphs: Glyphs, known: TodayView | None = None) -> None:
        """Take the words that narrow it, and what was read before, to be narrowed once without reading again."""
        self._desk = desk
        self._words = words
        self._glyphs = glyphs
        self._known = known
        self.view = known
        self._rows: Sequence[Row | Group] = ()

    def count(self) -> int:
        """Read the queue anew and return its lines, rules between its parts included."""
        self.view = self._known or self._desk.view()
        self._known = None
        self._rows = grouped(self.view, self._words, self._glyphs)
        return len(self._rows)

    def page(self, number: int) -> Sequence[Row | Group]:
        """Return one page of what was read."""
        return self._rows[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]


class TodayScreen(DeskScreen, areas=(Area.TODAY,)):
    """The queue, what the row at the cursor is about, and the month."""

    AUTO_FOCUS = "#queue"

    def __init__(self) -> None:
        super().__init__()
        self._sessions = SessionLog(self, lambda: self._list.reload())
        self._undoing = Undoing(self, lambda: self._list.reload())
        self._source: QueueSource | None = None
        self._view: TodayView | None = None
        self._chosen: Chosen | None = None

    def compose_body(self) -> Iterable[Widget]:
        """Return the queue and the side panels; where there is no room for them, a strip under the queue."""
        yield Horizontal(
            Panel(
                TextInput(
                    id="words",
                    placeholder=_("kind, name, company or 초성"),
                    help=_("Narrow the rows: 당일알선, a name, its 초성, a company. Enter keeps it, Esc shows all."),
                ),
                KeysetList[Row](
                    columns(lambda: self.session.today, lambda: self.desk_app.look.glyphs),
                    key=key_of,
                    state=sign_of,
                    empty=_("Nothing waits today.   F3 Seekers"),
                    id="queue",
                ),
                title=_("To do today"),
                keys=("list.open", "today.act", "today.later", "list.filter"),
                id="queue-panel",
            ),
            Vertical(
                Panel(Lines(id="chosen"), title=_("Chosen"), keys=("today.session", "today.rule"), id="chosen-panel"),
                Panel(Lines(id="pace"), title=_("The month"), id="pace-panel"),
                id="side",
            ),
            id="whole",
        )
        yield Panel(Lines(id="strip-lines"), title=_("Chosen"), keys=("today.session", "today.rule"), id="strip")

    @property
    def _list(self) -> KeysetList[Row]:
        return cast("KeysetList[Row]", self.query_one("#queue", KeysetList))

    @property
    def _filter(self) -> TextInput:
        return self.query_one("#words", TextInput)

    @property
    def _todo(self) -> Task | None:
        """What the row at the cursor asks for; nothing where it tells of an act of today."""
        row = self._list.current
        return row.task if isinstance(row, Ranked) else None

    def on_mount(self) -> None:
        """Read the queue."""
        self._filter.display = False
        self._show()

    def _show(self) -> None:
        words = self._filter.value.strip()
        self._source = QueueSource(self.session.agenda, words, self.desk_app.look.glyphs, self._view)
        self._list.show(self._source, filtered=words)

    def on_filter_requested(self, message: FilterRequested[Row]) -> None:
        """Let the counselor type what to show."""
        self._filter.display = True
        self._filter.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the queue while one types."""
        event.stop()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the filter to the queue."""
        event.stop()
        self._list.focus()

    def back(self) -> None:
        """Take the filter away."""
        self._filter.value = ""
        self._filter.display = False
        self._list.focus()

    def on_screen_resume(self) -> None:
        """Read again what other screens have changed meanwhile."""
        if self._view is not None:
            self._list.reload()

    def on_list_loaded(self, message: ListLoaded[Row]) -> None:
        """Say how much waits, how much is done, and how long reading took."""
        if self._source is None or self._source.view is None:
            return
        view = self._view = self._source.view
        facts = [_("{count} to do").format(count=len(view.queue.rows))]
        facts.append(_("{done} done").format(done=view.queue.done))
        if view.queue.put_off:
            facts.append(_("{count} put off").format(count=view.queue.put_off))
        if self._filter.value.strip():
            facts.insert(0, f"'{self._filter.value.strip()}'")
        facts.append(f"{message.elapsed_ms:.0f}ms")
        self.query_one("#queue-panel", Panel).set_title(_("To do today"), " · ".join(facts))
        if not message.count:
            self._chosen = None
        self._draw()

    def on_row_highlighted(self, message: RowHighlighted[Row]) -> None:
        """Read what the row at the cursor is about."""
        task, desk = self._todo, self.session.agenda
        self._chosen = Chosen(task) if task is not None else None
        self._draw()
        if task is not None:
            self.read(lambda: desk.chosen(task), self._know, name="read chosen")

    def _know(self, chosen: Chosen) -> None:
        task = self._todo
        if task is not None and (task.kind, task.subject_id) == (chosen.task.kind, chosen.task.subject_id):
            self._chosen = chosen
            self._draw()

    def _draw(self) -> None:
        chosen, view, glyphs, today = self._chosen, self._view, self.desk_app.look.glyphs, self.session.today
        current = self._list.current
        strip, beside = self.query_one("#strip-lines", Lines), self.query_one("#chosen", Lines)
        if isinstance(current, LastAct):
            act = current
            strip.update(lambda width: act_lines(act, width, glyphs))
            beside.update(lambda width: act_lines(act, width, glyphs))
            self.query_one("#strip", Panel).set_title(about(act))
        else:
            title = whom(chosen.task, glyphs) if chosen is not None else _("Chosen")
            strip.update(lambda width: strip_lines(chosen, view, width, glyphs))
            beside.update(lambda width: chosen_lines(chosen, width, glyphs) if chosen is not None else [])
            self.query_one("#strip", Panel).set_title(title)
        month = view.queue.month if view is not None else None
        if view is not None:
            pace = self.query_one("#pace", Lines)
            height = self.query_one("#pace-panel").size.height or 16
            pace.update(lambda width: pace_lines(view, today, width, height, glyphs))
            quota = _("quota {quota}").format(quota=month.pace.quota) if month is not None else ""
            self.query_one("#pace-panel", Panel).set_title(_("Month {month}").format(month=today.month), quota)

    def on_row_opened(self, message: RowOpened[Row]) -> None:
        """Open what the row is about; an act of today is offered to be taken back."""
        if isinstance(message.row, LastAct):
            self._undoing.ask(message.row)
            return
        task = message.row.task
        go = self.desk_app.go
        if task.kind is TodayKind.QUOTA:
            go("results")
        elif task.referral_id is not None:
            go("referrals", ShowReferral(task.referral_id))
        elif task.seeker_id is not None:
            go("seekers", ShowSeeker(task.seeker_id))
        elif task.posting_id is not None:
            go("postings", ShowPosting(task.posting_id))

    def action_act(self) -> None:
        """Do what the row asks for, on the screen where it is done."""
        task, go = self._todo, self.desk_app.go
        if task is None:
            return
        if task.kind in (TodayKind.URGENT, TodayKind.SAME_DAY) and task.posting_id is not None:
            go("matching", MatchPosting(task.posting_id, urgent=task.kind is TodayKind.URGENT))
        elif task.kind is TodayKind.ANSWER and task.referral_id is not None:
            go("referrals", AnswerReferral(task.referral_id))
        elif task.kind is TodayKind.FOLLOW_UP:
            go("follow_ups", ShowFollowUp(task.subject_id))
        elif task.kind is TodayKind.NOTICE:
            desk, token = self.session.agenda, secrets.token_hex(16)
            self.act(
                lambda: desk.read_notice(task.subject_id, token=token),
                lambda _count: self._list.reload(),
                name="read notice",
            )
        elif task.seeker_id is not None:
            self.action_session()
        else:
            go("results")

    def action_session(self) -> None:
        """Write a counseling session with the person of the row."""
        task = self._todo
        if task is not None and task.seeker_id is not None:
            self._sessions.open(task.seeker_id, task.seeker or "")
        elif task is not None:
            self.say(_("This row is about no person."))

    def action_later(self) -> None:
        """Ask until when the row is put off, and why."""
        task, desk = self._todo, self.session.agenda
        if task is not None:
            token = secrets.token_hex(16)
            self.read(desk.tomorrow, lambda day: self._ask(task, PutOff(day, ""), token), name="tomorrow", opens=True)

    def _ask(self, task: Task, before: PutOff, token: str, problem: str = "") -> None:
        facts = whom(task, self.desk_app.look.glyphs)
        dialog = PostponeDialog(facts, before.until_on, self.session.today, reason=before.reason, problem=problem)
        self.app.push_screen(dialog, partial(self._put_off, task, token))

    def _put_off(self, task: Task, token: str, answer: PutOff | None) -> None:
        if answer is None:
            return
        desk = self.session.agenda

        def refused(refusal: Refusal) -> None:
            self._ask(task, answer, token, refusal_text(refusal))

        self.act(
            lambda: desk.postpone(task, answer.until_on, answer.reason, token=token),
            lambda _key: self._list.reload(),
            name="put off",
            refused=refused,
        )

    def action_rule(self) -> None:
        """Show the rule by which the rows are ranked."""
        glyphs = self.desk_app.look.glyphs
        self.app.push_screen(SheetDialog(_("How the day is ranked"), lambda width: rule_lines(width, glyphs)))

    def undo(self) -> None:
        """Offer to take one of the last acts back."""
        self._undoing.offer()

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._list.reload()
