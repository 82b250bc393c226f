import json
from pathlib import Path

import pytest

from tests.support.center import Center
from tests.support.open_data import KEY, posting, serving
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
    assert run("import", str(feed), "--dry-run", "--format", "work99").code == 2


def chamber(folder: Path) -> Path:
    path = folder / "chamber.csv"
    path.write_text(
        "회사명,모집직종,보수(만원),신청인원,근무지,담당자,연락처\n"
        "가나상사,경리 사무원,220,2,서울 중구,홍길동,02-000-1234\n"
        "다라식당,조리사,250,3,서울 종로구,,\n"
        "다라식당,조리사,250,3,서울 종로구 2층,,\n",
        encoding="cp949",
    )
    return path


def test_table_of_the_chamber_is_read_by_its_headings_and_what_is_said_of_them(
    run: Run, demo_center: Center, tmp_path: Path
) -> None:
    path = chamber(tmp_path)
    answer = run("import", str(path), "--source", "대한상의", "--funding", "support", "--column", "신청인원=모집인원")
    assert answer.out.splitlines() == [
        "3 new, 0 changed, 0 as before, 0 rejected.",
        "2 may be the same job as another posting of their employer; both stand.",
    ]
    document = run("unfilled", "--json").document
    assert isinstance(document, list)
    assert [(row["title"], row["openings"], row["funding"]) for row in document] == [
        ("경리 사무원", 2, "support"),
        ("조리사", 3, "support"),
        ("조리사", 3, "support"),
    ]
    with demo_center.store.read() as reader:
        assert reader.number("SELECT COUNT(*) FROM posting WHERE source = 'chamber' AND wage_won = 2200000", {}) == 1
        assert reader.number("SELECT COUNT(*) FROM employer_contact WHERE phone = '02-000-1234'", {}) == 1
        assert reader.number("SELECT COUNT(*) FROM import_row WHERE raw LIKE '%1234%' OR raw LIKE '%홍길동%'", {}) == 0


@pytest.mark.parametrize(
    "options",
    [
        ("--source", "옆집"),
        ("--funding", "free"),
        ("--column", "신청인원"),
        ("--column", "신청인원=무게"),
        ("--url", "http://127.0.0.1:1"),
    ],
)
def test_option_that_cannot_be_is_one_sentence(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    answer = run("import", str(chamber(tmp_path)), "--dry-run", *options)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)


def test_table_without_a_company_says_which_column_is_missing(run: Run, demo_center: Center, tmp_path: Path) -> None:
    answer = run("import", str(chamber(tmp_path)), "--format", "table", "--column", "회사명=")
    assert (answer.code, answer.err) == (2, "Company must be filled.\n")


def test_import_is_listed_and_taken_back(run: Run, demo_center: Center, feed: Path) -> None:
    run("import", str(feed))
    document = run("import", "--history", "--json").document
    assert isinstance(document, list)
    assert [(row["run"], row["file"], row["format"], row["state"], row["created"]) for row in document] == [
        (1, "feed.json", "getjobinfo", "done", 1)
    ]
    assert run("import", "--undo", "1").out == "1 postings withdrawn, 0 set back.\n"
    again = run("import", "--undo", "1")
    assert (again.code, again.out) == (2, "")
    assert "undone" in run("import", "--history").out
    assert run("unfilled", "--json").document == []
    assert run("check").code == 0


def test_open_data_is_fetched_by_its_address(run: Run, demo_center: Center, tmp_path: Path) -> None:
    key = tmp_path / "key"
    key.write_text(KEY, encoding="utf-8")
    with serving([posting(number) for number in range(5)]) as server:
        answer = run("import", "--url", server.url, "--key-file", str(key))
    assert answer.out.splitlines()[0] == "5 new, 0 changed, 0 as before, 0 rejected."
    assert KEY not in answer.out + answer.err
