"""Take postings in from a feed or a table: staged in short transactions, seen at once or not at all; take them back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.clock import Clock, business_day, micros, system_clock
from jobplus_core.db.store import Store
from jobplus_core.errors import AlreadyDone, ImportStopped, ImportUnderWay, NotFound
from jobplus_core.hangul import clean
from jobplus_core.imports import queries
from jobplus_core.imports.drafts import RawRow, RowRejected
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.rules import FEED_TERMS, Accepted, ImportReport, Terms, sift
from jobplus_core.imports.runs import begin, held_run, is_dead, leave, one_at_a_time, unfinished
from jobplus_core.imports.sources import PostingFile, open_postings, read_item, refuse_unfilled
from jobplus_core.imports.staging import commands as staging
from jobplus_core.imports.staging import showing, undoing
from jobplus_core.imports.staging.rules import SUBJECT
from jobplus_core.imports.states import DONE, SHOWING, STAGING, UNDOING, portions
from jobplus_core.imports.tables.rules import AS_DETECTED, Reading
from jobplus_core.job_words.queries import words as job_words
from jobplus_core.kinds import SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.postings import ImportRun

PORTION: Final = 250
"""Rows of one transaction: other desks wait no longer than for one such."""

TAKEN_OUT: Final = 400


@dataclass(frozen=True, slots=True)
class PostingImport:
    """What came of a file of postings.

    Attributes:
        created: New postings.
        updated: Known ones that say something else now.
        unchanged: Known ones that say the same.
        rejected: Rows that left nothing behind.
        overtaken: Rows whose posting stands once more further down in the file.
    """

    run_id: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    overtaken: int = 0


def preview_postings(
    path: Path,
    *,
    format: str = "auto",
    terms: Terms = FEED_TERMS,
    chosen: Mapping[str, str | None] | None = None,
    clock: Clock = system_clock,
) -> ImportReport:
    """What an import of this file into an empty store would give, every row of it; opens no store.

    Raises:
        FileRefused: The file cannot be read as such a feed.
        FieldMissing: No column of a table says what is offered, or by whom.
    """
    file = open_postings(path, format=format, terms=terms, chosen=chosen)
    refuse_unfilled(file)
    today = business_day(micros(clock()))
    sifted = sift(file.rows(), today=today, read=file.how.reader(today))
    rejected = tuple(row for _, row in sifted.rejected)
    return ImportReport(len(sifted.accepted), 0, 0, rejected, sifted.accepted)


def import_postings(
    store: Store,
    actor: Actor,
    path: Path,
    *,
    format: str = "auto",
    terms: Terms = FEED_TERMS,
    chosen: Mapping[str, str | None] | None = None,
    reading: Reading = AS_DETECTED,
    digest: str | None = None,
    token: str | None = None,
    progress: Callable[[int], None] = lambda done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> PostingImport:
    """Take the postings of a file in; none of them is seen or counted before all of it is staged.

    A number that an earlier import brought updates its posting, and one whose row says the same leaves it alone.
    Each row is kept as it came, without what tells who somebody is. Books 구인건수 and 구인인원 to the institution.
    A run of up to `showing.AT_ONCE` new postings comes to be seen in one act; a larger one in several, which whoever
    imports next brings to their end should this process die among them.

    Args:
        format: `auto`, a feed's id or `table`.
        terms: Where the postings come from and who pays for the jobs.
        chosen: Of a table, the field that somebody gave a column, or none.
        digest: SHA-256 of the file that was looked over, in hex; another one is refused.
        token: Names this one import; asked again with it, the first result comes back.
        progress: Told how many rows are staged.
        stopped: Asked between portions whether somebody wants no more of it.

    Raises:
        FileRefused: The file cannot be read, or changed since it was looked over.
        FieldMissing: No column of a table says what is offered, or by whom.
        ImportUnderWay: Another import of postings is being taken in.
        ImportStopped: Somebody stopped it; nothing of it is left.
    """
    if token is not None:
        with store.read() as reader:
            earlier = queries.run_of_token(reader, actor.account_id, token)
        if earlier is not None:
            return _finish(store, actor, earlier)
    file = open_postings(path, format=format, terms=terms, chosen=chosen, reading=reading)
    if digest is not None and digest != file.digest:
        raise FeedRefused(str(path), "changed_meanwhile", "")
    refuse_unfilled(file)
    sweep(store, actor)
    run_id = _start(store, actor, file)
    try:
        staged = _stage(store, actor, run_id, file, progress, stopped)
        if stopped():
            raise ImportStopped
        found = _show(store, actor, run_id, staged, token)
    except BaseException:
        discard(store, actor, run_id)
        raise
    if found != run_id:
        # The same act came in from elsewhere meanwhile.
        discard(store, actor, run_id)
    return _finish(store, actor, found)


def undo_import(
    store: Store, actor: Actor, run_id: int, *, reason: str = "", token: str | None = None
) -> undoing.Undone:
    """Take a finished import back on which nothing rests yet: its postings are withdrawn, what it changed set back.

    Its bookings are reversed with a reason; every row stays. A run of more than `showing.AT_ONCE` postings goes in
    several acts; what one of them finds resting stops it there, and asked again it goes on.

    Args:
        reason: What to say of it beside that it was taken back.

    Raises:
        NotFound: There is no such import of postings at the center, or it was never done.
        AlreadyDone: It is undone already.
        ImportRests: Something rests on one of its postings.
        ImportUnderWay: Another import of postings is being taken in.
        ResidentNumber: The reason looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    kept = f"{undoing.REASON}: {clean(reason)}" if clean(reason) else undoing.REASON
    with store.read() as reader:
        made = queries.run(reader, run_id)
        if made.undone_at is None:
            undoing.refuse_resting(reader, run_id, actor.institution_id, made.done_at or made.started_at)
    whole = False
    while not whole:
        with store.write(actor, "undo_import", token=token) as work:
            run = work.get(ImportRun, run_id, lock=True)
            if work.earlier is None:
                theirs = run.institution_id == actor.institution_id and run.subject == SUBJECT
                if not theirs or run.state not in (DONE, UNDOING):
                    raise NotFound(SubjectKind.IMPORT_RUN, run_id)
                if run.undone_at is not None:
                    raise AlreadyDone(SubjectKind.IMPORT_RUN, run_id)
                whole = undoing.undo(work, run, kept)
                work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
            else:
                whole = run.undone_at is not None
            undone = undoing.undone_of(work, run_id)
        # Further acts of a large one, each by itself.
        token = None
    return undone


def sweep(store: Store, actor: Actor) -> int:
    """Take out what killed and stopped imports of this center left behind, and bring decided ones to their end.

    Returns:
        How many imports that were.
    """
    with store.write(actor, "sweep_posting_imports") as work:
        dead = [(run.key, run.state) for run in unfinished(work, SUBJECT) if is_dead(work, run)]
        work.finish(len(dead))
    for run_id, state in dead:
        if state == SHOWING:
            _finish(store, actor, run_id)
        else:
            discard(store, actor, run_id)
    return len(dead)


def discard(store: Store, actor: Actor, run_id: int) -> None:
    """Stop a run and take out what it has staged, in short transactions; one that is decided or done stays."""
    with store.write(actor, "stop_posting_import") as work:
        going = leave(work, run_id)
        work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
    while going:
        with store.write(actor, "discard_posting_import") as work:
            going = staging.take_out(work, run_id, most=TAKEN_OUT)
            work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))


def _start(store: Store, actor: Actor, file: PostingFile) -> int:
    with store.write(actor, "start_posting_import") as work:
        # One at a time, or two would stage the same number.
        one_at_a_time(work)
        for other in unfinished(work, SUBJECT):
            raise ImportUnderWay(other.key, other.started_at)
        run = begin(
            work,
            subject=SUBJECT,
            file_name=file.path.name,
            digest=file.digest,
            form=file.how.format,
            mapping=file.how.as_mapping(),
        )
        work.finish(run.key, subject=(SubjectKind.IMPORT_RUN, run.key))
        return run.key


def _stage(
    store: Store,
    actor: Actor,
    run_id: int,
    file: PostingFile,
    progress: Callable[[int], None],
    stopped: Callable[[], bool],
) -> staging.Staged:
    with store.read() as snapshot:
        words = job_words(snapshot, actor.institution_id)
        started_at = queries.run(snapshot, run_id).started_at
    read = file.how.reader(business_day(started_at), words)
    staged = staging.Staged()
    for items in portions(file.rows(), PORTION):
        if stopped():
            raise ImportStopped
        portion = staging.Portion()
        for item in items:
            found = read_item(item, read)
            if isinstance(found, Accepted):
                portion.accepted.append(found)
            else:
                portion.rejected.append((_kept(file, item), found))
        with store.write(actor, "stage_postings") as work:
            held_run(work, run_id, STAGING)
            staging.stage(work, run_id, staged, portion)
            work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
        progress(staged.read)
    return staged


def _kept(file: PostingFile, item: RawRow | RowRejected) -> RawRow:
    return RawRow(item.line, {}) if isinstance(item, RowRejected) else file.how.kept(item)


def _show(store: Store, actor: Actor, run_id: int, staged: staging.Staged, token: str | None) -> int:
    """Let the run be there, or begin to; gives the run that the token names."""
    small = showing.is_small(staged.created, staged.updating)
    with store.read() as reader:
        words = job_words(reader, actor.institution_id)
        prepared = showing.prepare(reader, run_id, words, small=small)
    with store.write(actor, "import_postings", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        run = held_run(work, run_id, STAGING)
        run.created, run.updated, run.unchanged = staged.created, staged.updating, staged.unchanged
        run.rejected, run.total = staged.rejected, staged.read
        showing.show(work, run, prepared)
        work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
    return run_id


def _finish(store: Store, actor: Actor, run_id: int) -> PostingImport:
    """Bring a decided run to its end, and say what came of it."""
    while True:
        with store.read() as reader:
            run = queries.run(reader, run_id)
            if run.state != SHOWING:
                overtaken = (run.total or 0) - run.created - run.updated - run.unchanged - run.rejected
                return PostingImport(run_id, run.created, run.updated, run.unchanged, run.rejected, overtaken)
            words = job_words(reader, actor.institution_id)
            prepared = showing.prepare(reader, run_id, words, small=False)
        with store.write(actor, "show_postings") as work:
            held = held_run(work, run_id, SHOWING, DONE)
            if held.state == SHOWING:
                showing.show(work, held, prepared)
            work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
