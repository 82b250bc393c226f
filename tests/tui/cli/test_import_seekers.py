"""`jobplus import --seekers`: looking, taking in, refusing."""

from pathlib import Path

import pytest

from tests.support.center import Center
from tests.support.lists import row, write_list, written
from tests.tui.cli.conftest import Run


def flawed_list(folder: Path) -> Path:
    path = folder / "list.csv"
    bad = row(2)
    path.write_text(written([row(0), row(1), (*bad[:2], "1980-13-45", *bad[3:])]), encoding="utf-8")
    return path


def test_dry_run_opens_no_store(run: Run, place: Path, tmp_path: Path) -> None:
    answer = run("import", str(flawed_list(tmp_path)), "--seekers", "--dry-run", "--json")
    assert answer.code == 1
    assert isinstance(answer.document, dict)
    assert (answer.document["rows"], answer.document["good"], answer.document["created"]) == (3, 2, None)
    assert answer.document["rejected"] == [
        {"line": 4, "column": "생년월일", "value": "1980-13-45", "reason": "unreadable"}
    ]
    assert not place.exists()


def test_list_is_taken_in_whole(run: Run, demo_center: Center, tmp_path: Path) -> None:
    answer = run("import", str(write_list(tmp_path, 12)), "--seekers")
    assert answer.code == 0
    assert answer.out.splitlines()[0] == "12 new people, 0 registered again, 0 left out, 0 to mend."
    again = run("import", str(write_list(tmp_path, 12)), "--seekers", "--again")
    assert again.out.splitlines()[0] == "0 new people, 12 registered again, 0 left out, 0 to mend."


def test_bad_row_refuses_the_list_unless_the_good_ones_are_asked_for(
    run: Run, demo_center: Center, tmp_path: Path
) -> None:
    path = flawed_list(tmp_path)
    refused = run("import", str(path), "--seekers")
    assert refused.code == 1
    assert refused.err.splitlines()[-1].endswith("1 rows must be mended first; nothing was taken in.")
    taken = run("import", str(path), "--seekers", "--good-rows")
    assert taken.code == 1
    assert taken.out.splitlines()[0] == "2 new people, 0 registered again, 0 left out, 1 to mend."


@pytest.mark.parametrize(
    ("said", "owned"), [((), 3), (("--owner", "me"), 3), (("--owner", "none"), 0)], ids=["unsaid", "me", "none"]
)
def test_new_people_are_whose_is_said(
    run: Run, demo_center: Center, tmp_path: Path, said: tuple[str, ...], owned: int
) -> None:
    def owners() -> int:
        with demo_center.store.read() as reader:
            return reader.number("SELECT COUNT(*) FROM seeker WHERE owner_id IS NOT NULL", {})

    before = owners()
    answer = run("import", str(write_list(tmp_path, 3)), "--seekers", *said)
    assert answer.code == 0
    assert owners() - before == owned


def test_owner_that_is_neither_is_one_sentence(run: Run, demo_center: Center, tmp_path: Path) -> None:
    answer = run("import", str(write_list(tmp_path, 3)), "--seekers", "--owner", "you")
    assert answer.code == 2
    assert answer.err == "--owner is none / me.\n"


def test_list_without_names_is_one_sentence(run: Run, demo_center: Center, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    answer = run("import", str(path), "--seekers", "--good-rows")
    assert answer.code == 2
    assert len(answer.err.splitlines()) == 1
