"""오늘 (F2): what waits for one counselor, the most urgent first; one key acts, one puts off."""

import secrets
from collections.abc import Iterable, Sequence
from functools import partial
from typing import cast

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from jobplus_core.errors import Refusal
from jobplus_core.kinds import TodayKind
from jobplus_core.today.rules import Ranked, Task
from jobplus_tui.actions import Area
from jobplus_tui.desk.today import Chosen, TodayDesk, TodayView
from jobplus_tui.dialogs.postpone import PostponeDialog, PutOff
from jobplus_tui.dialogs.sheet import SheetDialog
from jobplus_tui.i18n import _
from jobplus_tui.messages import AnswerReferral, MatchPosting, ShowFollowUp, ShowPosting, ShowReferral, ShowSeeker
from jobplus_tui.paging import PAGE_ROWS, Group
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.session_log import SessionLog
from jobplus_tui.screens.today_lines import (
    chosen_lines,
    columns,
    grouped,
    pace_lines,
    rule_lines,
    sign_of,
    strip_lines,
    whom,
)
from jobplus_tui.screens.undoing import Undoing
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import ListLoaded, RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel


class QueueSource:
    """The day's queue as a list reads it: all at once, it is one person's day."""

    def __init__(self, desk: TodayDesk) -> None:
        self._desk = desk
        self.view: TodayView | None = None
        self._rows: Sequence[Ranked | Group] = ()

    def count(self) -> int:
        """Read the queue anew and return its lines, rules between its parts included."""
        self.view = self._desk.view()
        self._rows = grouped(self.view)
        return len(self._rows)

    def page(self, number: int) -> Sequence[Ranked | Group]:
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
                KeysetList[Ranked](
                    columns(lambda: self.session.today, lambda: self.desk_app.look.glyphs),
                    key=lambda row: (row.task.kind, row.task.subject_id),
                    state=sign_of,
                    empty=_("Nothing waits today.   F3 Seekers"),
                    id="queue",
                ),
                title=_("To do today"),
                keys=("list.open", "today.act", "today.later", "today.rule"),
                id="queue-panel",
            ),
            Vertical(
                Panel(Lines(id="chosen"), title=_("Chosen"), keys=("today.session",), id="chosen-panel"),
                Panel(Lines(id="pace"), title=_("The month"), id="pace-panel"),
                id="side",
            ),
            id="whole",
        )
        yield Panel(Lines(id="strip-lines"), title=_("Chosen"), keys=("today.session",), id="strip")

    @property
    def _list(self) -> KeysetList[Ranked]:
        return cast("KeysetList[Ranked]", self.query_one("#queue", KeysetList))

    def on_mount(self) -> None:
        """Read the queue."""
        self._source = QueueSource(self.session.agenda)
        self._list.show(self._source)

    def on_screen_resume(self) -> None:
        """Read again what other screens have changed meanwhile."""
        if self._view is not None:
            self._list.reload()

    def on_list_loaded(self, message: ListLoaded[Ranked]) -> None:
        """Say how much waits, how much is done, and how long reading took."""
        if self._source is None or self._source.view is None:
            return
        view = self._view = self._source.view
        facts = [_("{count} to do").format(count=len(view.queue.rows))]
        facts.append(_("{done} done").format(done=view.queue.done))
        if view.queue.put_off:
            facts.append(_("{count} put off").format(count=view.queue.put_off))
        facts.append(f"{message.elapsed_ms:.0f}ms")
        self.query_one("#queue-panel", Panel).set_title(_("To do today"), " · ".join(facts))
        if not message.count:
            self._chosen = None
        self._draw()

    def on_row_highlighted(self, message: RowHighlighted[Ranked]) -> None:
        """Read what the row at the cursor is about."""
        task, desk = message.row.task, self.session.agenda
        self._chosen = Chosen(task)
        self._draw()
        self.read(lambda: desk.chosen(task), self._know, name="read chosen")

    def _know(self, chosen: Chosen) -> None:
        row = self._list.current
        if row is not None and (row.task.kind, row.task.subject_id) == (chosen.task.kind, chosen.task.subject_id):
            self._chosen = chosen
            self._draw()

    def _draw(self) -> None:
        chosen, view, glyphs, today = self._chosen, self._view, self.desk_app.look.glyphs, self.session.today
        title = whom(chosen.task, glyphs) if chosen is not None else _("Chosen")
        self.query_one("#strip-lines", Lines).update(lambda width: strip_lines(chosen, view, width, glyphs))
        self.query_one("#strip", Panel).set_title(title)
        self.query_one("#chosen", Lines).update(
            lambda width: chosen_lines(chosen, width, glyphs) if chosen is not None else []
        )
        month = view.queue.month if view is not None else None
        if view is not None:
            pace = self.query_one("#pace", Lines)
            height = self.query_one("#pace-panel").size.height or 16
            pace.update(lambda width: pace_lines(view, today, width, height, glyphs))
            quota = _("quota {quota}").format(quota=month.pace.quota) if month is not None else ""
            self.query_one("#pace-panel", Panel).set_title(_("Month {month}").format(month=today.month), quota)

    def on_row_opened(self, message: RowOpened[Ranked]) -> None:
        """Open what the row is about."""
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
        row = self._list.current
        if row is None:
            return
        task, go = row.task, self.desk_app.go
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
        row = self._list.current
        if row is not None and row.task.seeker_id is not None:
            self._sessions.open(row.task.seeker_id, row.task.seeker or "")
        elif row is not None:
            self.say(_("This row is about no person."))

    def action_later(self) -> None:
        """Ask until when the row is put off, and why."""
        row, desk = self._list.current, self.session.agenda
        if row is not None:
            task, token = row.task, secrets.token_hex(16)
            self.read(desk.tomorrow, lambda day: self._ask(task, PutOff(day, ""), token), name="tomorrow")

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
