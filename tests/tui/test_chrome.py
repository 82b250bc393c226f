import pytest

from jobplus_tui.actions import SCREENS, Area, footer_actions
from jobplus_tui.chrome import Chrome, footer_line, tab_line
from jobplus_tui.spans import cells, plain_text

CHROME = Chrome(center="서울일자리플러스센터", clock="14:05")


def test_tabs_carry_digits_at_80_and_function_keys_from_100() -> None:
    assert plain_text(tab_line(CHROME, "matching", 80)).split() == [
        "2", "오늘", "3", "구직", "4", "매칭", "5", "알선", "6", "사후", "7", "구인", "0", "실적", "14:05",
    ]  # fmt: skip
    assert plain_text(tab_line(CHROME, "matching", 116)).split()[:3] == ["서울일자리플러스센터", "F2", "오늘"]


def test_current_tab_alone_is_filled() -> None:
    filled = [span.text for span in tab_line(CHROME, "postings", 80) if " on accent" in span.words]
    assert filled == [" 7 구인 "]


@pytest.mark.parametrize("width", [60, 79, 80, 99, 100, 115, 116, 140])
@pytest.mark.parametrize("id", [spec.id for spec in SCREENS])
def test_chrome_fits_every_width(id: str, width: int) -> None:
    assert cells(tab_line(CHROME, id, width)) <= width
    assert cells(footer_line(footer_actions(Area(id)), CHROME, width)) <= width - 2


def test_footer_shows_a_rebound_key() -> None:
    line = footer_line(footer_actions(Area.POSTINGS), Chrome(keys={"app.help": "f9"}), 80)
    assert plain_text(line).startswith(" F9 도움  ^F 찾기  ^N 새 구인")
