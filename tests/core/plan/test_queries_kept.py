"""The month that the status bar keeps is the one that would be read anew, whatever came in between."""

from collections.abc import Callable
from datetime import date
from random import Random

import pytest

from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import close_day, open_day
from jobplus_core.calendar.queries import business_days
from jobplus_core.db.store import Store
from jobplus_core.kinds import Channel, Funding, Indicator, SubjectKind
from jobplus_core.ledger.bookings import Booking
from jobplus_core.ledger.closing import close_through
from jobplus_core.ledger.entries import append, reverse, standing_entries
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.plan.queries import Progress, progress, quotas
from jobplus_core.plan.queries_kept import KeptMonth, read_month, renewed
from jobplus_core.staff.queries import members_on
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock


def whole(center: Center, store: Store, actor: Actor, today: date) -> KeptMonth:
    with store.read() as reader:
        everybody = members_on(reader, center.institution_id, today)
        shown = [m for m in everybody if m.team_id == actor.team_id and (actor.leads() or m.name == actor.name)]
        held = quotas(reader, center.institution_id, today)
        days = business_days(reader, center.institution_id)
        return read_month(reader, center.institution_id, shown, Indicator.PLACEMENT, held, today, days)


def anew(center: Center, store: Store, kept: KeptMonth) -> tuple[Progress, ...]:
    """The same people's month as every other screen reads it."""
    with store.read() as reader:
        days = business_days(reader, center.institution_id)
        found = progress(reader, center.institution_id, kept.today, days, measure=kept.indicator)
    whose = {member.counselor_id for member in kept.members}
    return tuple(row for row in found if row.member.counselor_id in whose)


def act(center: Center, actor: Actor, dice: Random, subject: int) -> Booking:
    return Booking(
        indicator=dice.choice((Indicator.PLACEMENT, Indicator.PLACEMENT, Indicator.REFERRAL)),
        counselor_id=dice.choice((actor.counselor_id, center.lee.counselor_id, None)),
        occurred_on=date(2013, dice.choice((10, 11, 11, 11)), dice.randint(1, 18)),
        subject_kind=SubjectKind.PLACEMENT,
        subject_id=subject,
        quantity=dice.randint(1, 3),
        funding=dice.choice((Funding.PRIVATE, Funding.SUPPORT, None)),
        channel=dice.choice((Channel.CENTER, Channel.IMPORT, Channel.DAY_19)),
    )


@pytest.mark.parametrize("seed", range(4))
def test_kept_month_is_the_one_read_anew(center: Center, clock: FrozenClock, seed: int) -> None:
    dice, store = Random(seed), center.store
    still_open = [19, 20, 21, 22, 25, 26, 27, 28, 29]
    kept = [whole(center, store, actor, TODAY) for actor in (center.kim, center.lead)]
    followed = 0
    for subject in range(1, 40):
        actor = dice.choice((center.kim, center.lee, center.park))
        what = dice.random()
        with store.write(actor, "act") as work:
            if what < 0.25:
                reverse(work, standing_entries(work, SubjectKind.PLACEMENT, dice.randint(1, subject)), "취소")
            else:
                append(work, *(act(center, actor, dice, subject) for _ in range(dice.randint(1, 3))))
            work.finish()
        if what > 0.95:
            close_day(store, center.lead, date(2013, 11, still_open.pop()), "행사")
        elif what > 0.9:
            form = QuotaForm(
                indicator=Indicator.PLACEMENT,
                year=2013,
                month=11,
                value=dice.randint(0, 90),
                source="목표",
                counselor_id=center.kim.counselor_id,
            )
            set_quotas(store, center.lead, (form,))
        elif subject == 20:
            close_through(store, center.lead, date(2013, 11, 10))
        if dice.random() < 0.4:
            continue
        for place, (month, whose) in enumerate(zip(kept, (center.kim, center.lead), strict=True)):
            with store.read() as reader:
                found = renewed(reader, month)
            followed += found is not None
            kept[place] = found or whole(center, store, whose, TODAY)
            assert kept[place].rows == anew(center, store, kept[place])
    # Nearly always only what was new was read.
    assert followed > 25


def test_acts_of_others_leave_the_very_rows(center: Center) -> None:
    kept = whole(center, center.store, center.kim, TODAY)
    with center.store.write(center.lee, "act") as work:
        other = Booking(
            indicator=Indicator.PLACEMENT,
            counselor_id=center.lee.counselor_id,
            occurred_on=TODAY,
            subject_kind=SubjectKind.PLACEMENT,
            subject_id=1,
        )
        append(work, other)
        work.finish()
    with center.store.read() as reader:
        found = renewed(reader, kept)
    assert found is not None
    assert found.rows is kept.rows
    assert found.mark.newest == kept.mark.newest + 1


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
def test_row_that_comes_to_light_late_is_not_missed(center: Center, make_store: Callable[[], Store]) -> None:
    other = make_store()

    def booked(actor: Actor, subject: int) -> Booking:
        return Booking(
            indicator=Indicator.PLACEMENT,
            counselor_id=center.kim.counselor_id,
            occurred_on=TODAY,
            subject_kind=SubjectKind.PLACEMENT,
            subject_id=subject,
        )

    kept = whole(center, center.store, center.kim, TODAY)
    with other.write(center.lee, "slow") as slow:
        append(slow, booked(center.lee, 1))
        with center.store.write(center.kim, "quick") as quick:
            append(quick, booked(center.kim, 2))
            quick.finish()
        with center.store.read() as reader:
            found = renewed(reader, kept)
        assert found is not None
        assert [row.pace.done for row in found.rows] == [1]
        slow.finish()
    with center.store.read() as reader:
        assert renewed(reader, found) is None
    assert [row.pace.done for row in whole(center, center.store, center.kim, TODAY).rows] == [2]


def test_month_is_read_anew_after_an_earlier_closure_is_taken_back(center: Center) -> None:
    store = center.store
    closed = date(2013, 11, 20), date(2013, 11, 21)
    for day in closed:
        close_day(store, center.lead, day, "행사")
    kept = whole(center, store, center.kim, TODAY)
    open_day(store, center.lead, closed[0])
    with store.read() as reader:
        assert renewed(reader, kept) is None
    assert whole(center, store, center.kim, TODAY).month.whole == kept.month.whole + 1
