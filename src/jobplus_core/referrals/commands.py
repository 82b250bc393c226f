"""Refer seekers to postings, and record how it went."""

from datetime import date

from sqlmodel import col, select

from jobplus_core.access.commands import setting_of
from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import business_days_of
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import (
    AlreadyPlaced,
    AlreadyReferred,
    FieldRefused,
    MoveNotAllowed,
    PostingClosed,
    PostingFull,
    RoleMissing,
)
from jobplus_core.hangul import clean_lines
from jobplus_core.kinds import (
    LIVE_REFERRALS,
    Channel,
    PlacementState,
    PostingState,
    ReferralState,
    RefusalReason,
    Role,
    SubjectKind,
)
from jobplus_core.ledger.entries import append
from jobplus_core.postings.commands import filled_openings
from jobplus_core.referrals.rules import Shown, check_move, referral_bookings
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.seekers.merging.commands import family_of
from jobplus_core.settings import SettingName
from jobplus_core.tables.casework import Placement, Referral
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import Posting


def refer(
    store: Store,
    actor: Actor,
    seeker_id: int,
    posting_id: int,
    *,
    referred_on: date | None = None,
    urgent: bool = False,
    shown: Shown | None = None,
    token: str | None = None,
) -> int:
    """Refer a seeker to a posting (알선); books 취업알선 and, when urgent, 긴급알선.

    Args:
        referred_on: The day claimed; today when not given.

    Returns:
        The referral's id.

    Raises:
        NotFound: No such seeker or posting.
        PostingClosed, PostingFull: The posting takes nobody any more, or took nobody on that day.
        AlreadyReferred, AlreadyPlaced: The pair has a live referral or a standing placement.
        RoleMissing: The account is no counselor's.
    """
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    with store.write(actor, "refer", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        day = work.not_after_today("referred_on", referred_on or work.today)
        posting = work.get(Posting, posting_id, lock=True)
        if day < posting.registered_on:
            raise FieldRefused("referred_on", day.isoformat(), "before_registration")
        must_have_room(work, posting)
        if posting.state != PostingState.OPEN:
            raise PostingClosed(posting_id)
        if posting.closes_on is not None and day > posting.closes_on:
            raise PostingClosed(posting_id)
        work.get(Seeker, seeker_id, lock=True)
        must_not_stand(work, seeker_id, posting_id)
        live = work.session.exec(
            select(Referral.id).where(
                col(Referral.seeker_id).in_(family_of(work, seeker_id)),
                Referral.posting_id == posting_id,
                col(Referral.ended_on).is_(None),
            )
        ).first()
        if live is not None:
            raise AlreadyReferred(live)
        row = work.add(
            Referral(
                institution_id=actor.institution_id,
                seeker_id=seeker_id,
                posting_id=posting_id,
                counselor_id=actor.counselor_id,
                urgent=urgent,
                channel=Channel.CENTER.value,
                state=ReferralState.REFERRED.value,
                score=shown.score if shown else None,
                weight_version=shown.weight_version if shown else None,
                reasons=shown.reasons if shown else None,
                referred_on=day,
                answer_due_on=business_days_of(work).after(day, setting_of(work, SettingName.ANSWER_BUSINESS_DAYS)),
                recorded_at=work.now,
            )
        )
        append(
            work,
            *referral_bookings(
                row.key, counselor_id=actor.counselor_id, referred_on=day, urgent=urgent, channel=Channel.CENTER
            ),
        )
        work.changed(SubjectKind.REFERRAL, row.key)
        return work.finish(row.key, subject=(SubjectKind.REFERRAL, row.key))[0]


def record_outcome(
    store: Store,
    actor: Actor,
    referral_id: int,
    state: ReferralState,
    *,
    version: int,
    reason: RefusalReason | None = None,
    note: str | None = None,
    token: str | None = None,
) -> int:
    """Move a referral on; a hire is booked by a placement instead.

    Returns:
        The referral's new version.

    Raises:
        Stale: Another desk moved it since `version`.
        ReferralEnded, MoveNotAllowed: The table of states does not allow it.
        FieldMissing: A refusal without a reason.
    """
    refuse_resident_number("note", note)
    with store.write(actor, "record_outcome", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        referral = work.get_version(Referral, referral_id, version)
        found = ReferralState(referral.state)
        check_move(referral_id, found, state, reason)
        # Its placement stands; cancelling that withdraws the referral.
        if found is ReferralState.HIRED:
            raise MoveNotAllowed(found.value, state.value)
        if state is ReferralState.HIRED:
            raise FieldRefused("state", state.value, "placement_needed")
        move(work, referral, state, reason=reason, note=clean_lines(note or "") or None)
        return work.finish(referral.version, subject=(SubjectKind.REFERRAL, referral_id))[0]


def move(
    work: Work,
    referral: Referral,
    state: ReferralState,
    *,
    reason: RefusalReason | None = None,
    note: str | None = None,
) -> None:
    """Move a locked referral within a command that does more."""
    referral.state = state.value
    referral.ended_on = None if state in LIVE_REFERRALS else work.today
    referral.refusal_reason = reason.value if reason else None
    referral.refusal_note = note
    referral.version += 1
    work.session.add(referral)
    work.changed(SubjectKind.REFERRAL, referral.key)


def must_have_room(work: Work, posting: Posting) -> int:
    """Refuse a locked posting whose openings are all filled.

    Returns:
        How many standing placements it has.

    Raises:
        PostingFull: It takes nobody more.
    """
    filled = filled_openings(work, posting.key)
    if posting.openings is not None and filled >= posting.openings:
        raise PostingFull(posting.key, posting.openings)
    return filled


def must_not_stand(work: Work, seeker_id: int, posting_id: int) -> None:
    """Refuse a pair that has a standing placement, on whichever of the person's records; exact while the posting is
    locked.

    Raises:
        AlreadyPlaced: The person works there by us.
    """
    standing = work.session.exec(
        select(Placement.id).where(
            col(Placement.seeker_id).in_(family_of(work, seeker_id)),
            Placement.posting_id == posting_id,
            Placement.state == PlacementState.STANDING.value,
        )
    ).first()
    if standing is not None:
        raise AlreadyPlaced(standing)
