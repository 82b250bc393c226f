"""How the day's queue is ranked; pure.

The rule is one table, `ORDER`, and the desk shows it on request: first what is lost when the day ends or is overdue,
then what is due today, then the days ahead. Within a line of the table the earliest day comes first, then the older
record.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.kinds import TodayKind, When

_K, _W = TodayKind, When


class Line(NamedTuple):
    """One line of the rule: rows of this kind in this part of the queue, and why they stand there.

    Attributes:
        why: Key of the sentence that the desk shows.
    """

    when: When
    kind: TodayKind
    why: str


ORDER: Final = (
    Line(_W.NOW, _K.URGENT, "order.urgent"),
    Line(_W.NOW, _K.SAME_DAY, "order.same_day"),
    Line(_W.NOW, _K.ANSWER, "order.answer_late"),
    Line(_W.NOW, _K.FOLLOW_UP, "order.follow_up_late"),
    Line(_W.NOW, _K.PROMISE, "order.promise_late"),
    Line(_W.NOW, _K.NOTICE, "order.notice"),
    Line(_W.TODAY, _K.HELP, "order.help"),
    Line(_W.TODAY, _K.ANSWER, "order.answer"),
    Line(_W.TODAY, _K.PROMISE, "order.promise"),
    Line(_W.TODAY, _K.FOLLOW_UP, "order.follow_up"),
    Line(_W.TODAY, _K.QUOTA, "order.quota"),
    Line(_W.WEEK, _K.ANSWER, "order.ahead"),
    Line(_W.WEEK, _K.PROMISE, "order.ahead"),
    Line(_W.WEEK, _K.FOLLOW_UP, "order.ahead"),
)
"""The rule of the queue, first line first."""

_PLACES: Final = {(line.when, line.kind): place for place, line in enumerate(ORDER)}
_BY_DAY: Final = frozenset({_K.ANSWER, _K.FOLLOW_UP, _K.PROMISE})
_ALWAYS: Final = {
    _K.URGENT: _W.NOW,
    _K.SAME_DAY: _W.NOW,
    _K.NOTICE: _W.NOW,
    _K.HELP: _W.TODAY,
    _K.QUOTA: _W.TODAY,
}

AHEAD_DAYS: Final = 7
"""How many days ahead the queue looks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that waits for a counselor.

    Attributes:
        subject_id: The posting, referral, check, person or notice that it is about; 0 for the quota.
        due_on: The day it is due.
        seeker_id, posting_id, referral_id: Whom and what acting on it opens.
        why: Key of the sentence that says why now, filled by `figures`.
    """

    kind: TodayKind
    subject_id: int
    due_on: date
    seeker_id: int | None = None
    seeker: str | None = None
    posting_id: int | None = None
    referral_id: int | None = None
    what: str = ""
    why: str = ""
    figures: tuple[tuple[str, str | int | date], ...] = ()


class Ranked(NamedTuple):
    """A task in its part of the queue."""

    when: When
    task: Task


def when_of(task: Task, today: date) -> When:
    """In which part of the queue a task stands: by its kind, or for what has a day by that day."""
    if task.kind not in _BY_DAY:
        return _ALWAYS[task.kind]
    return _W.NOW if task.due_on < today else _W.TODAY if task.due_on == today else _W.WEEK


def rank(tasks: Iterable[Task], today: date) -> tuple[Ranked, ...]:
    """The queue: tasks in the order of the rule, then by day, then by record."""
    placed = (Ranked(when_of(task, today), task) for task in tasks)
    return tuple(
        sorted(placed, key=lambda row: (_PLACES[row.when, row.task.kind], row.task.due_on, row.task.subject_id))
    )


def without(tasks: Iterable[Task], put_off: Collection[tuple[str, int]]) -> tuple[Task, ...]:
    """The tasks that nobody has put off to a later day.

    Args:
        put_off: Kind and subject of what is put off and has not come back.
    """
    return tuple(task for task in tasks if (task.kind.value, task.subject_id) not in put_off)
