from collections.abc import Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, select

from bench.shift import Shift
from jobplus_core.db import copy as copying
from jobplus_core.db import migrate
from jobplus_core.db.copy import copy_store
from jobplus_core.db.location import Location
from jobplus_core.db.store import Store, open_at
from jobplus_core.errors import StoreCorrupt, StoreExists, StoreMissing
from jobplus_core.integrity.queries import check
from jobplus_core.ledger.verify import verify
from jobplus_core.tables import METADATA
from jobplus_core.tables.people import Seeker
from tests.support.center import Center
from tests.support.places import Places


@pytest.fixture
def worked(center: Center) -> Center:
    """A center with a few weeks of cases in it, one of them merged into a later record."""
    shift = Shift(center.store, center.kim, Random(3), date(2013, 11, 18), [], [])
    for name in ("register", "register", "posting", "posting", "session", "refer", "again"):
        shift.act(name)
    shift.act("place")
    shift.act("cancel")
    with center.store.write(center.kim, "merge") as work:
        first = work.get(Seeker, shift.seekers[0])
        first.merged_into_id = shift.seekers[1]
        work.session.add(first)
        work.finish()
    return center


@pytest.fixture
def target(places: Places, worked: Center, tmp_path: Path) -> Location:
    """An empty place on the other database."""
    folder = tmp_path / "target"
    folder.mkdir()
    return places.empty("postgresql" if worked.store.location.dialect == "sqlite" else "sqlite", folder)


def contents(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that are not derived from others or numbered by the database itself."""
    with store.session() as session:
        return {
            table.name: [
                tuple(row)
                for row in session.connection().execute(
                    select(*(column for column in table.columns if not column.info.get("derived"))).order_by(
                        *table.primary_key.columns
                    )
                )
            ]
            for table in METADATA.sorted_tables
            if not table.info.get("derived")
        }


def test_copy_moves_every_row_with_its_id(worked: Center, target: Location) -> None:
    told: list[tuple[str, int, int]] = []
    done = copy_store(worked.store.location, target, progress=lambda *step: told.append(step))
    store = open_at(target)
    before, after = contents(worked.store), contents(store)
    assert after == before
    assert done == sum(len(rows) for rows in before.values())
    assert {name: (count, total) for name, count, total in told} == {
        name: (len(rows), len(rows)) for name, rows in before.items() if rows
    }
    with store.read() as reader, worked.store.read() as origin:
        assert verify(reader) == verify(origin)
        assert verify(reader).breaks == ()
    assert check(store).findings == ()
    store.close()


def test_copy_goes_on_where_the_source_stood(worked: Center, target: Location) -> None:
    with worked.store.write(worked.kim, "spent") as work:
        spent = work.add(Seeker(institution_id=1, name="가", name_cho="ㄱ", name_jamo="ㄱㅏ", created_at=1)).key
        work.session.delete(work.get(Seeker, spent))
        work.finish()
    copy_store(worked.store.location, target)
    store = open_at(target)
    shift = Shift(store, worked.kim, Random(4), date(2013, 11, 18), [], [])
    seeker, _ = shift.act("register")
    assert seeker == spent + 1
    assert check(store).findings == ()
    store.close()


def test_copy_there_and_back_is_the_same(worked: Center, target: Location, places: Places, tmp_path: Path) -> None:
    copy_store(worked.store.location, target)
    again = tmp_path / "again"
    again.mkdir()
    back = places.empty(worked.store.location.dialect, again)
    copy_store(target, back, plain=True)
    store = open_at(back)
    assert contents(store) == contents(worked.store)
    store.close()


def test_copy_refuses_a_target_that_is_taken(worked: Center, target: Location) -> None:
    migrate.create(target)
    with pytest.raises(StoreExists):
        copy_store(worked.store.location, target)
    store = open_at(target)
    assert sum(len(rows) for rows in contents(store).values()) == 0
    store.close()


def test_copy_of_nothing_leaves_nothing(target: Location, tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        copy_store(Location("sqlite", path=tmp_path / "none.db"), target)
    with pytest.raises(StoreMissing):
        open_at(target)


def test_copy_that_fails_halfway_leaves_no_store(worked: Center, target: Location) -> None:
    def fail(name: str, done: int, total: int) -> None:
        if name == "ledger_entry":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(worked.store.location, target, progress=fail)
    with pytest.raises(StoreMissing):
        open_at(target)
    copy_store(worked.store.location, target)


def test_copy_that_came_over_differently_is_no_store(
    worked: Center, target: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = copying._Sqlite if target.dialect == "sqlite" else copying._Postgresql
    write = side.write

    def lossy(self: Any, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
        write(self, table, rows[1:] if table.name == "counseling_session" else rows)

    monkeypatch.setattr(side, "write", lossy)
    with pytest.raises(StoreCorrupt):
        copy_store(worked.store.location, target)
    with pytest.raises(StoreMissing):
        open_at(target)
