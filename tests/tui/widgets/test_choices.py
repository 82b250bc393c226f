"""Fields of choices: one word always chosen, and keys that come faster than the focus moves."""

from textual.app import ComposeResult

from jobplus_core.kinds import EmploymentForm
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.widgets.choices import OneInView
from jobplus_tui.widgets.text_input import TextInput
from tests.tui.grid import grid
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, press_at_once, settle

CHOICES = [("", "모름"), *((form.value, form.value) for form in (EmploymentForm.REGULAR, EmploymentForm.CONTRACT))]


class Fields(Dialog[str]):
    """Two fields of choices around one for text."""

    def compose(self) -> ComposeResult:
        """Put them below one another."""
        yield OneInView([("no", "아니오"), ("yes", "예")], id="answer")
        yield TextInput(id="text")
        yield OneInView(CHOICES, value=EmploymentForm.CONTRACT.value, id="form")


def value(dialog: Fields, id: str) -> str:
    return dialog.query_one(f"#{id}", OneInView).value


async def test_one_word_is_always_chosen() -> None:
    app, dialog = SampleApp(signed_in=True), Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(dialog)
        await settle(pilot)
        assert (value(dialog, "answer"), value(dialog, "form")) == ("no", "contract")
        assert grid(app)[0].startswith("[아니오] 예")
        await press(pilot, "backspace", "delete")
        assert value(dialog, "answer") == "no"
        await press(pilot, "right")
        assert value(dialog, "answer") == "yes"
        await press(pilot, "space")
        assert value(dialog, "answer") == "no"
        await press(pilot, "left", "1", "3", "2")
        assert value(dialog, "answer") == "yes"


async def test_unknown_is_a_word_like_the_others() -> None:
    app, dialog = SampleApp(signed_in=True), Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(dialog)
        dialog.query_one("#form").focus()
        await press(pilot, "1")
        assert value(dialog, "form") == ""
        await press(pilot, "left")
        assert value(dialog, "form") == "contract"
        await press(pilot, "right", "right")
        assert value(dialog, "form") == "regular"


async def test_keys_right_behind_a_tab_go_to_the_next_field() -> None:
    app, dialog = SampleApp(signed_in=True), Fields()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(dialog)
        await settle(pilot)
        await press_at_once(pilot, "right", "tab", "1", "a", "tab", "right", "shift+tab", "b", "shift+tab", "space")
        assert (value(dialog, "answer"), dialog.query_one("#text", TextInput).value, value(dialog, "form")) == (
            "no",
            "1ab",
            "",
        )
