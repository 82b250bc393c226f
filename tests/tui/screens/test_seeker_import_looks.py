"""Importing a list on a small screen: what must be mended stays in sight, whatever stands in the file."""

from pathlib import Path
from typing import Any

import pytest

from jobplus_core.imports.seekers.commands import import_seekers
from jobplus_tui.screens.import_columns import Step
from jobplus_tui.widgets.text_input import TextInput
from tests.support.center import Center
from tests.support.lists import HEAD, row, write_list, written
from tests.support.places import Dialect
from tests.tui.grid import screen_text
from tests.tui.real_desk import app_on
from tests.tui.screens.test_seeker_import import open_list
from tests.tui.settle import press, settle

HOSTILE = "[red]x[/red] \x1b[2J\x07" + "길" * 10_000


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def listed(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    path = folder / "list.csv"
    path.write_text(written(list(rows), head=head), encoding="utf-8")
    return path


def with_cell(number: int, heading: str, cell: str) -> tuple[str, ...]:
    return tuple(cell if name == heading else value for name, value in zip(HEAD, row(number), strict=True))


async def test_reason_stays_in_sight_beside_a_long_hostile_value(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot, app, listed(tmp_path, with_cell(0, "희망임금", HOSTILE)))
        await press(pilot, "ctrl+s")
        text = screen_text(app)
        assert "! 희망임금 [red]x[/red]" in text
        assert "너무 긺  예: 220만원" in text


async def test_column_of_bad_cells_stays_when_there_is_no_room_for_all(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot, app, listed(tmp_path, row(0), with_cell(1, "등록일", "언젠가")))
        await press(pilot, "ctrl+s")
        text = screen_text(app)
        assert "! 언젠가" in text
        assert "성명" in text
        await press(pilot, "ctrl+t")
        assert "고칠 것만 · 2행 · 맞음 1 · 고칠 것 1" in screen_text(app)


async def test_hostile_headings_are_text_at_every_step(center: Center, tmp_path: Path) -> None:
    head = ("[/nope]", *HEAD[1:4], "[bold]주소[/bold]\x1b[31m", HOSTILE, *HEAD[6:])
    path = listed(tmp_path, row(0), with_cell(1, "비고", HOSTILE), with_cell(2, "비고", "[/]\n=1+1"), head=head)
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot, app, path)
        assert "[/nope]" in screen_text(app)
        assert "[red]x[/red]" in screen_text(app)
        await press(pilot, "down", "down", "down", "down", "down", "enter")
        await press(pilot, "escape", "ctrl+s")
        assert screen._step is Step.ROWS
        for shown in (screen_text(app), str(app.export_screenshot())):
            assert "\x1b" not in shown
        await press(pilot, "down", "ctrl+t", "ctrl+t", "ctrl+t", "ctrl+s")
        await settle(pilot)
        assert "새 사람 3명" in screen_text(app)


async def test_refused_file_is_told_whole(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot, app, path)
        assert "✗ 명단으로 읽을 수 없습니다: 엑셀 파일이 아님. XLSX나 CSV로 다시 저장하세요." in screen_text(app)


async def test_choices_of_one_list_hold_for_no_other(center: Center, tmp_path: Path) -> None:
    flawed = listed(tmp_path, row(0), with_cell(1, "생년월일", "1980-13-45"))
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, flawed)
        await press(pilot, "ctrl+s", "ctrl+g", "ctrl+o")
        assert "(•) 맞는 행만 가져옴" in screen_text(app)
        await press(pilot, "escape", "escape")
        screen.query_one("#path", TextInput).value = str(flawed)
        await press(pilot, "ctrl+s", "ctrl+s")
        text = screen_text(app)
        assert "(•) 있으면 모두 안 가져옴" in text
        assert "(•) 건너뜀" in text


async def test_list_of_known_people_alone_brings_nothing_and_says_so(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 3)
    import_seekers(center.store, center.kim, path)
    app: Any = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot, app, path)
        await press(pilot, "ctrl+s")
        assert "새로 가져올 사람이 없습니다." in screen_text(app)
        await press(pilot, "ctrl+s")
        assert screen._step is Step.ROWS
        await press(pilot, "ctrl+o", "ctrl+s")
        await settle(pilot)
        assert "이어 적기 3건" in screen_text(app)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM registration", {}) == 6


async def test_four_columns_fit_and_the_run_is_told_whole(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_list(
            pilot, app, listed(tmp_path, with_cell(0, "생년월일", "언젠가"), with_cell(1, "학력", "모름모름"), row(2))
        )
        await press(pilot, "ctrl+s")
        text = screen_text(app)
        assert [name in text for name in ("성명", "생년월일", "휴대폰", "학력")] == [True] * 4
        screen.run_step(3, Step.ROWS)
        await settle(pilot)
        assert "아무것도 남지 않습니다." in " ".join(screen_text(app).replace("│", " ").split())
        screen.back()
        screen._draw_progress()
        await settle(pilot)
        assert "멈추는 중입니다." in screen_text(app)
        screen.end_run()


async def test_next_list_is_looked_for_where_the_last_one_was(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, write_list(tmp_path, 2))
        await press(pilot, "escape", "escape", "i")
        assert app.screen is not screen
        assert app.screen.query_one("#path", TextInput).value == f"{tmp_path}/"
        assert "list.csv" in screen_text(app)
