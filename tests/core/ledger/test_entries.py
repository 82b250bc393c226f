import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, AlreadyReversed, FutureDate, RoleMissing
from jobplus_core.kinds import Channel, Funding, Indicator, Role, Standing, SubjectKind
from jobplus_core.ledger import counts
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.closing import close_through, latest
from jobplus_core.ledger.counts import EVENT_CHANNELS, Scope
from jobplus_core.ledger.entries import append, append_many, reverse, standing_entries
from jobplus_core.ledger.verify import verify
from jobplus_core.tables.ledger import LedgerEntry, LedgerNote
from jobplus_core.tables.staff import TeamMembership
from tests.support.center import Center
from tests.support.clock import FrozenClock

MONDAY = date(2013, 11, 18)
YEAR = (date(2013, 1, 1), date(2013, 12, 31))


def placed(actor: Actor, subject: int, *, on: date = MONDAY, quantity: int = 1, **more: object) -> Booking:
    return Booking(
        indicator=Indicator.PLACEMENT,
        counselor_id=actor.counselor_id,
        occurred_on=on,
        subject_kind=SubjectKind.PLACEMENT,
        subject_id=subject,
        quantity=quantity,
        funding=Funding.PRIVATE,
        **more,  # type: ignore[arg-type]
    )


def book(store: Store, actor: Actor, *bookings: Booking) -> list[int]:
    with store.write(actor, "book") as work:
        made = [entry.key for entry in append(work, *bookings)]
        work.finish()
    return made


def undo(store: Store, actor: Actor, subject: int, reason: str = "입사 포기") -> None:
    with store.write(actor, "undo") as work:
        reverse(work, standing_entries(work, SubjectKind.PLACEMENT, subject), reason)
        work.finish()


def year(center: Center, **more: object) -> Scope:
    return Scope(institution_id=center.institution_id, since=YEAR[0], until=YEAR[1], **more)  # type: ignore[arg-type]


def total(center: Center, **more: object) -> int:
    with center.store.read() as reader:
        return counts.total(reader, year(center, **more), Indicator.PLACEMENT)


def test_append_writes_whose_when_and_on_what(center: Center) -> None:
    book(center.store, center.kim, placed(center.lee, 5, standing=Standing.NEW, public_work=True))
    with center.store.session() as session:
        entry = session.exec(select(LedgerEntry)).one()
    assert (entry.actor_id, entry.seq, entry.counselor_id, entry.team_id, entry.institution_id) == (
        center.kim.account_id,
        1,
        center.lee.counselor_id,
        center.lee.team_id,
        center.institution_id,
    )
    assert (entry.indicator, entry.quantity, entry.occurred_on, entry.counted_on) == ("placement", 1, MONDAY, MONDAY)
    assert (entry.funding, entry.channel, entry.standing, entry.public_work) == ("private", "center", "new", True)


def test_chain_of_an_actor_counts_up_and_verifies(center: Center) -> None:
    for subject in range(1, 4):
        book(center.store, center.kim, placed(center.kim, subject), placed(center.kim, subject + 10))
    book(center.store, center.lee, placed(center.lee, 30))
    with center.store.session() as session:
        found = session.exec(select(LedgerEntry).order_by(col(LedgerEntry.actor_id), col(LedgerEntry.seq))).all()
    assert [(one.actor_id, one.seq) for one in found] == [
        *((center.kim.account_id, seq) for seq in range(1, 7)),
        (center.lee.account_id, 1),
    ]
    with center.store.read() as reader:
        walked = verify(reader)
    assert (walked.entries, walked.breaks) == (7, ())
    assert walked.heads[center.kim.account_id] == found[5].hash


def test_team_is_frozen_at_booking(center: Center) -> None:
    with center.store.write(center.admin, "move") as work:
        member = work.session.exec(
            select(TeamMembership).where(TeamMembership.counselor_id == center.kim.counselor_id)
        ).one()
        member.until = date(2013, 11, 17)
        work.session.add(member)
        work.add(TeamMembership(counselor_id=member.counselor_id, team_id=center.park.team_id or 0, since=MONDAY))
        work.finish()
    book(center.store, center.kim, placed(center.kim, 1, on=date(2013, 11, 17)), placed(center.kim, 2))
    with center.store.read() as reader:
        found = counts.rows(reader, year(center), [Indicator.PLACEMENT])
        sums = counts.sums(reader, year(center), [Indicator.PLACEMENT])
    assert [(one.subject_id, one.counselor) for one in found] == [(2, "김하나"), (1, "김하나")]
    assert {one.team_id: one.quantity for one in sums} == {center.kim.team_id: 1, center.park.team_id: 1}
    assert total(center, team_id=center.park.team_id) == 1


def test_reverse_books_the_opposite_with_its_reason(center: Center) -> None:
    (first,) = book(center.store, center.kim, placed(center.kim, 5))
    undo(center.store, center.lead, 5)
    assert total(center) == 0
    with center.store.read() as reader:
        found = counts.rows(reader, year(center), [Indicator.PLACEMENT])
        assert counts.row_count(reader, year(center), [Indicator.PLACEMENT]) == 2
        assert verify(reader).breaks == ()
    assert [(one.quantity, one.reverses_id, one.reason) for one in found] == [
        (-1, first, "입사 포기"),
        (1, None, None),
    ]


def test_reversed_entry_cannot_be_reversed_again(center: Center) -> None:
    book(center.store, center.kim, placed(center.kim, 5))
    with center.store.session() as session:
        entry = session.exec(select(LedgerEntry)).one()
    undo(center.store, center.kim, 5)
    with pytest.raises(AlreadyReversed), center.store.write(center.kim, "again") as work:
        reverse(work, [entry], "한 번 더")
    assert total(center) == 0
    with center.store.write(center.kim, "look") as work:
        assert standing_entries(work, SubjectKind.PLACEMENT, 5) == []
        work.finish()


def test_reversal_itself_cannot_be_reversed(center: Center) -> None:
    book(center.store, center.kim, placed(center.kim, 5))
    undo(center.store, center.kim, 5)
    with center.store.session() as session:
        reversal = session.exec(select(LedgerEntry).where(col(LedgerEntry.reverses_id).is_not(None))).one()
    with pytest.raises(AlreadyReversed), center.store.write(center.kim, "again") as work:
        reverse(work, [reversal], "되살림")
    assert total(center) == 0


def test_reversing_nothing_leaves_no_note(center: Center) -> None:
    undo(center.store, center.kim, 5)
    with center.store.session() as session:
        assert session.exec(select(LedgerNote)).all() == []


def test_closed_day_counts_on_the_first_open_one(center: Center, clock: FrozenClock) -> None:
    book(center.store, center.kim, placed(center.kim, 1))
    clock.advance(days=7)
    close_through(center.store, center.lead, date(2013, 11, 24))
    book(center.store, center.kim, placed(center.kim, 2, on=date(2013, 11, 20)))
    undo(center.store, center.kim, 1)
    with center.store.read() as reader:
        found = counts.rows(reader, year(center), [Indicator.PLACEMENT])
        week = Scope(institution_id=center.institution_id, since=MONDAY, until=date(2013, 11, 24))
        assert counts.total(reader, week, Indicator.PLACEMENT) == 1
    assert [(one.subject_id, one.quantity, one.occurred_on, one.counted_on) for one in found] == [
        (1, -1, MONDAY, date(2013, 11, 25)),
        (2, 1, date(2013, 11, 20), date(2013, 11, 25)),
        (1, 1, MONDAY, MONDAY),
    ]


def test_as_of_gives_what_was_known_then(center: Center, clock: FrozenClock) -> None:
    book(center.store, center.kim, placed(center.kim, 1))
    monday = center.store.present()
    clock.advance(days=1)
    book(center.store, center.kim, placed(center.kim, 2))
    undo(center.store, center.kim, 1)
    tuesday = center.store.present()
    clock.advance(days=1)
    book(center.store, center.kim, placed(center.kim, 3))
    assert [total(center, as_of=moment) for moment in (monday, tuesday, None)] == [1, 1, 2]


def test_figures_keep_counselors_and_doors_apart(center: Center) -> None:
    book(
        center.store,
        center.kim,
        placed(center.kim, 1),
        placed(center.lee, 2, quantity=3),
        placed(center.kim, 3, channel=Channel.FAIR),
        placed(center.kim, 4, on=date(2012, 12, 31)),
    )
    assert total(center) == 4
    assert total(center, counselor_id=center.lee.counselor_id) == 3
    assert total(center, channels=EVENT_CHANNELS) == 1
    with center.store.read() as reader:
        sums = counts.sums(reader, year(center), [Indicator.PLACEMENT, Indicator.REFERRAL])
    assert [(one.indicator, one.counselor_id, one.funding, one.quantity) for one in sums] == [
        ("placement", center.kim.counselor_id, "private", 1),
        ("placement", center.lee.counselor_id, "private", 3),
    ]


def test_rows_page_through_all_that_a_figure_sums(center: Center) -> None:
    days = [date(2013, 11, day) for day in (14, 14, 15, 15, 15, 18, 18)]
    book(center.store, center.kim, *(placed(center.kim, n, on=day) for n, day in enumerate(days)))
    seen: list[int] = []
    before: tuple[date, int] | None = None
    with center.store.read() as reader:
        while page := counts.rows(reader, year(center), [Indicator.PLACEMENT], before=before, limit=3):
            seen += [one.subject_id for one in page]
            before = page[-1].counted_on, page[-1].id
    assert seen == [6, 5, 4, 3, 2, 1, 0]


def test_closing_is_a_watermark_with_the_heads_sealed(center: Center) -> None:
    book(center.store, center.kim, placed(center.kim, 1))
    close_through(center.store, center.lead, date(2013, 11, 17))
    with center.store.read() as reader:
        row = latest(reader, center.institution_id)
        head = verify(reader).head
    assert row is not None
    assert (row.closed_through, row.head) == (date(2013, 11, 17), head)
    with pytest.raises(AlreadyDone):
        close_through(center.store, center.lead, date(2013, 11, 17))
    with pytest.raises(FutureDate):
        close_through(center.store, center.lead, date(2013, 11, 19))
    with pytest.raises(RoleMissing) as caught:
        close_through(center.store, center.kim, MONDAY)
    assert caught.value.role == Role.LEAD


def test_closing_waits_for_writes_under_way(center: Center, make_store: Callable[[], Store]) -> None:
    desk, leads = make_store(), make_store()
    booked, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with desk.write(center.kim, "slow") as work:
            append(work, placed(center.kim, 1, on=date(2013, 11, 15)))
            booked.set()
            assert go_on.wait(20)
            finish(work)

    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(slow)
        assert booked.wait(20)
        closing = pool.submit(close_through, leads, center.lead, date(2013, 11, 17))
        with pytest.raises(TimeoutError):
            closing.result(timeout=0.3)
        go_on.set()
        writing.result()
        closing.result()
    with center.store.read() as reader:
        row = latest(reader, center.institution_id)
        assert row is not None
        assert row.head == verify(reader).head
    assert total(center, as_of=row.closed_at) == 1


def finish(work: Work) -> None:
    work.finish()


def test_many_are_booked_as_each_would_be(center: Center) -> None:
    close_through(center.store, center.lead, date(2013, 10, 31))
    acts = [
        (placed(center.kim, 0), [7, 5]),
        (placed(center.kim, 0, channel=Channel.IMPORT, public_work=True), [9]),
        (replace(placed(center.kim, 0, on=date(2013, 10, 3), quantity=2), counselor_id=None, funding=None), [1, 2, 3]),
    ]
    each = [replace(booking, subject_id=subject) for booking, subjects in acts for subject in subjects]
    with center.store.write(center.kim, "book") as work:
        assert append_many(work, acts) == 6
        work.finish()
    book(center.store, center.kim, *each)
    left_out = {"id", "seq", "hash", "recorded_at"}
    with center.store.session() as session:
        rows = session.exec(select(LedgerEntry).order_by(col(LedgerEntry.id))).all()
        found = [row.model_dump(exclude=left_out) for row in rows]
        numbers = [row.seq for row in rows]
    assert found[:6] == found[6:]
    assert numbers == [*range(1, 13)]
    with center.store.read() as reader:
        assert verify(reader).breaks == ()


def test_many_of_nothing_leave_the_chain_alone(center: Center) -> None:
    with center.store.write(center.kim, "book") as work:
        assert append_many(work, [(placed(center.kim, 0), [])]) == 0
        work.finish()
    book(center.store, center.kim, placed(center.kim, 1))
    with center.store.read() as reader:
        assert verify(reader).breaks == ()
