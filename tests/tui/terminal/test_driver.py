"""Bytes that a terminal may send, over a real pty."""

import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from select import select

import pytest

from jobplus_tui.terminal.driver import GuardedParser

ROOT = Path(__file__).parents[3]
DEADLINE_S = 15.0
PROGRAM = """
from jobplus_tui.terminal.environment import prepare_environment
prepare_environment()
from jobplus_tui.terminal.driver import DeskDriver
from textual.app import App
class Probe(App):
    def on_ready(self): open(3, "wb", 0, closefd=False).write(b"ready\\n")
    def on_key(self, event):
        open(3, "wb", 0, closefd=False).write((event.key + "\\n").encode())
        if event.key == "q": self.exit()
Probe(driver_class=DeskDriver).run()
"""


class Desk:
    """An app in a process of its own behind a pty, which reports each key through a pipe."""

    def __init__(self) -> None:
        self.terminal, inner = pty.openpty()
        self.report, write = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-c", f"import os; os.dup2({write}, 3)\n{PROGRAM}"],
            stdin=inner, stdout=inner, stderr=inner, pass_fds=(write,), start_new_session=True,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color"},
            preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN),
        )  # fmt: skip
        os.close(inner)
        os.close(write)
        self.seen = b""

    def wait_for(self, word: str) -> bool:
        """Return whether a key was reported within the deadline; the screen is read meanwhile."""
        end = time.monotonic() + DEADLINE_S
        while f"{word}\n".encode() not in self.seen and time.monotonic() < end:
            for ready in select([self.terminal, self.report], [], [], 0.2)[0]:
                try:
                    data = os.read(ready, 65536)
                except OSError:
                    return False
                self.seen += data if ready == self.report else b""
        return f"{word}\n".encode() in self.seen

    def send(self, data: bytes) -> None:
        os.write(self.terminal, data)


@pytest.fixture
def desk() -> Iterator[Desk]:
    found = Desk()
    assert found.wait_for("ready")
    yield found
    if found.process.poll() is None:
        found.process.kill()
    found.process.wait(DEADLINE_S)
    for descriptor in (found.terminal, found.report):
        if descriptor >= 0:
            os.close(descriptor)


@pytest.mark.parametrize("data", ["홍길동".encode("cp949"), b"\x1b[12610::113u", b"\x1b[99999999u", b"\xff\xfe\x80"])
def test_input_that_is_no_text_leaves_the_desk_running(desk: Desk, data: bytes) -> None:
    desk.send(data)
    desk.send(b"k")
    assert desk.wait_for("k")
    desk.send(b"q")
    assert desk.process.wait(DEADLINE_S) == 0


def test_key_report_without_a_character_types_nothing(desk: Desk) -> None:
    desk.send(b"\x1b[12610::113u\x1b[99999999uk")
    assert desk.wait_for("k")
    assert desk.seen == b"ready\nk\n"


def test_escape_alone_is_a_key_before_the_next_one(desk: Desk) -> None:
    desk.send(b"\x1b")
    assert desk.wait_for("escape")
    desk.send(b"\x1b[A")
    assert desk.wait_for("up")


def test_desk_ends_when_its_terminal_is_gone(desk: Desk) -> None:
    os.close(desk.terminal)
    desk.terminal = -1
    assert desk.process.wait(DEADLINE_S) is not None


def test_guarded_parser_ignores_a_report_without_a_character() -> None:
    parser = GuardedParser()
    assert [event.key for event in parser.feed("\x1b[12610::113ua")] == ["a"]  # type: ignore[attr-defined]
