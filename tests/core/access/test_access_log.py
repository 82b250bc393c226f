"""Looks at people's data are noted: who, when, from where, whose, what."""

from typing import NamedTuple

import pytest

from jobplus_core.access.commands import log_access
from jobplus_core.clock import micros
from jobplus_core.errors import NotFound
from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.support.clock import FrozenClock


class Look(NamedTuple):
    """An access row."""

    account_id: int
    seeker_id: int
    what: str
    desk: str
    at: int


def looks(center: Center) -> list[Look]:
    with center.store.read() as reader:
        return reader.rows("SELECT account_id, seeker_id, what, desk, at FROM access_log ORDER BY id", {}, Look)


def test_a_look_is_noted_with_desk_and_moment(center: Center, clock: FrozenClock) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    clock.advance(minutes=5)
    log_access(center.store, center.lee, seeker_id, "record")
    assert looks(center) == [Look(center.lee.account_id, seeker_id, "record", center.lee.desk, micros(clock.now))]


def test_a_look_at_nobody_leaves_nothing(center: Center) -> None:
    with pytest.raises(NotFound):
        log_access(center.store, center.kim, 99, "record")
    assert looks(center) == []
