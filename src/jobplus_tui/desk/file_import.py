"""What importing a file asks of this machine and holds between its steps, whatever is in the file."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from jobplus_core.clock import KST, moment
from jobplus_tui.typed import read_path

if TYPE_CHECKING:
    from jobplus_core.imports.tables.fields import Assignment
    from jobplus_core.imports.tables.rules import Table

MOST_FILES: Final = 500
SAMPLED: Final = 50


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder to choose from."""

    path: Path
    folder: bool
    size: int
    changed: datetime


@dataclass(frozen=True, slots=True)
class OpenedList:
    """A list whose header was found, with its first values and which field each column fills."""

    path: Path
    table: "Table"
    assignment: "Assignment"
    samples: Mapping[str, tuple[str, ...]]


def opened_list(path: Path, table: "Table", assignment: "Assignment") -> OpenedList:
    """A list with the first values of its columns."""
    first = list(islice(table.rows(), SAMPLED))
    samples = {
        name: tuple(filter(None, (row.cells[place] for row in first))) for place, name in enumerate(table.columns)
    }
    return OpenedList(path, table, assignment, samples)


class FileImportDesk:
    """One session's imports of one kind; every method but `begin`, `stopping` and `stop` runs in a worker thread.

    Attributes:
        done: Rows looked over or staged so far, for whoever draws the progress.
        folder: Where the last file that was opened lies, for the next one.
    """

    endings: ClassVar[tuple[str, ...]] = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls")
    """Of files that may be what is imported."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self.folder = Path("~")
        self.done = 0

    def places(self, typed: str) -> list[Place]:
        """Folders and table files that what is typed so far may become, folders first, then the newest."""
        path = read_path(typed)
        inside = not typed or typed.endswith("/")
        folder, start = (path, "") if inside else (path.parent, path.name)
        found: list[Place] = []
        try:
            inside_it = list(folder.iterdir())
        except OSError:
            return []
        for each in inside_it:
            if not each.name.startswith(start or each.name) or each.name.startswith("."):
                continue
            try:
                is_folder, told = each.is_dir(), each.stat()
            except OSError:
                # It leads nowhere, or went away meanwhile; the others are there.
                continue
            if is_folder or each.suffix.lower() in self.endings:
                found.append(Place(each, is_folder, told.st_size, datetime.fromtimestamp(told.st_mtime, KST)))
        found.sort(key=lambda place: (not place.folder, -place.changed.timestamp(), place.path.name))
        return found[:MOST_FILES]

    def begin(self) -> None:
        """Make ready for a run, before its worker starts: a stop asked for from here on is meant for it."""
        self._stop.clear()
        self.done = 0

    @property
    def stopping(self) -> bool:
        """Whether what is under way was told to stop."""
        return self._stop.is_set()

    def stop(self) -> None:
        """Stop what is under way, from any thread."""
        self._stop.set()

    def _told(self, done: int) -> None:
        self.done = done


def earlier_day(done_at: int) -> str:
    """The day on which an earlier import was done."""
    return f"{moment(done_at):%Y-%m-%d}"
