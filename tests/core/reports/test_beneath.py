"""The record beneath a ledger row, on both databases."""

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.kinds import SessionChannel, SessionKind, SubjectKind
from jobplus_core.placements.commands import place
from jobplus_core.reports.beneath import RecordKey, record_beneath
from tests.support.cases import TODAY, a_referral, number
from tests.support.center import Center

SESSION = SessionForm(held_on=TODAY, kind=SessionKind.RESUME, channel=SessionChannel.PHONE)


def test_every_row_leads_to_a_person_a_posting_or_a_referral(center: Center) -> None:
    store = center.store
    referral = a_referral(store, center.kim)
    place(store, center.kim, referral)
    seeker = number(store, "SELECT seeker_id FROM referral")
    session = log_session(store, center.kim, seeker, SESSION)
    registration, placement, posting, check = (
        number(store, f"SELECT MIN(id) FROM {table}") for table in ("registration", "placement", "posting", "follow_up")
    )
    person = RecordKey(SubjectKind.SEEKER, seeker)
    with store.read() as reader:
        assert [
            record_beneath(reader, SubjectKind.REGISTRATION, registration),
            record_beneath(reader, SubjectKind.SESSION, session),
            record_beneath(reader, SubjectKind.FOLLOW_UP, check),
            record_beneath(reader, SubjectKind.SEEKER, seeker),
        ] == [person] * 4
        assert record_beneath(reader, SubjectKind.PLACEMENT, placement) == (SubjectKind.REFERRAL, referral)
        assert record_beneath(reader, SubjectKind.POSTING, posting) == (SubjectKind.POSTING, posting)


def test_hire_without_a_referral_leads_to_the_person(center: Center) -> None:
    place(center.store, center.kim, a_referral(center.store, center.kim))
    with center.store.write(center.kim, "forget") as work:
        work.session.connection().exec_driver_sql("UPDATE placement SET referral_id = NULL")
        work.finish(1)
    placement, seeker = (number(center.store, f"SELECT {name} FROM placement") for name in ("id", "seeker_id"))
    with center.store.read() as reader:
        assert record_beneath(reader, SubjectKind.PLACEMENT, placement) == (SubjectKind.SEEKER, seeker)


def test_what_is_not_there_or_no_case_leads_nowhere(center: Center) -> None:
    with center.store.read() as reader:
        assert record_beneath(reader, SubjectKind.SESSION, 99) is None
        assert record_beneath(reader, SubjectKind.PLACEMENT, 99) is None
        assert record_beneath(reader, SubjectKind.CLOSING, 1) is None
