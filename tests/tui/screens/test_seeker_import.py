"""Importing a list of seekers by keys: file, columns, rows, run."""

from pathlib import Path
from typing import cast

import pytest
from textual.pilot import Pilot

from jobplus_core.imports.seekers import commands
from jobplus_tui.desk.seeker_import import SeekerImportDesk
from jobplus_tui.screens.file_import_words import ColumnRow
from jobplus_tui.screens.import_columns import Step
from jobplus_tui.screens.seeker_import import SeekerImportScreen
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.text_input import TextInput
from tests.support.center import Center
from tests.support.lists import HEAD, row, write_list, written
from tests.support.places import Dialect
from tests.tui.grid import screen_text
from tests.tui.real_desk import TabApp, app_on
from tests.tui.settle import press, settle


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


def people(center: Center) -> int:
    with center.store.read() as reader:
        return reader.number("SELECT COUNT(*) FROM seeker WHERE NOT staged", {})


async def open_list(pilot: Pilot[None], app: TabApp, path: Path) -> SeekerImportScreen:
    await settle(pilot)
    await press(pilot, "escape", "i")
    screen = app.screen
    assert isinstance(screen, SeekerImportScreen)
    screen.query_one("#path", TextInput).value = str(path)
    await press(pilot, "ctrl+s")
    return screen


async def test_list_is_taken_in_by_keys_alone(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 30)
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, path)
        assert "cp949" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "30행 · 맞음 30 · 고칠 것 0" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert screen._step is Step.FILE
        assert "새 사람 30명" in screen_text(app)
        await press(pilot, "escape")
        assert "30명" in screen_text(app)
    assert people(center) == 30


@pytest.mark.parametrize(("keys", "kims"), [((), 3), (("ctrl+r",), 0), (("ctrl+r", "ctrl+r"), 3)])
async def test_new_people_are_the_importers_own_unless_said_otherwise(
    center: Center, tmp_path: Path, keys: tuple[str, ...], kims: int
) -> None:
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_list(pilot, app, write_list(tmp_path, 3))
        await press(pilot, "ctrl+s", *keys)
        assert ("(•) 나" in screen_text(app)) is bool(kims)
        await press(pilot, "ctrl+s")
        await settle(pilot)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM seeker WHERE owner_id IS NOT NULL", {}) == kims
    assert people(center) == 3


async def test_bad_cell_is_marked_and_nothing_is_taken_before_it_is_mended(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    flawed = (*row(1)[:2], "1980-13-45", *row(1)[3:])
    path.write_text(written([row(0), flawed]), encoding="utf-8")
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, path)
        await press(pilot, "ctrl+s")
        await press(pilot, "down")
        text = screen_text(app)
        assert "! 1980-13-45" in text
        assert "예: 1979-03-02, 790302" in text
        await press(pilot, "ctrl+s")
        assert screen._step is Step.ROWS
        assert people(center) == 0
        await press(pilot, "ctrl+y")
        await settle(pilot)
        mended = (tmp_path / "list-고칠것.csv").read_text("utf-8-sig").splitlines()
        assert mended[0] == ",".join((*HEAD, "이유"))
        assert len(mended) == 2
        await press(pilot, "ctrl+g", "ctrl+s")
        await settle(pilot)
        assert "새 사람 1명" in screen_text(app)
    assert people(center) == 1


async def test_field_of_a_column_is_turned_and_picked(center: Center, tmp_path: Path) -> None:
    path = write_list(tmp_path, 3)
    app = app_on(center, "seekers")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_list(pilot, app, path)
        columns = cast("KeysetList[ColumnRow]", screen.query_one("#columns", KeysetList))

        def field() -> str | None:
            row = columns.current
            assert row is not None
            return row.field_id

        await press(pilot, "down")
        assert field() == "name"
        await press(pilot, "left")
        assert field() is None
        assert "아직 맞는 열이 없습니다: 이름" in screen_text(app)
        await press(pilot, "ctrl+s")
        assert screen._step is Step.COLUMNS
        await press(pilot, "enter", "down", "enter")
        await settle(pilot)
        assert field() == "name"


async def test_resident_numbers_are_told_and_covered(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    rows = [(*row(number), "790302-1234567") for number in range(3)]
    path.write_text(written(rows, head=(*HEAD, "주민등록번호")), encoding="utf-8")
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_list(pilot, app, path)
        assert "주민등록번호: 주민등록번호는 가져오지 않습니다." in screen_text(app)
        assert "790302-1234567" not in screen_text(app)
        await press(pilot, "ctrl+s")
        assert "790302-1234567" not in screen_text(app)


async def test_known_people_are_told_and_left_out(center: Center, tmp_path: Path) -> None:
    from jobplus_core.imports.seekers.commands import import_seekers

    import_seekers(center.store, center.kim, write_list(tmp_path, 5, name="first.csv"))
    path = write_list(tmp_path, 8)
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_list(pilot, app, path)
        await press(pilot, "ctrl+s")
        assert "8행 · 맞음 8 · 고칠 것 0 · 이미 있음 5" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "새 사람 3명, 이어 적기 0건, 건너뜀 5행" in screen_text(app)
    assert people(center) == 8


async def test_file_that_is_no_list_gets_one_sentence(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, path)
        assert "엑셀 파일이 아님" in screen_text(app)
        assert screen._step is Step.FILE


@pytest.mark.parametrize("name", ["[/nope]", "[red]x[/red]", "홍\x1b[2J길동"])
async def test_hostile_name_is_text(center: Center, tmp_path: Path, name: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(written([(row(0)[0], name, *row(0)[2:]), row(1)], above=("[bold]명단",)), encoding="utf-8")
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_list(pilot, app, path)
        await press(pilot, "ctrl+s")
        assert name.replace("\x1b", "")[:4] in screen_text(app)


async def test_stopped_run_leaves_nothing_and_gives_the_rows_back(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)
    app = app_on(center, "seekers")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_list(pilot, app, write_list(tmp_path, 30))
        await press(pilot, "ctrl+s")

        def stop_after_the_first_portion(desk: SeekerImportDesk, done: int) -> None:
            desk.done = done
            screen.back()

        monkeypatch.setattr(SeekerImportDesk, "_told", stop_after_the_first_portion)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert screen._step is Step.ROWS
        assert "가져오기를 멈췄습니다. 남은 것은 없습니다." in screen_text(app)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM seeker", {}) == 0
        assert reader.number("SELECT COUNT(*) FROM import_row", {}) == 0
