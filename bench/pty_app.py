"""Drive a terminal program over a real pty and note when each piece of its output came."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

import psutil


class PtyApp:
    """One program on a pseudo terminal of its own.

    Attributes:
        started: `time.perf_counter()` just before the fork.
        output: Everything it has written so far.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 36,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start it; the terminal has its size before the first frame."""
        variables = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            **(environment or {}),
        }
        # An installed desk runs from compiled modules: it must not be compiled anew at each start.
        for name in ("TMUX", "NO_COLOR", "PYTHONDONTWRITEBYTECODE"):
            variables.pop(name, None)
        self.output = b""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(arguments[0], list(arguments), variables)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def __enter__(self) -> "PtyApp":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def pump(self, timeout: float) -> float | None:
        """Read once; returns when something came, or None."""
        ready, _, _ = select.select([self.fd], [], [], timeout)
        if not ready:
            return None
        try:
            data = os.read(self.fd, 1 << 20)
        except OSError:
            data = b""
        if not data:
            return None
        came = time.perf_counter()
        self.output += data
        # The width probe asks where the cursor went; a terminal answers.
        if b"\x1b[6n" in data:
            os.write(self.fd, b"\x1b[1;2R")
        return came

    def wait_for(self, text: str, *, since: int = 0, timeout: float = 30.0) -> float:
        """When `text` had been written after byte `since`.

        Raises:
            TimeoutError: It never came.
        """
        wanted = text.encode()
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            came = self.pump(0.5)
            if came is not None and wanted in self.output[since:]:
                return came
            if came is None and not psutil.pid_exists(self.pid):
                break
        tail = self.output[-2000:].decode(errors="replace")
        raise TimeoutError(f"{text!r} was not painted; last output: {tail!r}")

    def settle(self, quiet: float = 0.3, timeout: float = 20.0) -> None:
        """Wait until nothing has come for `quiet` seconds."""
        end = time.perf_counter() + timeout
        while time.perf_counter() < end and self.pump(quiet) is not None:
            pass

    def press(self, keys: bytes) -> float:
        """Press keys and return how many seconds the first output after them took.

        Raises:
            TimeoutError: Nothing came.
        """
        began = time.perf_counter()
        os.write(self.fd, keys)
        came = self.pump(5.0)
        if came is None:
            raise TimeoutError("no output after a key")
        return came - began

    def pss_mib(self) -> float:
        """Proportional memory of the process and its children."""
        process = psutil.Process(self.pid)
        tree = [process, *process.children(recursive=True)]
        return float(sum(p.memory_full_info().pss for p in tree)) / 2**20

    def close(self) -> None:
        """Kill the program."""
        try:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.fd)
