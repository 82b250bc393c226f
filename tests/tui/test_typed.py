from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_tui.typed import read_day, read_path, read_phone, read_won

FRIDAY = date(2013, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오늘", FRIDAY),
        (" 내일 ", date(2013, 11, 23)),
        ("+7", date(2013, 11, 29)),
        ("-1", date(2013, 11, 21)),
        ("금", date(2013, 11, 29)),
        ("월요일", date(2013, 11, 25)),
        ("sat", date(2013, 11, 23)),
        ("3/12", date(2014, 3, 12)),
        ("12/3", date(2013, 12, 3)),
        ("11.20", date(2013, 11, 20)),
        ("2026-11-22", date(2026, 11, 22)),
        ("2026년 11월 2일", date(2026, 11, 2)),
        ("19790302", date(1979, 3, 2)),
        ("790302", date(1979, 3, 2)),
        ("050302", date(2005, 3, 2)),
        ("１９７９０３０２", date(1979, 3, 2)),
    ],
)
def test_day_is_read_as_people_say_it(text: str, expected: date) -> None:
    assert read_day(text, FRIDAY) == expected


@pytest.mark.parametrize("text", ["", "12/32", "2/30", "13/1", "20261301", "금금", "+99999", "내일모레글피"])
def test_day_that_is_none_is_not_guessed(text: str) -> None:
    assert read_day(text, FRIDAY) is None


@pytest.mark.parametrize("text", ["220", "220만", "220만원", "2,200,000", "2200000원", " 2 200 000 원 ", "220.0"])
def test_won_is_read_in_every_way_it_is_written(text: str) -> None:
    assert read_won(text) == 2_200_000


def test_won_below_a_unit() -> None:
    assert [read_won(text) for text in ("10320원", "1.032만", "250.5", "", "많이", "1.5원")] == [
        10_320, 10_320, 2_505_000, None, None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("01000004821", "010-0000-4821"),
        ("010 0000 4821", "010-0000-4821"),
        ("+82 10-0000-4821", "010-0000-4821"),
        ("023001234", "02-300-1234"),
        ("0230001234", "02-3000-1234"),
        ("03130001234", "031-3000-1234"),
        ("15880000", "1588-0000"),
        ("0101234", None),
        ("전화 없음", None),
    ],
)
def test_phone_gets_its_hyphens(text: str, expected: str | None) -> None:
    assert read_phone(text) == expected


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text: str) -> None:
    read_day(text, FRIDAY)
    read_won(text)
    read_phone(text)


def test_home_of_somebody_unknown_stays_as_it_is_typed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert [read_path("~"), read_path("~/주보.xlsx")] == [tmp_path, tmp_path / "주보.xlsx"]
    typed = ("~김하나", "~김하나/주보.xlsx", "주보.xlsx")
    assert [str(read_path(text)) for text in typed] == [*typed]
