"""Postings staged in small portions: whole rows that nobody sees, and what would change known ones."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import text, update

from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.drafts import RawRow
from jobplus_core.imports.rules import Accepted, Rejected
from jobplus_core.imports.runs import delete, staged_ids
from jobplus_core.imports.staging.employers import ensure_employers, stage_contacts, take_out_employers
from jobplus_core.imports.staging.rules import CREATED, OVERTAKEN, REJECTED, UNCHANGED, UPDATING, seen_digest
from jobplus_core.imports.states import CANCELLED
from jobplus_core.kinds import PostingState
from jobplus_core.postings.rules import posting_values
from jobplus_core.tables.postings import ImportRun

ROW: Final = ("run_id", "line", "raw", "outcome", "posting_id", "column_name", "value", "reason")


class _Known(NamedTuple):
    id: int
    external_no: str
    state: str
    registered_on: date
    content_digest: str | None


@dataclass(slots=True)
class Staged:
    """What a run has staged so far: counts, and which known postings its rows have met.

    Attributes:
        met: Outcome of the last row about each known posting.
    """

    created: int = 0
    unchanged: int = 0
    updating: int = 0
    overtaken: int = 0
    rejected: int = 0
    met: dict[int, str] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Rows staged so far, whatever became of them."""
        return self.created + self.unchanged + self.updating + self.overtaken + self.rejected


@dataclass(slots=True)
class Portion:
    """The rows of one transaction.

    Attributes:
        accepted: Good rows, in the file's order.
        rejected: The others, as they may be kept.
    """

    accepted: list[Accepted] = field(default_factory=list)
    rejected: list[tuple[RawRow, Rejected]] = field(default_factory=list)


def stage(work: Work, run_id: int, staged: Staged, portion: Portion) -> None:
    """Write one portion of a file, seen by nobody.

    Args:
        staged: Grows by it.
    """
    rows: list[tuple[Any, ...]] = []
    winners: dict[str, Accepted] = {}
    for row in portion.accepted:
        earlier = winners.pop(row.draft.external_no, None)
        if earlier is not None:
            rows.append(_row(run_id, earlier.raw, OVERTAKEN))
            staged.overtaken += 1
        winners[row.draft.external_no] = row
    known = _known(work, list(winners))
    _take_back(work, run_id, staged, known)
    new: list[Accepted] = []
    for number, row in winners.items():
        posting = known.get(number)
        if posting is None or posting.state == PostingState.STAGED:
            new.append(row)
            continue
        outcome = UNCHANGED if posting.content_digest == seen_digest(row, posting.registered_on) else UPDATING
        staged.met[posting.id] = outcome
        staged.updating += outcome == UPDATING
        staged.unchanged += outcome == UNCHANGED
        rows.append(_row(run_id, row.raw, outcome, posting.id))
    rows += _insert(work, run_id, new)
    staged.created += len(new)
    for raw, refused in portion.rejected:
        rows.append((run_id, raw.line, _raw(raw), REJECTED, None, refused.column, refused.value, refused.reason))
    staged.rejected += len(portion.rejected)
    if rows:
        work.bulk().insert("import_row", ROW, rows)


def _take_back(work: Work, run_id: int, staged: Staged, known: dict[str, _Known]) -> None:
    """Take back what earlier portions staged for the same numbers: the last row wins."""
    own = [posting.id for posting in known.values() if posting.state == PostingState.STAGED]
    met = [posting.id for posting in known.values() if posting.id in staged.met]
    if not own and not met:
        return
    overtaken = text(
        "UPDATE import_row SET outcome = :outcome, posting_id = NULL WHERE run_id = :run AND posting_id IN :ids"
    ).bindparams(bindparam("ids", expanding=True))
    work.session.execute(overtaken, {"outcome": OVERTAKEN, "run": run_id, "ids": own + met})
    if own:
        delete(work, "posting", "id", own)
    staged.created -= len(own)
    for key in met:
        outcome = staged.met.pop(key)
        staged.updating -= outcome == UPDATING
        staged.unchanged -= outcome == UNCHANGED
    staged.overtaken += len(own) + len(met)


def _known(work: Work, numbers: Sequence[str]) -> dict[str, _Known]:
    if not numbers:
        return {}
    statement = text(
        "SELECT id, external_no, state, registered_on, content_digest FROM posting"
        " WHERE institution_id = :center AND external_no IN :numbers"
    ).bindparams(bindparam("numbers", expanding=True))
    found = work.session.execute(statement, {"center": work.actor.institution_id, "numbers": list(numbers)})
    return {row[1]: _Known(row[0], row[1], row[2], as_day(row[3]), row[4]) for row in found}


def _insert(work: Work, run_id: int, rows: Sequence[Accepted]) -> list[tuple[Any, ...]]:
    """Write new postings; their rows of the run come back."""
    if not rows:
        return []
    employers = ensure_employers(work, rows, run_id)
    stage_contacts(work, run_id, rows, employers)
    writer = work.bulk()
    values = [posting_values(row.form) for row in rows]
    columns = ("id", "employer_id", *values[0])
    ids = list(writer.new_ids("posting", len(rows)))
    days = tuple(columns.index(name) for name in ("registered_on", "closes_on"))
    writer.insert(
        "posting",
        columns,
        [(key, employer, *each.values()) for key, employer, each in zip(ids, employers, values, strict=True)],
        days=days,
        same={
            "institution_id": work.actor.institution_id,
            "import_run_id": run_id,
            "state": PostingState.STAGED.value,
            "recorded_at": work.now,
            "version": 1,
        },
    )
    return [_row(run_id, row.raw, CREATED, key) for row, key in zip(rows, ids, strict=True)]


def take_out(work: Work, run_id: int, *, most: int) -> bool:
    """Delete a portion of what a stopped run has staged; False when nothing was left and the run is over."""
    rows = staged_ids(work, "SELECT id FROM import_row WHERE run_id = :run ORDER BY id LIMIT :most", run_id, most)
    if rows:
        delete(work, "import_row", "id", rows)
        return True
    staged = staged_ids(
        work, "SELECT id FROM posting WHERE import_run_id = :run AND state = 'staged' LIMIT :most", run_id, most
    )
    if staged:
        delete(work, "posting", "id", staged)
        return True
    if take_out_employers(work, run_id, most):
        return True
    work.session.execute(
        update(ImportRun).where(text("id = :run")).values(state=CANCELLED, done_at=work.now), {"run": run_id}
    )
    return False


def as_day(value: object) -> date:
    """A day as either driver gives it."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _row(run_id: int, raw: RawRow, outcome: str, posting_id: int | None = None) -> tuple[Any, ...]:
    return (run_id, raw.line, _raw(raw), outcome, posting_id, None, None, None)


def _raw(raw: RawRow) -> str:
    kept = json.dumps(dict(raw.values), ensure_ascii=False).encode("utf-8", "replace").decode()
    return kept.replace("\0", "")
