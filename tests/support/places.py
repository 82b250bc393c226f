"""Fresh stores on either database, cheaply: each is a copy of one that was migrated once."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Literal

from bench.server import Server, database_of
from jobplus_core.clock import Clock
from jobplus_core.db import migrate
from jobplus_core.db.location import Location
from jobplus_core.db.store import Store, open_at
from tests.support.center import Center, build_center
from tests.support.clock import FrozenClock

Dialect = Literal["sqlite", "postgresql"]


class Places:
    """Makes empty places and new stores for the tests of one process.

    Args:
        folder: Where the migrated SQLite template stands.
        server_name: Test processes of one run name the same PostgreSQL server.
    """

    def __init__(self, folder: Path, server_name: str) -> None:
        self._folder = folder
        self._server_name = server_name
        self._server: Server | None = None
        self._templates: dict[tuple[Dialect, bool], Location] = {}
        self._center: dict[Dialect, Center] = {}
        self._mine: list[Location] = []

    @property
    def server(self) -> Server:
        """The PostgreSQL server, started when first asked for."""
        if self._server is None:
            self._server = Server(self._server_name)
        return self._server

    def empty(self, dialect: Dialect, folder: Path) -> Location:
        """A place where no store stands yet."""
        if dialect == "sqlite":
            return Location("sqlite", path=folder / "store.db")
        self._mine.append(self.server.database())
        return self._mine[-1]

    def migrated(self, dialect: Dialect, folder: Path, *, center: bool = False) -> Location:
        """A new store, not encrypted; with the small center in it or without."""
        template = self._template(dialect, center)
        if dialect == "sqlite":
            shutil.copyfile(template.file, folder / "store.db")
            return Location("sqlite", path=folder / "store.db")
        self._mine.append(self.server.database(template=database_of(template)))
        return self._mine[-1]

    def center(self, store: Store) -> Center:
        """Who acts in a store that was made with the center."""
        return replace(self._center[store.location.dialect], store=store)

    def _template(self, dialect: Dialect, center: bool) -> Location:
        if (dialect, center) not in self._templates:
            if dialect == "sqlite":
                made = Location("sqlite", path=self._folder / f"template{center:d}.db")
            else:
                made = self.server.database()
            migrate.create(made, plain=True)
            if center:
                store = open_at(made, clock=FrozenClock())
                self._center[dialect] = build_center(store)
                store.close()
            self._templates[dialect, center] = made
        return self._templates[dialect, center]

    def drop_all(self) -> None:
        """Drop the databases that `empty` and `migrated` made."""
        while self._mine:
            self.server.drop(self._mine.pop())

    def close(self) -> None:
        """Give the server back."""
        if self._server is not None:
            self._server.close()


class Desks:
    """Opens stores on one place, as several desks would, and closes them all."""

    def __init__(self, location: Location, clock: Clock) -> None:
        self.location = location
        self._clock = clock
        self._stores: list[Store] = []

    def __call__(self) -> Store:
        self._stores.append(open_at(self.location, clock=self._clock))
        return self._stores[-1]

    def close(self) -> None:
        """Close every store opened."""
        while self._stores:
            self._stores.pop().close()
