"""Reverse tens of thousands of entries in one act, as `reverse` would one by one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import bindparam
from sqlmodel import text

from jobplus_core.db.unit_of_work import Work
from jobplus_core.kinds import SubjectKind
from jobplus_core.ledger.chain import Link, digest_of, new_salt, seal
from jobplus_core.ledger.entries import first_open_day, locked_head
from jobplus_core.tables.ledger import LedgerNote

_PORTION: Final = 400
_READ: Final = (
    "id", "team_id", "counselor_id", "indicator", "quantity", "occurred_on", "counted_on", "subject_id", "funding",
    "channel", "standing", "public_work",
)  # fmt: skip
_WRITTEN: Final = (
    "seq", "team_id", "counselor_id", "indicator", "quantity", "occurred_on", "counted_on", "subject_id", "funding",
    "channel", "standing", "public_work", "reverses_id", "hash",
)  # fmt: skip
# A reversal has the subject of what it reverses, and the subject has an index.
_STANDING: Final = f"""SELECT {", ".join(f"e.{name}" for name in _READ)} FROM ledger_entry e
    WHERE e.subject_kind = :kind AND e.subject_id IN :ids AND e.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.subject_kind = e.subject_kind
            AND r.subject_id = e.subject_id AND r.reverses_id = e.id) ORDER BY e.id"""


def reverse_all(
    work: Work, kind: SubjectKind, ids: Sequence[int], reason: str, *, recorded_at: int | None = None
) -> int:
    """Reverse whatever stands booked on these records, with one reason; every row stays.

    Args:
        recorded_at: Only what was booked at this moment, microseconds UTC.

    Returns:
        How many entries that were.
    """
    found = list(_standing(work, kind, ids, recorded_at))
    if not found:
        return 0
    head, first_open = locked_head(work), first_open_day(work)
    salt = new_salt()
    note = work.add(LedgerNote(salt=salt, text=reason))
    digest = digest_of(salt, reason)
    center = work.actor.institution_id
    rows: list[tuple[Any, ...]] = []
    seq, last = head.seq, head.hash
    for entry in found:
        seq += 1
        occurred_on = _day(entry["occurred_on"])
        counted_on = max(_day(entry["counted_on"]), first_open)
        public_work = None if entry["public_work"] is None else bool(entry["public_work"])
        link = Link(
            actor_id=work.actor.account_id,
            seq=seq,
            institution_id=center,
            team_id=entry["team_id"],
            counselor_id=entry["counselor_id"],
            indicator=entry["indicator"],
            quantity=-entry["quantity"],
            occurred_on=occurred_on,
            counted_on=counted_on,
            recorded_at=work.now,
            subject_kind=kind.value,
            subject_id=entry["subject_id"],
            funding=entry["funding"],
            channel=entry["channel"],
            standing=entry["standing"],
            public_work=public_work,
            reverses_id=entry["id"],
            note_digest=digest,
        )
        last = seal(last, link)
        rows.append(
            (seq, link.team_id, link.counselor_id, link.indicator, link.quantity, occurred_on.isoformat(),
             counted_on.isoformat(), link.subject_id, link.funding, link.channel, link.standing, public_work,
             link.reverses_id, last)
        )  # fmt: skip
    work.bulk().insert(
        "ledger_entry",
        _WRITTEN,
        rows,
        same={
            "actor_id": work.actor.account_id,
            "institution_id": center,
            "recorded_at": work.now,
            "subject_kind": kind.value,
            "note_id": note.key,
            "note_digest": digest,
        },
    )
    head.seq, head.hash = seq, last
    work.session.add(head)
    work.session.flush()
    return len(rows)


def _standing(work: Work, kind: SubjectKind, ids: Sequence[int], recorded_at: int | None) -> Iterator[Any]:
    only = "" if recorded_at is None else " AND e.recorded_at = :recorded_at"
    statement = text(_STANDING.replace(" ORDER BY", f"{only} ORDER BY")).bindparams(bindparam("ids", expanding=True))
    for first in range(0, len(ids), _PORTION):
        told: dict[str, Any] = {"kind": kind.value, "ids": list(ids[first : first + _PORTION])}
        if recorded_at is not None:
            told["recorded_at"] = recorded_at
        yield from work.session.execute(statement, told).mappings()


def _day(value: object) -> date:
    """A day as either driver gives it."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
