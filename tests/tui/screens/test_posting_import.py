"""Importing postings by keys: file, columns, rows, run, history, undo; and from the city's open data."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from jobplus_core.imports import commands
from jobplus_core.imports.commands import import_postings
from jobplus_core.imports.getjobinfo.service_key import KEY_VARIABLE
from jobplus_core.imports.rules import Terms
from jobplus_core.kinds import PostingSource
from jobplus_core.postings.commands import close_posting
from jobplus_tui.dialogs.service_key import ServiceKeyDialog
from jobplus_tui.screens.import_columns import Step
from jobplus_tui.screens.posting_import import PostingImportScreen
from jobplus_tui.screens.postings import PostingsScreen
from jobplus_tui.widgets.text_input import TextInput
from tests.support.center import Center
from tests.support.imported_postings import held, sound
from tests.support.open_data import KEY, posting, serving
from tests.support.places import Dialect
from tests.support.posting_files import HEAD, row, write_postings, written
from tests.tui.grid import grid, screen_text
from tests.tui.real_desk import TabApp, app_on
from tests.tui.settle import press, settle, type_text


@pytest.fixture
def dialect() -> Dialect:
    return "sqlite"


async def open_import(pilot: Pilot[None], app: TabApp, typed: str) -> PostingImportScreen:
    await settle(pilot)
    await press(pilot, "escape", "ctrl+o")
    screen = app.screen
    assert isinstance(screen, PostingImportScreen)
    screen.query_one("#path", TextInput).value = typed
    await press(pilot, "ctrl+s")
    await settle(pilot)
    return screen


async def test_file_is_taken_in_and_taken_back_by_keys_alone(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_import(pilot, app, str(write_postings(tmp_path, 12)))
        text = screen_text(app)
        assert [word for word in ("대한상의", "cp949", "담당자 연락처") if word not in text] == []
        await press(pilot, "ctrl+l", "ctrl+l")
        assert "cp949" in screen_text(app)
        assert "✗" not in grid(app)[-1]
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "12행 · 새로 12" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert screen._step is Step.FILE
        assert "✓ 새로 12건, 바뀜 0건, 그대로 0건, 거부 0건." in screen_text(app)
        assert (held(center.store).shown, held(center.store).contacts) == (12, 6)
        await press(pilot, "ctrl+y")
        await settle(pilot)
        assert "구인 가져오기 기록 1번" in screen_text(app)
        assert "chamber.csv  표 · 12행" in screen_text(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert "가져온 행" in screen_text(app)
        await press(pilot, "escape", "ctrl+l")
        await type_text(pilot, "잘못 가져옴")
        await press(pilot, "enter", "right", "enter")
        await settle(pilot)
        assert "구인 12건을 거두고 0건을 전으로 돌렸습니다." in screen_text(app)
        assert "되돌림" in screen_text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, PostingsScreen)
    assert (held(center.store).shown, held(center.store).withdrawn) == (0, 12)
    sound(center.store)


async def test_import_on_which_something_rests_says_so(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write_postings(tmp_path, 3))
    close_posting(center.store, center.park, 2, "업체 요청")
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "h")
        await settle(pilot)
        await press(pilot, "ctrl+l")
        await type_text(pilot, "잘못 가져옴")
        await press(pilot, "enter", "right", "enter")
        await settle(pilot)
        text = screen_text(app)
        assert "가져오기 1번은 되돌릴 수 없습니다." in text
        assert "구인 1건(2번 등)에 고친 기록이" in text
    assert held(center.store).shown == 3


async def test_source_and_funding_are_said_for_the_run(center: Center, tmp_path: Path) -> None:
    app = app_on(center, "postings")
    async with app.run_test(size=(120, 36)) as pilot:
        await open_import(pilot, app, str(write_postings(tmp_path, 3)))
        await press(pilot, "ctrl+o", "ctrl+s")
        await settle(pilot)
        assert "협의체" in screen_text(app)
        await press(pilot, "ctrl+r")
        await settle(pilot)
        assert "(•) 고용지원" in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
    with center.store.read() as reader:
        told = "SELECT COUNT(*) FROM posting WHERE source = 'council' AND funding = 'support'"
        assert reader.number(told, {}) == 3


async def test_known_refused_and_near_rows_are_told(center: Center, tmp_path: Path) -> None:
    import_postings(center.store, center.kim, write_postings(tmp_path, 2), terms=Terms(PostingSource.CHAMBER))
    bad = (*row(2)[:6], "-3", *row(2)[7:])
    near = ("9", row(0)[1], "", "K9", row(0)[4], row(0)[5], *row(0)[6:])
    path = tmp_path / "more.csv"
    path.write_text(written([row(0), row(1, wage=199), bad, near]), encoding="utf-8")
    app = app_on(center, "postings")
    async with app.run_test(size=(120, 36)) as pilot:
        screen = await open_import(pilot, app, str(path))
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert "4행 · 새로 1 · 고침 1 · 그대로 1 · 못 넣음 1" in screen_text(app)
        await press(pilot, "ctrl+t")
        await settle(pilot)
        assert "모집인원 -3  0보다 작음" in screen_text(app)
        await press(pilot, "ctrl+t")
        await settle(pilot)
        assert "같은 업체의 구인 1번과 같은 일자리일 수 있습니다." in screen_text(app)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert screen._step is Step.FILE
        assert "1건은 같은 업체의 다른 구인과 같은 일자리일 수 있습니다." in screen_text(app)
    assert held(center.store).shown == 3


async def test_columns_nobody_knows_are_given_their_fields(center: Center, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("갑,을\n가나상사,경리 모집\n다라상사,조리사 모집\n", encoding="utf-8")
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_import(pilot, app, str(path))
        assert screen._step is Step.COLUMNS
        assert "아직 맞는 열이 없습니다: 업체명, 구인 제목" in screen_text(app)
        await press(pilot, "right", "right", "down", "right", "ctrl+s")
        await settle(pilot)
        assert "2행 · 새로 2" in screen_text(app)
        await press(pilot, "escape")
        assert screen._step is Step.COLUMNS
        await press(pilot, "ctrl+s", "ctrl+s")
        await settle(pilot)
    with center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM employer WHERE name IN ('가나상사', '다라상사')", {}) == 2


async def test_import_is_stopped_and_leaves_nothing(
    center: Center, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "PORTION", 10)
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_import(pilot, app, str(write_postings(tmp_path, 60)))
        await press(pilot, "ctrl+s")
        await settle(pilot)
        told = screen.importing._told

        def stop(done: int) -> None:
            told(done)
            screen.importing.stop()

        monkeypatch.setattr(screen.importing, "_told", stop)
        await press(pilot, "ctrl+s")
        await settle(pilot)
        assert screen._step is Step.ROWS
        assert "멈췄" in screen_text(app)
    assert held(center.store)._replace(entries=0).shown == 0
    assert held(center.store).staged == 0


async def test_open_data_is_fetched_with_the_key_typed(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    app = app_on(center, "postings")
    with serving([posting(number) for number in range(7)]) as server:
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await open_import(pilot, app, server.url)
            assert isinstance(app.screen, ServiceKeyDialog)
            await type_text(pilot, KEY)
            assert KEY not in screen_text(app)
            await press(pilot, "enter")
            await settle(pilot)
            assert "7행 · 새로 7" in screen_text(app)
            await press(pilot, "ctrl+s")
            await settle(pilot)
            assert screen._step is Step.FILE
    assert held(center.store).shown == 7


async def test_wrong_key_is_said_beside_the_address(center: Center, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "abc123")
    app = app_on(center, "postings")
    with serving([posting(1)]) as server:
        async with app.run_test(size=(80, 24)) as pilot:
            screen = await open_import(pilot, app, server.url)
            assert screen._step is Step.FILE
            assert "인증키가 맞지 않음" in screen_text(app)


async def test_key_of_the_environment_that_is_none_is_said_beside_the_address(
    center: Center, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "no key/at all")
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_import(pilot, app, "http://127.0.0.1:1")
        assert screen._step is Step.FILE
        assert "인증키" in screen_text(app)


@pytest.mark.parametrize("typed", ["~nobodyknown/list.csv", f"/tmp/{'가' * 150}.csv"])
async def test_path_that_leads_nowhere_is_one_sentence(center: Center, typed: str) -> None:
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await open_import(pilot, app, typed)
        assert screen._step is Step.FILE
        assert "읽을 수 없" in screen_text(app)


async def test_link_that_leads_nowhere_hides_no_other_file(center: Center, tmp_path: Path) -> None:
    write_postings(tmp_path, 1)
    (tmp_path / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    app = app_on(center, "postings")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_import(pilot, app, f"{tmp_path}/")
        assert "chamber.csv" in screen_text(app)


def test_heads_are_known() -> None:
    from jobplus_core.imports.postings_table.fields import known_heading

    assert [name for name in HEAD if not known_heading(name)] == ["연번", "월급(만원)", "비고"]
