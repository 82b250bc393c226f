"""Desks in processes of their own on a terminal, that may be killed."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from bench.pty_app import PtyApp
from jobplus_core.db.store import Store

ROOT = Path(__file__).parents[3]
PATIENCE_S = 30.0
PROGRAM = (
    "import sys; from jobplus_tui.opening import open_desk; "
    "sys.exit(open_desk(sys.argv[1], demo_login=sys.argv[2] or None))"
)


class _Login(NamedTuple):
    login: str


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
    with store.read() as reader:
        found = reader.rows("SELECT login FROM account WHERE counselor_id IS NOT NULL ORDER BY id", {}, _Login)
    return [row.login for row in found]


def wait_until(app: PtyApp, condition: Callable[[], bool]) -> None:
    end = monotonic() + PATIENCE_S
    while not condition():
        assert monotonic() < end
        app.pump(0.05)
