import json
from pathlib import Path

import pytest

from tests.support.center import Center
from tests.tui.cli.conftest import Run

GOOD = {
    "JO_REQST_NO": "H1",
    "JO_REGIST_NO": "K1",
    "CMPNY_NM": "가나상사",
    "JO_SJ": "사무원 구인",
    "JOBCODE_NM": "총무 사무원",
    "HOPE_WAGE": "월급 / 250만원",
    "WORK_PARAR_BASS_ADRES_CN": "서울 중구",
    "JO_REG_DT": "2013-11-14",
    "RCEPT_CLOS_NM": "마감일 (2013-12-26)",
}


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """One good row and one whose day does not exist."""
    path = tmp_path / "feed.json"
    rows = [GOOD, {**GOOD, "JO_REQST_NO": "H2", "JO_REG_DT": "2013-13-45"}]
    envelope = {"list_total_count": 2, "RESULT": {"CODE": "INFO-000", "MESSAGE": ""}, "row": rows}
    path.write_text(json.dumps({"GetJobInfo": envelope}, ensure_ascii=False), "utf-8")
    return path


def test_dry_run_opens_no_store(run: Run, place: Path, feed: Path) -> None:
    answer = run("import", str(feed), "--dry-run", "--json")
    assert answer.code == 1
    document = answer.document
    assert isinstance(document, dict)
    assert (document["created"], len(document["rejected"])) == (1, 1)
    assert document["rejected"][0] | {"line": 0} == {
        "line": 0,
        "column": "JO_REG_DT",
        "value": "2013-13-45",
        "reason": "impossible_date",
    }
    assert not place.exists()


def test_import_twice_changes_nothing(run: Run, demo_center: Center, feed: Path) -> None:
    first, second = (run("import", str(feed)) for _ in range(2))
    assert first.out.splitlines()[0] == "1 new, 0 changed, 0 as before, 1 rejected."
    assert second.out.splitlines()[0] == "0 new, 0 changed, 1 as before, 1 rejected."
    assert first.out.splitlines()[-1].endswith("no such day")
    document = run("unfilled", "--json").document
    assert isinstance(document, list)
    assert [row["title"] for row in document] == ["사무원 구인"]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"a,b\n1,2\n", b"{"])
def test_file_that_is_no_feed_is_one_sentence(run: Run, demo_center: Center, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "feed"
    path.write_bytes(content)
    answer = run("import", str(path))
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_unknown_format_is_usage(run: Run, feed: Path) -> None:
    assert run("import", str(feed), "--dry-run", "--format", "work24").code == 2
