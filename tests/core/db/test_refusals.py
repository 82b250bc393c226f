"""Stores that cannot be used as they stand: one typed refusal each, and nothing written."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from jobplus_core.actor import Actor
from jobplus_core.clock import system_clock
from jobplus_core.db import migrate
from jobplus_core.db.connect import connect_postgresql, connect_sqlite
from jobplus_core.db.location import KEY_VARIABLE, Location, locate
from jobplus_core.db.store import Store, open_at, open_store
from jobplus_core.errors import (
    DriverMissing,
    KeyMissing,
    KeyUnsafe,
    StoreBusy,
    StoreCorrupt,
    StoreMissing,
    StoreReadOnly,
    StoreRefusal,
    StoreReplaced,
    StoreUnreachable,
    StoreUrlUnknown,
)
from jobplus_core.tables import METADATA
from tests.support.places import Places

NOBODY = Actor(1, 1, "관리자", frozenset())


@pytest.fixture
def plain(tmp_path: Path) -> Location:
    """A plain SQLite store."""
    location = Location("sqlite", path=tmp_path / "store.db")
    migrate.create(location, plain=True)
    return location


@pytest.fixture
def sealed(tmp_path: Path) -> Location:
    """An encrypted SQLite store and its key."""
    location = Location("sqlite", path=tmp_path / "store.db")
    migrate.create(location)
    return location


def everything(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(place.relative_to(folder)): (place.read_bytes(), place.stat().st_mtime_ns)
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


def refused(location: Location, kind: type[StoreRefusal]) -> None:
    """Open the store, and see it refused in that way with every file left as it was."""
    folder = location.file.parent
    before = everything(folder)
    with pytest.raises(kind) as caught:
        open_at(location, clock=system_clock)
    assert type(caught.value) is kind
    assert (caught.value.__cause__ is None or caught.value.__suppress_context__) is True
    assert everything(folder) == before


def act(store: Store) -> None:
    with store.write(NOBODY, "nothing") as work:
        work.finish()


def test_missing_store_is_refused(tmp_path: Path) -> None:
    refused(Location("sqlite", path=tmp_path / "store.db"), StoreMissing)


def test_store_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        open_at(Location("sqlite", path=tmp_path / "none" / "store.db"), clock=system_clock)
    assert list(tmp_path.iterdir()) == []


def test_folder_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "store.db").mkdir()
    refused(Location("sqlite", path=tmp_path / "store.db"), StoreCorrupt)


def test_file_marked_read_only_is_refused(plain: Location) -> None:
    plain.file.chmod(0o444)
    refused(plain, StoreReadOnly)


def test_file_marked_read_only_while_open_is_refused(plain: Location) -> None:
    store = open_at(plain, clock=system_clock)
    plain.file.chmod(0o444)
    with pytest.raises(StoreReadOnly):
        act(store)
    store.close()


@pytest.mark.parametrize("content", [b"", b"not a database at all, " * 400, b"SQLite format 3\x00" + b"\xff" * 8192])
def test_garbage_is_refused(tmp_path: Path, content: bytes) -> None:
    location = Location("sqlite", path=tmp_path / "store.db")
    location.file.write_bytes(content)
    (tmp_path / "store.db.key").write_bytes(b"k" * 32)
    (tmp_path / "store.db.key").chmod(0o600)
    refused(location, StoreCorrupt)


def test_truncated_plain_file_is_refused(plain: Location) -> None:
    os.truncate(plain.file, plain.file.stat().st_size // 2 + 100)
    with pytest.raises(StoreCorrupt):
        read_all(open_at(plain, clock=system_clock))


@pytest.mark.parametrize("size", [1, 100, 4096 + 17])
def test_truncated_encrypted_file_is_refused(sealed: Location, size: int) -> None:
    os.truncate(sealed.file, size)
    refused(sealed, StoreCorrupt)


@pytest.mark.parametrize("page", [0, 1, 7, 30])
def test_flipped_bit_in_an_encrypted_file_is_refused(sealed: Location, page: int) -> None:
    content = bytearray(sealed.file.read_bytes())
    content[page * 4096 + 1234] ^= 0x10
    sealed.file.write_bytes(content)
    with pytest.raises(StoreCorrupt):
        read_all(open_at(sealed, clock=system_clock))
    assert sealed.file.read_bytes() == content


def read_all(store: Store) -> None:
    """Look at every page of the store that holds anything."""
    try:
        with store.read() as reader:
            for name in sorted(METADATA.tables):
                reader.number(f"SELECT COUNT(*) FROM {name} NOT INDEXED", {})
    finally:
        store.close()


def test_foreign_sqlite_database_is_refused(tmp_path: Path) -> None:
    location = Location("sqlite", path=tmp_path / "store.db")
    with closing(sqlite3.connect(location.file)) as other:
        other.execute("CREATE TABLE music (title TEXT)")
        other.commit()
    refused(location, StoreCorrupt)
    with pytest.raises(StoreCorrupt):
        migrate.upgrade(location)


def test_replaced_file_is_refused(plain: Location, tmp_path: Path) -> None:
    store = open_at(plain, clock=system_clock)
    other = tmp_path / "other.db"
    shutil.copyfile(plain.file, other)
    other.replace(plain.file)
    before = plain.file.read_bytes()
    attempts: list[Callable[[], object]] = [
        lambda: act(store),
        lambda: store.read().__enter__(),
        lambda: store.session().__enter__(),
        store.present,
    ]
    for attempt in attempts:
        with pytest.raises(StoreReplaced):
            attempt()
    assert plain.file.read_bytes() == before
    store.close()


def test_file_that_went_away_is_refused(tmp_path: Path, plain: Location) -> None:
    store = open_at(plain, clock=system_clock)
    act_refused_with(store, StoreMissing, plain.file.unlink)
    assert "store.db" not in [place.name for place in tmp_path.iterdir()]
    store.close()


def test_folder_that_went_away_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    location = Location("sqlite", path=folder / "store.db")
    migrate.create(location, plain=True)
    store = open_at(location, clock=system_clock)
    act_refused_with(store, StoreMissing, lambda: shutil.rmtree(folder))
    assert list(tmp_path.iterdir()) == []
    store.close()


def act_refused_with(store: Store, kind: type[StoreRefusal], happens: Callable[[], object]) -> None:
    happens()
    with pytest.raises(kind):
        act(store)


def test_missing_key_is_refused(sealed: Location) -> None:
    sealed.key_file.unlink()
    refused(sealed, KeyMissing)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_key_open_to_others_is_refused(sealed: Location, mode: int) -> None:
    sealed.key_file.chmod(mode)
    refused(sealed, KeyUnsafe)


@pytest.mark.parametrize("content", [b"", b"k" * 31, b"k" * 33])
def test_key_of_another_length_is_refused(sealed: Location, content: bytes) -> None:
    sealed.key_file.write_bytes(content)
    refused(sealed, KeyUnsafe)


def test_wrong_key_is_refused(sealed: Location, capfd: pytest.CaptureFixture[str]) -> None:
    sealed.key_file.write_bytes(b"k" * 32)
    refused(sealed, StoreCorrupt)
    assert capfd.readouterr() == ("", "")


def test_wrong_passphrase_is_refused(sealed: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "it's wrong")
    refused(sealed, StoreCorrupt)


def test_passphrase_opens_what_it_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "열려라 '참깨")
    location = Location("sqlite", path=tmp_path / "store.db")
    migrate.create(location)
    store = open_at(location, clock=system_clock)
    with store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM seeker", {}) == 0
    store.close()
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".key"] == []
    monkeypatch.delenv(KEY_VARIABLE)
    refused(location, KeyMissing)


def test_encrypted_file_shows_nothing(sealed: Location) -> None:
    content = sealed.file.read_bytes()
    assert b"SQLite format 3" not in content
    assert b"CREATE TABLE" not in content


def test_write_that_waits_too_long_is_refused(plain: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jobplus_core.db.connect.BUSY_SECONDS", 0.05)
    store = open_at(plain, clock=system_clock)
    with closing(connect_sqlite(plain)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy):
            act(store)
    store.close()


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:s3cret@127.0.0.1:1/none", "postgresql+psycopg://nobody:s3cret@127.0.0.1:1/none?x=1"]
)
def test_unreachable_server_is_refused_without_its_password(url: str) -> None:
    for attempt in (lambda: open_store(url), lambda: migrate.create(locate(url)), lambda: migrate.upgrade(locate(url))):
        with pytest.raises(StoreUnreachable) as caught:
            attempt()
        assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgres://me:s3cret@db/jobplus", "postgresql://db/jobplus"),
        ("PostgreSQL://me:s3@cret@db/jobplus?sslmode=require", "postgresql://db/jobplus?sslmode=require"),
        ("postgresql://db/x?user=me&password=s3cret&sslmode=require", "postgresql://db/x?user=me&sslmode=require"),
        ("postgresql://db/x?SSLPASSWORD=s3cret", "postgresql://db/x"),
        ("postgresql:///x?host=/run/pg", "postgresql:///x?host=/run/pg"),
    ],
)
def test_url_is_shown_without_its_passwords(url: str, shown: str) -> None:
    assert str(locate(url)) == shown


@pytest.mark.parametrize("url", ["mysql://me:s3cret@db/x", "sqlite+pysqlcipher://:s3cret@/x.db", "sqlite://x.db"])
def test_url_of_another_database_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(StoreUrlUnknown) as caught:
        locate(url)
    assert caught.value.where == url.partition("//")[0] + "//"


def test_sqlite_url_and_plain_path_name_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "a b.db"
    assert locate(f"sqlite:///{path}") == locate(str(path)) == Location("sqlite", path=path)


def test_missing_driver_is_refused_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(DriverMissing) as caught:
        open_store("postgresql://me:s3cret@db/jobplus")
    assert caught.value.where == "postgresql://db/jobplus"


def test_write_to_an_unreachable_server_is_refused() -> None:
    with pytest.raises(StoreUnreachable):
        act(Store(locate("postgresql://nobody@127.0.0.1:1/none")))


@pytest.fixture
def database(places: Places, tmp_path: Path) -> Iterator[Location]:
    """An empty PostgreSQL database."""
    yield places.empty("postgresql", tmp_path)
    places.drop_all()


def test_empty_database_holds_no_store(database: Location) -> None:
    with pytest.raises(StoreMissing):
        open_at(database, clock=system_clock)


@pytest.mark.parametrize(
    "table", ["music (title TEXT)", "schema_version (version TEXT)", "schema_version (installed_rank INTEGER)"]
)
def test_foreign_database_is_refused(database: Location, table: str) -> None:
    with closing(connect_postgresql(database)) as other:
        other.execute(f"CREATE TABLE {table}")
    for attempt in (lambda: open_at(database, clock=system_clock), lambda: migrate.upgrade(database)):
        with pytest.raises(StoreCorrupt):
            attempt()


def test_database_that_is_not_there_is_refused(database: Location) -> None:
    url = (database.url or "").replace("?", "_none?")
    with pytest.raises(StoreUnreachable):
        open_at(Location("postgresql", url=url), clock=system_clock)


def test_server_that_hangs_up_is_refused_and_found_again(places: Places, tmp_path: Path) -> None:
    location = places.migrated("postgresql", tmp_path, center=True)
    store = open_at(location, clock=system_clock)
    with pytest.raises(StoreUnreachable):
        read_while(store, lambda: hang_up(location))
    with store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM seeker", {}) == 0
    hang_up(location)
    with store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM seeker", {}) == 0
    act(store)
    hang_up(location)
    act(store)
    store.close()
    places.drop_all()


def read_while(store: Store, happens: Callable[[], None]) -> None:
    with store.read() as reader:
        happens()
        reader.number("SELECT COUNT(*) FROM seeker", {})


def hang_up(location: Location) -> None:
    with closing(connect_postgresql(location)) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
