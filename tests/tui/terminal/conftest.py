"""One small demonstration store for every test that kills desks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from jobplus_core.db.location import locate
from jobplus_core.db.store import Store, open_store
from jobplus_core.demo.build import build_demo
from tests.support.cases import TODAY


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file, shared by desks that each have their own half-typed forms."""
    file = tmp_path_factory.mktemp("kept") / "demo.db"
    build_demo(locate(str(file)), scale="small", seed=1, today=TODAY)
    return file


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    """The store, opened beside the desks."""
    opened = open_store(str(place))
    yield opened
    opened.close()
