"""What a run says anew of postings that stand, applied as `update_posting` would one by one."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import select
from sqlmodel import col, func

from jobplus_core.db.bulk import Same
from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.rules import Accepted, kept_over
from jobplus_core.imports.staging.employers import ensure_employers
from jobplus_core.imports.staging.rules import UNCHANGED, UPDATED, seen_digest
from jobplus_core.kinds import (
    Channel,
    Funding,
    Indicator,
    PlacementState,
    PostingAct,
    PostingSource,
    PostingState,
    SubjectKind,
)
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append_many
from jobplus_core.postings.commands import FILLED
from jobplus_core.postings.editing.rules import DERIVED, StoredPosting, changes_json, form_of
from jobplus_core.postings.rules import channel_of, posting_values
from jobplus_core.tables.casework import Placement
from jobplus_core.tables.postings import Employer, Posting

_PORTION: Final = 400
_KEPT: Final = ("registered_on", "funding", "source")
_STATE: Final = ("state", "closed_on", "closed_reason")


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a run that changes a posting.

    Attributes:
        row_id: The run's row.
    """

    row_id: int
    posting_id: int
    row: Accepted


class Edit(NamedTuple):
    """A posting's new version, and by column what it said before and says since."""

    posting_id: int
    version: int
    changes: Mapping[str, tuple[Any, Any]]


class _Booked(NamedTuple):
    developer_id: int | None
    funding: str
    channel: str
    difference: int


def change(work: Work, changes: Sequence[Change]) -> tuple[int, int]:
    """Mend the postings, each with an edit that says what was before, and book openings learned or changed today.

    Returns:
        How many were mended, and how many were no longer there to be.
    """
    changed = gone = 0
    booked: dict[_Booked, list[int]] = {}
    for first in range(0, len(changes), _PORTION):
        part = changes[first : first + _PORTION]
        done = _change(work, part, booked)
        changed += done
        gone += len(part) - done
    if booked:
        append_many(work, [(_booking(work, key), keys) for key, keys in sorted(booked.items(), key=_order)])
    return changed, gone


def _order(item: tuple[_Booked, list[int]]) -> tuple[int, str, str, int]:
    key = item[0]
    return (key.developer_id or 0, key.funding, key.channel, key.difference)


def _booking(work: Work, key: _Booked) -> Booking:
    return Booking(
        indicator=Indicator.OPENING,
        counselor_id=key.developer_id,
        occurred_on=work.today,
        subject_kind=SubjectKind.POSTING,
        subject_id=0,
        quantity=key.difference,
        funding=Funding(key.funding),
        channel=Channel(key.channel),
    )


def _change(work: Work, changes: Sequence[Change], booked: dict[_Booked, list[int]]) -> int:
    # Employers come before the postings' locks, as wherever both are taken.
    employers = ensure_employers(work, [each.row for each in changes], None)
    ids = [each.posting_id for each in changes]
    standing, filled = standing_rows(work, ids), filled_counts(work, ids)
    names = employer_names(work, {*employers, *(row["employer_id"] for row in standing.values())})
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    edits: list[Edit] = []
    told: list[tuple[Any, ...]] = []
    for each, employer_id in zip(changes, employers, strict=True):
        before = standing.get(each.posting_id)
        if before is None:
            told.append((UNCHANGED, None, each.row_id))
            continue
        after = _after(each, before, employer_id, filled.get(each.posting_id, 0), work.today)
        columns = tuple(after)
        rows.append((*after.values(), each.posting_id))
        changed = {name: (before[name], value) for name, value in after.items() if before[name] != value}
        edits.append(Edit(each.posting_id, after["version"], shown_changes(changed, names)))
        told.append((UPDATED, kept_before(changed, after["version"]), each.row_id))
        difference = (after["openings"] or 0) - (before["openings"] or 0)
        if difference:
            channel = channel_of(
                PostingSource(before["source"]),
                developer_id=before["developer_id"],
                by_run=before["import_run_id"] is not None,
            )
            key = _Booked(before["developer_id"], before["funding"], channel.value, difference)
            booked.setdefault(key, []).append(each.posting_id)
    write_back(work, columns, rows)
    write_edits(work, PostingAct.IMPORTED, edits)
    if told:
        work.bulk().update("import_row", ("outcome", "value"), told)
    return len(rows)


def _after(each: Change, before: Mapping[str, Any], employer_id: int, filled: int, today: date) -> dict[str, Any]:
    """The columns of a posting as the run mends it: openings never below those hired, filled or open as they say."""
    row = each.row
    stood = {name: before[name] for name in StoredPosting._fields if name != "employer"}
    form = kept_over(row.form, form_of(StoredPosting(**stood, employer=row.form.employer)), draft=row.draft)
    if form.openings is not None:
        form = replace(form, openings=max(form.openings, filled))
    values = {name: value for name, value in posting_values(form).items() if name not in _KEPT}
    values |= {name: before[name] for name in _STATE}
    full = form.openings is not None and filled >= form.openings
    if full and before["state"] == PostingState.OPEN:
        values |= {"state": PostingState.CLOSED.value, "closed_on": today, "closed_reason": FILLED}
    elif not full and before["state"] == PostingState.CLOSED and before["closed_reason"] == FILLED:
        values |= {"state": PostingState.OPEN.value, "closed_on": None, "closed_reason": None}
    # What the feed said, not what was kept beside it: the same row next time is no change.
    digest = seen_digest(row, before["registered_on"])
    return values | {"employer_id": employer_id, "content_digest": digest, "version": before["version"] + 1}


def kept_before(changed: Mapping[str, tuple[Any, Any]], version: int) -> str:
    """What a row of the run keeps of its posting as it was before, so that it can be set back."""
    before = {name: _plain(pair[0]) for name, pair in changed.items() if name != "version"}
    return json.dumps({"version": version, "before": before}, ensure_ascii=False)


def shown_changes(changed: Mapping[str, tuple[Any, Any]], names: Mapping[int, str]) -> dict[str, tuple[Any, Any]]:
    """Changes as the posting's history shows them: the employer by name, and nothing that follows from others."""
    shown = {name: pair for name, pair in changed.items() if name not in (*DERIVED, *_STATE, "employer_id", "version")}
    if "employer_id" in changed:
        before, after = changed["employer_id"]
        shown["employer"] = (names.get(before, ""), names.get(after, ""))
    return shown


def employer_names(work: Work, ids: set[int]) -> dict[int, str]:
    """Employers' names."""
    columns = Employer.__table__.c  # type: ignore[attr-defined]
    statement = select(columns.id, columns.name).where(columns.id.in_(sorted(ids)))
    return {int(row[0]): str(row[1]) for row in work.session.execute(statement)}


def standing_rows(work: Work, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
    """Rows of postings, held until the transaction ends; those that an import took back again are left out."""
    columns = Posting.__table__.c  # type: ignore[attr-defined]
    found: dict[int, Mapping[str, Any]] = {}
    for first in range(0, len(ids), _PORTION):
        statement = select(*columns).where(
            columns.id.in_(ids[first : first + _PORTION]),
            columns.state.in_((PostingState.OPEN.value, PostingState.CLOSED.value)),
        )
        for row in work.session.execute(statement.order_by(columns.id).with_for_update()).mappings():
            found[row["id"]] = dict(row)
    return found


def filled_counts(work: Work, ids: Sequence[int]) -> dict[int, int]:
    """Standing placements by posting."""
    statement = (
        select(col(Placement.posting_id), func.count())
        .where(col(Placement.posting_id).in_(ids), col(Placement.state) == PlacementState.STANDING.value)
        .group_by(col(Placement.posting_id))
    )
    return {int(row[0]): int(row[1]) for row in work.session.execute(statement)}


def write_edits(work: Work, act: PostingAct, edits: Sequence[Edit], *, reason: str | None = None) -> None:
    """Write into the postings' history what became of them, and tell whoever keeps something derived from them."""
    if not edits:
        return
    writer = work.bulk()
    same: dict[str, Same] = {"account_id": work.actor.account_id, "act": act.value, "edited_at": work.now}
    rows = [(each.posting_id, each.version, changes_json(each.changes), reason) for each in edits]
    writer.insert("posting_edit", ("posting_id", "version", "changes", "reason"), rows, same=same)
    told: dict[str, Same] = {"subject_kind": SubjectKind.POSTING.value, "recorded_at": work.now}
    writer.insert("change_log", ("subject_id",), [(each.posting_id,) for each in edits], same=told)


def write_back(work: Work, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Set columns of postings, days among them; each row ends with its id."""
    if not rows:
        return
    days = tuple(at for at, name in enumerate(columns) if name in ("closes_on", "closed_on", "registered_on"))
    work.bulk().update("posting", columns, rows, days=days)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
