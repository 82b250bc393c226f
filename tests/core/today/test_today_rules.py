"""How the day is ranked."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.kinds import TodayKind, When
from jobplus_core.today.rules import ORDER, Task, rank, when_of, without
from tests.support.cases import TODAY

K, W = TodayKind, When
TASKS = st.lists(
    st.builds(
        lambda kind, key, days: Task(kind=kind, subject_id=key, due_on=TODAY + timedelta(days=days)),
        st.sampled_from(TodayKind),
        st.integers(0, 9),
        st.integers(-3, 7),
    ),
    max_size=30,
)


def task(kind: TodayKind, key: int = 1, due_on: date = TODAY) -> Task:
    return Task(kind=kind, subject_id=key, due_on=due_on)


def test_what_is_lost_tonight_stands_before_what_is_due_and_that_before_the_days_ahead() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
    waiting = [
        task(K.FOLLOW_UP, 1, tomorrow),
        task(K.QUOTA),
        task(K.FOLLOW_UP, 2),
        task(K.ANSWER, 3),
        task(K.ANSWER, 4, yesterday),
        task(K.PROMISE, 5, yesterday),
        task(K.NOTICE, 6),
        task(K.HELP, 7),
        task(K.SAME_DAY, 8),
        task(K.URGENT, 9, yesterday),
        task(K.URGENT, 10, yesterday - timedelta(days=1)),
    ]
    assert [(row.when, row.task.kind, row.task.subject_id) for row in rank(waiting, TODAY)] == [
        (W.NOW, K.URGENT, 10),
        (W.NOW, K.URGENT, 9),
        (W.NOW, K.SAME_DAY, 8),
        (W.NOW, K.ANSWER, 4),
        (W.NOW, K.PROMISE, 5),
        (W.NOW, K.NOTICE, 6),
        (W.TODAY, K.HELP, 7),
        (W.TODAY, K.ANSWER, 3),
        (W.TODAY, K.FOLLOW_UP, 2),
        (W.TODAY, K.QUOTA, 1),
        (W.WEEK, K.FOLLOW_UP, 1),
    ]


@given(TASKS)
def test_rule_is_total_and_does_not_hang_on_the_order_of_reading(tasks: list[Task]) -> None:
    found = rank(tasks, TODAY)
    places = [
        next(at for at, line in enumerate(ORDER) if (line.when, line.kind) == (row.when, row.task.kind))
        for row in found
    ]
    assert places == sorted(places)
    again = rank(reversed(tasks), TODAY)
    assert [row.when for row in again] == [row.when for row in found]
    assert all(when_of(row.task, TODAY) is row.when for row in found)


def test_what_is_put_off_leaves() -> None:
    waiting = [task(K.ANSWER, 1), task(K.FOLLOW_UP, 1)]
    assert without(waiting, {("answer", 1)}) == (waiting[1],)
