"""Refer seekers to postings, and record how it went."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

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
    Refusal,
    RoleMissing,
    StoreRefusal,
    WarningsUnconfirmed,
)
from jobplus_core.hangul import clean_lines
from jobplus_core.kinds import (
    LIVE_REFERRALS,
    Channel,
    PlacementState,
    PostingState,
    ReferralState,
    ReferralWarning,
    RefusalReason,
    Role,
    SubjectKind,
)
from jobplus_core.ledger.entries import append
from jobplus_core.postings.commands import filled_openings
from jobplus_core.referrals.queries_warnings import warnings_for
from jobplus_core.referrals.rules import (
    Shown,
    Taken,
    answer_due,
    check_move,
    referral_bookings,
    stood_before,
    warned_text,
)
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.seekers.merging.commands import family_of
from jobplus_core.settings import SettingName
from jobplus_core.tables.casework import Placement, Referral, ReferralMove
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.postings import Posting

_CLOCK_TIME: Final = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One pair to refer.

    Attributes:
        token: Names this one referral, so that asking again refers nobody twice.
        shown: What matching showed of it.
        confirmed: The warnings that were confirmed.
    """

    seeker_id: int
    posting_id: int
    token: str
    urgent: bool = False
    shown: Shown | None = None
    confirmed: Collection[ReferralWarning] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of referring several pairs.

    Attributes:
        done: The referrals' ids, in the order asked.
        refused: The pairs that were not referred, each with why.
    """

    done: tuple[int, ...]
    refused: tuple[tuple[Ask, Refusal], ...]


def refer_many(store: Store, actor: Actor, asks: Sequence[Ask]) -> Sent:
    """Refer several pairs at once, each in a transaction of its own.

    A posting that has filled meanwhile must not keep the other pairs from being referred, and no desk waits while
    many pairs are judged.

    Returns:
        What was done and what was refused; a store that cannot be written refuses all that is left.
    """
    done: list[int] = []
    refused: list[tuple[Ask, Refusal]] = []
    gone: StoreRefusal | None = None
    for ask in asks:
        if gone is not None:
            refused.append((ask, gone))
            continue
        try:
            done.append(
                refer(
                    store,
                    actor,
                    ask.seeker_id,
                    ask.posting_id,
                    urgent=ask.urgent,
                    shown=ask.shown,
                    confirmed=ask.confirmed,
                    at_once=len(asks),
                    token=ask.token,
                )
            )
        except StoreRefusal as refusal:
            gone = refusal
            refused.append((ask, refusal))
        except Refusal as refusal:
            refused.append((ask, refusal))
    return Sent(tuple(done), tuple(refused))


def refer(
    store: Store,
    actor: Actor,
    seeker_id: int,
    posting_id: int,
    *,
    referred_on: date | None = None,
    urgent: bool = False,
    shown: Shown | None = None,
    confirmed: Collection[ReferralWarning] | None = None,
    at_once: int = 1,
    token: str | None = None,
) -> int:
    """Refer a seeker to a posting (알선); books 취업알선 and, when urgent, 긴급알선.

    Args:
        referred_on: The day claimed; today when not given.
        confirmed: The warnings that a counselor has confirmed; those that stand are kept with the referral. None
            where nobody could be asked: nothing is warned of, and nothing kept.
        at_once: Referrals asked for in one act, this one included.

    Returns:
        The referral's id.

    Raises:
        NotFound: No such seeker or posting in this center.
        PostingClosed, PostingFull: The posting takes nobody any more, or took nobody on that day.
        AlreadyReferred, AlreadyPlaced: The pair has a live referral or a standing placement.
        WarningsUnconfirmed: Something stands against it that was not confirmed.
        RoleMissing: The account is no counselor's.
    """
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    with store.write(actor, "refer", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        day = work.not_after_today("referred_on", referred_on or work.today)
        posting = work.get_own(Posting, posting_id, lock=True)
        if day < posting.registered_on:
            raise FieldRefused("referred_on", day.isoformat(), "before_registration")
        must_have_room(work, posting)
        if posting.state != PostingState.OPEN:
            raise PostingClosed(posting_id)
        if posting.closes_on is not None and day > posting.closes_on:
            raise PostingClosed(posting_id)
        work.get_own(Seeker, seeker_id, lock=True)
        must_be_free(work, seeker_id, posting_id)
        standing: tuple[ReferralWarning, ...] = ()
        if confirmed is not None:
            standing = warnings_for(work.reader(), seeker_id, posting_id, day=day, at_once=at_once)
            open_ones = [warning.value for warning in standing if warning not in confirmed]
            if open_ones:
                raise WarningsUnconfirmed(" ".join(open_ones))
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
                answer_due_on=answer_due(
                    ReferralState.REFERRED,
                    day,
                    business_days_of(work),
                    within=setting_of(work, SettingName.ANSWER_BUSINESS_DAYS),
                ),
                warned=warned_text(standing),
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
    interview_on: date | None = None,
    interview_at: str | None = None,
    token: str | None = None,
) -> int:
    """Move a referral on; a hire is booked by a placement instead.

    Args:
        reason: Why it ended; needed for a refusal, and for a withdrawal without a note.
        interview_on: The day of an interview that is set.
        interview_at: Its time of day, such as `14:30`.

    Returns:
        The referral's new version.

    Raises:
        NotFound: No such referral in this center.
        Stale: Another desk moved it since `version`.
        ReferralEnded, MoveNotAllowed: The table of states does not allow it.
        FieldMissing: A refusal without a reason.
        FieldRefused, ResidentNumber: What the answer must mend first.
    """
    refuse_resident_number("note", note)
    if interview_at is not None and not _CLOCK_TIME.fullmatch(interview_at):
        raise FieldRefused("interview_at", interview_at, "impossible_date")
    with store.write(actor, "record_outcome", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        work.get_own(Referral, referral_id)
        referral = work.get_version(Referral, referral_id, version)
        found = ReferralState(referral.state)
        # Its placement stands; cancelling that withdraws the referral.
        if found is ReferralState.HIRED:
            raise MoveNotAllowed(found.value, state.value)
        check_move(referral_id, found, state, reason, note)
        if state is ReferralState.HIRED:
            raise FieldRefused("state", state.value, "placement_needed")
        if state is ReferralState.INTERVIEW_SET:
            if interview_on is not None and interview_on < referral.referred_on:
                raise FieldRefused("interview_on", interview_on.isoformat(), "before_referral")
            referral.interview_on, referral.interview_at = interview_on, interview_at
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
    """Move a locked referral within a command that does more, and note the step."""
    work.session.add(
        ReferralMove(
            referral_id=referral.key,
            from_state=referral.state,
            to_state=state.value,
            moved_on=work.today,
            account_id=work.actor.account_id,
            reason=reason.value if reason else None,
            note=note,
            recorded_at=work.now,
        )
    )
    referral.state = state.value
    if state in LIVE_REFERRALS:
        referral.answer_due_on = answer_due(
            state,
            work.today,
            business_days_of(work),
            within=setting_of(work, SettingName.ANSWER_BUSINESS_DAYS),
            interview_on=referral.interview_on,
            due=referral.answer_due_on,
        )
    referral.ended_on = None if state in LIVE_REFERRALS else work.today
    referral.refusal_reason = reason.value if reason else None
    referral.refusal_note = note
    referral.version += 1
    work.session.add(referral)
    work.changed(SubjectKind.REFERRAL, referral.key)


def step_back(work: Work, referral: Referral, step: ReferralMove, why: str) -> None:
    """Lead a locked referral back along its last step, within the act that takes the step back.

    The step stays and another one leads back; the day of the next answer and what was noted are what they were, as
    far as the steps before tell it.
    """
    before = stood_before(
        [
            Taken(ReferralState(row.from_state), ReferralState(row.to_state), row.moved_on, row.reason, row.note)
            for row in work.session.exec(
                select(ReferralMove)
                .where(ReferralMove.referral_id == referral.key, col(ReferralMove.id) < step.key)
                .order_by(col(ReferralMove.id))
            ).all()
        ],
        ReferralState(step.from_state),
        referral.referred_on,
        business_days_of(work),
        within=setting_of(work, SettingName.ANSWER_BUSINESS_DAYS),
        interview_on=referral.interview_on,
    )
    work.session.add(
        ReferralMove(
            referral_id=referral.key,
            from_state=step.to_state,
            to_state=step.from_state,
            moved_on=work.today,
            account_id=work.actor.account_id,
            note=why,
            recorded_at=work.now,
        )
    )
    if step.to_state == ReferralState.INTERVIEW_SET:
        referral.interview_on = referral.interview_at = None
    referral.state = step.from_state
    referral.ended_on = None
    referral.answer_due_on, referral.refusal_reason, referral.refusal_note = before.due, before.reason, before.note
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


def must_be_free(work: Work, seeker_id: int, posting_id: int) -> None:
    """Refuse a pair that has a standing placement or a live referral, on whichever of the person's records.

    Raises:
        AlreadyReferred, AlreadyPlaced: It has one.
    """
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
