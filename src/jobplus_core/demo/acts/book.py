"""The store in the making: every table, one present, and what each act leaves beside its own rows.

What a unit of work is to a command, an `Act` is here: one moment, one actor, one audit row. Moments only go
forward, as in a store that is written to.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.clock import business_day
from jobplus_core.db.bulk import BulkWriter
from jobplus_core.demo.acts.sheets import Record, Sheet
from jobplus_core.employers.rules import EmployerForm, employer_values
from jobplus_core.kinds import SubjectKind
from jobplus_core.ledger.bookings import Booking, link_of
from jobplus_core.ledger.chain import Link, digest_of, genesis, seal
from jobplus_core.seekers.finding.rules import NAME_PART_COLUMNS, NAME_PARTS, NamePart, name_part_rows
from jobplus_core.tables import METADATA
from jobplus_core.tables.casework import (
    CounselingSession,
    Event,
    FollowUp,
    Notice,
    Placement,
    Referral,
    ReferralMove,
)
from jobplus_core.tables.ledger import ChainHead, LedgerEntry, LedgerNote
from jobplus_core.tables.oversight import AuditEntry, ChangeLog
from jobplus_core.tables.people import Registration, Seeker, SeekerLicense, Wish
from jobplus_core.tables.plan import AnnualTarget, CalendarDay, MonthlyQuota
from jobplus_core.tables.postings import Employer, EmployerContact, EmployerVisit, Posting, PostingEdit
from jobplus_core.tables.staff import Account, Counselor, Institution, Leave, RoleGrant, Team, TeamMembership

BATCH: Final = 20_000
EMPLOYER_COLUMNS: Final = tuple(employer_values(EmployerForm(name="")))
"""The columns of an employer's row that its form decides."""


@dataclass(frozen=True, slots=True)
class Act:
    """One command's transaction: who, and the one moment of all of it (microseconds UTC)."""

    actor: Actor
    now: int
    today: date


class Book:
    """All tables of a store in the making.

    Args:
        writer: Where the rows go.
        chance: The source of tokens and salts, seeded, so that the same center is built again.
    """

    def __init__(self, writer: BulkWriter, chance: Random) -> None:
        self._writer = writer
        self._chance = chance
        self._latest = 0
        self.days = BusinessDays()
        self.institution = Sheet(Institution)
        self.team = Sheet(Team)
        self.counselor = Sheet(Counselor, "left_on")
        self.membership = Sheet(TeamMembership, "until")
        self.leave = Sheet(Leave)
        self.account = Sheet(Account)
        self.grant = Sheet(RoleGrant)
        self.calendar_day = Sheet(CalendarDay)
        self.target = Sheet(AnnualTarget, "active_until")
        self.quota = Sheet(MonthlyQuota)
        self.seeker = Sheet(Seeker, "owner_id")
        self.registration = Sheet(Registration)
        self.wish = Sheet(Wish)
        self.license = Sheet(SeekerLicense)
        self.session = Sheet(CounselingSession)
        self.employer = Sheet(Employer, *EMPLOYER_COLUMNS, "version")
        self.contact = Sheet(EmployerContact)
        self.visit = Sheet(EmployerVisit)
        self.posting = Sheet(Posting, "state", "closed_on", "closed_reason", "version")
        self.edit = Sheet(PostingEdit)
        self.event = Sheet(Event)
        self.referral = Sheet(
            Referral, "state", "answer_due_on", "ended_on", "refusal_reason", "refusal_note", "version"
        )
        self.referral_move = Sheet(ReferralMove)
        self.notice = Sheet(Notice, "read_at")
        self.placement = Sheet(Placement, "state", "cancelled_on", "cancelled_reason", "version")
        self.follow_up = Sheet(
            FollowUp, "due_on", "tries", "result", "note", "done_on", "left_on", "left_reason", "version"
        )
        self.head = Sheet(ChainHead, "seq", "hash")
        self.note = Sheet(LedgerNote)
        self.entry = Sheet(LedgerEntry)
        self.audit = Sheet(AuditEntry)
        self.change = Sheet(ChangeLog)
        place = {table.name: order for order, table in enumerate(METADATA.sorted_tables)}
        # A row is written after those it refers to.
        self.sheets = sorted(
            (held for held in vars(self).values() if isinstance(held, Sheet)), key=lambda held: place[held.table]
        )
        self._name_parts: list[NamePart] = []
        self._heads: dict[int, Record] = {}
        self._memberships: defaultdict[int, list[Record]] = defaultdict(list)
        self._teams_on: dict[tuple[int, date], int | None] = {}
        self.employers: defaultdict[str, list[Record]] = defaultdict(list)
        self.filled: defaultdict[int, int] = defaultdict(int)
        self.live: defaultdict[int, list[Record]] = defaultdict(list)

    def begin(self, actor: Actor, at: int) -> Act:
        """Begin an act at a moment, or just after the last one if that was later."""
        self._latest = max(at, self._latest + 1)
        return Act(actor, self._latest, business_day(self._latest))

    def changed(self, act: Act, kind: SubjectKind, key: int) -> None:
        """Note in the change log that a record changed."""
        self.change.add({"subject_kind": kind.value, "subject_id": key, "recorded_at": act.now})

    def name(self, seeker: Record) -> None:
        """Let a new seeker be found by any part of the name."""
        self._name_parts += name_part_rows(seeker["institution_id"], seeker["id"], seeker["name"])

    def finish(
        self,
        act: Act,
        command: str,
        *result: int,
        subject: tuple[SubjectKind, int] | None = None,
        token: str | None = None,
    ) -> None:
        """End an act with its audit row; now and then what has gathered is written."""
        self.audit.add(
            {
                "actor_id": act.actor.account_id,
                "token": token or self._chance.randbytes(16).hex(),
                "command": command,
                "subject_kind": subject[0].value if subject else None,
                "subject_id": subject[1] if subject else None,
                "result": json.dumps(result),
                "desk": act.actor.desk,
                "recorded_at": act.now,
            }
        )
        if self.entry.waiting + self.audit.waiting + self.change.waiting > BATCH:
            self.write()

    def write(self) -> None:
        """Write whatever has gathered."""
        for sheet in self.sheets:
            sheet.write(self._writer)
        self._writer.insert(NAME_PARTS, NAME_PART_COLUMNS, self._name_parts)
        self._name_parts.clear()

    def close(self) -> None:
        """Write the rest, and make the store ready for the desks."""
        self.write()
        self._writer.finish((sheet.table, sheet.last_id) for sheet in self.sheets if sheet.last_id)

    def join(self, counselor_id: int, team_id: int, since: date, *, lead: bool) -> None:
        """Put a counselor into a team from a day on."""
        row = {"counselor_id": counselor_id, "team_id": team_id, "lead": lead, "since": since}
        self._memberships[counselor_id].append(self.membership.add(row))

    def team_on(self, counselor_id: int | None, day: date) -> int | None:
        """The team a counselor is in on a day; of several the one joined last."""
        if counselor_id is None:
            return None
        if (counselor_id, day) not in self._teams_on:
            within = [
                (row["since"], row["id"], row["team_id"])
                for row in self._memberships[counselor_id]
                if row["since"] <= day and (row["until"] is None or row["until"] >= day)
            ]
            self._teams_on[counselor_id, day] = max(within)[2] if within else None
        return self._teams_on[counselor_id, day]

    def open_chain(self, actor_id: int) -> None:
        """Start the chain of a new account."""
        self._heads[actor_id] = self.head.add({"actor_id": actor_id, "seq": 0, "hash": genesis(actor_id)})

    def append(self, act: Act, bookings: Iterable[Booking]) -> list[Record]:
        """Book on the actor's chain, in this order."""
        entries = []
        for booking in bookings:
            head = self._heads[act.actor.account_id]
            link = link_of(
                booking,
                actor_id=act.actor.account_id,
                institution_id=act.actor.institution_id,
                seq=head["seq"] + 1,
                team_id=self.team_on(booking.counselor_id, booking.occurred_on),
                open_from=date.min,
                recorded_at=act.now,
            )
            entries.append(self._enter(head, link))
        return entries

    def reverse(self, act: Act, entries: Iterable[Record], reason: str) -> None:
        """Book the opposite of entries that stand, with a reason."""
        salt = self._chance.randbytes(16).hex()
        note = self.note.add({"salt": salt, "text": reason})
        for entry in entries:
            head = self._heads[act.actor.account_id]
            link = Link(
                actor_id=act.actor.account_id,
                seq=head["seq"] + 1,
                institution_id=entry["institution_id"],
                team_id=entry["team_id"],
                counselor_id=entry["counselor_id"],
                indicator=entry["indicator"],
                quantity=-entry["quantity"],
                occurred_on=entry["occurred_on"],
                counted_on=entry["counted_on"],
                recorded_at=act.now,
                subject_kind=entry["subject_kind"],
                subject_id=entry["subject_id"],
                funding=entry["funding"],
                channel=entry["channel"],
                standing=entry["standing"],
                public_work=entry["public_work"],
                reverses_id=entry["id"],
                note_digest=digest_of(salt, reason),
            )
            self._enter(head, link, note_id=note["id"])

    def _enter(self, head: Record, link: Link, *, note_id: int | None = None) -> Record:
        sealed = seal(head["hash"], link)
        self.head.mend(head, seq=link.seq, hash=sealed)
        return self.entry.add(
            {
                "actor_id": link.actor_id,
                "seq": link.seq,
                "institution_id": link.institution_id,
                "team_id": link.team_id,
                "counselor_id": link.counselor_id,
                "indicator": link.indicator,
                "quantity": link.quantity,
                "occurred_on": link.occurred_on,
                "counted_on": link.counted_on,
                "recorded_at": link.recorded_at,
                "subject_kind": link.subject_kind,
                "subject_id": link.subject_id,
                "funding": link.funding,
                "channel": link.channel,
                "standing": link.standing,
                "public_work": link.public_work,
                "reverses_id": link.reverses_id,
                "note_id": note_id,
                "note_digest": link.note_digest,
                "hash": sealed,
            }
        )
