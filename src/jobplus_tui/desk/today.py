"""What the day's screen asks of the core."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Final

from jobplus_core.clock import KST, micros
from jobplus_core.kinds import TodayKind
from jobplus_core.plan.rules import month_bounds
from jobplus_core.postings.queries_record import PostingRecord, posting
from jobplus_core.today.queries import Asker, Day, Queue, by_day, queue
from jobplus_core.today.rules import Task
from jobplus_core.undo.queries import LastAct, last_acts
from jobplus_tui.messages import MatchPosting

if TYPE_CHECKING:
    from jobplus_core.db.read_port import Reader
    from jobplus_tui.desk.follow_ups import Call
    from jobplus_tui.desk.matching_rows import Candidate
    from jobplus_tui.desk.session import Desk

BEST: Final = 3
"""How many of the people who fit a posting are named."""

MOST_FINISHED: Final = 10
"""How many of the day's acts stand among the rows."""


@dataclass(frozen=True, slots=True)
class TodayView:
    """A counselor's day with the month behind it.

    Attributes:
        queue: What waits; nothing for an account that is no counselor's.
        days: What each day of the month has brought.
        last: The month's last day.
        open_days: Which days of the month the center works, first to last.
        finished: What was done today, the newest first.
    """

    queue: Queue
    days: tuple[Day, ...]
    last: date
    open_days: tuple[bool, ...]
    finished: tuple[LastAct, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the chosen row is about.

    Attributes:
        posting: The posting, of rows that ask for a referral or an answer.
        eligible: How many people fit it; nothing where nobody asked.
        best: The best of them.
        call: The call, of a check.
    """

    task: Task
    posting: PostingRecord | None = None
    eligible: int | None = None
    best: "tuple[Candidate, ...]" = ()
    call: "Call | None" = None


class TodayDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def view(self) -> TodayView:
        """Read the day of whoever is signed in."""
        return self._desk.read(self._view)

    def _view(self, reader: "Reader") -> TodayView:
        actor, today = self._desk.actor, self._desk.today
        days = self._desk.days(reader)
        first, last = month_bounds(today)
        opened = tuple(days.is_open(date(first.year, first.month, place + 1)) for place in range(last.day))
        if actor.counselor_id is None:
            return TodayView(Queue((), 0, 0, None), (), last, opened)
        found = queue(
            reader,
            Asker(
                institution_id=actor.institution_id,
                counselor_id=actor.counselor_id,
                account_id=actor.account_id,
                team_kind=actor.team_kind,
                today=today,
                days=days,
                urgent_after=self._desk.urgent_after(reader),
                begins_at=micros(datetime.combine(today, time(), KST)),
            ),
        )
        brought: tuple[Day, ...] = ()
        if found.month is not None:
            brought = tuple(
                by_day(reader, actor.institution_id, actor.counselor_id, found.month.indicator.value, first, today)
            )
        finished = last_acts(
            reader,
            actor.institution_id,
            since=micros(datetime.combine(today, time(), KST)),
            account_id=actor.account_id,
            limit=MOST_FINISHED,
        )
        return TodayView(found, brought, last, opened, tuple(finished))

    def chosen(self, task: Task) -> Chosen:
        """Read what a row is about: the posting and who fits it, or the call."""
        if task.kind is TodayKind.FOLLOW_UP:
            return Chosen(task, call=self._desk.follow_ups.call(task.subject_id))
        if task.posting_id is None:
            return Chosen(task)
        key = task.posting_id
        record = self._desk.read(lambda reader: posting(reader, key))
        if record is None or task.kind in (TodayKind.ANSWER, TodayKind.NOTICE):
            return Chosen(task, posting=record)
        board = self._desk.matching.board(MatchPosting(key))
        return Chosen(task, posting=record, eligible=board.eligible, best=board.rows[:BEST])

    def postpone(self, task: Task, until_on: date, reason: str, *, token: str) -> int:
        """Put a row off with a reason."""
        from jobplus_core.today.commands import postpone

        return postpone(
            self._desk.store,
            self._desk.actor,
            task.kind,
            task.subject_id,
            until_on=until_on,
            reason=reason,
            token=token,
        )

    def read_notice(self, notice_id: int, *, token: str) -> int:
        """Mark a notice as read."""
        from jobplus_core.notices.commands import read_notices

        return read_notices(self._desk.store, self._desk.actor, [notice_id], token=token)

    def tomorrow(self) -> date:
        """The next business day."""
        return self._desk.read(lambda reader: self._desk.days(reader).after(self._desk.today, 1))
