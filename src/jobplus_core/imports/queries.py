"""What an import brought."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, islice
from typing import Final, NamedTuple

from jobplus_core.clock import business_day
from jobplus_core.db.read_port import Reader, names
from jobplus_core.errors import NotFound
from jobplus_core.imports.drafts import RawRow
from jobplus_core.imports.rules import Accepted, ImportReport, Rejected, Words
from jobplus_core.imports.sources import how_of
from jobplus_core.imports.staging.rules import REJECTED, SUBJECT
from jobplus_core.imports.states import portions
from jobplus_core.kinds import SubjectKind
from jobplus_core.postings.near import PostingFace, near_postings


class Run(NamedTuple):
    """One import of postings.

    Attributes:
        file_hash: SHA-256 of the file, in hex.
        mapping: How its rows were read, JSON.
        total: Rows read; None where the run is of before they were counted.
        account: Who made it.
        started_at, done_at, undone_at: Microseconds UTC.
        undone_by: Who took it back.
    """

    id: int
    file_name: str
    file_hash: str
    format: str
    mapping: str | None
    state: str
    total: int | None
    created: int
    updated: int
    unchanged: int
    rejected: int
    account: str
    started_at: int
    done_at: int | None
    undone_at: int | None
    undone_by: str | None


class RunRow(NamedTuple):
    """A row of an import as it came, without personal columns, and what became of it."""

    line: int
    raw: str
    outcome: str
    posting_id: int | None
    column_name: str | None
    value: str | None
    reason: str | None


class Summary(NamedTuple):
    """What is told of a finished import beside its counts.

    Attributes:
        late: Postings past their deadline.
        near: New ones that may be the same job as another posting of their employer.
        rejected: Its refused rows, the first `MOST_REJECTED` of them.
    """

    late: int
    near: int
    rejected: tuple[Rejected, ...]


class _Rejected(NamedTuple):
    line: int
    column: str
    value: str
    reason: str


class _Employer(NamedTuple):
    id: int


class _Face(NamedTuple):
    employer_id: int
    own: int
    id: int
    title: str
    sigungu: str | None
    district_code: str | None
    wage_basis: str | None
    wage_won: int | None
    openings: int | None
    state: str
    registered_on: date


MOST_REJECTED: Final = 5_000
MOST_FACES: Final = 200
NEAR_DAYS: Final = 90
"""How long ago a posting may be closed and still be told as one that may be the same."""
PORTION: Final = 400


class _Result(NamedTuple):
    result: str


_RUN: Final = """SELECT r.id, r.file_name, r.file_hash, r.format, r.mapping, r.state, r.total, r.created, r.updated,
        r.unchanged, r.rejected, a.name, r.started_at, r.done_at, r.undone_at, u.name
    FROM import_run r JOIN account a ON a.id = r.actor_id LEFT JOIN account u ON u.id = r.undone_by"""


def runs(reader: Reader, institution_id: int, *, limit: int = 100) -> list[Run]:
    """The imports of postings, the newest first; those that left nothing are among them."""
    return reader.rows(
        f"{_RUN} WHERE r.institution_id = :institution_id AND r.subject = :subject ORDER BY r.id DESC LIMIT :limit",
        {"institution_id": institution_id, "subject": SUBJECT, "limit": limit},
        Run,
    )


def run(reader: Reader, run_id: int) -> Run:
    """One import of postings.

    Raises:
        NotFound: There is none.
    """
    found = reader.one(f"{_RUN} WHERE r.id = :id AND r.subject = :subject", {"id": run_id, "subject": SUBJECT}, Run)
    if found is None:
        raise NotFound(SubjectKind.IMPORT_RUN, run_id)
    return found


def run_of_token(reader: Reader, account_id: int, token: str) -> int | None:
    """The import that an account made by this token."""
    found = reader.one(
        "SELECT result FROM audit_entry WHERE actor_id = :account AND token = :token",
        {"account": account_id, "token": token},
        _Result,
    )
    return None if found is None else int(json.loads(found.result)[0])


def run_rows(reader: Reader, run_id: int) -> list[RunRow]:
    """An import's rows, in the file's order."""
    return reader.rows(
        """SELECT line, raw, outcome, posting_id, column_name, value, reason FROM import_row
        WHERE run_id = :run_id ORDER BY line, id""",
        {"run_id": run_id},
        RunRow,
    )


def summary_of(reader: Reader, run_id: int, *, today: date) -> Summary:
    """What is told of a finished import beside its counts."""
    late = reader.number(
        "SELECT COUNT(*) FROM posting WHERE import_run_id = :run AND closes_on < :today",
        {"run": run_id, "today": today},
    )
    rejected = reader.rows(
        """SELECT line, COALESCE(column_name, ''), COALESCE(value, ''), COALESCE(reason, '') FROM import_row
        WHERE run_id = :run AND outcome = :outcome ORDER BY line, id LIMIT :most""",
        {"run": run_id, "outcome": REJECTED, "most": MOST_REJECTED},
        _Rejected,
    )
    return Summary(late, len(near_of_run(reader, run_id, today=today)), tuple(Rejected(*row) for row in rejected))


def near_of_run(reader: Reader, run_id: int, *, today: date) -> dict[int, int]:
    """Postings that a run made and that may be the same job as another one of their employer, with the first such."""
    employers = reader.rows(
        """SELECT p.employer_id FROM posting p WHERE p.import_run_id = :run AND p.state IN ('open', 'closed')
        GROUP BY p.employer_id ORDER BY p.employer_id""",
        {"run": run_id},
        _Employer,
    )
    found: dict[int, int] = {}
    for part in portions(employers, PORTION):
        for own, others in _faces(reader, run_id, [row.id for row in part], today - timedelta(days=NEAR_DAYS)):
            near = near_postings(own, others)
            if near:
                found[own.id] = near[0].id
    return found


def _faces(
    reader: Reader, run_id: int, employer_ids: list[int], since: date
) -> Iterator[tuple[PostingFace, list[PostingFace]]]:
    """Each posting of the run with all of its employer's, the newest `MOST_FACES` of them."""
    listed, parameters = names("employer", employer_ids)
    rows = reader.rows(
        f"""SELECT employer_id, CASE WHEN import_run_id = :run THEN 1 ELSE 0 END, id, title, sigungu, district_code,
            wage_basis, wage_won, openings, state, registered_on
        FROM posting WHERE employer_id IN ({listed})
            AND (state = 'open' OR (state = 'closed' AND closed_on >= :since)) ORDER BY employer_id, id DESC""",
        {**parameters, "run": run_id, "since": since},
        _Face,
    )
    for _, held in groupby(rows, key=lambda row: row.employer_id):
        faces = [(row.own, PostingFace(*row[2:])) for row in islice(held, MOST_FACES)]
        others = [face for _, face in faces]
        yield from ((face, others) for own, face in faces if own)


def report_of(reader: Reader, run_id: int, words: Words = ()) -> ImportReport:
    """The report of an import that was made before, from the rows it kept, read with the job words of today.

    Raises:
        NotFound: There was none.
    """
    made = run(reader, run_id)
    read = how_of(made.format, made.mapping).reader(business_day(made.started_at), words)
    rejected: list[Rejected] = []
    accepted: list[Accepted] = []
    for row in run_rows(reader, run_id):
        if row.outcome == REJECTED:
            rejected.append(Rejected(row.line, row.column_name or "", row.value or "", row.reason or ""))
        elif row.posting_id is not None:
            found = read(RawRow(row.line, json.loads(row.raw)))
            if isinstance(found, Accepted):
                accepted.append(found)
    return ImportReport(made.created, made.updated, made.unchanged, tuple(rejected), tuple(accepted))
