"""Put a row of the day's queue off to a later day."""

from datetime import date, timedelta

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import FieldMissing, FieldRefused, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind, TodayKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Postponement
from jobplus_core.today.rules import AHEAD_DAYS


def postpone(
    store: Store,
    actor: Actor,
    kind: TodayKind,
    subject_id: int,
    *,
    until_on: date,
    reason: str,
    token: str | None = None,
) -> int:
    """Put a row of one's own queue off with a reason; it comes back on its day by itself, or before it once the
    referral goes on or the person is promised something new.

    Nothing else changes: the day an answer or a call is due stays, and everybody else still sees it.

    Returns:
        The postponement's id.

    Raises:
        RoleMissing: The account is no counselor's and has no queue.
        FieldRefused: The day is not one of the next seven.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    if actor.counselor_id is None:
        raise RoleMissing(Role.COUNSELOR)
    with store.write(actor, "postpone", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        if not work.today < until_on <= work.today + timedelta(days=AHEAD_DAYS):
            raise FieldRefused("until_on", until_on.isoformat(), "out_of_range")
        row = work.add(
            Postponement(
                counselor_id=actor.counselor_id,
                kind=kind.value,
                subject_id=subject_id,
                until_on=until_on,
                reason=why,
                put_off_at=work.now,
            )
        )
        return work.finish(row.key, subject=(SubjectKind.POSTPONEMENT, row.key))[0]
