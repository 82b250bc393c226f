import os
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from jobplus_core.actor import Actor
from jobplus_core.clock import system_clock
from jobplus_core.db import migrate, migrations
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import Location
from jobplus_core.db.store import open_at, schema_version
from jobplus_core.errors import AlreadyDone, Refusal, StoreExists, StoreMissing, StoreNewer, StoreOlder

NOW, NEXT = migrations.LATEST, migrations.LATEST + 1
NEXT_STEP = "CREATE TABLE later (id INTEGER NOT NULL);\nINSERT INTO later VALUES (1);\n"


def run(location: Location, *statements: str) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    with closing(
        connect_sqlite(location) if location.dialect == "sqlite" else connect_postgresql(location)
    ) as connection:
        for statement in statements:
            cursor = connection.execute(statement)
            rows = cursor.fetchall() if cursor.description else []
    return rows


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that knows one step more than this one."""
    first = migrations.script

    def script(step: int, dialect: str) -> tuple[str, ...]:
        parts = tuple(part.strip() for part in NEXT_STEP.split(";\n") if part.strip())
        return parts if step == NEXT else first(step, dialect)  # type: ignore[arg-type]

    monkeypatch.setattr(migrate, "script", script)
    monkeypatch.setattr(migrate, "LATEST", NEXT)


def test_create_stands_at_the_newest_schema(empty_place: Location) -> None:
    migrate.create(empty_place)
    store = open_at(empty_place, clock=system_clock)
    assert schema_version(store) == migrations.LATEST
    store.close()


def test_create_refuses_a_store_that_stands(empty_place: Location) -> None:
    migrate.create(empty_place)
    with pytest.raises(StoreExists):
        migrate.create(empty_place)


@pytest.mark.skipif(os.name != "posix", reason="file modes are a matter of POSIX")
@pytest.mark.parametrize("shared", [0o600, 0o660])
def test_store_is_its_owners_and_gate_and_log_take_its_mode(tmp_path: Path, shared: int) -> None:
    place = Location("sqlite", path=tmp_path / "center.db")
    migrate.create(place)
    assert stat.S_IMODE(place.file.stat().st_mode) == 0o600
    place.file.chmod(shared)
    store = open_at(place, clock=system_clock)
    anybody = Actor(account_id=0, institution_id=0, name="관리", roles=frozenset())
    files = [place.file.with_name(f"center.db{end}") for end in ("", "-wal", "-shm", ".gate")]
    with suppress(AlreadyDone), store.write(anybody, "nothing"):
        assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [shared] * 4
        raise AlreadyDone("nothing", 0)
    store.close()


def test_upgrade_of_nothing_is_refused(empty_place: Location) -> None:
    with pytest.raises(StoreMissing):
        migrate.upgrade(empty_place)


def test_upgrade_of_the_newest_does_nothing(empty_place: Location) -> None:
    migrate.create(empty_place)
    assert migrate.upgrade(empty_place) == (migrations.LATEST, migrations.LATEST)


def test_racing_creators_make_one_store(empty_place: Location) -> None:
    def create() -> str:
        try:
            migrate.create(empty_place)
        except Refusal as refusal:
            return refusal.code
        return "made"

    with ThreadPoolExecutor(8) as pool:
        found = sorted(one.result() for one in [pool.submit(create) for _ in range(8)])
    assert found == ["made"] + ["store_exists"] * 7
    open_at(empty_place, clock=system_clock).close()


def test_racing_upgraders_take_the_step_once(empty_place: Location, request: pytest.FixtureRequest) -> None:
    migrate.create(empty_place)
    request.getfixturevalue("newer_program")
    with ThreadPoolExecutor(8) as pool:
        found = {one.result()[1] for one in [pool.submit(migrate.upgrade, empty_place) for _ in range(8)]}
    assert found == {NEXT}
    assert run(empty_place, "SELECT COUNT(*) FROM later") == [(1,)]


def test_older_store_waits_for_migrate(empty_place: Location, request: pytest.FixtureRequest) -> None:
    migrate.create(empty_place)
    request.getfixturevalue("newer_program")
    request.getfixturevalue("monkeypatch").setattr("jobplus_core.db.store.LATEST", NEXT)
    with pytest.raises(StoreOlder) as caught:
        open_at(empty_place, clock=system_clock)
    assert (caught.value.found, caught.value.known) == (NOW, NEXT)
    assert migrate.upgrade(empty_place) == (NOW, NEXT)
    open_at(empty_place, clock=system_clock).close()


def test_newer_store_is_refused_and_left_alone(empty_place: Location) -> None:
    migrate.create(empty_place)
    mark = "PRAGMA user_version = 99" if empty_place.dialect == "sqlite" else "UPDATE schema_version SET version = 99"
    run(empty_place, mark)
    for attempt in (lambda: open_at(empty_place, clock=system_clock), lambda: migrate.upgrade(empty_place)):
        with pytest.raises(StoreNewer) as caught:
            attempt()
        assert (caught.value.found, caught.value.known) == (99, migrations.LATEST)


def test_failed_step_leaves_the_store_as_it_was(
    empty_place: Location, newer_program: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "LATEST", NOW)
    migrate.create(empty_place)
    monkeypatch.setattr(migrate, "LATEST", NEXT)
    monkeypatch.setattr(migrate, "script", lambda step, dialect: ("CREATE TABLE half (id INTEGER)", "NONSENSE"))
    with pytest.raises(Exception, match="NONSENSE"):
        migrate.upgrade(empty_place)
    with pytest.raises(Exception, match="half"):
        run(empty_place, "SELECT COUNT(*) FROM half")
    monkeypatch.setattr(migrate, "LATEST", NOW)
    assert migrate.upgrade(empty_place) == (NOW, NOW)


def test_upgrade_from_the_first_schema_finds_names_by_their_parts(
    empty_place: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrate, "LATEST", 1)
    migrate.create(empty_place)
    monkeypatch.setattr(migrate, "LATEST", NOW)
    columns = "id, institution_id, name, name_cho, name_jamo, target_groups, complete, created_at, version"
    run(
        empty_place,
        "INSERT INTO institution (id, name, kind) VALUES (1, '센터', 'center')",
        f"INSERT INTO seeker ({columns}) VALUES (7, 1, '가나', 'ㄱㄴ', 'ㄱㅏㄴㅏ', '', TRUE, 0, 1)",
    )
    assert migrate.upgrade(empty_place) == (1, NOW)
    assert run(empty_place, "SELECT place, part, seeker_id FROM seeker_name_part ORDER BY place, part") == [
        (0, "ㄱㄴ", 7),
        (0, "ㄱㅏㄴㅏ", 7),
        (1, "ㄴ", 7),
        (1, "ㄴㅏ", 7),
    ]


def test_failed_create_leaves_no_store(empty_place: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "script", lambda step, dialect: ("CREATE TABLE half (id INTEGER)", "NONSENSE"))
    with pytest.raises(Exception, match="NONSENSE"):
        migrate.create(empty_place)
    if empty_place.dialect == "sqlite":
        assert sorted(place.name for place in empty_place.file.parent.iterdir()) == ["store.db.key"]
    monkeypatch.undo()
    migrate.create(empty_place)


def test_create_refuses_a_database_that_holds_other_tables(empty_place: Location) -> None:
    if empty_place.dialect == "sqlite":
        empty_place.file.with_name("store.db-wal").write_bytes(b"left behind")
    else:
        run(empty_place, "CREATE TABLE somebody (id INTEGER)")
    with pytest.raises(StoreExists):
        migrate.create(empty_place)


def test_key_is_made_once_and_kept(tmp_path: Path) -> None:
    place = Location("sqlite", path=tmp_path / "store.db")
    migrate.create(place)
    key = place.key_file.read_bytes()
    assert (len(key), place.key_file.stat().st_mode & 0o777) == (32, 0o600)
    place.file.unlink()
    migrate.create(place)
    assert place.key_file.read_bytes() == key
