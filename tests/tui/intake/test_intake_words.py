from datetime import date

import pytest

from jobplus_core.kinds import WageBasis
from jobplus_tui.intake.words import (
    offered,
    read_born,
    read_home,
    read_minutes,
    read_months,
    read_occupations,
    read_places,
    read_shift,
    read_wage,
    sure_code,
    write_months,
    write_shift,
    write_wage,
)

FRIDAY = date(2013, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("790302", date(1979, 3, 2)),
        ("1979-3-2", date(1979, 3, 2)),
        ("1979년 3월 2일", date(1979, 3, 2)),
        ("3/12", None),
        ("오늘", None),
        ("20300101", None),
    ],
)
def test_birth_date_has_a_year_and_has_come(text: str, expected: date | None) -> None:
    assert read_born(text, FRIDAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("주5일 09-18", (5, "09:00", "18:00")),
        ("주3일", (3, None, None)),
        ("평일 9~6", (5, "09:00", "18:00")),
        ("13:30~18시 30분", (None, "13:30", "18:30")),
        ("22-06", (None, "22:00", "06:00")),
        ("25-30", None),
        ("아무때나", None),
    ],
)
def test_working_time_is_read_as_it_is_said(text: str, expected: tuple[int | None, str, str] | None) -> None:
    assert read_shift(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("220", (WageBasis.MONTH, 2_200_000)),
        ("월급 220만원 이상", (WageBasis.MONTH, 2_200_000)),
        ("시급 10500", (WageBasis.HOUR, 10_500)),
        ("일당 12만", (WageBasis.DAY, 120_000)),
        ("연봉 3000만", (WageBasis.YEAR, 30_000_000)),
        ("많이", None),
    ],
)
def test_wage_is_read_with_its_span(text: str, expected: tuple[WageBasis, int] | None) -> None:
    assert read_wage(text) == expected


def test_spans_of_time() -> None:
    texts = ("4년 2개월", "4년2월", "50개월", "없음", "", "오래")
    assert [read_months(text) for text in texts] == [50, 50, 50, 0, None, None]
    half_hours = ("1시간 반", "반시간", "두 시간", "1.5시간", "30분쯤", "반", "1.5시간 반")
    assert [read_minutes(text) for text in half_hours] == [90, 30, 120, 90, 30, None, None]
    assert [read_minutes(text) for text in ("50", "1시간 20분", "2시간", "", "멀리")] == [50, 80, 120, None, None]


def test_what_is_written_is_read_back() -> None:
    assert read_months(write_months(50)) == 50
    assert read_wage(write_wage(WageBasis.HOUR, 10_500)) == (WageBasis.HOUR, 10_500)
    assert read_shift(write_shift(5, "09:30", "18:00")) == (5, "09:30", "18:00")


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [("종로구 창신동", "11110", "창신동"), ("종로 창신동", "11110", "창신동"), ("경기 구리", "41310", "")],
)
def test_home_is_found_by_its_name(text: str, code: str, rest: str) -> None:
    home = read_home(text)
    assert home is not None
    assert (home.place.code, home.rest) == (code, rest)


def test_places_stop_at_the_first_unknown() -> None:
    assert read_places("종로, 서울, 중구") == (("11110", "11", "11140"), "")
    assert read_places("종로, 딴나라") == (("11110",), "딴나라")


def test_a_word_that_may_mean_several_is_not_guessed() -> None:
    assert (sure_code("경리"), sure_code("0272"), sure_code("운전")) == ("0272", "0272", None)
    assert [each.code for each in offered("요야")][:1] == ["5501"]
    wishes = read_occupations("경리, 운전, 운전", {"운전": "6221"})
    assert [(wish.text, wish.code, wish.edition) for wish in wishes] == [
        ("경리", "0272", "2025"),
        ("운전", "6221", "2025"),
        ("운전", "6221", "2025"),
    ]
