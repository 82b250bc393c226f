"""What the referrals screen asks of the core: lists by state, outcomes, hires and their cancellation."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from jobplus_core.errors import NotFound
from jobplus_core.events.queries import EventRow, events
from jobplus_core.follow_ups.queries import FollowUpRow, of_placement
from jobplus_core.kinds import ReferralState, RefusalReason, SubjectKind, WageBasis
from jobplus_core.placements.queries import PlacementRow, Terms, of_referral, terms
from jobplus_core.postings.queries_record import PostingRecord, posting
from jobplus_core.referrals.queries import (
    Key,
    Listing,
    MoveRow,
    ReferralRow,
    View,
    anchors,
    count_listed,
    moves,
    page,
    referral,
)
from jobplus_core.referrals.rules import MOVES
from jobplus_core.seekers.finding.queries import find
from jobplus_tui.paging import KeysetSource

if TYPE_CHECKING:
    from jobplus_core.db.read_port import Reader
    from jobplus_core.placements.rules import FoundJob
    from jobplus_tui.desk.session import Desk

T = TypeVar("T")

MOST_FOUND: Final = 300


@dataclass(frozen=True, slots=True)
class Shown:
    """Which referrals are asked for: a view, mine or everybody's, and words that narrow it."""

    view: View = View.LIVE
    mine: bool = True
    words: str = ""
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One referral with all that an outcome needs to know.

    Attributes:
        moves: The states it may go on to.
        posting: What the posting offers, for the wage of a hire.
        placement: The standing hire that it led to.
        follow_ups: The checks planned for that hire.
        steps: The course so far.
        events: The events that a hire may have come about at.
        terms: What the wage of a hire is held against.
    """

    row: ReferralRow
    moves: tuple[ReferralState, ...]
    posting: PostingRecord | None
    placement: PlacementRow | None
    follow_ups: tuple[FollowUpRow, ...]
    steps: tuple[MoveRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    terms: Terms | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a counselor says of how a referral went.

    Attributes:
        reason: Why it ended.
        interview_on, interview_at: Of an interview that is set.
        hired_on, starts_on, wage_won, event_id: Of a hire; the wage is paid for `wage_basis`.
    """

    state: ReferralState
    reason: RefusalReason | None = None
    note: str = ""
    hired_on: date | None = None
    starts_on: date | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    event_id: int | None = None
    interview_on: date | None = None
    interview_at: str | None = None


@dataclass(frozen=True, slots=True)
class FoundStart:
    """The events that a hire may have come about at, the latest first, and what its wage is held against."""

    events: tuple[EventRow, ...]
    terms: Terms | None


class ReferralDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def source(self, shown: Shown) -> KeysetSource[ReferralRow, Key]:
        """Return the list asked for, to be read page by page."""
        read = self._desk.read

        def listing(reader: "Reader") -> Listing:
            actor = self._desk.actor
            asked = Listing(institution_id=actor.institution_id, view=shown.view, only=shown.only)
            if shown.mine and actor.counselor_id is not None:
                asked = replace(asked, counselor_id=actor.counselor_id)
            if shown.words:
                people = find(reader, actor.institution_id, shown.words, limit=MOST_FOUND)
                asked = replace(asked, seekers=tuple(row.id for row in people))
            return asked

        return KeysetSource(
            count=lambda: read(lambda reader: count_listed(reader, listing(reader))),
            anchors=lambda every: read(lambda reader: anchors(reader, listing(reader), every)),
            read=lambda start, skip, limit: read(
                lambda reader: page(reader, listing(reader), start=start, skip=skip, limit=limit)
            ),
        )

    def case(self, referral_id: int) -> Case:
        """Read one referral with what an outcome needs.

        Raises:
            NotFound: It is not there.
        """

        def read(reader: "Reader") -> Case:
            row = referral(reader, referral_id)
            if row is None:
                raise NotFound(SubjectKind.REFERRAL, referral_id)
            placement = of_referral(reader, referral_id)
            planned = of_placement(reader, placement.id) if placement is not None else []
            state = ReferralState(row.state)
            # A hire ends by the cancellation of its placement alone.
            allowed = () if state is ReferralState.HIRED else MOVES[state]
            actor = self._desk.actor
            return Case(
                row,
                allowed,
                posting(reader, row.posting_id),
                placement,
                tuple(planned),
                tuple(moves(reader, referral_id)),
                tuple(events(reader, actor.institution_id, until=self._desk.today)) if allowed else (),
                terms(reader, row.seeker_id, row.posting_id),
            )

        return self._desk.read(read)

    def record(self, case: Case, outcome: Outcome, *, token: str) -> Case:
        """Write an outcome, a hire by its placement, and return the referral as it is then."""
        store, actor, row = self._desk.store, self._desk.actor, case.row
        if outcome.state is ReferralState.HIRED:
            from jobplus_core.placements.commands import place

            place(
                store,
                actor,
                row.id,
                hired_on=outcome.hired_on,
                starts_on=outcome.starts_on,
                wage_basis=outcome.wage_basis,
                wage_won=outcome.wage_won,
                event_id=outcome.event_id,
                token=token,
            )
        else:
            from jobplus_core.referrals.commands import record_outcome

            record_outcome(
                store,
                actor,
                row.id,
                outcome.state,
                version=row.version,
                reason=outcome.reason,
                note=outcome.note or None,
                interview_on=outcome.interview_on,
                interview_at=outcome.interview_at,
                token=token,
            )
        return self.case(row.id)

    def found_start(self, seeker_id: int) -> FoundStart:
        """Read what writing a hire without a referral begins with."""
        actor, today = self._desk.actor, self._desk.today
        return self._desk.read(
            lambda reader: FoundStart(
                tuple(events(reader, actor.institution_id, until=today)), terms(reader, seeker_id, None)
            )
        )

    def place_found(self, seeker_id: int, job: "FoundJob", *, token: str) -> int:
        """Book a hire that no referral led to."""
        from jobplus_core.placements.commands import place_found

        return place_found(self._desk.store, self._desk.actor, seeker_id, job, token=token)

    def cancel(self, case: Case, reason: str, *, token: str) -> Case:
        """Cancel the hire of a referral with a reason, and return the referral as it is then.

        Raises:
            NotFound: There is no standing hire any more.
        """
        from jobplus_core.placements.commands import cancel_placement

        if case.placement is None:
            raise NotFound(SubjectKind.PLACEMENT, case.row.id)
        cancel_placement(
            self._desk.store,
            self._desk.actor,
            case.placement.id,
            reason,
            version=case.placement.version,
            token=token,
        )
        return self.case(case.row.id)
