"""Questions of three answers, and a choice that the store has made."""

from typing import Any

from textual.app import App, ComposeResult

from jobplus_tui.widgets.answers import Decided, SaidOf
from tests.tui.settle import press, settle


class Asking(App[None]):
    """One field of each kind."""

    def compose(self) -> ComposeResult:
        yield SaidOf([("night", "야간"), ("rotating", "교대")], id="said")
        yield Decided([("new", "신규"), ("returning", "재등록")], id="decided")


def drawn(field: Any) -> str:
    return "".join(span.text for span in field.lines(40)[0])


async def test_space_goes_through_the_three_answers() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        field = app.query_one(SaidOf)
        field.focus()
        await settle(pilot)
        seen = []
        for key in ("space", "space", "space", "2", "space"):
            await press(pilot, key)
            seen.append(field.value)
        assert seen == ["night", "-night", "", "rotating", "-rotating"]
        field.value = "-night rotating nowhere"
        assert (field.value, drawn(field)) == ("-night rotating", "[✗]야간 [✓]교대 ")


async def test_store_decides_until_somebody_says_otherwise() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        field = app.query_one(Decided)
        field.focus()
        field.decide("returning")
        await settle(pilot)
        assert (field.value, drawn(field)) == ("", "[ ] 신규   [✓] 재등록")
        await press(pilot, "space")
        assert (field.value, drawn(field)) == ("new", "[✓] 신규   [ ] 재등록")
        await press(pilot, "space")
        assert field.value == ""
        await press(pilot, "1", "backspace")
        assert field.value == ""
        await press(pilot, "1")
        field.decide("new")
        assert field.value == ""
