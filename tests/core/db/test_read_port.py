import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any, NamedTuple

import pytest
from sqlmodel import SQLModel, col, select

from jobplus_core.db.read_port import names
from jobplus_core.db.store import Store
from jobplus_core.errors import ReadInterrupted, StoreFailed, StoreReadOnly
from jobplus_core.kinds import Indicator, TeamKind
from jobplus_core.tables.plan import CalendarDay
from jobplus_core.tables.staff import Account, Counselor, Team, TeamMembership
from tests.support.center import SINCE, Center

# Runs for minutes on either database, unless somebody stops it.
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT COUNT(*) FROM n"


class CounselorRow(NamedTuple):
    id: int
    name: str
    permanent: bool
    joined_on: date
    left_on: date | None


class TeamRow(NamedTuple):
    id: int
    institution_id: int
    kind: str
    name: str


class MemberRow(NamedTuple):
    counselor_id: int
    team_id: int
    lead: bool
    since: date
    until: date | None


class AccountRow(NamedTuple):
    id: int
    counselor_id: int | None
    login: str
    active: bool
    locked_until: int | None


class DayRow(NamedTuple):
    day: date
    name: str


class Figure(NamedTuple):
    value: int | None


class Word(NamedTuple):
    value: str | None


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (Counselor, CounselorRow),
        (Team, TeamRow),
        (TeamMembership, MemberRow),
        (Account, AccountRow),
        (CalendarDay, DayRow),
    ],
)
def test_rows_are_what_sqlmodel_gives(center: Center, table: type[Any], row: type[Any]) -> None:
    columns = row._fields
    with center.store.read() as reader:
        found = reader.rows(f"SELECT {', '.join(columns)} FROM {table.__tablename__} ORDER BY id", {}, row)
        streamed = list(reader.stream(f"SELECT {', '.join(columns)} FROM {table.__tablename__} ORDER BY id", {}, row))
    with center.store.session() as session:
        told: list[SQLModel] = list(session.exec(select(table).order_by(col(table.id))).all())
    assert found == [row(*(getattr(one, name) for name in columns)) for one in told]
    assert streamed == found
    assert len(found) > 0
    assert [[type(cell) for cell in one] for one in found] == [
        [type(getattr(one, name)) for name in columns] for one in told
    ]


def test_parameters_of_every_kind_reach_the_database(center: Center) -> None:
    with center.store.read() as reader:
        found = reader.rows(
            """SELECT id, name, permanent, joined_on, left_on FROM counselor
            WHERE permanent = :permanent AND joined_on = :day AND name LIKE '%한%' AND (:team IS NULL OR id > :team)""",
            {"permanent": True, "day": SINCE, "team": None},
            CounselorRow,
        )
        kind = reader.one("SELECT kind FROM team WHERE kind = :kind", {"kind": TeamKind.POSTING}, Word)
    assert [one.name for one in found] == ["한지우"]
    assert kind == Word("posting")


def test_value_cannot_become_sql(center: Center) -> None:
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM counselor WHERE name = :name", {"name": "' OR '1'='1' --"}) == 0


def test_names_gives_an_in_list(center: Center) -> None:
    text, values = names("kind", [Indicator.COUNSELING.value, "posting"])
    assert (text, values) == (":kind0, :kind1", {"kind0": "counseling", "kind1": "posting"})
    with center.store.read() as reader:
        assert reader.number(f"SELECT COUNT(*) FROM team WHERE kind IN ({text})", values) == 2
        assert reader.number(f"SELECT COUNT(*) FROM team WHERE kind IN ({names('kind', [])[0]})", {}) == 0


def test_no_row_is_none_and_no_sum_is_zero(center: Center) -> None:
    with center.store.read() as reader:
        assert reader.one("SELECT id FROM seeker", {}, Figure) is None
        assert reader.one("SELECT SUM(quantity) FROM ledger_entry", {}, Figure) == Figure(None)
        assert reader.number("SELECT SUM(quantity) FROM ledger_entry", {}) == 0


def test_sum_is_an_int(center: Center) -> None:
    with center.store.read() as reader:
        found = reader.one("SELECT SUM(id) FROM counselor", {}, Figure)
    assert found is not None
    assert type(found.value) is int


def test_stream_gives_more_rows_than_a_portion_holds(center: Center) -> None:
    sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001) SELECT i FROM n"
    with center.store.read() as reader:
        assert [one.value for one in reader.stream(sql, {}, Figure)] == list(range(1, 5002))


def test_snapshot_sees_one_moment(center: Center, make_store: Callable[[], Store]) -> None:
    other = make_store()
    with center.store.read() as reader:
        before = reader.number("SELECT COUNT(*) FROM audit_entry", {})
        with other.write(center.kim, "nothing") as work:
            work.finish()
        assert reader.number("SELECT COUNT(*) FROM audit_entry", {}) == before
        with center.store.read() as inner:
            assert inner.number("SELECT COUNT(*) FROM audit_entry", {}) == before
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM audit_entry", {}) == before + 1


def test_failed_query_leaves_the_port_usable(center: Center) -> None:
    with pytest.raises(StoreFailed), center.store.read() as reader:
        reader.number("SELECT COUNT(*) FROM no_such_table", {})
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM team", {}) == 4


def test_interrupt_from_another_thread_stops_a_read(center: Center) -> None:
    started = threading.Event()

    def read() -> None:
        with center.store.read() as reader:
            started.set()
            reader.number(ENDLESS, {})

    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(read)
        assert started.wait(10)
        while not running.done():
            center.store.port.interrupt()
        with pytest.raises(ReadInterrupted):
            running.result()
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM team", {}) == 4


def test_threads_read_side_by_side(center: Center) -> None:
    meet = threading.Barrier(2, timeout=10)

    def read() -> int:
        with center.store.read() as reader:
            meet.wait()
            return reader.number("SELECT COUNT(*) FROM team", {})

    with ThreadPoolExecutor(2) as pool:
        assert [one.result() for one in (pool.submit(read), pool.submit(read))] == [4, 4]


def test_read_port_cannot_write(center: Center) -> None:
    with pytest.raises(StoreReadOnly), center.store.read() as reader:
        reader.number("DELETE FROM sign_in RETURNING id", {})


def test_error_of_the_driver_is_a_refusal_that_quotes_nothing(center: Center) -> None:
    with center.store.read() as reader, pytest.raises(StoreFailed) as caught:
        reader.one("SELECT no_such_column FROM seeker WHERE name = :name", {"name": "홍길순"}, Figure)
    assert caught.value.where == str(center.store.location)
    assert caught.value.kind in ("OperationalError", "UndefinedColumn")
    assert "홍길순" not in str(caught.value)
