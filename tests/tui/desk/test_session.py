"""What a session takes from the center's settings."""

import pytest

from tests.support.behind import tamper
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.real_desk import desk_of


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def test_center_sets_when_an_idle_desk_is_locked(center: Center) -> None:
    desk = desk_of(center)
    assert desk.idle_after_s() == 600.0
    tamper(
        center.store.location,
        "INSERT INTO setting (institution_id, name, value, version, set_at) "
        f"VALUES ({center.institution_id}, 'idle_lock_minutes', '3', 1, 0)",
    )
    assert desk.idle_after_s() == 180.0
    desk.close()
