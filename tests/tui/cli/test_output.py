import pytest

from jobplus_tui.cli_output import shown, table, width


def test_table_stands_in_cells_not_letters() -> None:
    lines = table(("번호", "업체"), [(1, "가나다"), (12, "ab")], right=(0,))
    assert lines == ["번호  업체", "   1  가나다", "  12  ab"]


def test_table_draws_unknown_as_a_dash() -> None:
    assert table(("a",), [(None,), (0,)]) == ["a", "–", "0"]


@pytest.mark.parametrize(("text", "cells"), [("", 0), ("ab", 2), ("한글", 4), ("e\u0301", 1)])
def test_width_counts_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_shown_drops_what_steers_a_terminal() -> None:
    assert shown("\x1b[31m[/nope]\u202e\r\n가") == "[31m[/nope]가"
