"""Plan the checks after a placement, and record what they found."""

from datetime import date, timedelta

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import business_days_of
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, FieldRefused
from jobplus_core.follow_ups.rules import schedule
from jobplus_core.hangul import clean_lines
from jobplus_core.kinds import FollowUpResult, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import FollowUp


def record_follow_up(
    store: Store,
    actor: Actor,
    follow_up_id: int,
    result: FollowUpResult,
    *,
    version: int,
    note: str | None = None,
    token: str | None = None,
) -> int:
    """Record a check; somebody not reached is due again on the next business day.

    Returns:
        The follow-up's new version.

    Raises:
        Stale: Another desk recorded it since `version`.
        AlreadyDone: It has a result.
        FieldRefused: The result is a cancelled placement's.
    """
    refuse_resident_number("note", note)
    if result is FollowUpResult.CANCELLED:
        # Only a cancelled placement takes its checks off the calendar.
        raise FieldRefused("result", result.value, "out_of_range")
    with store.write(actor, "record_follow_up", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = work.get_version(FollowUp, follow_up_id, version)
        if row.result is not None:
            raise AlreadyDone(SubjectKind.FOLLOW_UP, follow_up_id)
        row.note = clean_lines(note or "") or row.note
        if result is FollowUpResult.UNREACHED:
            row.tries += 1
            row.due_on = business_days_of(work).after(work.today + timedelta(days=1), 0)
        else:
            row.result = result.value
            row.done_on = work.today
        row.version += 1
        work.session.add(row)
        work.changed(SubjectKind.FOLLOW_UP, follow_up_id)
        return work.finish(row.version, subject=(SubjectKind.FOLLOW_UP, follow_up_id))[0]


def plan_follow_ups(work: Work, placement_id: int, seeker_id: int, counselor_id: int, starts_on: date) -> None:
    """Put a new placement's checks on the calendar."""
    for kind, due_on in schedule(starts_on, business_days_of(work)):
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
    work.session.flush()


def drop_follow_ups(work: Work, placement_id: int) -> None:
    """Take the open checks of a cancelled placement off the calendar."""
    for row in work.session.exec(
        select(FollowUp).where(FollowUp.placement_id == placement_id, col(FollowUp.result).is_(None))
    ):
        row.result = FollowUpResult.CANCELLED.value
        row.done_on = work.today
        row.version += 1
        work.session.add(row)
