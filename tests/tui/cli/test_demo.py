from datetime import date, timedelta
from pathlib import Path

import pytest

from jobplus_core.clock import Clock, system_clock
from jobplus_core.demo.staff import DEMO_LOGIN
from jobplus_tui import cli_demo, opening
from tests.tui.cli.conftest import Run


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data directory of whoever runs the demo."""
    folder = tmp_path / "data"
    monkeypatch.setattr(cli_demo, "user_data_path", lambda _name: folder)
    return folder


@pytest.mark.parametrize(
    "arguments", [("--scale", "huge"), ("--today", "2013-11-31"), ("--today", "9999-12-31"), ("--seed", "x")]
)
def test_wrong_usage_builds_nothing(run: Run, data: Path, arguments: tuple[str, ...]) -> None:
    assert run("demo", "--no-open", *arguments).code == 2
    assert not data.exists()


def test_demo_is_built_once_a_day_and_signs_in_by_itself(run: Run, data: Path) -> None:
    first, second = (run("demo", "--no-open") for _ in range(2))
    path = data / "demo" / "small-1-2013-11-18.db"
    assert (first.code, first.out) == (0, f"{path}\n")
    assert first.err.startswith("The demo was built in ")
    assert (second.code, second.out, second.err) == (0, f"{path}\n", "")
    progress = run("progress", "--json", "--store", str(path))
    assert progress.code == 0
    assert run("check", "--store", str(path)).code == 0
    document = run("unfilled", "--json", "--store", str(path)).document
    assert isinstance(document, list)
    assert any(row["best_score"] for row in document)


def test_demo_of_an_earlier_day_makes_room(data: Path) -> None:
    folder = data / "demo"
    folder.mkdir(parents=True)
    names = ("small-1-2013-11-15.db", "small-1-2013-11-15.db-wal", "small-1-2013-11-18.db", "center-1-2013-11-15.db")
    for name in names:
        (folder / name).touch()
    assert cli_demo.own_place("small", 1, date(2013, 11, 18)).file == folder / "small-1-2013-11-18.db"
    assert sorted(path.name for path in folder.iterdir()) == ["center-1-2013-11-15.db", "small-1-2013-11-18.db"]


def test_demo_never_overwrites_a_named_place(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.db"
    path.write_bytes(b"something")
    assert run("demo", "--no-open", "--store", str(path)).code == 3
    assert path.read_bytes() == b"something"


def test_demo_opens_its_desk_on_its_own_day(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[object, ...]] = []

    def open_desk(store: str, *, demo_login: str, clock: Clock) -> int:
        opened.append((store, demo_login, clock() - system_clock()))
        return 0

    monkeypatch.setattr(opening, "open_desk", open_desk)
    assert run("demo", "--today", "2013-11-22").code == 0
    path = data / "demo" / "small-1-2013-11-22.db"
    assert opened == [(str(path), DEMO_LOGIN, timedelta(days=4))]
