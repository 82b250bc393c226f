"""The form's compositor draws the same as Textual's own, and draws no more than a change touches.

It stands on a method that Textual keeps to itself. When one of these fails after Textual was raised, the form is still
drawn right: put `jobplus_tui/near_compositor.py` on what took that method's place, or take it out.
"""

from inspect import signature
from types import MethodType

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from jobplus_tui.near_compositor import NearCompositor
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.desks import LARGE, SMALL
from tests.tui.intake.form_app import FormApp
from tests.tui.settle import press, settle, type_text

MOST_DRAWN = 16


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def test_textual_still_has_the_method_it_replaces() -> None:
    assert "_compositor" in vars(Screen())
    assert list(signature(Compositor._get_renders).parameters) == ["self", "crop"]
    assert list(signature(NearCompositor._get_renders).parameters) == ["self", "crop"]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_screen_is_the_same_as_drawn_by_textual(center: Center, size: tuple[int, int]) -> None:
    app = FormApp(center)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await type_text(pilot, "홍길동")
        near = app.screen._compositor
        assert type(near) is NearCompositor
        for _ in range(6):
            drawn = near.render_strips()
            near._get_renders = MethodType(Compositor._get_renders, near)  # type: ignore[method-assign]
            assert near.render_strips() == drawn
            del near._get_renders
            await press(pilot, *["tab"] * 4)


async def test_letter_draws_only_what_is_near(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await type_text(pilot, "홍길동")
        near, field = app.screen._compositor, app.focused
        assert field is not None
        drawn: list[Widget] = []
        draw = Widget.render_lines

        def noted(self: Widget, crop: Region) -> list[Strip]:
            drawn.append(self)
            return draw(self, crop)

        monkeypatch.setattr(Widget, "render_lines", noted)
        near._dirty_regions = {field.region}
        near.render_partial_update()
        assert field in drawn
        assert (len(drawn) <= MOST_DRAWN, len(near.visible_widgets) > 4 * MOST_DRAWN) == (True, True), drawn
