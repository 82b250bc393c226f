"""What importing a list of seekers asks of the core, and what is held between its steps."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from jobplus_core.errors import FileRefused
from jobplus_tui.desk.file_import import FileImportDesk, OpenedList, opened_list
from jobplus_tui.desk.plain_files import harmless

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.commands import SeekerImport
    from jobplus_core.imports.seekers.queries import Preview
    from jobplus_core.imports.seekers.rules import Existing
    from jobplus_core.imports.tables.rules import Reading
    from jobplus_tui.desk.session import Desk


class SeekerImportDesk(FileImportDesk):
    """One session's import of seekers."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk

    @property
    def may_own(self) -> bool:
        """Whether new people may be the importer's: they are a counselor."""
        return self._desk.actor.counselor_id is not None

    def open(self, path: Path, reading: "Reading") -> OpenedList:
        """Open a list and guess its columns.

        Raises:
            TableRefused: What is wrong with the file.
        """
        from jobplus_core.imports.seekers.commands import assign_columns, open_list

        table = open_list(path, reading)
        self.folder = path.parent
        return opened_list(path, table, assign_columns(table))

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
