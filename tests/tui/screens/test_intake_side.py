"""What stands beside the form keeps to its cells: whole gains, and companies by the words that tell them apart."""

from rich.cells import cell_len

from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.desk.live import Live, LiveMatch, LiveStep
from jobplus_tui.glyphs import UNICODE
from jobplus_tui.screens.intake_side import match_lines, strip_lines
from jobplus_tui.spans import cells, plain_text

MATCHES = (
    LiveMatch(92, "경리 사무원", "주식회사 다솜비컨설팅", "영등포구", 2_400_000, 48),
    LiveMatch(9, "경리", "(주)가나", "중구", None, None),
)
STEPS = tuple(LiveStep("wage.lower", (("from", 2_200_000), ("to", won)), 14) for won in (2_100_000, 2_000_000))
KNOWN = Live(eligible=2, best=MATCHES, steps=STEPS)


def test_companies_lose_their_legal_form_only_where_the_name_has_no_room() -> None:
    _head, first, second, *_rest = map(plain_text, match_lines(KNOWN, 43, 20, UNICODE))
    assert first == "  92  경리 사무원 다솜비…  영등포  240  48"
    assert second == "   9  경리        (주)가나 중구      –   –"
    assert {cell_len(first), cell_len(second)} == {42}


def test_strip_shows_only_gains_it_has_room_for() -> None:
    for width in range(40, 100):
        _double, second = strip_lines(KNOWN, SeekerForm(name="홍길동"), 0, UNICODE)(width)
        gains = plain_text(second).count("+14")
        assert gains in (0, 1, 2)
        assert gains == 0 or cells(second) <= width + 2
    assert plain_text(strip_lines(KNOWN, SeekerForm(name="홍길동"), 0, UNICODE)(78)[1]).count("+14") == 2
