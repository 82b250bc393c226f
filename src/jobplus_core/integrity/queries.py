"""Check a whole store: every chain, every figure, every seal, every posting, the matching index, and the file."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.integrity.recount import (
    FigureDifference,
    SubjectDifference,
    figure_differences,
    subject_differences,
)
from jobplus_core.integrity.rules import CheckReport, Finding, FindingKind
from jobplus_core.ledger.heads import head_at
from jobplus_core.ledger.verify import Break, verify
from jobplus_core.matching.verify import IndexDifference, index_differences

_CHAIN = {
    "gap": FindingKind.CHAIN_GAP,
    "hash": FindingKind.CHAIN_HASH,
    "note": FindingKind.CHAIN_NOTE,
    "tail": FindingKind.CHAIN_TAIL,
}


def check(store: Store) -> CheckReport:
    """Verify all chains, count every figure anew and look over the database itself, in one snapshot.

    Raises:
        StoreRefusal: The store is too damaged to be read at all.
    """
    with store.read() as reader:
        walked = verify(reader)
        findings = (
            *(_of_break(found) for found in walked.breaks),
            *_seals(reader),
            *(_of_figure(found) for found in figure_differences(reader)),
            *(_of_subject(found) for found in subject_differences(reader)),
            *_overfull(reader),
            *(_of_index(found) for found in index_differences(reader)),
            *(_file(reader) if store.location.dialect == "sqlite" else ()),
        )
    return CheckReport(walked.entries, walked.heads, findings)


def _of_break(found: Break) -> Finding:
    return Finding(_CHAIN[found.kind], f"actor {found.actor_id} entry {found.seq}", "")


def _of_figure(found: FigureDifference) -> Finding:
    day = found.day.isoformat() if found.day else "all days"
    whose = f"counselor {found.counselor_id}" if found.counselor_id else f"institution {found.institution_id}"
    return Finding(
        FindingKind.FIGURE, f"{found.indicator} {whose} {day}", f"counted {found.counted}, booked {found.booked}"
    )


def _of_subject(found: SubjectDifference) -> Finding:
    if not found.counted:
        kind = FindingKind.NO_SUBJECT
    elif abs(found.booked) < abs(found.counted):
        kind = FindingKind.NOT_BOOKED
    else:
        kind = FindingKind.BOOKED_TWICE
    return Finding(
        kind,
        f"{found.subject_kind} {found.subject_id}",
        f"{found.indicator}: counted {found.counted}, booked {found.booked}",
    )


def _of_index(found: IndexDifference) -> Finding:
    detail = f"{found.side}: {found.rows} rows differ" if found.side else "cannot be read"
    return Finding(FindingKind.MATCHING_INDEX, f"institution {found.institution_id}", detail)


class _Seal(NamedTuple):
    id: int
    closed_through: date
    closed_at: int
    head: str


def _seals(reader: Reader) -> Iterator[Finding]:
    """Closings whose sealed head is not the one the chains had then: a tail was cut off, or a chain written anew."""
    for seal in reader.rows("SELECT id, closed_through, closed_at, head FROM closing ORDER BY id", {}, _Seal):
        if head_at(reader, seal.closed_at) != seal.head:
            yield Finding(FindingKind.SEAL, f"closing {seal.id}", f"closed through {seal.closed_through.isoformat()}")


class _Overfull(NamedTuple):
    id: int
    openings: int
    filled: int


def _overfull(reader: Reader) -> Iterator[Finding]:
    for found in reader.rows(
        """SELECT p.id, p.openings, COUNT(*) FROM posting p JOIN placement l ON l.posting_id = p.id
        WHERE l.state <> 'cancelled' AND p.openings IS NOT NULL
        GROUP BY p.id, p.openings HAVING COUNT(*) > p.openings ORDER BY p.id""",
        {},
        _Overfull,
    ):
        yield Finding(FindingKind.OVERFULL, f"posting {found.id}", f"openings {found.openings}, filled {found.filled}")


class _Message(NamedTuple):
    text: str


class _Dangling(NamedTuple):
    table: str
    rowid: int | None
    parent: str
    constraint: int


def _file(reader: Reader) -> Iterator[Finding]:
    for found in reader.rows("PRAGMA quick_check", {}, _Message):
        if found.text != "ok":
            yield Finding(FindingKind.FILE, "file", found.text)
    for message in reader.rows("PRAGMA cipher_integrity_check", {}, _Message):
        yield Finding(FindingKind.FILE, "file", message.text)
    for row in reader.rows("PRAGMA foreign_key_check", {}, _Dangling):
        yield Finding(FindingKind.REFERENCE, f"{row.table} {row.rowid}", f"no such {row.parent}")
