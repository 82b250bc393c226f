"""The act that lets the postings of a run be there: worked out beforehand, so that other desks wait for little."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from sqlmodel import text

from jobplus_core.clock import business_day
from jobplus_core.db.read_port import Reader
from jobplus_core.db.unit_of_work import Work
from jobplus_core.imports.drafts import RawRow
from jobplus_core.imports.rules import Accepted, Words
from jobplus_core.imports.runs import one_at_a_time
from jobplus_core.imports.sources import how_of
from jobplus_core.imports.staging.changing import Change, change
from jobplus_core.imports.staging.employers import show_employers, take_out_employers
from jobplus_core.imports.staging.rules import UPDATING
from jobplus_core.imports.states import DONE, SHOWING
from jobplus_core.kinds import Funding, PostingSource, PostingState, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append_many
from jobplus_core.postings.rules import posting_bookings
from jobplus_core.tables.postings import ImportRun

AT_ONCE: Final = 20_000
"""New postings that are shown in one act; a larger run comes to be seen in acts of `SHOWN`."""
CHANGED_AT_ONCE: Final = 2_000
"""Changes of known postings that are made in the same act; they take twelve times as long."""
SHOWN: Final = 5_000
CHANGED: Final = 400


class _New(NamedTuple):
    id: int
    registered_on: date
    funding: str
    source: str
    openings: int | None


class _Changing(NamedTuple):
    id: int
    line: int
    raw: str
    posting_id: int


class _Run(NamedTuple):
    format: str
    mapping: str | None
    started_at: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """What one act of showing writes.

    Attributes:
        acts: What the postings count as.
        first_id, last_id: The first and last of the new postings.
        new: How many there are.
        whole: Whether nothing is left after it.
    """

    acts: list[tuple[Booking, list[int]]]
    first_id: int
    last_id: int
    new: int
    changes: list[Change]
    whole: bool


def is_small(created: int, updating: int) -> bool:
    """Whether a run is shown in one act."""
    return created <= AT_ONCE and updating <= CHANGED_AT_ONCE


def prepare(reader: Reader, run_id: int, words: Words, *, small: bool) -> Prepared:
    """Work out the next act of showing a run.

    Args:
        words: The center's own words for work.
        small: Whether it is to show all that there is.
    """
    most, most_changes = (AT_ONCE, CHANGED_AT_ONCE) if small else (SHOWN, CHANGED)
    new = reader.rows(
        """SELECT id, registered_on, funding, source, openings FROM posting
        WHERE import_run_id = :run AND state = 'staged' ORDER BY id LIMIT :most""",
        {"run": run_id, "most": most + 1},
        _New,
    )
    whole = len(new) <= most
    changing: list[_Changing] = []
    # New ones first, then what changes known ones: two kinds of work in one act would add up.
    if small or whole:
        changing = reader.rows(
            """SELECT id, line, raw, posting_id FROM import_row
            WHERE run_id = :run AND outcome = :updating ORDER BY id LIMIT :most""",
            {"run": run_id, "updating": UPDATING, "most": most_changes + 1},
            _Changing,
        )
        whole = len(changing) <= most_changes
    if not small and new and changing:
        changing, whole = [], False
    shown = new[:most]
    return Prepared(
        _acts(shown),
        shown[0].id if shown else 0,
        shown[-1].id if shown else 0,
        len(shown),
        _changes(reader, run_id, changing[:most_changes], words),
        whole,
    )


def _acts(rows: list[_New]) -> list[tuple[Booking, list[int]]]:
    """What the postings count as, those that count alike together, in the order of the ledger's sums."""
    alike: dict[tuple[date, str, str, int | None], list[int]] = {}
    for row in rows:
        alike.setdefault((row.registered_on, row.funding, row.source, row.openings), []).append(row.id)
    found = [
        (booking, ids)
        for (registered_on, funding, source, openings), ids in alike.items()
        for booking in posting_bookings(
            0,
            developer_id=None,
            registered_on=registered_on,
            funding=Funding(funding),
            source=PostingSource(source),
            openings=openings,
            by_run=True,
        )
    ]
    return sorted(found, key=lambda act: (act[0].indicator.value, act[0].occurred_on, act[0].quantity))


def _changes(reader: Reader, run_id: int, rows: list[_Changing], words: Words) -> list[Change]:
    """The changes, read again from the rows as they came."""
    if not rows:
        return []
    run = reader.one("SELECT format, mapping, started_at FROM import_run WHERE id = :id", {"id": run_id}, _Run)
    assert run is not None
    read = how_of(run.format, run.mapping).reader(business_day(run.started_at), words)
    found = []
    for row in rows:
        accepted = read(RawRow(row.line, json.loads(row.raw)))
        if isinstance(accepted, Accepted):
            found.append(Change(row.id, row.posting_id, accepted))
    return found


def show(work: Work, run: ImportRun, prepared: Prepared) -> None:
    """Let the next of a run's postings be there at once: found, counted, and the run done when they were the last."""
    one_at_a_time(work)
    run.state = SHOWING
    append_many(work, prepared.acts)
    scope = {
        "run": run.key,
        "first": prepared.first_id,
        "last": prepared.last_id,
        "now": work.now,
        "kind": SubjectKind.POSTING.value,
        "staged": PostingState.STAGED.value,
        "open": PostingState.OPEN.value,
    }
    if prepared.new:
        show_employers(work, run.key, prepared.first_id, prepared.last_id)
        # Both ends, so that a large run's postings are not gone through once more by each act.
        those = "import_run_id = :run AND state = :staged AND id >= :first AND id <= :last"
        work.session.execute(
            text(
                "INSERT INTO change_log (subject_kind, subject_id, recorded_at)"
                f" SELECT :kind, id, :now FROM posting WHERE {those}"
            ),
            scope,
        )
        work.session.execute(text(f"UPDATE posting SET state = :open WHERE {those}"), scope)
    _, gone = change(work, prepared.changes)
    run.updated -= gone
    run.unchanged += gone
    if prepared.whole:
        # Employers of rows that were overtaken by others further down.
        take_out_employers(work, run.key, AT_ONCE)
        run.state = DONE
    run.done_at = work.now
    work.session.add(run)
