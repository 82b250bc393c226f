"""A name is text wherever it stands: list, panel title, strip, field, status bar."""

import pytest

from jobplus_tui.status import SaveNote, SaveState
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput
from tests.tui.grid import grid, screen_text
from tests.tui.hostile import HOSTILE, STEERING
from tests.tui.sample import FACTS, PostingRow, SampleDesk
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, settle


@pytest.mark.parametrize(("name", "seen"), HOSTILE)
async def test_hostile_name_is_shown_as_text(name: str, seen: str) -> None:
    rows = [PostingRow(1, 0, name, name, "중구", 220)]
    app = SampleApp(rows, desk=SampleDesk(FACTS._replace(name=name)), signed_in=True)
    async with app.run_test(size=(140, 36)) as pilot:
        await settle(pilot)
        app.screen.query_one("#list-panel", Panel).set_title(name, name)
        app.screen.query_one("#note", TextInput).value = name
        app.tell_note(SaveNote(SaveState.REFUSED, name))
        await settle(pilot)
        lines = grid(app)
        assert (lines[1].count(seen), lines[3].count(seen)) == (2, 2)
        assert seen in lines[-5]
        assert seen in lines[-4]
        assert lines[-1].count(seen) == 2
        assert STEERING & set(screen_text(app).replace("\n", "")) == set()
        await press(pilot, "enter", "f1", "escape")
        assert app.is_running


async def test_pasted_text_is_cleaned() -> None:
    app = SampleApp([], signed_in=True)
    async with app.run_test() as pilot:
        field = app.screen.query_one("#note", TextInput)
        field.focus()
        field.insert_text_at_cursor("\u1112\u1169\u11bc\x1b[31m\t길동")
        await settle(pilot)
        assert (field.value, field.cursor_position) == ("홍[31m 길동", len("홍[31m 길동"))
