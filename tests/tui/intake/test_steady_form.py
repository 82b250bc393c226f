"""Typing moves nothing that stands below the field, and a typical registration takes few keys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual._compositor import Compositor, ReflowResult
from textual.geometry import Size
from textual.widget import Widget

from jobplus_core.hangul import keystrokes
from jobplus_core.postings.commands import register_posting
from jobplus_core.seekers import queries
from tests.support.cases import POSTING, SEEKER, a_seeker
from tests.support.center import Center
from tests.tui.desks import LARGE, SMALL
from tests.tui.grid import screen_text
from tests.tui.intake.form_app import FormApp
from tests.tui.settle import press, settle, type_text, wait_until

ROOT = Path(__file__).parents[3]
TO_OCCUPATION, FROM_OCCUPATION_TO_LICENSES = 9, 10
TYPICAL = ("홍길동", "790302", "01000004821", "1", "종로 창신동", "1", "", "", "오늘", "경리", "220", "50")
"""What somebody tells within a minute, by field: the starred ones, sex, how they came, consent and the way to work."""
KEYS = 71


@contextmanager
def reflows(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Compositor]]:
    """Every time that a screen is laid out."""
    found: list[Compositor] = []
    reflow = Compositor.reflow

    def noted(self: Compositor, parent: Widget, size: Size) -> ReflowResult:
        found.append(self)
        return reflow(self, parent, size)

    with monkeypatch.context() as patched:
        patched.setattr(Compositor, "reflow", noted)
        yield found


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_typing_where_something_is_offered_lays_nothing_out_anew(
    center: Center, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = FormApp(center)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for tabs, text in ((TO_OCCUPATION, "경리 사무, 판매원"), (FROM_OCCUPATION_TO_LICENSES, "컴활2급, 지게ㅊ")):
            await press(pilot, *["tab"] * tabs)
            assert "여럿은 쉼표로" in screen_text(app)
            with reflows(monkeypatch) as found:
                await type_text(pilot, text)
                await press(pilot, "down", "down", "down", "down", *["backspace"] * len(text))
                assert found == []


async def test_looked_at_offer_stays_in_view_under_three_words(center: Center) -> None:
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        await press(pilot, *["tab"] * TO_OCCUPATION)
        await type_text(pilot, "요양보호사, 판매원, 경리")
        await press(pilot, "up")
        looked_at = [line for line in screen_text(app).splitlines() if "▸ " in line[:18]]
        assert len(looked_at) == 1
        await press(pilot, "enter")
        assert app.screen.query_one("#field-occupation Input").has_focus


async def test_typical_registration_is_so_many_keys(center: Center) -> None:
    app, pressed = FormApp(center), 0
    async with app.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for place, text in enumerate(TYPICAL):
            if place:
                await press(pilot, "tab")
            await type_text(pilot, text)
            pressed += bool(place) + len(keystrokes(text)) + text.count(" ")
        await press(pilot, "ctrl+s")
        pressed += 1
        await wait_until(pilot, lambda: bool(app.saved))
    with center.store.read() as reader:
        record = queries.record(reader, app.saved[0].seeker_id)
    assert record is not None
    assert (record.complete, record.commute_minutes, record.consent_on is None) == (True, 50, False)
    assert pressed == KEYS
    assert f"{KEYS} keys" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{KEYS}번" in (ROOT / "README.ko.md").read_text(encoding="utf-8")


async def test_doubles_and_matches_that_come_beside_lay_nothing_out_anew(
    center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_posting(center.store, center.kim, POSTING)
    a_seeker(center.store, center.kim)
    app = FormApp(center)
    async with app.run_test(size=LARGE) as pilot:
        await settle(pilot)
        with reflows(monkeypatch) as found:
            await type_text(pilot, SEEKER.name)
            assert found == []
        await press(pilot, "tab", "tab")
        with reflows(monkeypatch) as found:
            await type_text(pilot, SEEKER.phone or "")
            await wait_until(pilot, lambda: "비슷한 사람 1명" in screen_text(app))
            assert found == []
        await press(pilot, *["tab"] * (TO_OCCUPATION - 2))
        with reflows(monkeypatch) as found:
            await type_text(pilot, "요양보호사")
            await wait_until(pilot, lambda: "맞는 구인 1건" in screen_text(app))
            assert found == []
