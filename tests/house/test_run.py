"""`run.py`: what it installs, when it does nothing, and what it says when it cannot."""

import json
import sys
from pathlib import Path

import pytest

import run


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps of the set-up that were asked for, in a checkout of its own where none of them does anything."""
    asked: list[str] = []

    def step(name: str, command: list[str], problem: str) -> None:
        asked.append(name)
        run.PYTHON.parent.mkdir(parents=True, exist_ok=True)
        run.PYTHON.touch()

    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(run, "READY", venv / "ready.json")
    monkeypatch.setattr(
        run, "LOCKS", {"runtime": tmp_path / "requirements.lock", "dev": tmp_path / "requirements-dev.lock"}
    )
    monkeypatch.setattr(run, "step", step)
    return asked


def test_second_set_up_does_nothing(commands: list[str]) -> None:
    run.set_up("runtime")
    assert commands == ["environment", "packages", "project"]
    run.set_up("runtime")
    assert commands == ["environment", "packages", "project"]


def test_check_adds_its_tools_to_the_demo_and_serves_it(commands: list[str]) -> None:
    run.set_up("runtime")
    run.set_up("dev")
    assert commands[3:] == ["packages", "project"]
    run.set_up("runtime")
    run.set_up("dev")
    assert len(commands) == 5


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("requirements.lock", ["environment", "packages", "project"]),
        ("pyproject.toml", ["project"]),
        ("requirements-dev.lock", []),
    ],
)
def test_change_brings_only_what_it_needs(commands: list[str], name: str, steps: list[str]) -> None:
    run.set_up("runtime")
    commands.clear()
    (run.ROOT / name).write_text("changed", "utf-8")
    run.set_up("runtime")
    assert commands == steps


@pytest.mark.parametrize("torn", ["", "{", '["x"]', '{"place": "elsewhere"}'])
def test_torn_or_foreign_environment_is_made_afresh(commands: list[str], torn: str) -> None:
    run.set_up("runtime")
    commands.clear()
    run.READY.write_text(torn, "utf-8")
    run.set_up("runtime")
    assert commands == ["environment", "packages", "project"]


def test_set_up_that_was_stopped_is_not_taken_for_whole(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    run.set_up("runtime")
    whole = run.step

    def stopped(name: str, command: list[str], problem: str) -> None:
        raise run.Trouble(problem)

    monkeypatch.setattr(run, "step", stopped)
    with pytest.raises(run.Trouble, match="packages could not be installed"):
        run.set_up("dev")
    assert not run.READY.exists()
    monkeypatch.setattr(run, "step", whole)
    run.set_up("dev")
    assert sorted(json.loads(run.READY.read_text("utf-8"))) == ["dev", "place", "project"]


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["build"], 2), (["--help"], 0)])
def test_usage_is_told_without_setting_up(
    commands: list[str], capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert run.main(arguments) == code
    printed = capsys.readouterr()
    assert "python3 run.py demo" in (printed.err if code else printed.out)
    assert commands == []


def test_old_python_is_refused_in_one_sentence(
    commands: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "OLDEST", (99, 0))
    assert run.main(["check"]) == 2
    assert capsys.readouterr().err == f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}.\n"
    assert commands == []


def test_check_runs_everything_and_keeps_the_first_failure(
    commands: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    called: list[tuple[str, ...]] = []

    def call(*command: str) -> int:
        called.append(command)
        return {"mypy": 7, "pytest": 5}.get(command[0], 0)

    monkeypatch.setattr(run, "call", call)
    assert run.main(["check", "-k", "ledger"]) == 7
    assert [command[0] for command in called] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert called[-1][-2:] == ("-k", "ledger")
    assert [line.split()[1:3] for line in capsys.readouterr().out.splitlines() if "failed" in line] == [
        ["types", "failed"],
        ["tests", "failed"],
    ]
