"""People who are in the store and not yet there: written in small portions, shown all at once, or taken out again.

A staged person's rows are whole but for what finds and counts them: the parts of the name and the ledger come with
the act that shows them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from sqlmodel import col, select, text, update

from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.runs import (
    begin,
    delete,
    held_run,
    is_dead,
    one_at_a_time,
    staged_ids,
    unfinished,
)
from jobplus_core.imports.seekers.queries import SUBJECT
from jobplus_core.imports.seekers.rules import Flawed, Person
from jobplus_core.imports.seekers.staging.meanwhile import leave_out, take_out_people, there_already
from jobplus_core.imports.states import CANCELLED, DONE, STAGING
from jobplus_core.kinds import Channel, Standing, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append_many
from jobplus_core.seekers.finding.rules import NAME_PART_COLUMNS, NAME_PARTS, name_part_rows
from jobplus_core.seekers.rules import (
    RegistrationForm,
    decide_standing,
    license_code,
    registration_bookings,
    registration_values,
)
from jobplus_core.seekers.rules import seeker_values as values_of
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import ImportRun

_REGISTRATION: Final = (
    "id", "institution_id", "seeker_id", "counselor_id", "recorded_at", "version",
    "developer_id", "standing", "standing_reason", "source_channel", "public_work", "registered_on",
)  # fmt: skip
_WISH: Final = ("seeker_id", "kind", "rank", "text", "code", "edition")
_ROW: Final = ("run_id", "line", "raw", "outcome", "seeker_id", "column_name", "value", "reason")


@dataclass(slots=True)
class Staged:
    """What a run has staged so far, as far as showing it needs to know.

    Attributes:
        people: Name, record, registration and its form of everybody new, in the file's order.
        again: Records of known people who are registered again, with the line and the form.
        newest: The newest record of the store when staging began.
    """

    people: list[tuple[str, int, int, RegistrationForm]] = field(default_factory=list)
    again: list[tuple[int, int, RegistrationForm]] = field(default_factory=list)
    skipped: int = 0
    rejected: int = 0
    newest: int = 0


@dataclass(frozen=True, slots=True)
class Prepared:
    """What showing the people of a run writes: the parts of their names, and what their registrations count as."""

    name_parts: list[tuple[int, str, int]]
    acts: list[tuple[Booking, list[int]]]


def locked_run(work: Work, run_id: int) -> ImportRun:
    """The run, held until the transaction ends.

    Raises:
        ImportStopped: It is no longer staging: somebody stopped it.
    """
    return held_run(work, run_id, STAGING)


def stage(
    work: Work,
    run_id: int,
    staged: Staged,
    people: Sequence[Person],
    known: Mapping[int, tuple[str, int | None]],
    flawed: Sequence[Flawed],
    *,
    owner_id: int | None,
    hidden: frozenset[str],
) -> None:
    """Write one portion of a list, seen by nobody.

    Args:
        staged: Grows by it.
        people: Everybody new.
        known: Rows that make nobody new, by line: what becomes of them, and whose record.
        flawed: Rows that are left out.
        owner_id: The counselor whose the new records are.
        hidden: Columns whose values are kept nowhere but in a person's record.
    """
    writer = work.bulk()
    center = work.actor.institution_id
    seekers: list[dict[str, Any]] = []
    registrations: list[tuple[Any, ...]] = []
    wishes: list[tuple[Any, ...]] = []
    licenses: list[tuple[Any, ...]] = []
    rows: list[tuple[Any, ...]] = []
    ids = zip(writer.new_ids("seeker", len(people)), writer.new_ids("registration", len(people)), strict=True)
    for person, (key, registration_id) in zip(people, ids, strict=True):
        form = person.form
        seekers.append(
            values_of(form)
            | {"id": key, "institution_id": center, "import_run_id": run_id, "staged": True, "owner_id": owner_id}
            | {"created_at": work.now, "version": 1}
        )
        registrations.append(_registration(work, registration_id, key, person.registration, Standing.NEW))
        wishes += [
            (key, "occupation", rank, wish.text, wish.code, wish.edition)
            for rank, wish in enumerate(form.occupations, 1)
        ]
        wishes += [(key, "place", rank, code, code, None) for rank, code in enumerate(form.places, 1)]
        licenses += [(key, name, license_code(name)) for name in form.licenses]
        rows.append((run_id, person.line, _raw(person.extras), "created", key, None, None, None))
        staged.people.append((form.name, key, registration_id, person.registration))
    rows += [(run_id, line, "{}", outcome, key, None, None, None) for line, (outcome, key) in known.items()]
    for refused in flawed:
        cell = refused.bad[0]
        value = None if cell.column in hidden else cell.value
        rows.append((run_id, refused.line, _raw(refused.extras), "rejected", None, cell.column, value, cell.reason))
    if seekers:
        columns = tuple(seekers[0])
        days = tuple(columns.index(name) for name in ("birth_date", "available_on", "consent_on"))
        writer.insert("seeker", columns, [tuple(row.values()) for row in seekers], days=days)
        writer.insert("registration", _REGISTRATION, registrations, days=(_REGISTRATION.index("registered_on"),))
    for table, named, found in (
        ("wish", _WISH, wishes),
        ("seeker_license", ("seeker_id", "name", "code"), licenses),
        ("import_row", _ROW, rows),
    ):
        if found:
            writer.insert(table, named, found)
    staged.rejected += len(flawed)


def show(work: Work, run: ImportRun, staged: Staged, prepared: Prepared) -> None:
    """Let everybody staged be there at once: found, counted, and the run done.

    Args:
        prepared: What could be worked out beforehand, so that nobody waits for it.
    """
    one_at_a_time(work)
    same = there_already(work, run.key, newest=staged.newest, started=run.started_at)
    if same:
        leave_out(work, run.key, same)
        staged.people = [person for person in staged.people if person[1] not in same]
        staged.skipped += len(same)
        prepared = prepare(work.actor.institution_id, staged)
    if prepared.name_parts:
        center, *own = NAME_PART_COLUMNS
        work.bulk().insert(NAME_PARTS, own, prepared.name_parts, same={center: work.actor.institution_id})
    again = _register_again(work, staged)
    append_many(work, [*prepared.acts, *_acts(again, Standing.RETURNING)])
    # One statement each: whoever keeps something derived is told of every record.
    scope = {"run": run.key, "now": work.now, "kind": SubjectKind.SEEKER.value, "yes": True, "no": False}
    work.session.execute(
        text(
            "INSERT INTO change_log (subject_kind, subject_id, recorded_at)"
            " SELECT :kind, id, :now FROM seeker WHERE import_run_id = :run AND staged = :yes"
        ),
        scope,
    )
    work.session.execute(
        text("UPDATE seeker SET staged = :no WHERE import_run_id = :run AND staged = :yes"),
        scope,
    )
    run.state = DONE
    run.created, run.updated = len(staged.people), len(again)
    run.unchanged, run.rejected = staged.skipped + len(staged.again) - len(again), staged.rejected
    run.total = run.created + run.updated + run.unchanged + run.rejected
    run.done_at = work.now
    work.session.add(run)


def bookings_of(registered_on: date, public_work: bool, standing: Standing) -> tuple[Booking, ...]:
    """What an imported registration counts as: the institution's own, through the door `import` (design: imports)."""
    return tuple(
        replace(booking, channel=Channel.IMPORT)
        for booking in registration_bookings(
            0,
            counselor_id=None,
            developer_id=None,
            registered_on=registered_on,
            standing=standing,
            public_work=public_work,
        )
    )


def prepare(institution_id: int, staged: Staged) -> Prepared:
    """Work out what showing them writes; name parts in the order of their index, which takes them fastest that way."""
    return Prepared(
        sorted(row[1:] for name, key, _, _ in staged.people for row in name_part_rows(institution_id, key, name)),
        _acts([(key, form) for _, _, key, form in staged.people], Standing.NEW),
    )


def _acts(registrations: Sequence[tuple[int, RegistrationForm]], standing: Standing) -> list[tuple[Booking, list[int]]]:
    """What registrations count as, those that count alike together, in the order of the ledger's sums."""
    alike: dict[tuple[date, bool], list[int]] = {}
    for key, form in registrations:
        alike.setdefault((form.registered_on, form.public_work), []).append(key)
    found = [
        (booking, keys)
        for (registered_on, public_work), keys in alike.items()
        for booking in bookings_of(registered_on, public_work, standing)
    ]
    return sorted(found, key=lambda act: (act[0].indicator.value, act[0].occurred_on, bool(act[0].public_work)))


def start(work: Work, *, file_name: str, digest: str, form: str, mapping: Mapping[str, str]) -> int:
    """Begin a run.

    Returns:
        Its id.
    """
    return begin(work, subject=SUBJECT, file_name=file_name, digest=digest, form=form, mapping=mapping).key


def dead_runs(work: Work) -> list[int]:
    """Runs whose leftovers are to be taken out: stopped ones, those that have not moved, and the account's own."""
    return [run.key for run in unfinished(work, SUBJECT) if is_dead(work, run)]


def take_out(work: Work, run_id: int, *, most: int) -> bool:
    """Delete a portion of what a stopped run has staged; False when nothing was left and the run is over."""
    rows = staged_ids(work, "SELECT id FROM import_row WHERE run_id = :run ORDER BY id LIMIT :most", run_id, most)
    if rows:
        delete(work, "import_row", "id", rows)
        return True
    people = staged_ids(work, "SELECT id FROM seeker WHERE import_run_id = :run AND staged LIMIT :most", run_id, most)
    if people:
        take_out_people(work, people)
        return True
    work.session.exec(update(ImportRun).where(col(ImportRun.id) == run_id).values(state=CANCELLED, done_at=work.now))
    return False


def _register_again(work: Work, staged: Staged) -> list[tuple[int, RegistrationForm]]:
    """Registrations of people known before; whoever was merged or destroyed meanwhile is left out."""
    standing_ids: set[int] = set()
    keys = sorted({key for key, _, _ in staged.again})
    for first in range(0, len(keys), 500):
        statement = select(Seeker.id).where(
            col(Seeker.id).in_(keys[first : first + 500]),
            col(Seeker.merged_into_id).is_(None),
            col(Seeker.destroyed_at).is_(None),
        )
        standing_ids.update(key for key in work.session.exec(statement.with_for_update()).all() if key is not None)
    taken = [(key, form) for key, _, form in staged.again if key in standing_ids]
    if not taken:
        return []
    writer = work.bulk()
    ids = list(writer.new_ids("registration", len(taken)))
    rows = [
        _registration(work, registration_id, key, form, Standing.RETURNING)
        for registration_id, (key, form) in zip(ids, taken, strict=True)
    ]
    writer.insert("registration", _REGISTRATION, rows, days=(_REGISTRATION.index("registered_on"),))
    for key, _ in taken:
        work.changed(SubjectKind.SEEKER, key)
    return [(registration_id, form) for registration_id, (_, form) in zip(ids, taken, strict=True)]


def _registration(
    work: Work, registration_id: int, seeker_id: int, form: RegistrationForm, standing: Standing
) -> tuple[Any, ...]:
    found = decide_standing(form, registered_before=standing is Standing.RETURNING)
    values = registration_values(form, found)
    own = (registration_id, work.actor.institution_id, seeker_id, None, work.now, 1)
    return (*own, *(values[name] for name in _REGISTRATION[len(own) :]))


def _raw(extras: Mapping[str, str]) -> str:
    return json.dumps(dict(extras), ensure_ascii=False)
