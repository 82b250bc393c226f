import os
import subprocess
import sys
from pathlib import Path

import pytest

from jobplus_tui.__main__ import take_option
from tests.tui.cli.conftest import Run

SOURCE = Path(__file__).resolve().parents[3] / "src"


@pytest.mark.parametrize(
    ("arguments", "value", "rest"),
    [
        ([], None, []),
        (["--lang", "en"], "en", []),
        (["unfilled", "--lang=en", "--json"], "en", ["unfilled", "--json"]),
        (["--lang", "ko", "--lang", "en"], "en", []),
        (["--lang"], None, ["--lang"]),
        (["a", "--", "--lang", "en"], None, ["a", "--", "--lang", "en"]),
    ],
)
def test_take_option_finds_it_anywhere(arguments: list[str], value: str | None, rest: list[str]) -> None:
    assert take_option(arguments, "--lang") == (value, rest)


@pytest.mark.parametrize("arguments", [("nothing",), ("unfilled", "--older-than", "x"), ("--lang", "fr"), ("import",)])
def test_wrong_usage_exits_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


def test_desk_without_a_terminal_says_so(run: Run) -> None:
    answer = run()
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "The desk needs a terminal; `jobplus --help` lists what works without one.\n"


@pytest.mark.parametrize("command", ["unfilled", "check", "progress", "migrate"])
def test_missing_store_is_one_sentence_and_three(run: Run, place: Path, command: str) -> None:
    answer = run(command)
    assert (answer.code, answer.out, answer.err) == (3, "", f"There is no store at {place}; run jobplus init.\n")
    assert not place.exists()


def test_damaged_store_is_one_sentence_and_three(run: Run, place: Path) -> None:
    place.parent.mkdir()
    place.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000)
    before = place.read_bytes()
    answer = run("unfilled")
    assert (answer.code, answer.out, answer.err.count("\n")) == (3, "", 1)
    assert place.read_bytes() == before


def test_korean_is_spoken_without_being_asked() -> None:
    # A process of its own: the help's words are chosen when the commands are first loaded.
    done = subprocess.run(
        [sys.executable, "-m", "jobplus_tui", "--help"],
        env={**os.environ, "PYTHONPATH": str(SOURCE), "LC_ALL": "C"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "미채용 구인을 보입니다." in done.stdout
