"""A desk that nobody has touched for a while locks; whoever locked it comes back to what they left."""

from datetime import timedelta

import pytest
from textual.widgets import Input

from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk
from jobplus_tui.screens.intake import IntakeScreen
from jobplus_tui.screens.seekers import SeekersScreen
from jobplus_tui.screens.sign_in import SignInScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from tests.support.cases import number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.support.places import Dialect
from tests.tui.grid import grid, screen_text
from tests.tui.sample import NOW, SampleDesk, SampleScreen
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, settle, type_text


class OpenDesk(Desk):
    """Signs a demo's accounts in by their name alone."""

    def sign_in(self, login: str, password: str) -> None:
        assert self.sign_in_demo(login)


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


async def test_lock_hides_everything_and_opens_where_it_was_left() -> None:
    app = SampleApp(idle_after_s=600.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"kim", "enter", *"secret", "enter", "f7", "down", "down")
        left = app.screen
        app._last_key = NOW - timedelta(seconds=600)
        app._tick()
        await settle(pilot)
        assert isinstance(app.screen, SignInScreen)
        assert "김상담" not in screen_text(app)
        assert "한빛물류" not in screen_text(app)
        assert "잠겼습니다. 적던 것은 보관했습니다." in screen_text(app)
        await press(pilot, "escape", "f3", "ctrl+f", "ctrl+n", "ctrl+z")
        assert isinstance(app.screen, SignInScreen)
        app.screen.query_one("#login").focus()
        await press(pilot, *"kim", "enter", *"secret", "enter")
        assert app.screen is left
        assert left.query_one(KeysetList).cursor == 2
        assert grid(app)[-1].startswith(" 김상담 │")


async def test_another_counselor_gets_screens_of_their_own() -> None:
    desk = SampleDesk()
    app = SampleApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"kim", "enter", *"secret", "enter", "f7", "down")
        left = [app.screen, app.get_screen("seekers")]
        app.idle()
        await settle(pilot)
        await press(pilot, *"lee", "enter", *"secret", "enter")
        assert desk.signed_in == ["kim", "lee"]
        assert len(app.screen_stack) == 1
        assert isinstance(app.screen, SampleScreen)
        assert app.screen not in left
        assert not any(screen.is_running for screen in left)
        await press(pilot, "f7")
        assert app.screen.query_one(KeysetList).cursor == 0


async def test_demo_stays_open() -> None:
    app = SampleApp(signed_in=True, idle_after_s=600.0)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = app.screen
        app._last_key = NOW - timedelta(seconds=600)
        app._tick()
        await settle(pilot)
        assert app.screen is before


async def test_half_typed_form_is_kept_and_comes_back(center: Center, clock: FrozenClock) -> None:
    desk = OpenDesk(str(center.store.location.file), clock=clock)
    app = DeskApp(desk, now=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"kim", "enter", "x", "enter", "ctrl+n")
        await type_text(pilot, "보기순")
        form = app.screen
        assert isinstance(form, IntakeScreen)
        app.idle()
        await settle(pilot)
        assert app.screen.query("#password")
        assert number(center.store, "SELECT COUNT(*) FROM draft WHERE body LIKE '%보기순%'") == 1
        await press(pilot, *"kim", "enter", "x", "enter")
        assert app.screen is form
        assert app.screen.query(Input).first().value == "보기순"
        app.idle()
        await settle(pilot)
        await press(pilot, *"lee", "enter", "x", "enter")
        assert isinstance(app.screen, SeekersScreen)
        assert "보기순" not in screen_text(app)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, IntakeScreen)
        assert app.screen.query(Input).first().value == ""
    desk.close()
