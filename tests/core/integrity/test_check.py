from datetime import date
from random import Random

import pytest

from bench.shift import Shift
from jobplus_core.db.store import Store
from jobplus_core.integrity.queries import check
from jobplus_core.integrity.rules import CheckReport, Finding, FindingKind
from jobplus_core.ledger.closing import close_through
from jobplus_core.ledger.verify import verify
from tests.support.behind import tamper
from tests.support.center import Center
from tests.support.clock import FrozenClock

DAY = date(2013, 11, 18)


@pytest.fixture
def worked(center: Center) -> Center:
    """A center after a morning of every act there is, reversals included."""
    shift = Shift(center.store, center.kim, Random(3), DAY, [], [])
    for name in ("register", "register", "posting", "session", "session", "refer", "again", "place", "cancel"):
        shift.act(name)
    shift.act("refer")
    shift.act("place")
    return center


def kinds(store: Store) -> set[FindingKind]:
    return {found.kind for found in check(store).findings}


def test_sound_store_has_no_findings(worked: Center) -> None:
    report = check(worked.store)
    with worked.store.read() as reader:
        walked = verify(reader)
        entries = reader.number("SELECT COUNT(*) FROM ledger_entry", {})
    assert report == CheckReport(walked.entries, walked.heads, ())
    assert report.ok
    assert report.entries == entries > 10
    assert report.as_json() == {
        "ok": True,
        "entries": entries,
        "heads": {str(actor): head for actor, head in sorted(walked.heads.items())},
        "findings": [],
    }


def test_deleted_ledger_row_is_found(worked: Center) -> None:
    assert (
        tamper(worked.store.location, "DELETE FROM ledger_entry WHERE indicator = 'counseling' AND subject_id = 1") == 1
    )
    report = check(worked.store)
    figure = f"counseling counselor {worked.kim.counselor_id} 2013-11-18"
    assert not report.ok
    assert [found for found in report.findings if not found.kind.startswith("chain")] == [
        Finding(FindingKind.FIGURE, figure, "counted 2, booked 1"),
        Finding(FindingKind.NOT_BOOKED, "session 1", "counseling: counted 1, booked 0"),
    ]
    assert [found.kind for found in report.findings if found.kind.startswith("chain")] == [FindingKind.CHAIN_GAP]


def test_deleted_case_row_is_found(worked: Center) -> None:
    assert tamper(worked.store.location, "DELETE FROM counseling_session WHERE id = 1") == 1
    figure = f"counseling counselor {worked.kim.counselor_id} 2013-11-18"
    assert check(worked.store).findings == (
        Finding(FindingKind.FIGURE, figure, "counted 1, booked 2"),
        Finding(FindingKind.NO_SUBJECT, "session 1", "counseling: counted 0, booked 1"),
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registration SET standing = 'returning' WHERE standing = 'new' AND id = 1",
        "UPDATE registration SET registered_on = '2013-11-15' WHERE id = 1",
        "UPDATE registration SET public_work = NOT public_work WHERE id = 1",
        "UPDATE referral SET urgent = NOT urgent WHERE id = 1",
        "UPDATE placement SET funding = 'support' WHERE state = 'standing'",
        "UPDATE placement SET channel = 'fair' WHERE state = 'standing'",
        "UPDATE placement SET state = 'standing' WHERE state = 'cancelled'",
        "UPDATE posting SET openings = COALESCE(openings, 0) + 7 WHERE id = 1",
        "UPDATE posting SET developer_id = NULL WHERE id = 1",
        "UPDATE counseling_session SET counselor_id = 1 WHERE id = 1",
    ],
)
def test_changed_case_row_is_found(worked: Center, statement: str) -> None:
    assert tamper(worked.store.location, statement) == 1
    assert FindingKind.FIGURE in kinds(worked.store)


def test_row_booked_twice_is_found(worked: Center) -> None:
    columns = """actor_id, institution_id, team_id, counselor_id, indicator, quantity, occurred_on, counted_on,
        recorded_at, subject_kind, subject_id, channel, hash"""
    tamper(
        worked.store.location,
        f"""INSERT INTO ledger_entry (seq, {columns})
        SELECT 1000, {columns} FROM ledger_entry WHERE indicator = 'counseling' AND subject_id = 1""",
    )
    assert kinds(worked.store) == {
        FindingKind.CHAIN_GAP,
        FindingKind.CHAIN_TAIL,
        FindingKind.FIGURE,
        FindingKind.BOOKED_TWICE,
    }


def test_more_placements_than_openings_are_found(worked: Center) -> None:
    tamper(
        worked.store.location,
        "UPDATE placement SET state = 'standing', posting_id = 1",
        "UPDATE posting SET openings = 1 WHERE id = 1",
    )
    assert Finding(FindingKind.OVERFULL, "posting 1", "openings 1, filled 2") in check(worked.store).findings


def test_chain_rewritten_with_its_head_breaks_the_seal(worked: Center, clock: FrozenClock) -> None:
    clock.advance(days=7)
    close_through(worked.store, worked.lead, date(2013, 11, 24))
    assert check(worked.store).findings == ()
    last = f"(SELECT MAX(seq) FROM ledger_entry WHERE actor_id = {worked.kim.account_id})"
    mine = f"actor_id = {worked.kim.account_id}"
    tamper(
        worked.store.location,
        f"DELETE FROM ledger_entry WHERE {mine} AND seq = {last}",
        f"""UPDATE chain_head SET seq = {last},
            hash = (SELECT hash FROM ledger_entry WHERE {mine} AND seq = {last}) WHERE {mine}""",
        "DELETE FROM follow_up WHERE placement_id = 2",
        "DELETE FROM placement WHERE id = 2",
    )
    assert kinds(worked.store) == {FindingKind.SEAL}


def test_reference_to_nothing_is_found_in_sqlite(worked: Center) -> None:
    if worked.store.location.dialect == "postgresql":
        pytest.skip("the server holds its references itself")
    tamper(worked.store.location, "UPDATE referral SET event_id = 4711 WHERE id = 1")
    assert check(worked.store).findings == (Finding(FindingKind.REFERENCE, "referral 1", "no such event"),)


def test_finding_has_its_json_shape(worked: Center) -> None:
    tamper(worked.store.location, "DELETE FROM counseling_session WHERE id = 1")
    shape = check(worked.store).as_json()
    assert shape["ok"] is False
    assert shape["findings"] == [
        {
            "kind": "figure",
            "subject": f"counseling counselor {worked.kim.counselor_id} 2013-11-18",
            "detail": "counted 1, booked 2",
        },
        {"kind": "no_subject", "subject": "session 1", "detail": "counseling: counted 0, booked 1"},
    ]
