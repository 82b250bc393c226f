"""Which record of the casework stands beneath a ledger row."""

from typing import Final, NamedTuple

from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import SubjectKind

_OF_A_SEEKER: Final = {
    SubjectKind.REGISTRATION: "SELECT seeker_id FROM registration WHERE id = :id",
    SubjectKind.SESSION: "SELECT seeker_id FROM counseling_session WHERE id = :id",
    SubjectKind.FOLLOW_UP: "SELECT seeker_id FROM follow_up WHERE id = :id",
}
_STANDS_BY_ITSELF: Final = frozenset({SubjectKind.SEEKER, SubjectKind.POSTING, SubjectKind.REFERRAL})


class RecordKey(NamedTuple):
    """A seeker, a posting or a referral."""

    kind: SubjectKind
    id: int


class _Hire(NamedTuple):
    seeker_id: int
    referral_id: int | None


def record_beneath(reader: Reader, kind: SubjectKind, id: int) -> RecordKey | None:
    """The record to look at for a ledger row's subject: the person of a session or registration, a hire's referral.

    Returns:
        Nothing where the subject is no record of the casework, or is not there.
    """
    if kind in _STANDS_BY_ITSELF:
        return RecordKey(kind, id)
    if kind is SubjectKind.PLACEMENT:
        hire = reader.one("SELECT seeker_id, referral_id FROM placement WHERE id = :id", {"id": id}, _Hire)
        if hire is None:
            return None
        if hire.referral_id is not None:
            return RecordKey(SubjectKind.REFERRAL, hire.referral_id)
        return RecordKey(SubjectKind.SEEKER, hire.seeker_id)
    if kind not in _OF_A_SEEKER:
        return None
    seeker_id = reader.number(_OF_A_SEEKER[kind], {"id": id})
    return RecordKey(SubjectKind.SEEKER, seeker_id) if seeker_id else None
