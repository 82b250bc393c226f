"""One person's record with everything that was done for them."""

from typing import NamedTuple

from jobplus_core.counseling import queries as counseling
from jobplus_core.db.read_port import Reader
from jobplus_core.errors import NotFound
from jobplus_core.placements import queries as placements
from jobplus_core.referrals import queries as referrals
from jobplus_core.seekers import queries
from jobplus_core.seekers.rules import SeekerForm


class SeekerPage(NamedTuple):
    """A person's record with everything that was done for them."""

    record: queries.Record
    form: SeekerForm
    registrations: list[queries.RegistrationRow]
    sessions: list[counseling.SessionRow]
    referrals: list[referrals.ReferralRow]
    placements: list[placements.PlacementRow]


def seeker_page(reader: Reader, institution_id: int, seeker_id: int) -> SeekerPage:
    """Read a person's record.

    Raises:
        NotFound: There is none.
    """
    row = queries.record(reader, seeker_id)
    if row is None:
        raise NotFound("seeker", seeker_id)
    return SeekerPage(
        row,
        queries.form_of(reader, row),
        queries.registrations(reader, seeker_id),
        counseling.sessions(reader, seeker_id),
        referrals.referrals(reader, institution_id, seeker_id=seeker_id),
        placements.of_seeker(reader, seeker_id),
    )
