from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from jobplus_tui.columns import Column, place_columns
from jobplus_tui.fitting import cut, fit, plain, wrapped
from jobplus_tui.spans import Span, cells, fit_line, plain_text


@given(st.text(max_size=40), st.integers(1, 30))
def test_fitted_text_fills_exactly_its_cells(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_hangul_is_cut_at_a_cell_border() -> None:
    assert [fit("동대문의류", width) for width in (5, 6, 10)] == ["동대…", "동대… ", "동대문의류"]
    assert fit("220", 6, "right") == "   220"
    assert cut("가나", 3) == "가…"


def test_control_and_direction_characters_are_dropped() -> None:
    assert plain("a\x1b[31mb\u202ec\r\n\x9b") == "a[31mbc"


def test_sentence_is_broken_between_words() -> None:
    assert wrapped("계정이 잠겼습니다. 10분 뒤", 18) == ["계정이 잠겼습니다.", "10분 뒤"]
    assert wrapped("동대문의류도매 x", 8) == ["동대문…", "x"]
    assert wrapped("", 8) == []


@given(st.text(max_size=80), st.integers(2, 30))
def test_wrapped_lines_keep_within_their_cells(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(text, width))


def test_line_is_cut_across_spans() -> None:
    line = fit_line([Span("가나", "bold"), Span("다라마")], 7)
    assert (plain_text(line), cells(line)) == ("가나다…", 7)


def column(title: str, width: int, grow: int = 0, drop: int = 0) -> Column[str]:
    return Column(title, width, lambda row: row, grow=grow, drop=drop)


def test_columns_leave_in_their_order_and_the_rest_grows() -> None:
    columns = [column("점", 3), column("일", 10, grow=1), column("곳", 8, drop=1), column("분", 3, drop=2)]
    placed = {width: [(p.column.title, p.width) for p in place_columns(columns, width)] for width in (30, 20, 15)}
    assert placed == {
        30: [("점", 3), ("일", 13), ("곳", 8), ("분", 3)],
        20: [("점", 3), ("일", 12), ("분", 3)],
        15: [("점", 3), ("일", 11)],
    }
