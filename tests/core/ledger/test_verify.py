from datetime import date

import pytest

from jobplus_core.kinds import Indicator, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.ledger.verify import Break, verify
from tests.support.behind import tamper
from tests.support.center import Center


@pytest.fixture
def booked(center: Center) -> Center:
    """A center where 김하나 booked five acts and took the third back, and 이두리 booked one."""
    for actor, subjects in ((center.kim, range(1, 6)), (center.lee, range(9, 10))):
        for subject in subjects:
            with center.store.write(actor, "book") as work:
                append(
                    work,
                    Booking(
                        indicator=Indicator.COUNSELING,
                        counselor_id=actor.counselor_id,
                        occurred_on=date(2013, 11, 18),
                        subject_kind=SubjectKind.SESSION,
                        subject_id=subject,
                    ),
                )
                work.finish()
    with center.store.write(center.kim, "undo") as work:
        reverse(work, standing_entries(work, SubjectKind.SESSION, 3), "두 번 적음")
        work.finish()
    return center


def breaks(center: Center, *statements: str) -> tuple[Break, ...]:
    if statements:
        assert tamper(center.store.location, *statements) == 1
    with center.store.read() as reader:
        return verify(reader).breaks


def test_untouched_chains_hold(booked: Center) -> None:
    assert breaks(booked) == ()


@pytest.mark.parametrize(
    "change",
    [
        "quantity = 2",
        "counselor_id = NULL",
        "team_id = 3",
        "indicator = 'placement'",
        "occurred_on = '2013-11-17'",
        "counted_on = '2013-12-01'",
        "recorded_at = recorded_at + 1",
        "subject_id = 77",
        "funding = 'support'",
        "channel = 'fair'",
        "standing = 'new'",
        "public_work = TRUE",
        "reverses_id = 1",
    ],
)
def test_changed_entry_is_found(booked: Center, change: str) -> None:
    where = f"actor_id = {booked.kim.account_id} AND seq = 2"
    assert breaks(booked, f"UPDATE ledger_entry SET {change} WHERE {where}") == (
        Break("hash", booked.kim.account_id, 2),
    )


def test_entry_deleted_from_the_middle_is_found(booked: Center) -> None:
    assert breaks(booked, f"DELETE FROM ledger_entry WHERE actor_id = {booked.kim.account_id} AND seq = 2") == (
        Break("gap", booked.kim.account_id, 2),
    )


def test_entry_deleted_from_the_tail_is_found(booked: Center) -> None:
    assert breaks(booked, f"DELETE FROM ledger_entry WHERE actor_id = {booked.lee.account_id}") == (
        Break("tail", booked.lee.account_id, 1),
    )


def test_lost_head_is_found(booked: Center) -> None:
    assert breaks(booked, f"DELETE FROM chain_head WHERE actor_id = {booked.lee.account_id}") == (
        Break("tail", booked.lee.account_id, 1),
    )


def test_changed_note_is_found(booked: Center) -> None:
    assert breaks(booked, "UPDATE ledger_note SET text = '다른 까닭'") == (Break("note", booked.kim.account_id, 6),)


def test_erased_note_leaves_the_chain_whole(booked: Center) -> None:
    assert breaks(booked, "UPDATE ledger_note SET text = NULL") == ()
