from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import NamedTuple

import pytest
from sqlmodel import Session, select, text

from jobplus_core.clock import micros
from jobplus_core.db.store import Store
from jobplus_core.errors import FutureDate, NotFound, Stale, StoreFailed
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.casework import Event
from jobplus_core.tables.oversight import AuditEntry, ChangeLog
from jobplus_core.tables.staff import Account
from tests.support.center import Center
from tests.support.clock import FrozenClock


class Count(NamedTuple):
    value: int


def add_event(
    store: Store,
    center: Center,
    *,
    token: str | None = None,
    name: str = "박람회",
    held_on: date = date(2013, 11, 18),
) -> int:
    with store.write(center.kim, "add_event", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        event = work.add(Event(institution_id=center.institution_id, kind="fair", name=name, held_on=held_on))
        work.not_after_today("held_on", held_on)
        return work.finish(event.key, subject=(SubjectKind.EVENT, event.key))[0]


def events(store: Store) -> list[str]:
    with store.session() as session:
        return list(session.exec(select(Event.name).order_by(Event.name)).all())


def audits(store: Store, command: str) -> int:
    with store.read() as reader:
        return reader.number("SELECT COUNT(*) FROM audit_entry WHERE command = :command", {"command": command})


def test_write_keeps_the_act_with_its_audit_row(center: Center, clock: FrozenClock) -> None:
    key = add_event(center.store, center, token="t-1")
    with center.store.session() as session:
        found = session.exec(select(AuditEntry).where(AuditEntry.token == "t-1")).one()
    assert (found.actor_id, found.command, found.subject_kind, found.subject_id, found.result, found.desk) == (
        center.kim.account_id,
        "add_event",
        "event",
        key,
        f"[{key}]",
        "desk-kim",
    )
    assert events(center.store) == ["박람회"]


def test_repeated_token_gives_the_first_result_and_acts_once(center: Center, make_store: Callable[[], Store]) -> None:
    first = add_event(center.store, center, token="same")
    again = add_event(make_store(), center, token="same", name="다른 이름")
    assert again == first
    assert events(center.store) == ["박람회"]
    assert audits(center.store, "add_event") == 1


def test_token_of_another_actor_is_another_act(center: Center) -> None:
    add_event(center.store, center, token="same")
    with center.store.write(center.lee, "nothing", token="same") as work:
        assert work.earlier is None
        work.finish()


def test_token_repeated_at_the_same_time_acts_once(center: Center, make_store: Callable[[], Store]) -> None:
    desks = [make_store() for _ in range(6)]
    with ThreadPoolExecutor(6) as pool:
        keys = set(pool.map(lambda desk: add_event(desk, center, token="same"), desks))
    assert len(keys) == 1
    assert events(center.store) == ["박람회"]


def test_refused_command_leaves_nothing(center: Center) -> None:
    before = audits(center.store, "add_event")
    with pytest.raises(FutureDate):
        add_event(center.store, center, held_on=date(2013, 11, 19))
    assert events(center.store) == []
    assert audits(center.store, "add_event") == before


def test_write_without_finish_is_undone(center: Center) -> None:
    with (
        pytest.raises(RuntimeError, match="forgetful ended without"),
        center.store.write(center.kim, "forgetful") as work,
    ):
        work.add(Event(institution_id=center.institution_id, kind="fair", name="x", held_on=work.today))
    assert events(center.store) == []


def test_now_never_runs_backwards(center: Center, clock: FrozenClock) -> None:
    with center.store.write(center.kim, "first") as work:
        first = work.now
        work.finish()
    clock.now = datetime(2013, 11, 17, tzinfo=UTC)
    with center.store.write(center.lee, "second") as work:
        second = work.now
        work.finish()
    assert second == first + 1
    assert second > micros(clock.now)


def test_today_is_the_korean_day(center: Center, clock: FrozenClock) -> None:
    clock.now = datetime(2013, 11, 18, 15, 0, tzinfo=UTC)
    with center.store.write(center.kim, "late") as work:
        assert work.today == date(2013, 11, 19)
        work.finish()


def test_present_is_whole_even_if_the_clock_stands_still(center: Center, clock: FrozenClock) -> None:
    clock.advance(hours=1)
    as_of = center.store.present()
    add_event(center.store, center)
    with center.store.read() as reader:
        later = reader.number(
            "SELECT COUNT(*) FROM audit_entry WHERE command = 'add_event' AND recorded_at <= :m", {"m": as_of}
        )
    assert later == 0


def test_get_refuses_what_is_not_there(center: Center) -> None:
    with pytest.raises(NotFound) as caught, center.store.write(center.kim, "look") as work:
        work.get(Event, 4711)
    assert (caught.value.kind, caught.value.id) == ("event", 4711)


def test_get_version_refuses_a_row_saved_since(center: Center) -> None:
    with center.store.write(center.admin, "rename") as work:
        account = work.get_version(Account, center.kim.account_id, 1)
        account.version += 1
        work.finish()
    with pytest.raises(Stale), center.store.write(center.admin, "rename") as work:
        work.get_version(Account, center.kim.account_id, 1)


def test_changed_stands_in_the_change_log(center: Center) -> None:
    with center.store.write(center.kim, "touch") as work:
        work.changed(SubjectKind.SEEKER, 7)
        moment = work.now
        work.finish()
    with center.store.session() as session:
        rows = session.exec(select(ChangeLog).where(ChangeLog.subject_id == 7)).all()
    assert [(row.subject_kind, row.subject_id, row.recorded_at) for row in rows] == [("seeker", 7, moment)]


def test_session_for_reading_keeps_no_writer_waiting(center: Center) -> None:
    with center.store.session() as session:
        assert count(session) == 0
        with ThreadPoolExecutor(1) as pool:
            pool.submit(add_event, center.store, center).result(timeout=10)
        assert count(session) == 0


def count(session: Session) -> int:
    return len(session.exec(select(Event.id)).all())


def test_error_of_the_driver_is_a_refusal_and_undoes_the_act(center: Center) -> None:
    def act() -> None:
        with center.store.write(center.kim, "add_event") as work:
            work.add(
                Event(institution_id=center.institution_id, kind="fair", name="박람회", held_on=date(2013, 11, 18))
            )
            work.session.execute(text("UPDATE event SET no_such_column = 1"))

    with pytest.raises(StoreFailed):
        act()
    assert events(center.store) == []
    assert audits(center.store, "add_event") == 0
