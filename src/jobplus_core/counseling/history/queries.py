"""What was done for a person, by kind; every query takes the records merged into this one along."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.seekers.merging.queries import FAMILY


class RegistrationDone(NamedTuple):
    """One act of registering.

    Attributes:
        developer: The posting team's counselor who found the person, where one did.
    """

    id: int
    standing: str
    standing_reason: str | None
    source_channel: str | None
    public_work: bool
    registered_on: date
    counselor: str | None
    developer: str | None
    recorded_at: int


class ReferralDone(NamedTuple):
    """A referral and what came of it."""

    id: int
    posting_id: int
    employer: str
    title: str
    state: str
    urgent: bool
    referred_on: date
    ended_on: date | None
    refusal_reason: str | None
    refusal_note: str | None
    counselor: str
    recorded_at: int


class PlacementDone(NamedTuple):
    """A hire."""

    id: int
    referral_id: int | None
    posting_id: int | None
    employer: str | None
    title: str | None
    state: str
    hired_on: date
    starts_on: date | None
    wage_basis: str | None
    wage_won: int | None
    cancelled_on: date | None
    cancelled_reason: str | None
    counselor: str
    recorded_at: int


class FollowUpDone(NamedTuple):
    """A check after a hire, planned or done."""

    id: int
    kind: str
    due_on: date
    done_on: date | None
    tries: int
    result: str | None
    note: str | None
    employer: str | None
    counselor: str
    recorded_at: int


class MergeDone(NamedTuple):
    """Another record put together with this one, or taken apart again.

    Attributes:
        merged_at, undone_at: Moments, microseconds UTC.
    """

    id: int
    kept_id: int
    merged_id: int
    reason: str
    account: str
    merged_at: int
    undone_at: int | None
    undone_reason: str | None


class HandoverDone(NamedTuple):
    """The record given to another owner.

    Attributes:
        giver: Who owned it until then; nothing where nobody did.
        account: Who did it.
        handed_at: The moment, microseconds UTC.
    """

    id: int
    giver: str | None
    receiver: str
    account: str
    reason: str
    handed_at: int


def registrations(reader: Reader, seeker_id: int) -> list[RegistrationDone]:
    """A person's registrations."""
    return reader.rows(
        f"""SELECT r.id, r.standing, r.standing_reason, r.source_channel, r.public_work, r.registered_on,
            c.name, d.name, r.recorded_at
        FROM registration r LEFT JOIN counselor c ON c.id = r.counselor_id
        LEFT JOIN counselor d ON d.id = r.developer_id
        WHERE r.seeker_id IN {FAMILY} ORDER BY r.id""",
        {"seeker_id": seeker_id},
        RegistrationDone,
    )


def referrals(reader: Reader, seeker_id: int) -> list[ReferralDone]:
    """A person's referrals."""
    return reader.rows(
        f"""SELECT r.id, r.posting_id, e.name, p.title, r.state, r.urgent, r.referred_on, r.ended_on, r.refusal_reason,
            r.refusal_note, c.name, r.recorded_at
        FROM referral r JOIN posting p ON p.id = r.posting_id JOIN employer e ON e.id = p.employer_id
        JOIN counselor c ON c.id = r.counselor_id
        WHERE r.seeker_id IN {FAMILY} ORDER BY r.id""",
        {"seeker_id": seeker_id},
        ReferralDone,
    )


def placements(reader: Reader, seeker_id: int) -> list[PlacementDone]:
    """A person's hires."""
    return reader.rows(
        f"""SELECT x.id, x.referral_id, x.posting_id, COALESCE(e.name, x.employer_name),
            COALESCE(p.title, x.job_title), x.state, x.hired_on, x.starts_on, x.wage_basis,
            x.wage_won, x.cancelled_on, x.cancelled_reason, c.name, x.recorded_at
        FROM placement x LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
        JOIN counselor c ON c.id = x.counselor_id
        WHERE x.seeker_id IN {FAMILY} ORDER BY x.id""",
        {"seeker_id": seeker_id},
        PlacementDone,
    )


def follow_ups(reader: Reader, seeker_id: int) -> list[FollowUpDone]:
    """The checks of a person: after hires, and the care of those who are not placed."""
    return reader.rows(
        f"""SELECT f.id, f.kind, f.due_on, f.done_on, f.tries, f.result, f.note,
            COALESCE(e.name, x.employer_name), c.name, f.recorded_at
        FROM follow_up f LEFT JOIN placement x ON x.id = f.placement_id
        LEFT JOIN posting p ON p.id = x.posting_id LEFT JOIN employer e ON e.id = p.employer_id
        JOIN counselor c ON c.id = f.counselor_id
        WHERE f.seeker_id IN {FAMILY} ORDER BY f.id""",
        {"seeker_id": seeker_id},
        FollowUpDone,
    )


def merges(reader: Reader, seeker_id: int) -> list[MergeDone]:
    """The merges that this record stood on either side of."""
    return reader.rows(
        """SELECT m.id, m.kept_id, m.merged_id, m.reason, a.name, m.merged_at, m.undone_at, m.undone_reason
        FROM seeker_merge m JOIN account a ON a.id = m.account_id
        WHERE m.kept_id = :id OR m.merged_id = :id ORDER BY m.id""",
        {"id": seeker_id},
        MergeDone,
    )


def handovers(reader: Reader, seeker_id: int) -> list[HandoverDone]:
    """From whom to whom a person's records went."""
    return reader.rows(
        f"""SELECT h.id, g.name, c.name, a.name, h.reason, h.handed_at
        FROM handover h JOIN counselor c ON c.id = h.to_id JOIN account a ON a.id = h.account_id
        LEFT JOIN counselor g ON g.id = h.from_id
        WHERE h.seeker_id IN {FAMILY} ORDER BY h.id""",
        {"seeker_id": seeker_id},
        HandoverDone,
    )
