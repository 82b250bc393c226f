"""Take a seeker list in: staged in short transactions, seen all at once, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store
from jobplus_core.errors import FieldMissing, ImportStopped, RoleMissing, RowsFlawed
from jobplus_core.imports.runs import leave
from jobplus_core.imports.seekers.fields import FIELDS, known_heading
from jobplus_core.imports.seekers.queries import known_people
from jobplus_core.imports.seekers.rules import (
    Existing,
    Flawed,
    Owner,
    Person,
    RowReader,
    missing_fields,
    personal_columns,
)
from jobplus_core.imports.seekers.staging import commands as staging
from jobplus_core.imports.states import portions
from jobplus_core.imports.tables.fields import Assignment, assign
from jobplus_core.imports.tables.opening import open_table
from jobplus_core.imports.tables.rules import AS_DETECTED, Reading, Table, TableRefused
from jobplus_core.job_words.queries import words as job_words
from jobplus_core.kinds import Role, SubjectKind

PORTION: Final = 250
"""Rows of one transaction: other desks wait no longer than for one such."""

TAKEN_OUT: Final = 400
SAMPLES: Final = 200


@dataclass(frozen=True, slots=True)
class SeekerImport:
    """What came of a list.

    Attributes:
        created: New people.
        again: Known people registered again.
        skipped: Rows about people who have a record or stand further up in the file.
        rejected: Rows that must be mended.
    """

    run_id: int
    created: int
    again: int
    skipped: int
    rejected: int


def open_list(path: Path, reading: Reading = AS_DETECTED) -> Table:
    """Open a seeker list and find its header.

    Raises:
        TableRefused: What is wrong with the file.
    """
    return open_table(
        path, known=known_heading, encoding=reading.encoding, separator=reading.separator, sheet=reading.sheet
    )


def assign_columns(table: Table, chosen: Mapping[str, str | None] | None = None) -> Assignment:
    """Give each column of a list its field, by what somebody chose, its heading, or what stands in it."""
    samples = [row.cells for row in next(portions(table.rows(), SAMPLES), [])]
    return assign(table.columns, samples, FIELDS, chosen)


def import_seekers(
    store: Store,
    actor: Actor,
    path: Path,
    *,
    reading: Reading = AS_DETECTED,
    chosen: Mapping[str, str | None] | None = None,
    digest: str | None = None,
    good_only: bool = False,
    existing: Existing = Existing.SKIP,
    owner: Owner = Owner.NOBODY,
    progress: Callable[[int], None] = lambda done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> SeekerImport:
    """Take a list in; nobody on it is seen, found or counted before all of it is.

    Its registrations are the institution's own, through the door `import`, whoever owns the new records. What an
    import left behind that was killed is taken out first: it is simply started again.

    Args:
        digest: SHA-256 of the file that was looked over, in hex; another one is refused.
        good_only: Take the good rows and leave the others; otherwise one row to mend refuses them all.
        existing: What becomes of rows about people who have a record.
        owner: Whose the new records are; it moves no figure.
        progress: Told how many rows are staged.
        stopped: Asked between portions whether somebody wants no more of it.

    Raises:
        RoleMissing: The new records are to be the account's own, and it is no counselor's.
        TableRefused: The file cannot be read, or changed since it was looked over.
        FieldMissing: No column fills the name, or a contact.
        RowsFlawed: Rows must be mended first.
        ImportStopped: Somebody stopped it; nothing of it is left.
    """
    if owner is Owner.ME and actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    owner_id = actor.counselor_id if owner is Owner.ME else None
    sweep(store, actor)
    table = open_list(path, reading)
    if digest is not None and digest != table.digest:
        raise TableRefused(str(path), "changed_meanwhile", "")
    assignment = assign_columns(table, chosen)
    for name in missing_fields(assignment):
        raise FieldMissing(name)
    today = business_day(micros(store.clock()))
    if not good_only:
        _refuse_flawed(table, assignment, today, stopped)
    with store.write(actor, "start_seeker_import") as work:
        run_id = staging.start(
            work, file_name=path.name, digest=table.digest, form=table.form, mapping=assignment.fields
        )
        work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
    try:
        staged = _stage(store, actor, run_id, table, assignment, today, existing, owner_id, progress, stopped)
        prepared = staging.prepare(actor.institution_id, staged)
        if stopped():
            raise ImportStopped
        with store.write(actor, "import_seekers") as work:
            run = staging.locked_run(work, run_id)
            staging.show(work, run, staged, prepared)
            counts = (run.created, run.updated, run.unchanged, run.rejected)
            work.finish(run_id, *counts, subject=(SubjectKind.IMPORT_RUN, run_id))
    except BaseException:
        discard(store, actor, run_id)
        raise
    return SeekerImport(run_id, *counts)


def sweep(store: Store, actor: Actor) -> int:
    """Take out what killed and stopped imports of this center left behind, and the account's own unfinished ones.

    Returns:
        How many imports that were.
    """
    with store.write(actor, "sweep_imports") as work:
        dead = staging.dead_runs(work)
        work.finish(len(dead))
    for run_id in dead:
        discard(store, actor, run_id)
    return len(dead)


def discard(store: Store, actor: Actor, run_id: int) -> None:
    """Stop a run and take out what it has staged, in short transactions; a run that is done stays."""
    with store.write(actor, "stop_seeker_import") as work:
        going = leave(work, run_id)
        work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
    while going:
        with store.write(actor, "discard_seeker_import") as work:
            going = staging.take_out(work, run_id, most=TAKEN_OUT)
            work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))


def _refuse_flawed(table: Table, assignment: Assignment, today: date, stopped: Callable[[], bool]) -> None:
    reader = RowReader(table.columns, assignment, today=today, damaged=table.damaged)
    flawed = 0
    for portion in portions(table.rows(), PORTION):
        if stopped():
            raise ImportStopped
        flawed += sum(isinstance(reader.read(row), Flawed) for row in portion)
    if flawed:
        raise RowsFlawed(flawed)


def _stage(
    store: Store,
    actor: Actor,
    run_id: int,
    table: Table,
    assignment: Assignment,
    today: date,
    existing: Existing,
    owner_id: int | None,
    progress: Callable[[int], None],
    stopped: Callable[[], bool],
) -> staging.Staged:
    with store.read() as snapshot:
        words = job_words(snapshot, actor.institution_id)
        newest = snapshot.number("SELECT MAX(id) FROM seeker", {})
    reader = RowReader(table.columns, assignment, today=today, damaged=table.damaged, job_words=words)
    hidden = personal_columns(assignment)
    staged = staging.Staged(newest=newest)
    seen: set[str] = set()
    done = 0
    for portion in portions(table.rows(), PORTION):
        if stopped():
            raise ImportStopped
        looked = [reader.read(row) for row in portion]
        people = [person for person in looked if isinstance(person, Person)]
        with store.read() as snapshot:
            records = known_people(snapshot, actor.institution_id, people)
        new: list[Person] = []
        known: dict[int, tuple[str, int | None]] = {}
        for person in people:
            record = next((records[key] for key in person.keys if key in records), None)
            twice = any(key in seen for key in person.keys)
            seen.update(person.keys)
            if twice:
                staged.skipped += 1
                known[person.line] = ("twice", None)
            elif record is None:
                new.append(person)
            elif existing is Existing.AGAIN:
                staged.again.append((record, person.line, person.registration))
                known[person.line] = ("again", record)
            else:
                staged.skipped += 1
                known[person.line] = ("skipped", record)
        with store.write(actor, "stage_seekers") as work:
            staging.locked_run(work, run_id)
            flawed = [row for row in looked if isinstance(row, Flawed)]
            staging.stage(work, run_id, staged, new, known, flawed, owner_id=owner_id, hidden=hidden)
            work.finish(run_id, subject=(SubjectKind.IMPORT_RUN, run_id))
        done += len(portion)
        progress(done)
    return staged
