"""Take a feed's postings in, or look at what would come of it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Final, Literal

from sqlmodel import select

from jobplus_core.actor import Actor
from jobplus_core.clock import Clock, business_day, micros, system_clock
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import FileRefused
from jobplus_core.imports import queries
from jobplus_core.imports.getjobinfo import RawRow, Source, read_path
from jobplus_core.imports.rules import Accepted, ImportReport, Rejected, Words, kept_over, sift
from jobplus_core.job_words.queries import words as job_words
from jobplus_core.kinds import SubjectKind
from jobplus_core.postings.commands import by_external_no, insert_posting, update_posting
from jobplus_core.postings.rules import content_digest
from jobplus_core.tables.postings import ImportRow, ImportRun, Posting
from jobplus_core.tables.staff import Institution

Format = Literal["auto", "getjobinfo"]
FORMATS: Final = ("auto", "getjobinfo")
DONE: Final = "done"


def preview_postings(path: Path, *, format: Format = "auto", clock: Clock = system_clock) -> ImportReport:
    """What an import of this file into an empty store would give; opens no store.

    Raises:
        FileRefused: The file cannot be read as such a feed.
    """
    sifted = sift(_source(path, format).rows, today=business_day(micros(clock())))
    rejected = tuple(row for _, row in sifted.rejected)
    return ImportReport(len(sifted.accepted), 0, 0, rejected, sifted.accepted)


def import_postings(
    store: Store, actor: Actor, path: Path, *, format: Format = "auto", token: str | None = None
) -> ImportReport:
    """Take the postings of a feed's file in, all of the good rows in one transaction; books 구인건수 and 구인인원.

    A number that an earlier import brought updates its posting, and one whose row says the same leaves it alone.
    Each row is kept as it came, without its personal columns.

    Raises:
        FileRefused: The file cannot be read as such a feed; nothing was taken in.
    """
    source = _source(path, format)
    with store.read() as reader:
        words = job_words(reader, actor.institution_id)
    with store.write(actor, "import_postings", token=token) as work:
        if work.earlier is None:
            return _run(work, source, path, words)
        run_id = work.earlier[0]
    with store.read() as reader:
        return queries.report_of(reader, run_id, words)


def _source(path: Path, format: Format) -> Source:
    if format not in FORMATS:
        raise FileRefused(str(path), "format_unknown")
    return read_path(path)


def _run(work: Work, source: Source, path: Path, words: Words) -> ImportReport:
    # Two imports of one center stand in line, or both would make the same posting; other desks go on.
    work.session.exec(
        select(Institution.id).where(Institution.id == work.actor.institution_id).with_for_update(key_share=True)
    ).one()
    sifted = sift(source.rows, today=work.today, words=words)
    run = work.add(
        ImportRun(
            institution_id=work.actor.institution_id,
            actor_id=work.actor.account_id,
            file_name=path.name,
            file_hash=source.digest,
            format="getjobinfo",
            state=DONE,
            started_at=work.now,
            done_at=work.now,
        )
    )
    counts = {"created": 0, "updated": 0, "unchanged": 0}
    for row in sifted.accepted:
        outcome, posting_id = _take(work, row, run.key)
        counts[outcome] += 1
        work.session.add(_row(run.key, row.raw, outcome, posting_id=posting_id))
    for raw in sifted.overtaken:
        work.session.add(_row(run.key, raw, "overtaken"))
    for raw_or_none, refused in sifted.rejected:
        work.session.add(_row(run.key, raw_or_none or RawRow(refused.line, {}), "rejected", refused=refused))
    run.created, run.updated, run.unchanged = counts["created"], counts["updated"], counts["unchanged"]
    run.rejected = len(sifted.rejected)
    work.session.add(run)
    work.finish(
        run.key, run.created, run.updated, run.unchanged, run.rejected, subject=(SubjectKind.IMPORT_RUN, run.key)
    )
    rejected = tuple(row for _, row in sifted.rejected)
    return ImportReport(run.created, run.updated, run.unchanged, rejected, sifted.accepted)


def _take(work: Work, row: Accepted, run_id: int) -> tuple[str, int]:
    known = by_external_no(work, row.draft.external_no)
    if known is None:
        return "created", insert_posting(work, row.form, developer_id=None, import_run_id=run_id)
    posting = work.get(Posting, known.key, lock=True)
    seen = replace(row.form, registered_on=row.draft.registered_on or posting.registered_on)
    digest = content_digest(seen)
    if posting.content_digest == digest:
        return "unchanged", posting.key
    update_posting(
        work,
        posting,
        kept_over(row.form, openings=posting.openings, registered_on=posting.registered_on, draft=row.draft),
    )
    # What the feed said, not what was kept beside it: the same row next time is no change.
    posting.content_digest = digest
    work.session.add(posting)
    return "updated", posting.key


def _row(
    run_id: int, raw: RawRow, outcome: str, *, posting_id: int | None = None, refused: Rejected | None = None
) -> ImportRow:
    return ImportRow(
        run_id=run_id,
        line=raw.line,
        raw=json.dumps(dict(raw.values), ensure_ascii=False).encode("utf-8", "replace").decode(),
        outcome=outcome,
        posting_id=posting_id,
        column_name=refused.column if refused else None,
        value=refused.value if refused else None,
        reason=refused.reason if refused else None,
    )
