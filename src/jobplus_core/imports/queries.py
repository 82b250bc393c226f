"""What an import brought."""

import json
from typing import NamedTuple

from jobplus_core.clock import business_day
from jobplus_core.db.read_port import Reader
from jobplus_core.errors import NotFound
from jobplus_core.imports.getjobinfo import RawRow
from jobplus_core.imports.rules import Accepted, ImportReport, Rejected, Words, accept
from jobplus_core.kinds import SubjectKind


class Run(NamedTuple):
    """One import."""

    id: int
    file_name: str
    format: str
    state: str
    created: int
    updated: int
    unchanged: int
    rejected: int
    started_at: int
    done_at: int | None


class RunRow(NamedTuple):
    """A row of an import as it came, without personal columns, and what became of it."""

    line: int
    raw: str
    outcome: str
    posting_id: int | None
    column_name: str | None
    value: str | None
    reason: str | None


_RUN = """SELECT id, file_name, format, state, created, updated, unchanged, rejected, started_at, done_at
    FROM import_run"""


def runs(reader: Reader, institution_id: int, *, limit: int = 100) -> list[Run]:
    """The newest imports first."""
    return reader.rows(
        f"{_RUN} WHERE institution_id = :institution_id ORDER BY id DESC LIMIT :limit",
        {"institution_id": institution_id, "limit": limit},
        Run,
    )


def run_rows(reader: Reader, run_id: int) -> list[RunRow]:
    """An import's rows, those that brought postings first, in the file's order."""
    return reader.rows(
        """SELECT line, raw, outcome, posting_id, column_name, value, reason FROM import_row
        WHERE run_id = :run_id ORDER BY id""",
        {"run_id": run_id},
        RunRow,
    )


def report_of(reader: Reader, run_id: int, words: Words = ()) -> ImportReport:
    """The report of an import that was made before, from the rows it kept, read with the job words of today.

    Raises:
        NotFound: There was none.
    """
    run = reader.one(f"{_RUN} WHERE id = :id", {"id": run_id}, Run)
    if run is None:
        raise NotFound(SubjectKind.IMPORT_RUN, run_id)
    rejected: list[Rejected] = []
    accepted: list[Accepted] = []
    for row in run_rows(reader, run_id):
        if row.outcome == "rejected":
            rejected.append(Rejected(row.line, row.column_name or "", row.value or "", row.reason or ""))
        elif row.posting_id is not None:
            read = accept(RawRow(row.line, json.loads(row.raw)), today=business_day(run.started_at), words=words)
            if isinstance(read, Accepted):
                accepted.append(read)
    return ImportReport(run.created, run.updated, run.unchanged, tuple(rejected), tuple(accepted))
