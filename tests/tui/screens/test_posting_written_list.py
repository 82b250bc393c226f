"""The list of the unfilled written to print, by keys alone."""

import errno
from pathlib import Path

import pytest

from jobplus_tui.desk import posting_list_file
from jobplus_tui.dialogs.print_list import PrintDialog
from tests.support.cases import a_seeker, number
from tests.support.center import Center
from tests.support.clock import FrozenClock
from tests.tui.desks import open_at
from tests.tui.grid import grid, screen_text
from tests.tui.screens.unfilled import JUNG, add
from tests.tui.settle import press, type_text

pytestmark = pytest.mark.parametrize("dialect", ["sqlite"], indirect=True)


async def test_list_is_written_for_a_purpose_that_is_logged(center: Center, clock: FrozenClock, tmp_path: Path) -> None:
    a_seeker(center.store, center.kim)
    add(center, "요양보호사", "=가나상사", **JUNG)
    add(center, "경리사무원")
    place = tmp_path / "목록.csv"
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "slash")
        await type_text(pilot, "중구")
        await press(pilot, "enter", "ctrl+s", "enter")
        assert "무엇에 쓸 목록인지" in screen_text(pilot.app)
        await type_text(pilot, "월요 회의")
        await press(pilot, "enter", "ctrl+a", "ctrl+k")
        await type_text(pilot, str(place))
        await press(pilot, "enter")
        assert "1건을" in grid(pilot.app)[-1]
        await press(pilot, "ctrl+s")
        await type_text(pilot, "또")
        await press(pilot, "enter", "ctrl+a", "ctrl+k")
        await type_text(pilot, str(place))
        await press(pilot, "enter")
        assert "이미" in screen_text(pilot.app)
    lines = place.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("번호,일째,단계,업체,하는 일,곳")
    assert lines[1].split(",")[1:6] == ["0", "당일", "'=가나상사", "요양보호사", "중구"]
    assert len(lines) == 2
    assert "=가나상사" in place.with_suffix(".txt").read_text("utf-8")
    logged = "SELECT COUNT(*) FROM export_log WHERE what = 'unfilled [중구]' AND rows = 1 AND purpose = '월요 회의'"
    assert number(center.store, logged) == 1
    assert number(center.store, "SELECT COUNT(*) FROM export_log") == 1


@pytest.mark.parametrize("words", ["", "맞는사람"])
async def test_list_that_is_too_long_to_be_written_says_so(
    center: Center, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    a_seeker(center.store, center.kim)
    monkeypatch.setattr(posting_list_file, "MOST_WRITTEN", 2)
    for place in range(2):
        add(center, f"사무원 {place}")
    whole, cut = tmp_path / "whole.csv", tmp_path / "cut.csv"
    async with open_at(center, clock, "postings") as pilot:
        if words:
            await press(pilot, "slash")
            await type_text(pilot, words)
            await press(pilot, "enter")
        for path in (whole, cut):
            await press(pilot, "ctrl+s")
            await type_text(pilot, "회의")
            await press(pilot, "enter", "ctrl+a", "ctrl+k")
            await type_text(pilot, str(path))
            await press(pilot, "enter")
            told = "2건을" if path is whole else "오래 기다린 2건만"
            assert told in grid(pilot.app)[-1]
            add(center, "사무원 3")
    titles = [path.with_suffix(".txt").read_text("utf-8").splitlines()[0] for path in (whole, cut)]
    assert [title.split("건")[1].startswith(" (오래 기다린 것부터, 더 있음)") for title in titles] == [False, True]
    assert [len(path.read_text("utf-8-sig").splitlines()) for path in (whole, cut)] == [3, 3]


async def test_list_of_which_half_cannot_be_written_leaves_no_file(
    center: Center, clock: FrozenClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_named: object) -> list[str]:
        raise OSError(errno.ENOSPC, "disk full")

    monkeypatch.setattr(posting_list_file, "table", full)
    add(center, "사무원")
    path = tmp_path / "list.csv"
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+s")
        await type_text(pilot, "회의")
        await press(pilot, "enter", "ctrl+a", "ctrl+k")
        await type_text(pilot, str(path))
        await press(pilot, "enter")
        assert "쓸 수 없" in screen_text(pilot.app)
    assert [place.name for place in tmp_path.iterdir() if place.stem == "list"] == []


@pytest.mark.parametrize("typed", ["~nobodyknown/list.csv", f"/tmp/{'가' * 150}.csv"])
async def test_list_for_a_path_that_leads_nowhere_is_refused(center: Center, clock: FrozenClock, typed: str) -> None:
    add(center, "사무원")
    async with open_at(center, clock, "postings") as pilot:
        await press(pilot, "ctrl+s")
        await type_text(pilot, "회의")
        await press(pilot, "enter", "ctrl+a", "ctrl+k")
        await type_text(pilot, typed)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, PrintDialog)
        assert " ! " in screen_text(pilot.app)
