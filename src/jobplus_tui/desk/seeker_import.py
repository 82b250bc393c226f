"""What importing a list of seekers asks of the core, and what is held between its steps."""

import csv
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_core.clock import KST, moment
from jobplus_core.errors import FileRefused
from jobplus_tui.desk.plain_files import harmless

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.commands import Reading, SeekerImport
    from jobplus_core.imports.seekers.queries import Preview
    from jobplus_core.imports.seekers.rules import Existing
    from jobplus_core.imports.tables.fields import Assignment
    from jobplus_core.imports.tables.rules import Table
    from jobplus_tui.desk.session import Desk

ENDINGS: Final = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls")
MOST_FILES: Final = 500


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


class SeekerImportDesk:
    """One session's import; every method but `begin`, `stopping` and `stop` runs in a worker thread.

    Attributes:
        done: Rows looked over or staged so far, for whoever draws the progress.
        folder: Where the last list that was opened lies, for the next one.
    """

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._stop = threading.Event()
        self.folder = Path("~")
        self.done = 0

    @property
    def may_own(self) -> bool:
        """Whether new people may be the importer's: they are a counselor."""
        return self._desk.actor.counselor_id is not None

    def places(self, typed: str) -> list[Place]:
        """Folders and table files that what is typed so far may become, folders first, then the newest."""
        path = Path(typed).expanduser()
        inside = not typed or typed.endswith("/")
        folder, start = (path, "") if inside else (path.parent, path.name)
        found: list[Place] = []
        try:
            for each in folder.iterdir():
                if not each.name.startswith(start or each.name) or each.name.startswith("."):
                    continue
                is_folder = each.is_dir()
                if is_folder or each.suffix.lower() in ENDINGS:
                    told = each.stat()
                    found.append(Place(each, is_folder, told.st_size, datetime.fromtimestamp(told.st_mtime, KST)))
        except OSError:
            return []
        found.sort(key=lambda place: (not place.folder, -place.changed.timestamp(), place.path.name))
        return found[:MOST_FILES]

    def open(self, path: Path, reading: "Reading") -> OpenedList:
        """Open a list and guess its columns.

        Raises:
            TableRefused: What is wrong with the file.
        """
        from itertools import islice

        from jobplus_core.imports.seekers.commands import assign_columns, open_list

        table = open_list(path, reading)
        first = list(islice(table.rows(), 50))
        samples = {
            name: tuple(filter(None, (row.cells[place] for row in first))) for place, name in enumerate(table.columns)
        }
        self.folder = path.parent
        return OpenedList(path, table, assign_columns(table), samples)

    def look_over(self, opened: OpenedList, chosen: Mapping[str, str | None]) -> "Preview":
        """Say of every row what would become of it.

        Raises:
            ImportStopped: `stop` was called.
        """
        from jobplus_core.imports.seekers.commands import assign_columns
        from jobplus_core.imports.seekers.queries import look_over

        return look_over(
            self._desk.store.read,
            self._desk.actor.institution_id,
            opened.table,
            assign_columns(opened.table, chosen),
            today=self._desk.today,
            progress=self._told,
            stopped=self._stop.is_set,
        )

    def take_in(
        self,
        opened: OpenedList,
        reading: "Reading",
        chosen: Mapping[str, str | None],
        *,
        good_only: bool,
        existing: "Existing",
        mine: bool,
    ) -> "SeekerImport":
        """Take the list in, as it was looked over.

        Args:
            mine: Whether the new people are the importing counselor's; otherwise they are nobody's.

        Raises:
            ImportStopped: `stop` was called; nothing of it is left.
        """
        from jobplus_core.imports.seekers.commands import import_seekers
        from jobplus_core.imports.seekers.rules import Owner

        return import_seekers(
            self._desk.store,
            self._desk.actor,
            opened.path,
            reading=reading,
            chosen=chosen,
            digest=opened.table.digest,
            good_only=good_only,
            existing=existing,
            owner=Owner.ME if mine else Owner.NOBODY,
            progress=self._told,
            stopped=self._stop.is_set,
        )

    def write_rejected(self, opened: OpenedList, preview: "Preview") -> Path:
        """Write the rows to mend into a CSV beside the list, with a last column of reasons; its path comes back.

        Columns of resident registration numbers stay empty. A file that stands there already is left alone.

        Raises:
            FileRefused: Nothing may be written there.
        """
        from jobplus_core.imports.seekers.queries import HIDDEN
        from jobplus_tui.phrases import reason_text

        place = opened.path
        for number in range(1, 1_000):
            place = opened.path.with_name(f"{opened.path.stem}-고칠것{'' if number == 1 else number}.csv")
            if not place.exists():
                break
        try:
            with place.open("x", encoding="utf-8-sig", newline="") as file:
                place.chmod(0o600)
                writer = csv.writer(file)
                writer.writerow([*opened.table.columns, "이유"])
                for row in preview.rows:
                    if row.bad:
                        reasons = " / ".join(f"{cell.column}: {reason_text(cell.reason)}" for cell in row.bad)
                        cells = ["" if cell == HIDDEN else harmless(cell) for cell in row.cells]
                        writer.writerow([*cells, reasons])
        except OSError as error:
            raise FileRefused(str(place), "not_writable") from error
        return place

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
