"""Targets: every candidate stays, one is active, and the past keeps the one it had."""

import pytest

from jobplus_core.errors import FieldRefused, RoleMissing
from jobplus_core.kinds import Indicator
from jobplus_core.plan.commands import QuotaForm, TargetForm, set_quotas, set_targets
from jobplus_core.plan.queries import quotas, targets
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock


def target(value: int, source: str, *, active: bool = True) -> TargetForm:
    return TargetForm(indicator=Indicator.PLACEMENT, year=2013, value=value, source=source, active=active)


def held(center: Center, *, as_of: int | None = None) -> list[tuple[int, str, bool]]:
    with center.store.read() as reader:
        return [(r.value, r.source, r.active) for r in targets(reader, center.institution_id, 2013, as_of=as_of)]


def test_one_candidate_is_active_and_the_past_keeps_its_own(center: Center, clock: FrozenClock) -> None:
    set_targets(center.store, center.lead, (target(9_500, "지표"), target(10_000, "1장", active=False)))
    before = center.store.present()
    clock.advance(days=3)
    set_targets(center.store, center.lead, (target(9_800, "조정"),))
    assert held(center) == [(9_800, "조정", True), (10_000, "1장", False), (9_500, "지표", False)]
    assert held(center, as_of=before) == [(9_500, "지표", True), (10_000, "1장", False)]
    assert held(center, as_of=before - 1) == []


def test_newest_quota_holds_and_the_past_keeps_its_own(center: Center, clock: FrozenClock) -> None:
    def quota(value: int) -> QuotaForm:
        return QuotaForm(
            indicator=Indicator.PLACEMENT,
            year=2013,
            month=11,
            value=value,
            source="목표",
            counselor_id=center.kim.counselor_id,
        )

    set_quotas(center.store, center.lead, (quota(70),))
    before = center.store.present()
    clock.advance(hours=1)
    set_quotas(center.store, center.lead, (quota(72),))
    with center.store.read() as reader:
        now = [row.value for row in quotas(reader, center.institution_id, TODAY)]
        then = [row.value for row in quotas(reader, center.institution_id, TODAY, as_of=before)]
    assert (now, then) == ([72], [70])


def test_only_leads_set_targets_and_no_target_is_below_zero(center: Center) -> None:
    with pytest.raises(RoleMissing):
        set_targets(center.store, center.kim, (target(1, "x"),))
    with pytest.raises(FieldRefused):
        set_targets(center.store, center.lead, (target(-1, "x"),))
    assert held(center) == []
