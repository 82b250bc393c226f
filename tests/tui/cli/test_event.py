"""`jobplus event`: events listed and written down."""

import json

from tests.support.center import Center
from tests.tui.cli.conftest import Run


def test_event_is_written_down_and_listed(run: Run, demo_center: Center) -> None:
    answer = run("event", "add", "matching_day", "12월 매칭데이", "2013-12-03", "--place", "시청")
    assert (answer.code, answer.err) == (0, "")
    listed = json.loads(run("event", "list", "--json").out)
    assert [{key: value for key, value in row.items() if key != "no"} for row in listed] == [
        {"kind": "matching_day", "name": "12월 매칭데이", "held_on": "2013-12-03", "place": "시청", "hires": 0}
    ]
    assert answer.out == f"Event {listed[0]['no']} is written down.\n"
    (line,) = [line for line in run("event", "list").out.splitlines() if "매칭데이" in line]
    assert line.split()[1:] == ["2013-12-03", "matching_day", "12월", "매칭데이", "시청", "0"]
    again = run("event", "add", "matching_day", "12월 매칭데이", "2013-12-03")
    assert (again.code, again.out, again.err) == (
        2,
        "",
        "Name: 12월 매칭데이 cannot be saved (taken already).\n",
    )


def test_kind_and_day_that_are_none_are_refused(run: Run, demo_center: Center) -> None:
    kind = run("event", "add", "party", "송년회", "2013-12-03")
    assert (kind.code, kind.err) == (2, "party is no kind of event; kinds are day_19, fair, matching_day.\n")
    day = run("event", "add", "fair", "박람회", "3.12.")
    assert (day.code, day.err) == (2, "Day: 3.12. cannot be saved (no such day).\n")
    assert json.loads(run("event", "list", "--json").out) == []
