"""Give records to another owner."""

from collections.abc import Sequence

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.errors import FieldMissing, FieldRefused, NotFound, RoleMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import Role, SubjectKind
from jobplus_core.resident_number import refuse_resident_number
from jobplus_core.tables.casework import Handover
from jobplus_core.tables.people import Seeker
from jobplus_core.tables.staff import Counselor, TeamMembership


def hand_over(
    store: Store,
    actor: Actor,
    seeker_ids: Sequence[int],
    counselor_id: int,
    *,
    reason: str,
    token: str | None = None,
) -> int:
    """Give records to another counselor of the center: their queue and their promises go along (담당 넘기기).

    No figure changes: what was done stays credited to who did it. The record's version stays too, for the form holds
    no owner and somebody who is mending the record loses nothing. From whom to whom and why stands with each record.

    Returns:
        How many records have another owner now.

    Raises:
        RoleMissing: A record belongs to somebody else, and the account is no lead's.
        FieldRefused: The counselor is in no team today.
        NotFound: There is no such record in this center.
        FieldMissing, ResidentNumber: No reason is given, or one that looks like a resident registration number.
    """
    refuse_resident_number("reason", reason)
    why = clean(reason)
    if not why:
        raise FieldMissing("reason")
    with store.write(actor, "hand_over", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        receiver = work.get(Counselor, counselor_id)
        serving = work.session.exec(
            select(TeamMembership.id)
            .where(
                TeamMembership.counselor_id == counselor_id,
                TeamMembership.since <= work.today,
                (col(TeamMembership.until).is_(None)) | (col(TeamMembership.until) >= work.today),
            )
            .limit(1)
        ).first()
        if serving is None or receiver.institution_id != actor.institution_id:
            raise FieldRefused("owner", receiver.name, "not_serving")
        moved = 0
        # In order of id, so that two desks never wait for each other.
        for seeker_id in sorted(set(seeker_ids)):
            seeker = work.get(Seeker, seeker_id, lock=True)
            if seeker.institution_id != actor.institution_id or seeker.merged_into_id is not None:
                raise NotFound(SubjectKind.SEEKER, seeker_id)
            if Role.LEAD not in actor.roles and seeker.owner_id not in (None, actor.counselor_id):
                raise RoleMissing(Role.LEAD)
            if seeker.owner_id != counselor_id:
                work.session.add(
                    Handover(
                        institution_id=actor.institution_id,
                        seeker_id=seeker_id,
                        from_id=seeker.owner_id,
                        to_id=counselor_id,
                        account_id=actor.account_id,
                        reason=why,
                        handed_at=work.now,
                    )
                )
                seeker.owner_id = counselor_id
                work.session.add(seeker)
                work.changed(SubjectKind.SEEKER, seeker_id)
                moved += 1
        return work.finish(moved, subject=(SubjectKind.COUNSELOR, counselor_id))[0]
