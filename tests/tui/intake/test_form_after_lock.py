"""A desk that locks itself over a half-typed form gives it back where it was left: field, caret, text and offers."""

import pytest
from textual.widgets import Input

from jobplus_tui.app import DeskApp
from jobplus_tui.desk import Desk
from jobplus_tui.screens.intake import IntakeScreen
from jobplus_tui.screens.sign_in import SignInScreen
from jobplus_tui.widgets.intake_form import IntakeForm
from jobplus_tui.widgets.text_input import TextInput
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import LARGE, SMALL
from tests.tui.grid import screen_text
from tests.tui.settle import press, settle, type_text


class OpenDesk(Desk):
    """Signs a demo's accounts in by their name alone."""

    def sign_in(self, login: str, password: str) -> None:
        assert self.sign_in_demo(login)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_unlocked_form_has_its_focus_caret_and_half_syllable(
    center: Center, clock: FrozenClock, size: tuple[int, int]
) -> None:
    desk = OpenDesk(str(center.store.location.file), clock=clock)
    app = DeskApp(desk, now=clock)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, *"kim", "enter", "x", "enter", "ctrl+n")
        await type_text(pilot, "보기순")
        await press(pilot, *["tab"] * 2)
        await type_text(pilot, "0100000")
        await press(pilot, "tab", "2")
        form = app.screen.query_one(IntakeForm)
        form.go_to("occupation")
        await settle(pilot)
        await type_text(pilot, "경리, 요양ㅂ")
        await press(pilot, "left", "left")
        field, before = app.focused, form.texts
        assert isinstance(field, TextInput)
        app.idle()
        await settle(pilot)
        assert isinstance(app.screen, SignInScreen)
        for hidden in ("보기순", "0100000", "요양"):
            assert hidden not in screen_text(app)
        await press(pilot, "tab", "escape", "ctrl+s", "ctrl+n")
        assert isinstance(app.screen, SignInScreen)
        app.screen.query_one("#login", Input).focus()
        await press(pilot, *"kim", "enter", "x", "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert app.focused is field
        assert (field.value, field.cursor_position) == ("경리, 요양ㅂ", 5)
        assert app.screen.query_one(IntakeForm).texts == before
        await type_text(pilot, "!")
        assert field.value == "경리, 요!양ㅂ"
    desk.close()
