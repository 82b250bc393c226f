"""`jobplus calendar`: closed days listed, booked and taken back."""

from tests.support.center import Center
from tests.tui.cli.conftest import Run


def test_closed_day_is_booked_listed_and_taken_back(run: Run, demo_center: Center) -> None:
    assert run("calendar", "close", "2013-11-22", "전기 공사", "--login", "admin").code == 2
    answer = run("calendar", "close", "2013-11-22", "전기 공사")
    assert (answer.code, answer.out) == (0, "The center is closed on 2013-11-22.\n")
    lines = run("calendar", "list").out.splitlines()
    assert [line.split() for line in lines if "closure" in line] == [["2013-11-22", "closure", "전기", "공사"]]
    assert any("2013-12-25" in line and "public holiday" in line for line in lines)
    again = run("calendar", "close", "2013-11-22", "또")
    assert (again.code, again.out) == (2, "")
    assert run("calendar", "open", "2013-11-22").out == "The center works on 2013-11-22.\n"
    assert "closure" not in run("calendar", "list", "--year", "2013").out


def test_holidays_of_a_year_are_copied_once(run: Run, demo_center: Center) -> None:
    assert "2017" not in run("calendar", "list", "--year", "2017").out
    assert run("calendar", "holidays", "--year", "2017").out.endswith("days added.\n")
    assert run("calendar", "holidays", "--year", "2017").out == "0 days added.\n"


def test_day_that_is_none_is_refused(run: Run, demo_center: Center) -> None:
    answer = run("calendar", "close", "22.11.", "전기 공사")
    assert (answer.code, answer.err) == (2, "Day: 22.11. cannot be saved (no such day).\n")


def test_year_without_known_holidays_is_refused(run: Run, demo_center: Center) -> None:
    for year in ("0", "1949", "2101", "99999"):
        answer = run("calendar", "holidays", "--year", year)
        assert (answer.code, answer.out) == (2, "")
