"""Take an act back: its inverse, its reversals in the ledger and the note of it, in one transaction."""

from collections.abc import Callable
from typing import Final

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day
from jobplus_core.counseling.commands import take_back
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import (
    AlreadyDone,
    AlreadyPlaced,
    AlreadyReferred,
    FieldMissing,
    NotFound,
    NotUndoable,
    RestsOnIt,
)
from jobplus_core.follow_ups.commands import drop_planned_care, reopen_care, reopen_check
from jobplus_core.hangul import clean
from jobplus_core.kinds import NoticeKind, PlacementState, ReferralState, SubjectKind
from jobplus_core.ledger.entries import reverse, standing_entries
from jobplus_core.notices.commands import tell
from jobplus_core.placements.commands import cancel, locked
from jobplus_core.postings.editing.commands import undo_assigning, undo_closing
from jobplus_core.referrals.commands import move, must_be_free, must_have_room, step_back
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import CounselingSession, FollowUp, Placement, Postponement, Referral, ReferralMove
from jobplus_core.tables.oversight import AuditEntry, UndoneAct
from jobplus_core.tables.postings import Posting
from jobplus_core.tables.staff import Account
from jobplus_core.undo.rules import check_undo


def undo(store: Store, actor: Actor, audit_id: int, reason: str, *, token: str | None = None) -> int:
    """Take an act back with a reason: what it changed is as it was before, what it counted as is reversed.

    Nothing vanishes: the act, its reversal and the reason stand side by side in the audit, and both rows in the
    ledger. Whoever did the act is told when somebody else takes it back.

    Returns:
        The id of the note of it.

    Raises:
        NotFound: There is no such act in this center.
        NotUndoable: No inverse is known of the command.
        RoleMissing: The day has passed or somebody else did it, and the account is no lead's.
        AlreadyDone: It was taken back before, or what it made was.
        RestsOnIt: A later act rests on it and goes first.
        PostingFull, AlreadyReferred, AlreadyPlaced, FieldRefused: What stood before cannot stand any more.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "undo", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        act = work.get(AuditEntry, audit_id, lock=True)
        doer = work.get(Account, act.actor_id)
        if doer.institution_id != actor.institution_id:
            raise NotFound("act", audit_id)
        done_on = business_day(act.recorded_at)
        check_undo(actor, act.command, by_account_id=act.actor_id, done_on=done_on, today=work.today)
        if work.session.exec(select(UndoneAct.id).where(UndoneAct.audit_id == audit_id)).first() is not None:
            raise AlreadyDone("act", audit_id)
        if act.subject_id is None:
            # The act is older than the note of what it was about.
            raise NotUndoable(act.command)
        _INVERSES[act.command](work, act, act.subject_id, why)
        note = work.add(UndoneAct(audit_id=audit_id, account_id=actor.account_id, reason=why, undone_at=work.now))
        subject = (SubjectKind(act.subject_kind or ""), act.subject_id)
        if act.actor_id != actor.account_id:
            tell(work, doer.counselor_id, NoticeKind.UNDONE, subject)
        return work.finish(note.key, subject=subject)[0]


def _refer(work: Work, act: AuditEntry, key: int, why: str) -> None:
    work.get(Posting, work.get(Referral, key).posting_id, lock=True)
    referral = work.get(Referral, key, lock=True)
    if referral.state == ReferralState.UNDONE:
        raise AlreadyDone(SubjectKind.REFERRAL, key)
    if referral.state != ReferralState.REFERRED:
        raise RestsOnIt(SubjectKind.REFERRAL, key)
    reverse(work, standing_entries(work, SubjectKind.REFERRAL, key), why)
    # What looks for the urgent referral of a posting finds none again.
    referral.urgent = False
    move(work, referral, ReferralState.UNDONE, note=why)


def _record_outcome(work: Work, act: AuditEntry, key: int, why: str) -> None:
    posting = work.get(Posting, work.get(Referral, key).posting_id, lock=True)
    referral = work.get(Referral, key, lock=True)
    step = _step(work, act, key)
    if referral.state != step.to_state:
        raise RestsOnIt(SubjectKind.REFERRAL, key)
    if referral.ended_on is not None:
        must_have_room(work, posting)
        must_be_free(work, referral.seeker_id, posting.key)
    step_back(work, referral, step, why)


def _place(work: Work, act: AuditEntry, key: int, why: str) -> None:
    placement, posting = _cancelled(work, key, why)
    assert placement.referral_id is not None
    assert posting is not None
    referral = work.get(Referral, placement.referral_id, lock=True)
    step_back(work, referral, _step(work, act, referral.key), why)
    for step in work.session.exec(
        select(ReferralMove)
        .where(
            ReferralMove.recorded_at == act.recorded_at,
            ReferralMove.to_state == ReferralState.OVERTAKEN.value,
            ReferralMove.account_id == act.actor_id,
        )
        .order_by(col(ReferralMove.referral_id))
    ).all():
        other = work.get(Referral, step.referral_id, lock=True)
        if other.state != ReferralState.OVERTAKEN or not _is_free(work, other):
            continue
        step_back(work, other, step, why)
        tell(work, other.counselor_id, NoticeKind.UNDONE, (SubjectKind.REFERRAL, other.key))


def _place_found(work: Work, act: AuditEntry, key: int, why: str) -> None:
    _cancelled(work, key, why)


def _record_follow_up(work: Work, act: AuditEntry, key: int, why: str) -> None:
    asked = work.get(FollowUp, key)
    if asked.placement_id is not None:
        # The hire is always locked before its checks, and one that was cancelled is asked about no more.
        hire = work.get(Placement, asked.placement_id, lock=True)
        if hire.state == PlacementState.CANCELLED:
            raise RestsOnIt(SubjectKind.PLACEMENT, hire.key)
    undone = select(UndoneAct.audit_id)
    later = work.session.exec(
        select(AuditEntry.id).where(
            AuditEntry.command == act.command,
            AuditEntry.subject_kind == act.subject_kind,
            AuditEntry.subject_id == key,
            AuditEntry.recorded_at > act.recorded_at,
            col(AuditEntry.id).not_in(undone),
        )
    ).first()
    if later is not None:
        raise RestsOnIt(SubjectKind.FOLLOW_UP, key)
    reopen_check(work, work.get(FollowUp, key, lock=True), act.recorded_at)


def _log_session(work: Work, act: AuditEntry, key: int, why: str) -> None:
    take_back(work, work.get(CounselingSession, key, lock=True), why)


def _close_posting(work: Work, act: AuditEntry, key: int, why: str) -> None:
    undo_closing(work, key, act.recorded_at, why)


def _assign_developer(work: Work, act: AuditEntry, key: int, why: str) -> None:
    undo_assigning(work, key, act.recorded_at, why)


def _postpone(work: Work, act: AuditEntry, key: int, why: str) -> None:
    row = work.get(Postponement, key, lock=True)
    if row.until_on <= work.today:
        # Its day has come, and the row stands in the queue by itself.
        raise AlreadyDone(SubjectKind.POSTPONEMENT, key)
    row.until_on = work.today
    work.session.add(row)


def _plan_care(work: Work, act: AuditEntry, key: int, why: str) -> None:
    drop_planned_care(work, key, act.recorded_at)


def _cancelled(work: Work, key: int, why: str) -> tuple[Placement, Posting | None]:
    """Cancel a placement on which no check rests."""
    placement, posting = locked(work, key)
    asked = work.session.exec(
        select(FollowUp.id)
        .where(
            FollowUp.placement_id == key,
            (col(FollowUp.tries) > 0) | (col(FollowUp.result).is_not(None) & (col(FollowUp.result) != "cancelled")),
        )
        .order_by(col(FollowUp.id))
    ).first()
    if asked is not None:
        raise RestsOnIt(SubjectKind.FOLLOW_UP, asked)
    cancel(work, placement, posting, why, undone=True)
    reopen_care(work, placement.seeker_id, placement.recorded_at)
    return placement, posting


def _step(work: Work, act: AuditEntry, referral_id: int) -> ReferralMove:
    """The step that an act moved a referral along."""
    found = work.session.exec(
        select(ReferralMove).where(ReferralMove.referral_id == referral_id, ReferralMove.recorded_at == act.recorded_at)
    ).first()
    if found is None:
        # The act is older than the record of steps.
        raise RestsOnIt(SubjectKind.REFERRAL, referral_id)
    return found


def _is_free(work: Work, referral: Referral) -> bool:
    """Whether the person was neither referred there again nor hired there since."""
    try:
        must_be_free(work, referral.seeker_id, referral.posting_id)
    except (AlreadyReferred, AlreadyPlaced):
        return False
    return True


_INVERSES: Final[dict[str, Callable[[Work, AuditEntry, int, str], None]]] = {
    "refer": _refer,
    "record_outcome": _record_outcome,
    "place": _place,
    "place_found": _place_found,
    "record_follow_up": _record_follow_up,
    "log_session": _log_session,
    "close_posting": _close_posting,
    "assign_developer": _assign_developer,
    "postpone": _postpone,
    "plan_care": _plan_care,
}
