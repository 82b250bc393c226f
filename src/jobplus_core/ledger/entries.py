"""Append to the ledger and reverse what was appended; nothing else ever touches its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Final

from sqlmodel import col, func, or_, select

from jobplus_core.db.bulk import Same
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyReversed
from jobplus_core.kinds import SubjectKind
from jobplus_core.ledger.bookings import Booking, link_of
from jobplus_core.ledger.chain import Link, Seals, digest_of, genesis, new_salt, seal
from jobplus_core.tables.ledger import ChainHead, Closing, LedgerEntry, LedgerNote
from jobplus_core.tables.staff import TeamMembership

_OWN: Final = ("seq", "occurred_on", "counted_on", "subject_id", "hash")
_SHARED: Final = tuple(field.name for field in fields(Link) if field.name not in _OWN)
_shared: Final = attrgetter(*_SHARED)


def append(work: Work, *bookings: Booking) -> list[LedgerEntry]:
    """Book acts on the actor's chain, in this order.

    The team is the credited counselor's on the day claimed and stays so. A day that is closed counts on the
    first open one.
    """
    head = locked_head(work)
    open_from = first_open_day(work)
    entries = []
    for booking in bookings:
        team_id = _team_on(work, booking.counselor_id, booking.occurred_on)
        link = link_of(
            booking,
            actor_id=work.actor.account_id,
            institution_id=work.actor.institution_id,
            seq=head.seq + 1,
            team_id=team_id,
            open_from=open_from,
            recorded_at=work.now,
        )
        entries.append(_insert(work, head, link))
    return entries


def append_many(work: Work, acts: Iterable[tuple[Booking, Sequence[int]]]) -> int:
    """Book tens of thousands of acts on the actor's chain, in this order, as `append` would one by one.

    Args:
        acts: What is counted once for each of the subjects beside it, whatever its own subject.

    Returns:
        How many there were.
    """
    head = locked_head(work)
    open_from = first_open_day(work)
    seq, last = head.seq, head.hash
    teams: dict[tuple[int | None, date], int | None] = {}
    booked = 0
    # Tens of thousands of rows while every other desk waits: nothing is done for each that can be done once.
    same: dict[str, Same] = {}
    rows: list[tuple[object, ...]] = []
    writer = work.bulk()
    for booking, subjects in acts:
        whose = booking.counselor_id, booking.occurred_on
        if whose not in teams:
            teams[whose] = _team_on(work, *whose)
        link = link_of(
            booking,
            actor_id=work.actor.account_id,
            institution_id=work.actor.institution_id,
            seq=seq,
            team_id=teams[whose],
            open_from=open_from,
            recorded_at=work.now,
        )
        shared = dict(zip(_SHARED, _shared(link), strict=True))
        if rows and shared != same:
            writer.insert("ledger_entry", _OWN, rows, same=same)
            rows = []
        same = shared
        days = link.occurred_on.isoformat(), link.counted_on.isoformat()
        seal_next = Seals(link).seal
        for subject_id in subjects:
            seq += 1
            last = seal_next(last, seq, subject_id)
            rows.append((seq, *days, subject_id, last))
        booked += len(subjects)
    if rows:
        writer.insert("ledger_entry", _OWN, rows, same=same)
    if booked:
        head.seq, head.hash = seq, last
        work.session.add(head)
        work.session.flush()
    return booked


def reverse(work: Work, entries: Iterable[LedgerEntry], reason: str) -> list[LedgerEntry]:
    """Book the opposite of `entries` with a reason; both rows stay.

    Raises:
        AlreadyReversed: One of them was reversed before, or is a reversal itself: what was undone is booked anew.
    """
    entries = list(entries)
    if not entries:
        return []
    head = locked_head(work)
    open_from = first_open_day(work)
    salt = new_salt()
    note = work.add(LedgerNote(salt=salt, text=reason))
    reversals = []
    for entry in entries:
        if (
            entry.reverses_id is not None
            or work.session.exec(select(LedgerEntry.id).where(LedgerEntry.reverses_id == entry.id)).first()
        ):
            raise AlreadyReversed(entry.key)
        link = Link(
            actor_id=work.actor.account_id,
            seq=head.seq + 1,
            institution_id=entry.institution_id,
            team_id=entry.team_id,
            counselor_id=entry.counselor_id,
            indicator=entry.indicator,
            quantity=-entry.quantity,
            occurred_on=entry.occurred_on,
            counted_on=max(entry.counted_on, open_from),
            recorded_at=work.now,
            subject_kind=entry.subject_kind,
            subject_id=entry.subject_id,
            funding=entry.funding,
            channel=entry.channel,
            standing=entry.standing,
            public_work=entry.public_work,
            reverses_id=entry.key,
            note_digest=digest_of(salt, reason),
        )
        reversals.append(_insert(work, head, link, note_id=note.key))
    return reversals


def standing_entries(work: Work, kind: SubjectKind, key: int) -> list[LedgerEntry]:
    """The entries that rest on a record and have not been reversed."""
    reversed_ids = select(LedgerEntry.reverses_id).where(col(LedgerEntry.reverses_id).is_not(None))
    return list(
        work.session.exec(
            select(LedgerEntry)
            .where(
                LedgerEntry.subject_kind == kind.value,
                LedgerEntry.subject_id == key,
                col(LedgerEntry.reverses_id).is_(None),
                col(LedgerEntry.id).not_in(reversed_ids),
            )
            .order_by(col(LedgerEntry.id))
        )
    )


def open_chain(work: Work, actor_id: int) -> None:
    """Start the chain of a new account."""
    work.add(ChainHead(actor_id=actor_id, seq=0, hash=genesis(actor_id)))


def locked_head(work: Work) -> ChainHead:
    """The end of the actor's chain, held until the transaction ends."""
    return work.session.exec(
        select(ChainHead)
        .where(ChainHead.actor_id == work.actor.account_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def first_open_day(work: Work) -> date:
    """The first day that no closing has frozen."""
    closed = work.session.exec(
        select(func.max(col(Closing.closed_through))).where(Closing.institution_id == work.actor.institution_id)
    ).one()
    return date.min if closed is None else closed + timedelta(days=1)


def _team_on(work: Work, counselor_id: int | None, day: date) -> int | None:
    if counselor_id is None:
        return None
    return work.session.exec(
        select(TeamMembership.team_id)
        .where(
            TeamMembership.counselor_id == counselor_id,
            TeamMembership.since <= day,
            or_(col(TeamMembership.until).is_(None), col(TeamMembership.until) >= day),
        )
        .order_by(col(TeamMembership.since).desc(), col(TeamMembership.id).desc())
    ).first()


def _insert(work: Work, head: ChainHead, link: Link, *, note_id: int | None = None) -> LedgerEntry:
    sealed = seal(head.hash, link)
    entry = work.add(
        LedgerEntry(
            actor_id=link.actor_id,
            seq=link.seq,
            institution_id=link.institution_id,
            team_id=link.team_id,
            counselor_id=link.counselor_id,
            indicator=link.indicator,
            quantity=link.quantity,
            occurred_on=link.occurred_on,
            counted_on=link.counted_on,
            recorded_at=link.recorded_at,
            subject_kind=link.subject_kind,
            subject_id=link.subject_id,
            funding=link.funding,
            channel=link.channel,
            standing=link.standing,
            public_work=link.public_work,
            reverses_id=link.reverses_id,
            note_id=note_id,
            note_digest=link.note_digest,
            hash=sealed,
        )
    )
    head.seq = link.seq
    head.hash = sealed
    work.session.add(head)
    work.session.flush()
    return entry
