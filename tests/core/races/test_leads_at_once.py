"""What leads set is numbered by what stands: it waits for every write under way, on both databases."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.calendar.commands import add_holidays, close_day, copy_holidays
from jobplus_core.db.store import Store
from jobplus_core.kinds import Divisor, Indicator, Rounding, TeamKind
from jobplus_core.plan.commands import QuotaForm, TargetForm, choose_target, set_quotas, set_targets
from jobplus_core.plan.dividing.commands import RuleForm, divide_month, set_rule
from jobplus_core.plan.dividing.rules import Rule
from jobplus_core.plan.queries import candidates
from jobplus_core.reports.evaluation.commands import set_weights
from jobplus_core.settings import SettingName
from tests.support.cases import TODAY
from tests.support.center import Center

TARGETS = tuple(
    TargetForm(indicator=Indicator.PLACEMENT, year=2013, value=value, source=source, active=source == "1장")
    for value, source in ((10_000, "1장"), (9_500, "지표"))
)
QUOTA = QuotaForm(indicator=Indicator.PLACEMENT, year=2013, month=11, value=70, source="목표")


def test_no_lead_numbers_a_version_while_another_write_is_under_way(
    center: Center, make_store: Callable[[], Store]
) -> None:
    set_targets(center.store, center.lead, TARGETS)
    with center.store.read() as reader:
        other = next(row.id for row in candidates(reader, center.institution_id, 2013) if row.since is None)
    team = center.teams[TeamKind.COUNSELING]
    rule = RuleForm(team, Indicator.PLACEMENT, Rule(Divisor.PRESENT, Rounding.DOWN))
    weights = {SettingName.EVALUATION_PLACEMENT: 2}
    acts: list[Callable[[Store, Actor], int]] = [
        lambda store, lead: set_targets(store, lead, TARGETS[1:]),
        lambda store, lead: choose_target(store, lead, other, "회의에서 정함"),
        lambda store, lead: set_quotas(store, lead, (QUOTA,)),
        lambda store, lead: set_rule(store, lead, rule),
        lambda store, lead: divide_month(store, lead, team, Indicator.PLACEMENT, TODAY),
        lambda store, lead: set_weights(store, lead, weights),
        lambda store, lead: close_day(store, lead, date(2013, 12, 24), "종무식"),
        lambda store, lead: copy_holidays(store, lead, 2030, 2030),
    ]
    desk, stores = make_store(), [make_store() for _ in acts]
    writing, go_on = threading.Event(), threading.Event()

    def slow() -> None:
        with desk.write(center.kim, "slow") as work:
            writing.set()
            assert go_on.wait(20)
            work.finish()

    with ThreadPoolExecutor(len(acts) + 1) as pool:
        under_way = pool.submit(slow)
        assert writing.wait(20)
        begun = [pool.submit(act, store, center.lead) for act, store in zip(acts, stores, strict=True)]
        done, _ = wait(begun, timeout=0.5)
        go_on.set()
        assert [begun.index(each) for each in done] == []
        under_way.result()
        assert all(each.result() for each in begun)


def test_desks_that_begin_a_year_at_once_copy_its_holidays_once(
    center: Center, make_store: Callable[[], Store]
) -> None:
    desk, later = make_store(), make_store()
    copied, go_on = threading.Event(), threading.Event()

    def first() -> None:
        with desk.write(center.kim, "copy_holidays") as work:
            assert add_holidays(work, 2030, 2030) > 10
            copied.set()
            assert go_on.wait(20)
            work.finish()

    with ThreadPoolExecutor(2) as pool:
        begun = pool.submit(first)
        assert copied.wait(20)
        second = pool.submit(copy_holidays, later, center.lee, 2030, 2030)
        assert not wait([second], timeout=0.5).done
        go_on.set()
        begun.result()
        assert second.result() == 0
