"""What importing postings asks of the core, and what is held between its steps."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_tui.desk.file_import import FileImportDesk, OpenedList, opened_list

if TYPE_CHECKING:
    from jobplus_core.imports.commands import PostingImport
    from jobplus_core.imports.getjobinfo.service_key import ServiceKey
    from jobplus_core.imports.preview import Preview
    from jobplus_core.imports.queries import Run, RunRow, Summary
    from jobplus_core.imports.rules import Terms
    from jobplus_core.imports.sources import PostingFile
    from jobplus_core.imports.staging.undoing import Undone
    from jobplus_core.imports.tables.rules import Reading
    from jobplus_tui.desk.session import Desk

MOST_RUNS: Final = 10_000
"""Imports in the history: decades of one a day."""


@dataclass(frozen=True, slots=True)
class OpenedPostings:
    """A file of postings that is open.

    Attributes:
        list: The table with its columns, where it is one; a feed has none to be assigned.
        fetched: Whether it holds what was fetched, and is to be taken away afterwards.
    """

    path: Path
    file: "PostingFile"
    list: OpenedList | None
    fetched: bool = False


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of an import: its counts, and what is told beside them."""

    came: "PostingImport"
    summary: "Summary"


class PostingImportDesk(FileImportDesk):
    """One session's import of postings."""

    endings = (*FileImportDesk.endings, ".json", ".jsonl")

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self.announced: int | None = None
        self._fetched: Path | None = None

    def open(
        self, path: Path, reading: "Reading", chosen: Mapping[str, str | None], terms: "Terms", *, fetched: bool = False
    ) -> OpenedPostings:
        """Open a file of postings: one of the feeds, or else a table whose columns are guessed.

        Raises:
            FileRefused: What is wrong with the file.
        """
        from jobplus_core.imports.feed_file import FeedRefused
        from jobplus_core.imports.sources import TABLE, open_postings

        try:
            file = open_postings(path, terms=terms, chosen=dict(chosen) or None, reading=reading)
        except FeedRefused as refused:
            # What looks like nothing known is a table whose columns somebody will tell.
            if refused.reason != "feed_unknown":
                raise
            file = open_postings(path, format=TABLE, terms=terms, chosen=dict(chosen) or None, reading=reading)
        if not fetched:
            self.folder = path.parent
        table = None
        if file.table is not None and file.assignment is not None:
            table = opened_list(path, file.table, file.assignment)
        return OpenedPostings(path, file, table, fetched)

    def found_key(self) -> "ServiceKey | None":
        """The key to the open data that the environment holds."""
        from jobplus_core.imports.getjobinfo.service_key import found_key

        return found_key(os.environ)

    def fetch(self, url: str, secret: str, terms: "Terms") -> OpenedPostings:
        """Fetch the city's open data into a file of its own.

        Raises:
            FetchRefused: The service gave no postings.
            ImportStopped: `stop` was called; nothing is left.
        """
        from jobplus_core.imports.getjobinfo.fetch import fetch_pages
        from jobplus_core.imports.getjobinfo.service_key import ServiceKey
        from jobplus_core.imports.tables.rules import AS_DETECTED

        key = ServiceKey(secret) if secret else self.found_key()
        if key is None:
            key = ServiceKey(secret)

        def told(rows: int, announced: int | None) -> None:
            self.done, self.announced = rows, announced

        self.drop()
        fetched = fetch_pages(url, key, cancelled=self._stop.is_set, told=told)
        self._fetched = fetched.path
        return self.open(fetched.path, AS_DETECTED, {}, terms, fetched=True)

    def drop(self) -> None:
        """Take away what was fetched and is no longer needed."""
        if self._fetched is not None:
            self._fetched.unlink(missing_ok=True)
            self._fetched = None

    close = drop

    def look_over(self, opened: OpenedPostings) -> "Preview":
        """Say of every row what would become of it.

        Raises:
            ImportStopped: `stop` was called.
        """
        from jobplus_core.imports.preview import look_over
        from jobplus_core.job_words.queries import words

        institution_id = self._desk.actor.institution_id
        return look_over(
            self._desk.store.read,
            institution_id,
            opened.file,
            today=self._desk.today,
            words=self._desk.read(lambda reader: words(reader, institution_id)),
            progress=self._told,
            stopped=self._stop.is_set,
        )

    def take_in(
        self,
        opened: OpenedPostings,
        reading: "Reading",
        chosen: Mapping[str, str | None],
        terms: "Terms",
        *,
        token: str,
    ) -> TakenIn:
        """Take the file in, as it was looked over.

        Raises:
            ImportStopped: `stop` was called; nothing of it is left.
            ImportUnderWay: Another import of postings is under way.
        """
        from jobplus_core.imports.commands import import_postings
        from jobplus_core.imports.queries import summary_of

        came = import_postings(
            self._desk.store,
            self._desk.actor,
            opened.path,
            format=opened.file.how.format,
            terms=terms,
            chosen=chosen,
            reading=reading,
            digest=opened.file.digest,
            token=token,
            progress=self._told,
            stopped=self._stop.is_set,
        )
        self.drop()
        return TakenIn(came, self._desk.read(lambda reader: summary_of(reader, came.run_id, today=self._desk.today)))

    def history(self) -> "list[Run]":
        """The center's imports of postings, the newest first."""
        from jobplus_core.imports.queries import runs

        center = self._desk.actor.institution_id
        return self._desk.read(lambda reader: runs(reader, center, limit=MOST_RUNS))

    def rows(self, run_id: int) -> "tuple[list[RunRow], dict[int, int]]":
        """The rows of an import, and its postings that may be the same job as another, with the first such."""
        from jobplus_core.imports.queries import near_of_run, run_rows

        return self._desk.read(
            lambda reader: (run_rows(reader, run_id), near_of_run(reader, run_id, today=self._desk.today))
        )

    def undo(self, run_id: int, reason: str, *, token: str) -> "Undone":
        """Take an import back with a reason.

        Raises:
            ImportRests: Something rests on it.
            AlreadyDone: It was undone before.
        """
        from jobplus_core.imports.commands import undo_import

        return undo_import(self._desk.store, self._desk.actor, run_id, reason=reason, token=token)
