"""The real desk on a test's store, signed in and opened at a tab."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from jobplus_tui.actions import screen_spec
from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.settle import press, settle

SMALL, LARGE = (80, 24), (120, 36)


@asynccontextmanager
async def open_at(
    center: Center, clock: FrozenClock, tab: str, *, login: str = "kim", size: tuple[int, int] = SMALL
) -> AsyncIterator[Pilot[Any]]:
    """Run the desk for an account of the center and go to a tab by its key."""
    desk = Desk(str(center.store.location.file), clock=clock, name="desk-test")
    assert desk.sign_in_demo(login)
    app = DeskApp(desk, signed_in=True, now=clock)
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, screen_spec(tab).f_key)
            yield pilot
    finally:
        desk.close()
