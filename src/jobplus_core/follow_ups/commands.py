"""Plan the checks after a placement and the care before one, and record what they found."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from jobplus_core.access.commands import setting_of
from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import business_days_of
from jobplus_core.clock import business_day
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldRefused, RestsOnIt, RoleMissing
from jobplus_core.follow_ups.queries import wanting_care
from jobplus_core.follow_ups.rules import check_result, next_care, next_yearly, schedule
from jobplus_core.hangul import clean_lines
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason, PlacementState, Role, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.seekers.merging.commands import family_of
from jobplus_core.settings import SettingName
from jobplus_core.tables.casework import FollowUp, Placement
from jobplus_core.tables.oversight import AuditEntry, UndoneAct
from jobplus_core.tables.staff import Counselor


def record_follow_up(
    store: Store,
    actor: Actor,
    follow_up_id: int,
    result: FollowUpResult,
    *,
    version: int,
    note: str | None = None,
    left_on: date | None = None,
    left_reason: LeftReason | None = None,
    token: str | None = None,
) -> int:
    """Record a check; somebody not reached is due again on the next business day, until the center's last try.

    Whoever left takes the checks that are still open off the calendar. Whoever wants help again stands among those
    who look for work from now on, and in the queue of who owns the record. A year that was kept, and a care that goes
    on, plan the next check.

    Args:
        left_on: The last day of work of somebody who left; today when not given.
        left_reason: Why they left; needed then.

    Returns:
        The follow-up's new version.

    Raises:
        NotFound: No such check in this center.
        Stale: Another desk recorded it since `version`.
        AlreadyDone: It has a result.
        FieldMissing, FieldRefused, FutureDate, ResidentNumber: What the answer must mend first.
    """
    refuse_resident_number("note", note)
    with store.write(actor, "record_follow_up", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        # The hire is always locked before its checks, so that no desk cancels it while one is recorded.
        hire_id = work.get_own(FollowUp, follow_up_id).placement_id
        placement = work.get(Placement, hire_id, lock=True) if hire_id is not None else None
        row = work.get_version(FollowUp, follow_up_id, version)
        if row.result is not None:
            raise AlreadyDone(SubjectKind.FOLLOW_UP, follow_up_id)
        kind = FollowUpKind(row.kind)
        check_result(kind, result, left_on=left_on, left_reason=left_reason)
        row.note = clean_lines(note or "") or row.note
        if result is FollowUpResult.UNREACHED:
            row.tries += 1
        if result is FollowUpResult.UNREACHED and row.tries < setting_of(work, SettingName.FOLLOW_UP_TRIES):
            row.due_on = business_days_of(work).after(work.today + timedelta(days=1), 0)
        else:
            row.result = result.value
            row.done_on = work.today
            _mark_left(work, row, placement, left_on, left_reason)
            _plan_next(work, row, kind, result, placement)
        row.version += 1
        work.session.add(row)
        work.changed(SubjectKind.FOLLOW_UP, follow_up_id)
        return work.finish(row.version, subject=(SubjectKind.FOLLOW_UP, follow_up_id))[0]


def plan_care(store: Store, actor: Actor, *, token: str | None = None) -> int:
    """Put on the calendar the care of one's own people at risk who are not placed and have none planned (월2회).

    Each is due half a month after somebody last spoke with them, at once where that is past.

    Returns:
        How many were planned.

    Raises:
        RoleMissing: The account is no counselor's.
    """
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    with store.write(actor, "plan_care", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        # Two desks of one counselor plan one after the other, so that nobody is planned twice.
        work.get(Counselor, actor.counselor_id, lock=True)
        days = business_days_of(work)
        first = days.after(work.today, 0)
        found = wanting_care(work.reader(), actor.counselor_id)
        for person in found:
            due_on = first if person.last_on is None else max(first, next_care(person.last_on, days))
            _plan(work, FollowUpKind.CARE, due_on, person.seeker_id, actor.counselor_id)
        work.session.flush()
        return work.finish(len(found), subject=(SubjectKind.COUNSELOR, actor.counselor_id))[0]


def drop_planned_care(work: Work, counselor_id: int, planned_at: int) -> None:
    """Take the care that was planned at `planned_at` off the calendar, within the act that takes the planning back.

    Raises:
        AlreadyDone: None of it stands.
        RestsOnIt: Somebody was called for it.
    """
    planned = work.session.exec(
        select(FollowUp)
        .where(
            FollowUp.counselor_id == counselor_id,
            FollowUp.kind == FollowUpKind.CARE.value,
            FollowUp.recorded_at == planned_at,
        )
        .order_by(col(FollowUp.id))
        .with_for_update()
    ).all()
    for each in planned:
        if each.tries or each.result not in (None, FollowUpResult.CANCELLED):
            raise RestsOnIt(SubjectKind.FOLLOW_UP, each.key)
    standing = [each for each in planned if each.result is None]
    if not standing:
        raise AlreadyDone(SubjectKind.COUNSELOR, counselor_id)
    _drop(work, standing)
    for each in standing:
        work.changed(SubjectKind.FOLLOW_UP, each.key)


def plan_follow_ups(work: Work, placement_id: int, seeker_id: int, counselor_id: int, starts_on: date) -> None:
    """Put a new placement's checks on the calendar, those that the center's settings ask for."""
    holds = {name: setting_of(work, name) for name in SettingName if name.value.startswith("follow_up_")}
    for kind, due_on in schedule(starts_on, business_days_of(work), holds.__getitem__):
        _plan(work, kind, due_on, seeker_id, counselor_id, placement_id)
    work.session.flush()


def drop_follow_ups(work: Work, placement_id: int) -> None:
    """Take the open checks of a cancelled placement, or of one that was left, off the calendar."""
    _drop(
        work,
        work.session.exec(
            select(FollowUp).where(FollowUp.placement_id == placement_id, col(FollowUp.result).is_(None))
        ).all(),
    )


def drop_care(work: Work, seeker_id: int) -> None:
    """Take the care of somebody who is placed now off the calendar."""
    _drop(
        work,
        work.session.exec(
            select(FollowUp)
            .where(
                col(FollowUp.seeker_id).in_(family_of(work, seeker_id)),
                FollowUp.kind == FollowUpKind.CARE.value,
                col(FollowUp.result).is_(None),
            )
            .order_by(col(FollowUp.id))
            .with_for_update()
        ).all(),
    )


def reopen_check(work: Work, row: FollowUp, recorded_at: int) -> None:
    """Ask a locked check again, within the act that takes its recording at `recorded_at` back.

    What that recording planned is dropped, and what it dropped is planned again. A try that nobody answered is one
    try less, and the check is due at once.

    Raises:
        AlreadyDone: It stands open without a try.
        RestsOnIt: Its placement was cancelled, or the check planned by it was made.
    """
    if row.result is None and not row.tries:
        raise AlreadyDone(SubjectKind.FOLLOW_UP, row.key)
    if row.result == FollowUpResult.CANCELLED:
        raise RestsOnIt(SubjectKind.PLACEMENT, row.placement_id or 0)
    planned = work.session.exec(
        select(FollowUp).where(
            FollowUp.seeker_id == row.seeker_id,
            FollowUp.recorded_at == recorded_at,
            col(FollowUp.kind).in_((FollowUpKind.YEARLY.value, FollowUpKind.CARE.value)),
        )
    ).all()
    for each in planned:
        if each.tries or each.result not in (None, FollowUpResult.CANCELLED):
            raise RestsOnIt(SubjectKind.FOLLOW_UP, each.key)
    if row.left_on is not None:
        _reopen(
            work,
            work.session.exec(
                select(FollowUp).where(
                    FollowUp.placement_id == row.placement_id,
                    FollowUp.result == FollowUpResult.CANCELLED.value,
                    FollowUp.done_on == row.done_on,
                    _planning_stands(),
                )
            ).all(),
        )
    _drop(work, [each for each in planned if each.result is None])
    if row.result in (None, FollowUpResult.UNREACHED):
        row.tries -= 1
        row.due_on = min(row.due_on, work.today)
    row.result = row.done_on = row.left_on = row.left_reason = None
    row.version += 1
    work.session.add(row)
    work.changed(SubjectKind.FOLLOW_UP, row.key)


def reopen_care(work: Work, seeker_id: int, placed_at: int) -> None:
    """Plan again the care that a placement booked at `placed_at` took off the calendar, unless the person works
    elsewhere by us."""
    family = family_of(work, seeker_id)
    left = select(FollowUp.placement_id).where(
        col(FollowUp.placement_id).is_not(None),
        col(FollowUp.result).in_((FollowUpResult.LEFT.value, FollowUpResult.WANTS_HELP.value)),
    )
    elsewhere = work.session.exec(
        select(Placement.id).where(
            col(Placement.seeker_id).in_(family),
            Placement.state == PlacementState.STANDING.value,
            col(Placement.id).not_in(left),
        )
    ).first()
    if elsewhere is not None:
        return
    _reopen(
        work,
        work.session.exec(
            select(FollowUp).where(
                col(FollowUp.seeker_id).in_(family),
                FollowUp.kind == FollowUpKind.CARE.value,
                FollowUp.result == FollowUpResult.CANCELLED.value,
                FollowUp.done_on == business_day(placed_at),
                _planning_stands(),
            )
        ).all(),
    )


def _planning_stands() -> ColumnElement[bool]:
    """That the act which planned a check was not taken back; what took it off the calendar then leaves it off."""
    taken_back = select(AuditEntry.recorded_at).join(UndoneAct, col(UndoneAct.audit_id) == AuditEntry.id)
    return col(FollowUp.recorded_at).not_in(taken_back)


def _reopen(work: Work, rows: Sequence[FollowUp]) -> None:
    for row in rows:
        row.result = row.done_on = None
        row.version += 1
        work.session.add(row)


def _drop(work: Work, rows: Sequence[FollowUp]) -> None:
    for row in rows:
        row.result = FollowUpResult.CANCELLED.value
        row.done_on = work.today
        row.version += 1
        work.session.add(row)


def _mark_left(
    work: Work, row: FollowUp, placement: Placement | None, left_on: date | None, left_reason: LeftReason | None
) -> None:
    left = row.result == FollowUpResult.LEFT
    if not left and left_on is None:
        return
    day = work.not_after_today("left_on", left_on or work.today)
    if placement is not None and day < placement.hired_on:
        raise FieldRefused("left_on", day.isoformat(), "before_hire")
    row.left_on = day
    row.left_reason = left_reason.value if left_reason else None
    work.session.add(row)
    work.session.flush()
    if row.placement_id is not None:
        drop_follow_ups(work, row.placement_id)


def _plan_next(
    work: Work, row: FollowUp, kind: FollowUpKind, result: FollowUpResult, placement: Placement | None
) -> None:
    if kind is FollowUpKind.CARE:
        if result is not FollowUpResult.DECLINED:
            _plan(work, kind, next_care(work.today, business_days_of(work)), row.seeker_id, row.counselor_id)
        return
    goes_on = result in (FollowUpResult.WORKING, FollowUpResult.UNREACHED)
    if kind not in (FollowUpKind.MONTH_12, FollowUpKind.YEARLY) or not goes_on or placement is None:
        return
    if setting_of(work, SettingName.FOLLOW_UP_YEARLY):
        due_on = next_yearly(placement.starts_on or placement.hired_on, work.today, business_days_of(work))
        _plan(work, FollowUpKind.YEARLY, due_on, row.seeker_id, row.counselor_id, placement.key)


def _plan(
    work: Work, kind: FollowUpKind, due_on: date, seeker_id: int, counselor_id: int, placement_id: int | None = None
) -> None:
    work.session.add(
        FollowUp(
            institution_id=work.actor.institution_id,
            placement_id=placement_id,
            seeker_id=seeker_id,
            counselor_id=counselor_id,
            kind=kind.value,
            due_on=due_on,
            recorded_at=work.now,
        )
    )
