import pytest

from jobplus_tui.glyphs import ASCII, UNICODE, bar
from jobplus_tui.spans import cells, plain_text
from jobplus_tui.status import SaveNote, SaveState, once_read, status_line
from tests.tui.sample import FACTS

SAVED = SaveNote(SaveState.SAVED, "14:04")


def drawn(width: int, note: SaveNote = SAVED) -> str:
    return plain_text(status_line(FACTS, note, width, UNICODE))


def test_wide_bar_has_every_field() -> None:
    assert drawn(120) == (
        " 김상담 취업상담팀 │ 11월 취업 52/83 ━━━━━━━─│─── 63% 기대 71% ▾8 │ 민간 38 고용 14 │ 할 일 7 │ ! 긴급 3"
        " │ ✓ 저장 14:04"
    )


def test_bar_at_80_leaves_out_team_expectation_and_split() -> None:
    assert drawn(80) == " 김상담 │ 11월 취업 52/83 ━━━━━━─│── 63% ▾8 │ 할 일 7 │ ! 긴급 3 │      ✓ 14:04"


@pytest.mark.parametrize("width", [*range(20, 200, 7), 80, 100, 116])
@pytest.mark.parametrize("note", [SAVED, SaveNote(), SaveNote(SaveState.REFUSED, "가나다 " * 30)])
def test_bar_never_exceeds_its_width(width: int, note: SaveNote) -> None:
    assert cells(status_line(FACTS, note, width, UNICODE)) <= width


def test_refusal_takes_the_room_of_other_fields() -> None:
    line = drawn(80, SaveNote(SaveState.REFUSED, "이 구인은 다른 책상이 먼저 채웠습니다"))
    assert line == " 김상담 │ ✗ 이 구인은 다른 책상이 먼저 채웠습니다"


@pytest.mark.parametrize(
    ("note", "left"),
    [
        (SaveNote(SaveState.REFUSED, "구인 인원이 찼습니다."), SaveNote()),
        (SaveNote(SaveState.SAVED, "/srv/목록.csv에 썼습니다."), SaveNote(SaveState.SAVED, "14:04")),
        (SAVED, SAVED),
        (SaveNote(SaveState.SAVING), SaveNote(SaveState.SAVING)),
        (SaveNote(SaveState.OFFLINE, "저장소가 없습니다."), SaveNote(SaveState.OFFLINE, "저장소가 없습니다.")),
        (SaveNote(SaveState.FAILED), SaveNote(SaveState.FAILED)),
    ],
)
def test_sentence_once_read_gives_its_room_back_and_trouble_stays(note: SaveNote, left: SaveNote) -> None:
    assert once_read(note, "14:04") == left


def test_nothing_urgent_is_not_red() -> None:
    calm = status_line(FACTS._replace(urgent=0), SaveNote(), 80, UNICODE)
    assert plain_text(calm).endswith("긴급 0")
    assert [span.words for span in calm if "긴급" in span.text] == ["soft"]


def test_late_gap_is_amber_and_a_small_one_is_not() -> None:
    def words(expected: float) -> str:
        line = status_line(FACTS._replace(expected=expected), SaveNote(), 80, UNICODE)
        return next(span.words for span in line if span.text[1:2] in "▴▾" and span.text.strip()[1:].isdigit())

    assert [words(expected) for expected in (59.3, 54.0, 40.0)] == ["warn", "soft", "good"]


def test_ascii_bar_uses_narrow_signs_only() -> None:
    text = plain_text(status_line(FACTS, SAVED, 120, ASCII))
    assert not set("│━─▾✓┃") & set(text)


def test_bar_is_rounded_down_and_marks_what_is_expected() -> None:
    assert bar(52, 83, width=12, glyphs=UNICODE, expected=59.3) == "━━━━━━━─│───"
    assert bar(60, 83, width=12, glyphs=UNICODE, expected=59.3) == "━━━━━━━━┃───"
    assert bar(82.9, 83, width=10, glyphs=UNICODE) == "━━━━━━━━━─"
    assert bar(83, 83, width=10, glyphs=UNICODE) == "━━━━━━━━━━"
    assert bar(3, 0, width=4, glyphs=ASCII) == "----"
