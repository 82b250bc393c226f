"""A fair queue before SQLite's write lock: under load its own waiting starves some desks for seconds.

The operating system frees the gate when a desk is killed.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jobplus_core.errors import StoreReadOnly

if sys.platform != "win32":
    import fcntl


class Gate:
    """The queue of one store, held open by one process."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._place = store.with_name(store.name + ".gate")

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for this desk's turn to write. A descriptor of its own lets threads queue like processes."""
        if sys.platform == "win32":  # one desk a machine there: SQLite's own busy wait serves
            yield
            return
        try:
            handle = self._open()
        except OSError:
            raise StoreReadOnly(str(self._store)) from None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
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
