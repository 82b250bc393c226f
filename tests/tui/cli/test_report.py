"""`jobplus report weekly` and `jobplus close`."""

import json
from pathlib import Path

import time_machine

from tests.support.cases import a_referral
from tests.support.center import Center
from tests.support.clock import MONDAY
from tests.tui.cli.conftest import Run


def test_report_of_a_week_as_json_csv_and_table(run: Run, demo_center: Center) -> None:
    a_referral(demo_center.store, demo_center.kim)
    answer = run("report", "weekly", "--week", "2013-W47", "--format", "json")
    document = json.loads(answer.out)
    assert (answer.code, document["title"], len(document["teams"])) == (0, "11월 3째주", 4)
    assert document["teams"][0]["cells"]["취업알선"] == {"week": 1, "cumulative": 1}
    assert run("report", "weekly", "--date", "2013-11-20", "--format", "json").out == answer.out
    again = run("report", "weekly", "--week", "2013-W47", "--format", "json", "--as-of", document["as_of"])
    assert again.out == answer.out
    before = run("report", "weekly", "--format", "json", "--as-of", "2013-11-17").out
    assert json.loads(before)["teams"][0]["cells"]["취업알선"] == {"week": 0, "cumulative": 0}
    lines = run("report", "weekly", "--format", "csv", "--team", "counseling").out.splitlines()
    assert lines[:4] == [
        "team,counselor,column,period,cumulative,note",
        "취업상담팀,,구직등록,1,1,",
        "취업상담팀,,취업상담,0,0,",
        "취업상담팀,,취업알선,1,1,",
    ]
    table = run("report", "weekly", "--team", "취업상담팀").out
    assert "▣ 취업상담팀" in table
    assert "▣ 구인개발팀" not in table


def test_what_cannot_be_reported_is_said_in_one_sentence(run: Run, demo_center: Center, tmp_path: Path) -> None:
    assert demo_center.kim.counselor_id
    for arguments, word in (
        (("--week", "2013-60"), "no week"),
        (("--date", "gestern"), "no week"),
        (("--as-of", "yesterday"), "no moment"),
        (("--format", "docx"), "no format"),
        (("--team", "없는팀"), "teams are 취업상담팀"),
        (("-o", str(tmp_path / "x.txt"), "--purpose", "x"), "name another --format"),
        (("--format", "xlsx", "-o", str(tmp_path / "x.xlsx")), "--purpose is needed"),
    ):
        answer = run("report", "weekly", *arguments)
        assert (answer.code, answer.out, len(answer.err.splitlines())) == (2, "", 1)
        assert word in answer.err
    assert [*tmp_path.glob("x.*")] == []


def test_file_is_written_with_a_purpose_and_not_twice(run: Run, demo_center: Center, tmp_path: Path) -> None:
    assert demo_center.kim.counselor_id
    path = tmp_path / "week.xlsx"
    asked = ("report", "weekly", "--format", "xlsx", "-o", str(path), "--purpose", "회의")
    answer = run(*asked)
    assert (answer.code, answer.out) == (0, f"{path}\n")
    size = path.stat().st_size
    again = run(*asked)
    assert (again.code != 0, path.stat().st_size) == (True, size)


def test_lead_closes_a_week_that_is_over(run: Run, demo_center: Center) -> None:
    a_referral(demo_center.store, demo_center.kim)
    early = run("close", "week", "2013-W47")
    assert (early.code, "goes on until 2013-11-24" in early.err) == (2, True)
    assert run("close", "week", "2013").code == 2
    with time_machine.travel(MONDAY.replace(day=25), tick=False):
        done = run("close", "week", "2013-W47")
        assert (done.code, done.out) == (0, "11월 3째주 (2013-W47) is closed.\n")
        assert "closed already" in run("close", "week", "2013-W47").err
        assert run("close", "month", "2013-10").code == 0


def test_evaluation_of_a_month_and_quarter(run: Run, demo_center: Center, tmp_path: Path) -> None:
    a_referral(demo_center.store, demo_center.kim)
    answer = run("report", "evaluation", "--month", "2013-11", "--format", "json")
    document = json.loads(answer.out)
    assert (answer.code, document["period"], document["best"]) == (0, "2013-11", ["김하나"])
    lines = run("report", "evaluation", "--quarter", "2013-Q4", "--format", "csv").out.splitlines()
    assert lines[0] == "team,counselor,days,measure,done,target,percent,weight,score,rank"
    assert "김하나" in run("report", "evaluation", "--month", "2013-11").out
    assert run("report", "evaluation", "--month", "november").code == 2
    path = tmp_path / "scores.hwpx"
    asked = ("report", "evaluation", "--month", "2013-11", "--format", "hwpx", "-o", str(path), "--purpose", "회의")
    assert run(*asked).out == f"{path}\n"
    assert path.read_bytes()[:2] == b"PK"
