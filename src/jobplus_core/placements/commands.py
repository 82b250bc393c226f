"""Book hires, and cancel them."""

from datetime import date

from sqlmodel import col, or_, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import AlreadyDone, AlreadyPlaced, FieldMissing, FieldRefused, RoleMissing
from jobplus_core.follow_ups.commands import drop_care, drop_follow_ups, plan_follow_ups
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
    Role,
    SubjectKind,
    WageBasis,
)
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.notices.commands import tell
from jobplus_core.placements.rules import EVENT_CHANNEL, FoundJob, placement_bookings
from jobplus_core.postings.commands import FILLED, reopen, shut
from jobplus_core.postings.rules import MOST_WON
from jobplus_core.referrals.commands import move, must_have_room, must_not_stand
from jobplus_core.referrals.rules import check_move
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.seekers.merging.commands import family_of
from jobplus_core.tables.casework import Event, FollowUp, Placement, Referral
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import Employer, Posting


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

    The last opening closes the posting, ends its other live referrals as overtaken and tells their counselors. A
    posting closed by hand still takes those who were referred to it before: the employer may have hired one of them.

    Args:
        hired_on: The day claimed; today when not given.
        starts_on: First day of work; the day of the hire when not given.
        event_id: The event where it came about; it is counted apart then.

    Returns:
        The placement's id.

    Raises:
        NotFound: No such referral or event in this center.
        PostingFull: Every opening is filled.
        ReferralEnded: The referral has ended.
        AlreadyPlaced: The person has a standing placement there.
        FieldRefused, FutureDate: The hire lies before the referral or after the first day of work, has not come, or
            the wage is beyond belief.
    """
    _must_be_believable(wage_won)
    with store.write(actor, "place", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        day = work.not_after_today("hired_on", hired_on or work.today)
        # The posting is always locked before its referrals, so that two desks never wait for each other.
        posting = work.get(Posting, work.get_own(Referral, referral_id).posting_id, lock=True)
        referral = work.get(Referral, referral_id, lock=True)
        if day < referral.referred_on:
            raise FieldRefused("hired_on", day.isoformat(), "before_referral")
        _must_not_start_before(day, starts_on)
        must_not_stand(work, referral.seeker_id, posting.key)
        filled = must_have_room(work, posting)
        check_move(referral_id, ReferralState(referral.state), ReferralState.HIRED, None)
        row = Placement(
            institution_id=actor.institution_id,
            seeker_id=referral.seeker_id,
            posting_id=posting.key,
            referral_id=referral_id,
            counselor_id=referral.counselor_id,
            event_id=event_id,
            channel=_channel(work, event_id, Channel.CENTER).value,
            funding=posting.funding,
            hired_on=day,
            starts_on=starts_on or day,
            wage_basis=wage_basis.value if wage_basis else posting.wage_basis,
            wage_won=wage_won if wage_won is not None else posting.wage_won,
            employment_form=employment_form.value if employment_form else posting.employment_form,
            state=PlacementState.STANDING.value,
            recorded_at=work.now,
        )
        work.add(row)
        move(work, referral, ReferralState.HIRED)
        if posting.openings is not None and filled + 1 >= posting.openings:
            if posting.state == PostingState.OPEN:
                shut(work, posting, FILLED)
            _overtake(work, posting.key)
        return _book(work, row)


def place_found(store: Store, actor: Actor, seeker_id: int, job: FoundJob, *, token: str | None = None) -> int:
    """Book a hire that no referral led to: at an event, or found by the person alone (자체); plans the follow-ups.

    It is kept and followed like any other and left out of the center's figure: its channel is the event's, or `self`.
    It is credited to who books it.

    Returns:
        The placement's id.

    Raises:
        NotFound: There is no such seeker or event in this center.
        AlreadyPlaced: The person has a standing placement with this employer, referred there or not, and has not left.
        RoleMissing: The account is no counselor's.
        FieldMissing, FieldRefused, FutureDate, ResidentNumber: What the form must mend first.
    """
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    _must_be_believable(job.wage_won)
    refuse_resident_number("employer", job.employer_name)
    refuse_resident_number("title", job.job_title)
    employer, title = clean(job.employer_name), clean(job.job_title)
    if not employer:
        raise FieldMissing("employer")
    with store.write(actor, "place_found", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        day = work.not_after_today("hired_on", job.hired_on or work.today)
        _must_not_start_before(day, job.starts_on)
        work.get_own(Seeker, seeker_id, lock=True)
        left = select(FollowUp.placement_id).where(
            col(FollowUp.placement_id).is_not(None), col(FollowUp.left_on).is_not(None)
        )
        known = work.session.exec(
            select(Placement.id)
            .join(Posting, col(Posting.id) == Placement.posting_id, isouter=True)
            .join(Employer, col(Employer.id) == Posting.employer_id, isouter=True)
            .where(
                col(Placement.seeker_id).in_(family_of(work, seeker_id)),
                or_(Placement.employer_name == employer, Employer.name_key == name_key(employer)),
                Placement.state == PlacementState.STANDING.value,
                col(Placement.id).not_in(left),
            )
        ).first()
        if known is not None:
            raise AlreadyPlaced(known)
        row = Placement(
            institution_id=actor.institution_id,
            seeker_id=seeker_id,
            counselor_id=actor.counselor_id,
            event_id=job.event_id,
            channel=_channel(work, job.event_id, Channel.SELF).value,
            funding=job.funding.value,
            hired_on=day,
            starts_on=job.starts_on or day,
            wage_basis=job.wage_basis.value if job.wage_basis and job.wage_won is not None else None,
            wage_won=job.wage_won,
            employment_form=job.employment_form.value if job.employment_form else None,
            employer_name=employer,
            job_title=title or None,
            state=PlacementState.STANDING.value,
            recorded_at=work.now,
        )
        work.add(row)
        return _book(work, row)


def cancel_placement(
    store: Store, actor: Actor, placement_id: int, reason: str, *, version: int, token: str | None = None
) -> int:
    """Cancel a placement: its ledger rows are reversed with the reason, its opening is free again.

    Returns:
        The placement's new version.

    Raises:
        NotFound: No such placement in this center.
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
        placement, posting = locked(work, placement_id)
        placement = work.get_version(Placement, placement_id, version)
        if placement.referral_id is not None and placement.state != PlacementState.CANCELLED:
            move(work, work.get(Referral, placement.referral_id, lock=True), ReferralState.WITHDRAWN, note=why)
        cancel(work, placement, posting, why)
        return work.finish(placement.version, subject=(SubjectKind.PLACEMENT, placement_id))[0]


def locked(work: Work, placement_id: int) -> tuple[Placement, Posting | None]:
    """A placement and its posting, locked in the order in which every command locks them."""
    found = work.get_own(Placement, placement_id)
    posting = work.get(Posting, found.posting_id, lock=True) if found.posting_id is not None else None
    return work.get(Placement, placement_id, lock=True), posting


def cancel(work: Work, placement: Placement, posting: Posting | None, why: str, *, undone: bool = False) -> None:
    """Cancel a locked placement within a command that does more, and says what becomes of its referral.

    Args:
        undone: Whether the booking is taken back, so that a posting which it closed waits on as before.

    Raises:
        AlreadyDone: It is cancelled.
    """
    if placement.state == PlacementState.CANCELLED:
        raise AlreadyDone(SubjectKind.PLACEMENT, placement.key)
    placement.state = PlacementState.CANCELLED.value
    placement.cancelled_on = work.today
    placement.cancelled_reason = why
    placement.version += 1
    work.session.add(placement)
    if posting is not None and posting.state == PostingState.CLOSED and posting.closed_reason == FILLED:
        reopen(work, posting, why if undone else None, undone=undone)
    drop_follow_ups(work, placement.key)
    reverse(work, standing_entries(work, SubjectKind.PLACEMENT, placement.key), why)
    work.changed(SubjectKind.PLACEMENT, placement.key)


def _book(work: Work, row: Placement) -> int:
    append(
        work,
        *placement_bookings(
            row.key,
            counselor_id=row.counselor_id,
            hired_on=row.hired_on,
            funding=Funding(row.funding),
            channel=Channel(row.channel),
        ),
    )
    drop_care(work, row.seeker_id)
    plan_follow_ups(work, row.key, row.seeker_id, row.counselor_id, row.starts_on or row.hired_on)
    work.changed(SubjectKind.PLACEMENT, row.key)
    return work.finish(row.key, subject=(SubjectKind.PLACEMENT, row.key))[0]


def _must_be_believable(wage_won: int | None) -> None:
    if wage_won is not None and not 0 <= wage_won <= MOST_WON:
        raise FieldRefused("wage", str(wage_won), "out_of_range")


def _must_not_start_before(hired_on: date, starts_on: date | None) -> None:
    if starts_on is not None and starts_on < hired_on:
        raise FieldRefused("starts_on", starts_on.isoformat(), "before_hire")


def _channel(work: Work, event_id: int | None, otherwise: Channel) -> Channel:
    if event_id is None:
        return otherwise
    return EVENT_CHANNEL[EventKind(work.get_own(Event, event_id).kind)]


def _overtake(work: Work, posting_id: int) -> None:
    for other in work.session.exec(
        select(Referral)
        .where(Referral.posting_id == posting_id, col(Referral.ended_on).is_(None))
        .order_by(col(Referral.id))
        .with_for_update()
    ):
        move(work, other, ReferralState.OVERTAKEN, reason=RefusalReason.FILLED)
        tell(work, other.counselor_id, NoticeKind.OVERTAKEN, (SubjectKind.REFERRAL, other.key))
