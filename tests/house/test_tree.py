"""The tree itself: lengths, leftovers, paths of machines, lock files."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600
# Spelled in two parts, so that this file does not find itself.
LEFTOVERS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.$~}])/(?:wor" r"k|roo" r"t|home/\w+|Users/\w+)/")
TEXT_ENDINGS = {".py", ".tcss", ".md", ".toml", ".lock", ".sql", ".tsv", ".po", ".sh", ".txt", ".json", ""}
LOCKS = ("requirements.lock", "requirements-dev.lock")


def tracked() -> list[Path]:
    """Return every file of the project, those not yet committed included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sorted(ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file())


def texts() -> dict[str, str]:
    """Return the text files by their path in the project."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in tracked() if path.suffix in TEXT_ENDINGS
    }


def test_files_stay_short() -> None:
    long = {
        name: text.count("\n")
        for name, text in texts().items()
        if name.endswith((".py", ".tcss")) and text.count("\n") > LONGEST
    }
    assert long == {}


def test_nothing_is_left_for_later() -> None:
    assert [name for name, text in texts().items() if LEFTOVERS.search(text)] == []


def test_no_file_names_a_machine() -> None:
    found = {name: match.group() for name, text in texts().items() if (match := MACHINE_PATHS.search(text))}
    assert found == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_packages_and_hashes_alone(lock: str) -> None:
    package = re.compile(r"[a-z0-9][a-z0-9.-]*==[A-Za-z0-9.+!]+(?: ; [a-z_]+ [!=<>]=? '[\w.]+'(?: and .*)?)? \\")
    digest = re.compile(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?")
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    assert [line for line in lines if not package.fullmatch(line) and not digest.fullmatch(line)] == []


def test_locks_agree_and_hold_what_builds_the_project() -> None:
    small, whole = (
        set(re.findall(r"^([a-z0-9.-]+==\S+)", (ROOT / lock).read_text("utf-8"), re.MULTILINE)) for lock in LOCKS
    )
    assert small - whole == set()
    assert {name.partition("==")[0] for name in small} >= {"setuptools", "textual", "sqlmodel", "psycopg-binary"}
