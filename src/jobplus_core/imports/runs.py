"""What the runs of every import share: begun, moved on, left, and done, in short transactions."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import bindparam
from sqlmodel import col, select, text

from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import ImportStopped
from jobplus_core.imports.states import LEAVING, SHOWING, STAGING
from jobplus_core.tables.postings import ImportRun
from jobplus_core.tables.staff import Institution

STILL_FOR: Final = 60_000_000
"""Microseconds without a move after which a run is taken for dead."""


def begin(
    work: Work, *, subject: str, file_name: str, digest: str, form: str, mapping: Mapping[str, object] | None
) -> ImportRun:
    """Begin a run; nothing of it is staged yet."""
    return work.add(
        ImportRun(
            institution_id=work.actor.institution_id,
            actor_id=work.actor.account_id,
            file_name=file_name,
            file_hash=digest,
            format=form,
            state=STAGING,
            subject=subject,
            mapping=None if mapping is None else json.dumps(dict(mapping), ensure_ascii=False),
            started_at=work.now,
            done_at=work.now,
        )
    )


def held_run(work: Work, run_id: int, *states: str) -> ImportRun:
    """The run, held until the transaction ends, and marked as one that moves.

    Raises:
        ImportStopped: It is in none of `states`: somebody stopped it.
    """
    run = work.get(ImportRun, run_id, lock=True)
    if run.state not in states:
        raise ImportStopped
    run.done_at = work.now
    work.session.add(run)
    work.session.flush()
    return run


def unfinished(work: Work, subject: str) -> list[ImportRun]:
    """The center's runs of this kind that are neither done nor cancelled, oldest first."""
    return list(
        work.session.exec(
            select(ImportRun)
            .where(
                ImportRun.institution_id == work.actor.institution_id,
                ImportRun.subject == subject,
                col(ImportRun.state).in_((STAGING, SHOWING, LEAVING)),
            )
            .order_by(col(ImportRun.id))
        ).all()
    )


def stands_still(work: Work, run: ImportRun) -> bool:
    """Whether an unfinished run was stopped, or has not moved for so long that nobody is at work on it."""
    return run.state == LEAVING or (run.done_at or run.started_at) < work.now - STILL_FOR


def is_dead(work: Work, run: ImportRun) -> bool:
    """Whether an unfinished run may be taken out or brought to its end: it stands still, or is the account's own."""
    return run.actor_id == work.actor.account_id or stands_still(work, run)


def leave(work: Work, run_id: int) -> bool:
    """Mark a run stopped, so that its next portion finds no way in; False when it is decided, done or gone already."""
    run = work.get(ImportRun, run_id, lock=True)
    if run.state not in (STAGING, LEAVING):
        return False
    run.state = LEAVING
    work.session.add(run)
    return True


def one_at_a_time(work: Work) -> None:
    """Let no other import of the center come in until this transaction ends; desks at other work go on."""
    work.session.exec(
        select(Institution.id).where(col(Institution.id) == work.actor.institution_id).with_for_update(key_share=True)
    ).one()


def staged_ids(work: Work, sql: str, run_id: int, most: int) -> list[int]:
    """Ids that a statement over `:run` and `:most` finds."""
    return [int(row[0]) for row in work.session.execute(text(sql), {"run": run_id, "most": most})]


def delete(work: Work, table: str, column: str, ids: Sequence[int]) -> None:
    """Delete the rows of a table in whose `column` one of `ids` stands."""
    statement = text(f"DELETE FROM {table} WHERE {column} IN :ids").bindparams(bindparam("ids", expanding=True))
    work.session.execute(statement, {"ids": list(ids)})
