"""The acts that may be taken back, as the desk lists them."""

from datetime import timedelta

import pytest

from jobplus_core.kinds import TodayKind
from jobplus_core.today.commands import postpone
from tests.support.cases import TODAY
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.places import Dialect
from tests.tui.real_desk import desk_of


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def test_lead_is_offered_every_act_of_the_last_days(center: Center, clock: FrozenClock) -> None:
    for subject in range(1, 61):
        until = TODAY + timedelta(days=1)
        postpone(center.store, center.kim, TodayKind.ANSWER, subject, until_on=until, reason="휴가")
    assert len(desk_of(center).undo.acts()) == 60
    clock.advance(days=7)
    assert desk_of(center).undo.acts() == ()
    assert len(desk_of(center, "han").undo.acts()) == 60
    clock.advance(days=1)
    assert desk_of(center, "han").undo.acts() == ()
