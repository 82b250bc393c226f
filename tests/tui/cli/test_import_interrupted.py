"""^C on `jobplus import`, as a process of its own at a terminal."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from tests.support.center import Center
from tests.support.imported_postings import held, sound
from tests.support.posting_files import write_postings

ROWS, MORE_ROWS = 20_000, 60_000
"""What takes seconds to import, and to look at: ^C comes long before the end, however late it is sent."""


def interrupted(arguments: Sequence[str]) -> tuple[int, str, str]:
    """Exit code, output and errors of a command that was sent ^C once it had told how many rows it had read."""
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "jobplus_tui", "--lang", "en", *arguments]
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=end,
        # Tests that run in the background may have been told to ignore it, and would hand that on.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    ) as child:
        os.close(end)
        told = b""
        while b" rows" not in told:
            told += os.read(terminal, 1_000)
        child.send_signal(signal.SIGINT)
        out, _none = child.communicate(timeout=60)
    with suppress(OSError):
        # The terminal is gone with its last writer.
        while more := os.read(terminal, 1_000):
            told += more
    os.close(terminal)
    return child.returncode, out.decode(), told.decode()


def test_import_that_is_interrupted_leaves_nothing(demo_center: Center, place: Path, tmp_path: Path) -> None:
    path = write_postings(tmp_path, ROWS)
    before = held(demo_center.store)
    code, out, told = interrupted(["import", str(path), "--store", str(place)])
    assert (code, out) == (130, "")
    assert told.endswith(" rows\r\nThe import was stopped; nothing of it is left.\r\n")
    assert held(demo_center.store) == before
    with demo_center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM import_run WHERE state = 'cancelled'", {}) == 1
    sound(demo_center.store)


def test_look_that_is_interrupted_stops_at_once(place: Path, tmp_path: Path) -> None:
    code, out, told = interrupted(["import", str(write_postings(tmp_path, MORE_ROWS)), "--dry-run"])
    assert (code, out) == (130, "")
    assert told.endswith(" rows\r\nStopped.\r\n")
    assert not place.exists()
