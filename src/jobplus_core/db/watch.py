"""Notices that another desk committed: SQLite's `data_version`, PostgreSQL's LISTEN.

A connection of its own, outside any transaction: inside an open read `data_version` never moves.
"""

from typing import Any, Final

from jobplus_core.db.connect import connect_postgresql, connect_sqlite, refusal_of
from jobplus_core.db.location import Location

CHANNEL: Final = "jobplus_changed"


class Watch:
    """Asked a few times a second (2 µs a time on SQLite) from one thread."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._sqlite = location.dialect == "sqlite"
        self._connection: Any
        if self._sqlite:
            self._connection = connect_sqlite(location)
            self._seen = self._version()
        else:
            self._connection = connect_postgresql(location)
            self._connection.execute(f"LISTEN {CHANNEL}")

    def changed(self) -> bool:
        """Whether anybody committed since the last time it was asked.

        Raises:
            StoreRefusal: The store is gone; a new watch may find it again.
        """
        try:
            return self._moved()
        except Exception as error:  # noqa: BLE001 - drivers share no base class
            raise refusal_of(self._location, error) from None

    def _moved(self) -> bool:
        if not self._sqlite:
            return bool([*self._connection.notifies(timeout=0)])
        found = self._version()
        moved = found != self._seen
        self._seen = found
        return moved

    def close(self) -> None:
        """Close the watch's connection."""
        self._connection.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
