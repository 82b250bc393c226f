"""What is typed right behind a key goes to what the key opens, however fast it comes."""

import asyncio

import pytest
from textual import events
from textual.app import ComposeResult

from jobplus_tui import held_keys
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.screens.intake import IntakeScreen
from jobplus_tui.screens.posting_form import PostingFormScreen
from jobplus_tui.screens.seeker_record import SeekerRecordScreen
from jobplus_tui.widgets.note_area import NoteArea
from jobplus_tui.widgets.text_input import TextInput
from tests.support.cases import a_seeker
from tests.support.center import Center
from tests.support.places import Dialect
from tests.tui.grid import screen_text
from tests.tui.real_desk import app_on
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, press_at_once, settle

REGISTRATION = ("ctrl+n", *"홍길동", "tab", *"790302")


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


@pytest.mark.parametrize("tab", ["seekers", "today", "results"])
async def test_form_opened_from_any_tab_loses_no_key(center: Center, tab: str) -> None:
    app = app_on(center, tab)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press_at_once(pilot, *REGISTRATION)
        assert isinstance(app.screen, IntakeScreen)
        typed = {name: text for name, text in app.screen.form.texts.items() if text}
        assert typed == {"name": "홍길동", "born": "790302"}


async def test_own_form_of_a_screen_loses_no_key(center: Center) -> None:
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press_at_once(pilot, "ctrl+n", *"가나상사", "tab", *"경리")
        assert isinstance(app.screen, PostingFormScreen)
        texts = app.screen.form.texts
        assert (texts["employer"], texts["title"]) == ("가나상사", "경리")


async def test_keys_wait_for_what_is_read_before_a_dialog_opens(center: Center) -> None:
    a_seeker(center.store, center.kim)
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        await press_at_once(pilot, "enter", "ctrl+o", *"면접")
        assert isinstance(app.screen_stack[-2], SeekerRecordScreen)
        assert app.screen.query_one(NoteArea).text == "면접"


@pytest.mark.parametrize("leaving", ["f7", "escape"])
async def test_key_that_leaves_a_form_overtakes_no_letter(center: Center, leaving: str) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press_at_once(pilot, "ctrl+n", *"홍길동", leaving)
        assert not isinstance(app.screen, IntakeScreen)
        with center.store.read() as reader:
            assert reader.number("SELECT COUNT(*) FROM draft WHERE body LIKE '%홍길동%'", {}) == 1


async def test_save_overtakes_no_letter(center: Center) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        await press_at_once(pilot, *"홍길동", "tab", *"790302", "tab", *"01000004821", "ctrl+s")
        assert isinstance(app.screen, SeekerRecordScreen)
        text = screen_text(app)
        assert [word in text for word in ("홍길동 1번", "1979-03-02", "010-0000-4821")] == [True, True, True]


async def test_line_that_drops_behind_the_last_letter_loses_none(center: Center) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        for key in "홍길동":
            app.post_message(events.Key(key, key))
        app.call_later(app.end)
        async with asyncio.timeout(10):
            while app.is_running:
                await asyncio.sleep(0)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM draft WHERE body LIKE '%홍길동%'", {}) == 1


class Asking(Dialog[str]):
    """A dialog with one field."""

    def compose(self) -> ComposeResult:
        """Ask for a text."""
        yield TextInput(id="text")


async def test_keys_go_on_where_nothing_comes_of_what_was_to_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_keys, "HELD_AT_MOST_S", 0.01)
    app, dialog = SampleApp(signed_in=True), Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(dialog)
        await settle(pilot)
        app.held.hold()
        await press_at_once(pilot, *"가나")
        async with asyncio.timeout(5):
            while dialog.query_one(TextInput).value != "가나":
                await asyncio.sleep(0)
