"""What waits for a counselor: incomplete records and promises, against a plain reading of the rule; handing over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobplus_core.actor import Actor
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.history.queries import handovers
from jobplus_core.counseling.queries import open_promise
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import FieldMissing, FieldRefused, NotFound, ResidentNumber, RoleMissing
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.queue.commands import hand_over
from jobplus_core.seekers.queue.queries import (
    QueueRow,
    count_owned,
    owned,
    owned_anchors,
    promises_due,
    queue,
)
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.behind import tamper
from tests.support.cases import SEEKER, TODAY, a_seeker, last_entry, number
from tests.support.center import Center

MONDAY = date(2013, 11, 11)


def waiting(center: Center, actor: Actor) -> list[QueueRow]:
    with center.store.read() as reader:
        rows = queue(reader, actor.counselor_id or 0, today=TODAY)
        assert promises_due(reader, actor.counselor_id or 0, TODAY) == sum(row.promised_on is not None for row in rows)
    return rows


def talk(center: Center, actor: Actor, who: int, day: date, promised: date | None = None, what: str = "") -> int:
    return log_session(center.store, actor, who, SessionForm(held_on=day, next_on=promised, next_action=what or None))


def incomplete(center: Center, actor: Actor, name: str) -> int:
    form = replace(SEEKER, name=name, birth_date=None, wage_basis=None, wage_won=None)
    return register_seeker(center.store, actor, form, RegistrationForm(registered_on=TODAY)).seeker_id


def test_incomplete_records_wait_for_their_owner_with_what_is_missing(center: Center) -> None:
    who = incomplete(center, center.kim, "홍길순")
    a_seeker(center.store, center.kim, "강하늘")
    (row,) = waiting(center, center.kim)
    assert (row.id, row.missing.split(), row.promised_on) == (who, ["birth_date", "wage"], None)
    assert waiting(center, center.lee) == []


def test_promises_come_first_the_longest_overdue_at_the_top(center: Center) -> None:
    first, second, third, later = (a_seeker(center.store, center.kim, f"홍길{last}") for last in "가나다라")
    unfinished = incomplete(center, center.kim, "홍길마")
    talk(center, center.kim, first, MONDAY, TODAY, "면접 준비")
    talk(center, center.kim, second, MONDAY, MONDAY + timedelta(2))
    talk(center, center.kim, later, MONDAY, TODAY + timedelta(1))
    talk(center, center.kim, unfinished, MONDAY, MONDAY + timedelta(1))
    rows = waiting(center, center.kim)
    assert [(row.id, row.promised_on, row.missing) for row in rows] == [
        (unfinished, MONDAY + timedelta(1), " birth_date wage"),
        (second, MONDAY + timedelta(2), ""),
        (first, TODAY, ""),
    ]
    assert (rows[2].promised, rows[2].promised_by, third in {row.id for row in rows}) == ("면접 준비", "김하나", False)


def test_promise_waits_for_who_gave_it_and_for_the_owner(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    talk(center, center.lee, who, MONDAY, TODAY)
    assert [[row.id for row in waiting(center, each)] for each in (center.kim, center.lee, center.park)] == [
        [who],
        [who],
        [],
    ]


class Talk(NamedTuple):
    """A session with a person: its day, and the day promised."""

    day: int
    promised: int | None


def due_by_the_rule(talks: Sequence[Talk], today: int) -> int | None:
    """The day of the promise that is due, read from the rule without SQL."""
    order = sorted(range(len(talks)), key=lambda place: (talks[place].day, place))
    for at, place in enumerate(order):
        promised = talks[place].promised
        if promised is None:
            continue
        after = [talks[each] for each in order[at + 1 :]]
        if any(each.day >= promised or each.promised is not None for each in after):
            continue
        return promised if promised <= today else None
    return None


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.none() | st.integers(0, 9)).map(
            lambda pair: Talk(pair[0], None if pair[1] is None else pair[0] + pair[1])
        ),
        max_size=5,
    )
)
def test_promise_is_open_as_the_rule_says(center: Center, talks: list[Talk]) -> None:
    who = a_seeker(center.store, center.kim, f"홍길{number(center.store, 'SELECT COUNT(*) FROM seeker')}")
    for each in talks:
        promised = None if each.promised is None else MONDAY + timedelta(each.promised)
        talk(center, center.kim, who, MONDAY + timedelta(each.day), promised)
    found = {row.id: row.promised_on for row in waiting(center, center.kim)}
    due = due_by_the_rule(talks, (TODAY - MONDAY).days)
    assert found.get(who) == (None if due is None else MONDAY + timedelta(due))
    with center.store.read() as reader:
        promise = open_promise(reader, who)
    ever = due_by_the_rule(talks, 1_000)
    assert (promise and promise.next_on) == (None if ever is None else MONDAY + timedelta(ever))


def test_session_with_a_merged_record_keeps_the_promise(center: Center) -> None:
    kept, merged = a_seeker(center.store, center.kim), a_seeker(center.store, center.kim, phone="010-0000-9999")
    talk(center, center.kim, merged, MONDAY, MONDAY + timedelta(1))
    assert tamper(center.store.location, f"UPDATE seeker SET merged_into_id = {kept} WHERE id = {merged}") == 1
    assert [row.id for row in waiting(center, center.kim)] == [kept]
    talk(center, center.lee, kept, TODAY)
    assert waiting(center, center.kim) == []


def test_own_seekers_are_read_page_by_page(center: Center) -> None:
    keys = [a_seeker(center.store, center.kim, f"홍길{place}") for place in range(5)]
    a_seeker(center.store, center.lee)
    talk(center, center.lee, keys[4], MONDAY)
    mine = center.kim.counselor_id or 0
    with center.store.read() as reader:
        assert [row.id for row in owned(reader, mine, skip=1, limit=2)] == [keys[3], keys[2]]
        assert [row.id for row in owned(reader, mine, start=keys[2])] == keys[2::-1]
        assert (owned_anchors(reader, mine, 2), count_owned(reader, mine)) == (keys[::-2], 5)
        assert [row.session_on for row in owned(reader, mine, limit=2)] == [MONDAY, None]


def test_record_handed_over_takes_its_promise_along(center: Center) -> None:
    who, other = a_seeker(center.store, center.kim), incomplete(center, center.kim, "강하늘")
    talk(center, center.kim, who, MONDAY, TODAY)
    before = last_entry(center.store)
    to = center.lee.counselor_id or 0
    assert hand_over(center.store, center.kim, [who, other, who], to, reason="담당 교체", token="a") == 2
    assert hand_over(center.store, center.kim, [who, other, who], to, reason="담당 교체", token="a") == 2
    assert [row.id for row in waiting(center, center.lee)] == [who, other]
    assert last_entry(center.store) == before
    with center.store.read() as reader:
        (told,) = handovers(reader, who)
    assert (told.giver, told.receiver, told.account, told.reason) == ("김하나", "이두리", "김하나", "담당 교체")
    assert hand_over(center.store, center.lee, [who], to, reason="담당 교체") == 0


def test_refused_hand_over_moves_nobody(center: Center) -> None:
    mine, theirs = a_seeker(center.store, center.kim), a_seeker(center.store, center.lee, "강하늘")
    to = center.park.counselor_id or 0
    with pytest.raises(RoleMissing):
        hand_over(center.store, center.kim, [mine, theirs], to, reason="담당 교체")
    with pytest.raises(NotFound):
        hand_over(center.store, center.kim, [mine, theirs + 9], to, reason="담당 교체")
    with pytest.raises(FieldMissing):
        hand_over(center.store, center.kim, [mine], to, reason=" ")
    with pytest.raises(ResidentNumber):
        hand_over(center.store, center.kim, [mine], to, reason="610505-2000000")
    gone = f"UPDATE team_membership SET until = '{MONDAY.isoformat()}' WHERE counselor_id = {to}"
    assert tamper(center.store.location, gone) == 1
    with pytest.raises(FieldRefused):
        hand_over(center.store, center.kim, [mine], to, reason="담당 교체")
    assert number(center.store, "SELECT COUNT(*) FROM seeker WHERE owner_id = :to", to=to) == 0
    assert hand_over(center.store, center.lead, [mine, theirs], center.lee.counselor_id or 0, reason="휴가") == 1
