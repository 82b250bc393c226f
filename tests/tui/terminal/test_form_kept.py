"""A half-typed form outlives its desk: killed, hung up on or opened elsewhere, it comes back to the same counselor."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from bench.pty_app import PtyApp
from jobplus_core.access.queries import DraftRow, draft
from jobplus_core.db.location import locate
from jobplus_core.db.store import Store, open_store
from jobplus_core.demo.build import build_demo
from tests.support.cases import TODAY

ROOT = Path(__file__).parents[3]
NEW, DOWN = b"\x0e", b"\t"
PATIENCE_S = 30.0
PROGRAM = (
    "import sys; from jobplus_tui.opening import open_desk; "
    "sys.exit(open_desk(sys.argv[1], demo_login=sys.argv[2] or None))"
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("kept") / "demo.db"
    build_demo(locate(str(file)), scale="small", seed=1, today=TODAY)
    return file


@pytest.fixture
def store(place: Path) -> Iterator[Store]:
    opened = open_store(str(place))
    yield opened
    opened.close()


@contextmanager
def desk(place: Path, login: str = "") -> Iterator[PtyApp]:
    """A desk in a process of its own on a terminal, at its first rows."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    with PtyApp(
        [sys.executable, "-c", PROGRAM, str(place), login],
        columns=80,
        rows=24,
        environment={"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"},
    ) as app:
        app.wait_for("구직", timeout=PATIENCE_S)
        app.settle()
        yield app


def logins(store: Store) -> list[str]:
    from typing import NamedTuple

    class Login(NamedTuple):
        login: str

    with store.read() as reader:
        found = reader.rows("SELECT login FROM account WHERE counselor_id IS NOT NULL ORDER BY id", {}, Login)
    return [row.login for row in found]


def kept(store: Store, login: str) -> DraftRow | None:
    with store.read() as reader:
        account = reader.number("SELECT id FROM account WHERE login = :login", {"login": login})
        return draft(reader, account, "intake")


def wait_until(app: PtyApp, condition: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE_S
    while not condition():
        assert monotonic() < end
        app.pump(0.05)


def half_type(app: PtyApp, *texts: str) -> None:
    """Open the form and type into its first fields."""
    since = len(app.output)
    os.write(app.fd, NEW)
    app.wait_for("바라는", since=since, timeout=PATIENCE_S)
    app.settle()
    for place, text in enumerate(texts):
        if place:
            app.press(DOWN)
        os.write(app.fd, text.encode())
        app.settle()


def test_killed_desk_gives_the_form_back_to_the_same_counselor_only(place: Path, store: Store) -> None:
    kim, other = logins(store)[:2]
    with desk(place, kim) as app:
        half_type(app, "뷁홍", "79.3.2", "0100000")
        wait_until(app, lambda: "0100000" in getattr(kept(store, kim), "body", ""))
        os.kill(app.pid, signal.SIGKILL)
    with desk(place, other) as app:
        half_type(app)
        assert "뷁홍" not in app.output.decode(errors="replace")
    with desk(place, kim) as app:
        since = len(app.output)
        os.write(app.fd, NEW)
        for text in ("뷁홍", "1979-03-02", "0100000", "임시보관됨"):
            app.wait_for(text, since=since, timeout=PATIENCE_S)


@pytest.mark.parametrize("ending", [signal.SIGHUP, signal.SIGTERM])
def test_dropped_line_keeps_even_the_last_letter(place: Path, store: Store, ending: signal.Signals) -> None:
    login = logins(store)[2]
    word = f"쀍{ending.name[-2:]}"
    with desk(place, login) as app:
        half_type(app, word)
        os.kill(app.pid, ending)
        wait_until(app, lambda: os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None)
    row = kept(store, login)
    assert row is not None
    assert word in row.body


def test_terminal_torn_away_keeps_the_form(place: Path, store: Store) -> None:
    login = logins(store)[3]
    with desk(place, login) as app:
        half_type(app, "뙇멀어짐")
        inside = app.fd
        app.fd = os.open(os.devnull, os.O_RDONLY)
        os.close(inside)
        end = monotonic() + PATIENCE_S
        while os.waitid(os.P_PID, app.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            assert monotonic() < end
            os.sched_yield()
    row = kept(store, login)
    assert row is not None
    assert "뙇멀어짐" in row.body


def test_another_desk_of_the_same_counselor_has_the_form(place: Path, store: Store) -> None:
    login = logins(store)[4]
    with desk(place, login) as first:
        half_type(first, "쨟두책상")
        wait_until(first, lambda: kept(store, login) is not None)
        with desk(place, login) as second:
            since = len(second.output)
            os.write(second.fd, NEW)
            second.wait_for("쨟두책상", since=since, timeout=PATIENCE_S)
