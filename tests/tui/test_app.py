"""The frame all screens share, driven by keys."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from jobplus_tui.actions import SCREENS, Area
from jobplus_tui.app import READ_WITHIN_S, STYLE_NAMES, STYLES
from jobplus_tui.chrome import EMPTY
from jobplus_tui.dialogs.help import help_lines
from jobplus_tui.dialogs.service_key import ServiceKeyDialog
from jobplus_tui.status import SaveNote, SaveState
from jobplus_tui.terminal.crash import crash_lines
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.text_input import TextInput
from tests.tui.grid import grid, screen_text
from tests.tui.sample import NOW, SampleDesk, SampleScreen, posting_rows
from tests.tui.sample_app import SampleApp
from tests.tui.settle import press, settle, type_text, wait_until


async def test_sign_in_opens_the_first_tab() -> None:
    desk = SampleDesk()
    app = SampleApp(desk=desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_text(pilot, "김상담")
        await press(pilot, "enter")
        await type_text(pilot, "wrong")
        await press(pilot, "enter")
        assert "✗ 할 수 없는 일입니다." in screen_text(app)
        assert app.screen.query_one("#password", TextInput).value == ""
        await type_text(pilot, "secret")
        await press(pilot, "enter")
        assert isinstance(app.screen, SampleScreen)
        assert desk.signed_in == ["김상담"]
        assert grid(app)[-1] == " 김상담 │ 11월 취업 52/83 ━━━━━━─│── 63% ▾8 │ 할 일 7 │ ! 긴급 3"


async def test_sentence_that_has_been_read_leaves_with_the_next_key() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        month = grid(app)[-1]
        app.tell_note(SaveNote(SaveState.REFUSED, "이 업체의 비슷한 구인이 없습니다."))
        await press(pilot, "down")
        assert grid(app)[-1] == " 김상담 │ ✗ 이 업체의 비슷한 구인이 없습니다."
        app._told_at = NOW - timedelta(seconds=READ_WITHIN_S)
        await press(pilot, "down")
        assert grid(app)[-1] == month


async def test_terminal_too_small_is_told_what_the_desk_needs() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 15)) as pilot:
        await settle(pilot)
        assert [line.strip() for line in grid(app) if line.strip()] == ["화면이 작습니다. 60칸 × 16줄이 넘어야 합니다."]
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "구인" in grid(app)[0]


async def test_no_tab_opens_before_sign_in() -> None:
    app = SampleApp()
    async with app.run_test() as pilot:
        before = app.screen
        await press(pilot, "f7", "ctrl+f", "ctrl+n", "escape")
        assert app.screen is before


async def test_core_is_loaded_once_the_first_frame_stands() -> None:
    desk = SampleDesk()
    async with SampleApp(desk=desk).run_test() as pilot:
        await settle(pilot)
        assert desk.warmed == 1


async def test_function_keys_open_tabs_and_keep_them() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        first = app.screen
        await press(pilot, "down", "f7")
        second = app.screen
        await press(pilot, "f3")
        assert app.screen is first
        await press(pilot, "7")
        assert app.screen is second
        assert first.query_one(KeysetList).cursor == 1


async def test_digit_in_a_field_is_typed() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        before = app.screen
        before.query_one("#note").focus()
        await press(pilot, "7", "0")
        assert (app.screen, before.query_one("#note", TextInput).value) == (before, "70")


async def test_escape_never_leaves_the_desk() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.query_one("#note").focus()
        await press(pilot, "escape", "escape", "escape")
        assert app.is_running
        assert app.focused is app.screen.query_one(KeysetList)


async def test_help_lists_the_keys_and_closes() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(100, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        text = screen_text(app)
        assert "이 구인에 맞는 사람을 알선합니다." in text
        assert "고른 줄을 엽니다. 아무것도 기록하지 않습니다." in text
        await press(pilot, "escape")
        assert isinstance(app.screen, SampleScreen)


async def test_help_in_a_dialog_names_its_own_keys_and_opens_once() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await app.push_screen(ServiceKeyDialog("http://127.0.0.1"))
        await press(pilot, "f1", "f1")
        assert "한 번 쓰고 어디에도 남기지 않습니다." in screen_text(app)
        assert [word for word in ("표시", "되돌리기") if word in screen_text(app)] == []
        await press(pilot, "escape", "f12")
        assert app.theme != "hanji"
        await press(pilot, "escape")
        assert isinstance(app.screen, SampleScreen)


def test_long_help_goes_on_beneath_itself() -> None:
    lines = list(help_lines("가나다라 " * 30, (Area.MATCHING,), EMPTY, promised=("list.mark", "form.save"), width=78))
    texts = ["".join(span.text for span in line) for line in lines]
    assert [text for text in texts if cell_len(text) > 78 or "…" in text] == []
    assert texts[:4] == [" 가나다라" * 8] * 3 + [" 가나다라" * 6]
    assert any(text.startswith("  Space") for text in texts)
    assert not any(text.startswith("  /") for text in texts)
    assert any(text.startswith("  ^S") for text in texts)


async def test_act_says_when_it_was_saved() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "ctrl+r")
        assert isinstance(app.screen, SampleScreen)
        assert app.screen.referred == [[0, 1]]
        assert grid(app)[-1].endswith("✓ 14:05")


async def test_enter_opens_and_books_nothing() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SampleScreen)
        assert (app.screen.opened, app.screen.referred) == (posting_rows(312)[:1], [])


async def test_palette_runs_an_action_of_the_screen() -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test() as pilot:
        await settle(pilot)
        screen = app.screen
        await press(pilot, "ctrl+p")
        await type_text(pilot, "구인: 알선")
        await wait_until(pilot, lambda: "구인을 새로 등록합니다." not in screen_text(app))
        await press(pilot, "enter")
        assert isinstance(screen, SampleScreen)
        assert screen.referred == [[0]]


async def test_rebound_key_acts_and_is_shown() -> None:
    app = SampleApp(signed_in=True, keys={"postings.refer": "f9"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f9")
        assert isinstance(app.screen, SampleScreen)
        assert app.screen.referred == [[0]]
        assert "F9 알선" in screen_text(app)


async def test_small_terminal_gets_one_sentence() -> None:
    async with SampleApp(signed_in=True).run_test(size=(59, 20)) as pilot:
        await settle(pilot)
        assert screen_text(pilot.app).strip() == "화면이 작습니다. 60칸 × 16줄이 넘어야 합니다."


@pytest.mark.parametrize("theme", ["hanji", "meok", "contrast"])
async def test_themes_draw_the_same_characters(theme: str) -> None:
    app = SampleApp(signed_in=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        before = screen_text(app)
        app.theme = theme
        await settle(pilot)
        assert (screen_text(app), app.look.palette.name) == (before, theme)


async def test_ascii_terminal_gets_narrow_frames() -> None:
    from jobplus_tui.glyphs import ASCII

    app = SampleApp(signed_in=True, glyphs=ASCII)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert set("┌─┐│└┘━┃…·▾▸") & set(screen_text(app)) == set()


def test_crash_names_places_and_no_values() -> None:
    def fail(name: str) -> None:
        raise ValueError(f"{name} 010-0000-1234")

    try:
        fail("홍길동")
    except ValueError as error:
        lines = crash_lines(error)
    assert lines[0] == "ValueError"
    assert [line.split()[-1] for line in lines[1:]] == ["test_crash_names_places_and_no_values", "fail"]
    assert "홍길동" not in "".join(lines)


async def test_crash_screen_prints_no_names(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(name: str) -> None:
        raise ValueError(name)

    async def crash() -> None:
        app = SampleApp(signed_in=True)
        async with app.run_test() as pilot:
            await settle(pilot)
            app.call_later(fail, "홍길동 010-0000-1234")
            await pilot.pause()

    with pytest.raises(ValueError, match="010"):
        await crash()
    printed = capsys.readouterr().err
    assert "ValueError" in printed
    assert "홍길동" not in printed


def test_desk_and_first_screen_load_no_database_library() -> None:
    code = (
        "import sys, threading; import jobplus_tui.app, jobplus_tui.screens.sign_in;"
        "bad = {'sqlmodel', 'sqlalchemy', 'typer', 'sqlcipher3', 'psycopg'} & set(sys.modules);"
        "print(sorted(bad), threading.active_count())"
    )
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ)
    assert done.stdout == "[] 1\n"


def test_every_screen_of_the_desk_is_styled() -> None:
    assert sorted(path.stem for path in STYLES.glob("*.tcss")) == sorted(STYLE_NAMES)
    assert {spec.id for spec in SCREENS} <= set(STYLE_NAMES)
