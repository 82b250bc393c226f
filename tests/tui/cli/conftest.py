"""Commands run in this process, on a plain store in the week of the plan's example."""

import io
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import time_machine

from jobplus_core.db.location import STORE_VARIABLE, locate
from jobplus_core.db.migrate import create
from jobplus_core.db.store import open_store
from jobplus_tui.__main__ import main
from jobplus_tui.i18n import set_language
from tests.support.center import Center, build_center
from tests.support.clock import MONDAY


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> object:
        """The one JSON document of the output."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture(autouse=True)
def _in_november_2013() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield
    set_language("ko")


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the store is or will be, also for commands that are not told."""
    path = tmp_path / "store" / "jobplus.db"
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    return path


@pytest.fixture
def run(place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Runs `jobplus` with arguments, in English, with some text on standard input."""

    def answer(*arguments: str, stdin: str = "") -> Answer:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = main(["--lang", "en", *arguments])
        printed = capsys.readouterr()
        return Answer(code, printed.out, printed.err)

    return answer


@pytest.fixture
def demo_center(place: Path) -> Iterator[Center]:
    """A small center whose accounts have no passwords, as a demo's have none."""
    create(locate(str(place)), plain=True)
    store = open_store(str(place))
    yield build_center(store)
    store.close()
