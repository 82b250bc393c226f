import json
from pathlib import Path

import pytest

from tests.support.center import Center
from tests.tui.cli.conftest import Run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A heading and two words."""
    path = tmp_path / "words.csv"
    path.write_text("word,code\n홀서빙,5321\n야쿠르트 배달,6249\n", "utf-8")
    return path


def test_loading_adds_words_once(run: Run, demo_center: Center, file: Path) -> None:
    first, second = (run("codes", "load", str(file)) for _ in range(2))
    assert (first.code, first.out) == (0, "2 words added, 0 known before, 0 rows rejected.\n")
    assert (second.code, second.out) == (0, "0 words added, 2 known before, 0 rows rejected.\n")


def test_dry_run_opens_no_store(run: Run, place: Path, file: Path) -> None:
    answer = run("codes", "load", str(file), "--dry-run", "--json")
    assert (answer.code, json.loads(answer.out)) == (0, {"added": 2, "known": 0, "rejected": []})
    assert not place.exists()


def test_bad_row_stores_nothing_and_is_told(run: Run, demo_center: Center, file: Path) -> None:
    file.write_text(file.read_text("utf-8") + "서빙,9999\n", "utf-8")
    answer = run("codes", "load", str(file))
    assert answer.code == 1
    assert answer.out.splitlines()[:2] == ["0 words added, 0 known before, 1 rows rejected.", "Nothing was stored."]
    assert "the classification has no such code" in answer.out


def test_unknown_edition_is_a_matter_of_usage(run: Run, demo_center: Center, file: Path) -> None:
    assert run("codes", "load", str(file), "--edition", "2007").code == 2
