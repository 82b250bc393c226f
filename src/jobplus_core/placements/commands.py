"""Book hires, and cancel them."""

from datetime import date

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldMissing, FieldRefused
from jobplus_core.follow_ups.commands import drop_follow_ups, plan_follow_ups
from jobplus_core.hangul import clean
from jobplus_core.kinds import (
    Channel,
    EmploymentForm,
    EventKind,
    Funding,
    NoticeKind,
    PlacementState,
    PostingState,
    ReferralState,
    RefusalReason,
    SubjectKind,
    WageBasis,
)
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.notices.commands import tell
from jobplus_core.placements.rules import EVENT_CHANNEL, placement_bookings
from jobplus_core.postings.commands import FILLED, reopen, shut
from jobplus_core.postings.rules import MOST_WON
from jobplus_core.referrals.commands import move, must_have_room, must_not_stand
from jobplus_core.referrals.rules import check_move
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Event, Placement, Referral
from jobplus_core.tables.postings import Posting


def place(
    store: Store,
    actor: Actor,
    referral_id: int,
    *,
    hired_on: date | None = None,
    starts_on: date | None = None,
    wage_basis: WageBasis | None = None,
    wage_won: int | None = None,
    employment_form: EmploymentForm | None = None,
    event_id: int | None = None,
    token: str | None = None,
) -> int:
    """Book the hire of a referred seeker (취업), credited to the referral's counselor; plans the follow-ups.

    The last opening closes the posting and ends its other live referrals as overtaken. A posting closed by hand still
    takes those who were referred to it before: the employer may have hired one of them.

    Args:
        hired_on: The day claimed; today when not given.
        starts_on: First day of work; the day of the hire when not given.

    Returns:
        The placement's id.

    Raises:
        PostingFull: Every opening is filled.
        ReferralEnded: The referral has ended.
        AlreadyPlaced: The person has a standing placement there.
        FieldRefused, FutureDate: The hire lies before the referral or after the first day of work, has not come, or
            the wage is beyond belief.
    """
    if wage_won is not None and not 0 <= wage_won <= MOST_WON:
        raise FieldRefused("wage", str(wage_won), "out_of_range")
    with store.write(actor, "place", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        day = work.not_after_today("hired_on", hired_on or work.today)
        # The posting is always locked before its referrals, so that two desks never wait for each other.
        posting = work.get(Posting, work.get(Referral, referral_id).posting_id, lock=True)
        referral = work.get(Referral, referral_id, lock=True)
        if day < referral.referred_on:
            raise FieldRefused("hired_on", day.isoformat(), "before_referral")
        if starts_on is not None and starts_on < day:
            raise FieldRefused("starts_on", starts_on.isoformat(), "before_hire")
        must_not_stand(work, referral.seeker_id, posting.key)
        filled = must_have_room(work, posting)
        check_move(referral_id, ReferralState(referral.state), ReferralState.HIRED, None)
        channel = _channel(work, event_id)
        row = work.add(
            Placement(
                institution_id=actor.institution_id,
                seeker_id=referral.seeker_id,
                posting_id=posting.key,
                referral_id=referral_id,
                counselor_id=referral.counselor_id,
                event_id=event_id,
                channel=channel.value,
                funding=posting.funding,
                hired_on=day,
                starts_on=starts_on or day,
                wage_basis=wage_basis.value if wage_basis else posting.wage_basis,
                wage_won=wage_won if wage_won is not None else posting.wage_won,
                employment_form=employment_form.value if employment_form else posting.employment_form,
                state=PlacementState.STANDING.value,
                recorded_at=work.now,
            )
        )
        move(work, referral, ReferralState.HIRED)
        if posting.openings is not None and filled + 1 >= posting.openings:
            if posting.state == PostingState.OPEN:
                shut(work, posting, FILLED)
            _overtake(work, posting.key)
        append(
            work,
            *placement_bookings(
                row.key,
                counselor_id=referral.counselor_id,
                hired_on=day,
                funding=Funding(posting.funding),
                channel=channel,
            ),
        )
        plan_follow_ups(work, row.key, referral.seeker_id, referral.counselor_id, starts_on or day)
        work.changed(SubjectKind.PLACEMENT, row.key)
        return work.finish(row.key, subject=(SubjectKind.PLACEMENT, row.key))[0]


def cancel_placement(
    store: Store, actor: Actor, placement_id: int, reason: str, *, version: int, token: str | None = None
) -> int:
    """Cancel a placement: its ledger rows are reversed with the reason, its opening is free again.

    Returns:
        The placement's new version.

    Raises:
        Stale: Another desk changed it since `version`.
        AlreadyDone: It is cancelled.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "cancel_placement", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        found = work.get(Placement, placement_id)
        posting = work.get(Posting, found.posting_id, lock=True) if found.posting_id is not None else None
        placement = work.get_version(Placement, placement_id, version)
        if placement.state == PlacementState.CANCELLED:
            raise AlreadyDone(SubjectKind.PLACEMENT, placement_id)
        placement.state = PlacementState.CANCELLED.value
        placement.cancelled_on = work.today
        placement.cancelled_reason = why
        placement.version += 1
        work.session.add(placement)
        if placement.referral_id is not None:
            move(work, work.get(Referral, placement.referral_id, lock=True), ReferralState.WITHDRAWN, note=why)
        if posting is not None and posting.state == PostingState.CLOSED and posting.closed_reason == FILLED:
            reopen(work, posting)
        drop_follow_ups(work, placement_id)
        reverse(work, standing_entries(work, SubjectKind.PLACEMENT, placement_id), why)
        work.changed(SubjectKind.PLACEMENT, placement_id)
        return work.finish(placement.version, subject=(SubjectKind.PLACEMENT, placement_id))[0]


def _channel(work: Work, event_id: int | None) -> Channel:
    if event_id is None:
        return Channel.CENTER
    return EVENT_CHANNEL[EventKind(work.get(Event, event_id).kind)]


def _overtake(work: Work, posting_id: int) -> None:
    for other in work.session.exec(
        select(Referral)
        .where(Referral.posting_id == posting_id, col(Referral.ended_on).is_(None))
        .order_by(col(Referral.id))
        .with_for_update()
    ):
        move(work, other, ReferralState.OVERTAKEN, reason=RefusalReason.FILLED)
        tell(work, other.counselor_id, NoticeKind.OVERTAKEN, (SubjectKind.REFERRAL, other.key))
