"""Fixtures of the core: whatever takes `store` runs on SQLite and on PostgreSQL."""

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from jobplus_core.db import connect
from jobplus_core.db.location import KEY_FILE_VARIABLE, KEY_VARIABLE, STORE_VARIABLE, Location
from jobplus_core.db.store import Store
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.places import Desks, Dialect, Places

# What is imported stays; walking it again and again costs a fifth of the time of what draws many cases.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _no_store_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may meet the store of whoever runs it."""
    for name in (STORE_VARIABLE, KEY_VARIABLE, KEY_FILE_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session", autouse=True)
def _no_waits_for_the_disk() -> Iterator[None]:
    """Stores of this process do not wait for the disk, as the tests' server does not: what they kill is a process."""
    kept = connect._PRAGMAS
    connect._PRAGMAS = tuple(text.replace("synchronous = FULL", "synchronous = OFF") for text in kept)  # type: ignore[misc]
    yield
    connect._PRAGMAS = kept  # type: ignore[misc]


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """Empty places and new stores on both databases; test processes of one run share a server."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    held = Places(tmp_path_factory.mktemp("template"), run)
    yield held
    held.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    """Each of the two databases in turn."""
    return cast(Dialect, request.param)


@pytest.fixture
def clock() -> FrozenClock:
    """Monday, 18 November 2013, nine in the morning in Seoul."""
    return FrozenClock()


@pytest.fixture
def empty_place(places: Places, dialect: Dialect, tmp_path: Path) -> Iterator[Location]:
    """A place where no store stands."""
    yield places.empty(dialect, tmp_path)
    places.drop_all()


@pytest.fixture
def make_store(
    request: pytest.FixtureRequest, places: Places, dialect: Dialect, tmp_path: Path, clock: FrozenClock
) -> Iterator[Callable[[], Store]]:
    """Opens one more desk's store on the test's place each time it is called."""
    desks = Desks(places.migrated(dialect, tmp_path, center="center" in request.fixturenames), clock)
    yield desks
    desks.close()
    places.drop_all()


@pytest.fixture
def store(make_store: Callable[[], Store]) -> Store:
    """A new store without a center."""
    return make_store()


@pytest.fixture
def center(places: Places, store: Store) -> Center:
    """A new store with a small center."""
    return places.center(store)
