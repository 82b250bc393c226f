"""The status bar's month is kept until something moves it, and then it is the ledger's own figure."""

from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.kinds import Indicator
from jobplus_core.placements.commands import place
from jobplus_core.plan.commands import QuotaForm, set_quotas
from jobplus_core.plan.queries_kept import KeptMonth
from jobplus_tui.desk.status import StatusMonth, together
from tests.support.cases import TODAY, a_referral, a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock


def read(center: Center, month: StatusMonth, actor: Actor, today: date = TODAY) -> KeptMonth:
    with center.store.read() as reader:
        found = month.read(reader, actor, today)
    assert found is not None
    return found


def test_month_is_kept_until_an_act_a_quota_or_a_day_moves_it(center: Center, clock: FrozenClock) -> None:
    month = StatusMonth()
    first = read(center, month, center.kim)
    assert (first.indicator, [row.pace.done for row in first.rows]) == (Indicator.PLACEMENT, [0])
    a_seeker(center.store, center.lee)
    assert read(center, month, center.kim).rows is first.rows
    place(center.store, center.kim, a_referral(center.store, center.kim))
    moved = read(center, month, center.kim)
    assert [(row.pace.done, row.pace.quota, row.private) for row in moved.rows] == [(1, 0, 1)]
    form = QuotaForm(
        indicator=Indicator.PLACEMENT, year=2013, month=11, value=9, source="목표", counselor_id=center.kim.counselor_id
    )
    set_quotas(center.store, center.lead, (form,))
    assert [row.pace.quota for row in read(center, month, center.kim).rows] == [9]
    assert [row.pace.done for row in read(center, month, center.kim, date(2013, 12, 2)).rows] == [0]


def test_lead_sees_the_team_and_each_turn_another_measure(center: Center) -> None:
    place(center.store, center.kim, a_referral(center.store, center.lee))
    month = StatusMonth()
    found = read(center, month, center.lead)
    assert [(row.member.name, row.pace.done) for row in found.rows] == [("한지우", 0), ("김하나", 0), ("이두리", 1)]
    seen = [found.indicator]
    for _ in range(4):
        month.turn()
        seen.append(read(center, month, center.lead).indicator)
    assert seen == [
        Indicator.PLACEMENT,
        Indicator.REGISTRATION,
        Indicator.COUNSELING,
        Indicator.REFERRAL,
        Indicator.PLACEMENT,
    ]
    outlook = together(found.rows)
    assert outlook is not None
    assert outlook.low <= outlook.likely <= outlook.high


def test_who_is_no_counselor_has_no_month(center: Center) -> None:
    with center.store.read() as reader:
        assert StatusMonth().read(reader, center.admin, TODAY) is None
    assert together(()) is None
