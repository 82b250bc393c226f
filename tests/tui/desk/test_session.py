"""What a session takes from the center's settings."""

import pytest

from jobplus_core.access.queries import draft
from jobplus_tui.intake.draft import FormDraft, Purpose, Slot
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


def test_draft_stored_after_another_sign_in_stays_its_typists(center: Center) -> None:
    desk = desk_of(center)
    typing, slot = desk.seekers, Slot(Purpose.REGISTER)
    typing.remember(slot, FormDraft({"name": "홍길동"}))
    desk._become(center.lee)
    typing.keep(slot)
    assert desk.seekers.half_typed(slot) is None
    with center.store.read() as reader:
        assert draft(reader, center.lee.account_id, slot.purpose.value) is None
        assert draft(reader, center.kim.account_id, slot.purpose.value) is not None
    desk.close()
