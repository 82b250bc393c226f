"""A fair queue before SQLite's write lock: under load its own waiting starves some desks for seconds.

The operating system frees the gate when a desk is killed.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from jobplus_core.errors import StoreBusy, StoreReadOnly

if sys.platform != "win32":
    import fcntl


PATIENCE_S: Final = 30.0


class Gate:
    """The queue of one store, held open by one process."""

    def __init__(self, store: Path, *, patience_s: float = PATIENCE_S) -> None:
        """Remember the store.

        Args:
            patience_s: How long a desk waits for its turn; only a desk that was stopped in the middle of a write makes
                the others wait so long.
        """
        self._store = store
        self._patience_s = patience_s
        self._place = store.with_name(store.name + ".gate")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this desk's turn to write. A descriptor of its own lets threads queue like processes.

        Raises:
            StoreBusy: The turn did not come in time; nothing was written.
            StoreReadOnly: The gate's file cannot be opened.
        """
        if sys.platform == "win32":  # one desk a machine there: SQLite's own busy wait serves
            yield
            return
        try:
            handle = self._open()
        except OSError:
            raise StoreReadOnly(str(self._store)) from None
        if not _Waiter(handle).came_within(self._patience_s):
            raise StoreBusy(str(self._store))
        try:
            yield
        finally:
            os.close(handle)

    def _open(self) -> int:
        """Open the gate, made where it is missing for whoever may write the store and nobody else."""
        with suppress(FileNotFoundError):
            return os.open(self._place, os.O_RDWR | os.O_CLOEXEC)
        mode = self._store.stat().st_mode & 0o666
        handle = os.open(self._place, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, mode)
        # Past the umask, which would keep a group out that shares the store; another's gate is as it should be.
        with suppress(OSError):
            os.chmod(self._place, mode)
        return handle


class _Waiter:
    """Waits for a lock in a thread where it is not free at once: the system's queue is fair but knows no deadline."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._came = threading.Event()
        self._guard = threading.Lock()
        self._given_up = False

    def came_within(self, seconds: float) -> bool:
        """Whether the lock came in time; one that comes too late is let go at once, and its descriptor closed."""
        if sys.platform == "win32":
            return True
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            return True
        threading.Thread(target=self._wait, name="wait to write", daemon=True).start()
        self._came.wait(seconds)
        with self._guard:
            self._given_up = not self._came.is_set()
            return not self._given_up

    def _wait(self) -> None:
        if sys.platform == "win32":
            return
        fcntl.flock(self._handle, fcntl.LOCK_EX)
        with self._guard:
            self._came.set()
            if self._given_up:
                os.close(self._handle)
