"""What all screens share: the keys of a class body, and answers that come after a screen has been closed."""

import threading
from typing import Any, ClassVar

import pytest
from textual.binding import Binding, BindingType

from jobplus_core.errors import NotFound
from jobplus_core.kinds import SubjectKind
from jobplus_tui.actions import Area
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.status import SaveState
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, settle, wait_until


class Upper(DeskScreen, areas=(Area.RECORD,)):
    """A screen that stands on another, with a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f8", "own", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Any] = []

    def action_own(self) -> None:
        self.heard.append("own")

    def action_edit(self) -> None:
        self.heard.append("edit")


async def test_keys_of_a_class_body_stand_beside_those_of_its_area() -> None:
    app, upper = SampleApp(signed_in=True), Upper()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(upper)
        await press(pilot, "f8", "ctrl+t")
        assert upper.heard == ["own", "edit"]


async def test_answer_to_a_closed_screen_is_dropped() -> None:
    app, upper, gate = SampleApp(signed_in=True), Upper(), threading.Event()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(upper)
        await settle(pilot)
        upper.read(lambda: gate.wait(10), upper.heard.append, name="slow")
        app.pop_screen()
        gate.set()
        await settle(pilot)
        assert upper.heard == []


@pytest.mark.parametrize("refused", [False, True])
async def test_what_became_of_an_act_is_said_after_its_screen_is_closed(refused: bool) -> None:
    app, upper, gate = SampleApp(signed_in=True), Upper(), threading.Event()

    def work() -> None:
        gate.wait(10)
        if refused:
            raise NotFound(SubjectKind.SEEKER, 1)

    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(upper)
        await settle(pilot)
        upper.act(work, upper.heard.append, name="slow", refused=upper.heard.append)
        app.pop_screen()
        await pilot.pause()
        gate.set()
        wanted = SaveState.REFUSED if refused else SaveState.SAVED
        await wait_until(pilot, lambda: app.chrome.note.state is wanted)
        assert upper.heard == []
