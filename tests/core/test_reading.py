"""What people say of days, money, careers and hours is read; any text at all is only ever not understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.codes.said import read_home, read_places
from jobplus_core.kinds import WageBasis
from jobplus_core.reading import (
    read_born,
    read_career,
    read_day,
    read_minutes,
    read_months,
    read_phone,
    read_shift,
    read_time,
    read_wage,
    read_won,
)

FRIDAY = date(2013, 11, 22)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("즉시", FRIDAY),
        ("3일 뒤", date(2013, 11, 25)),
        ("일주일 뒤", date(2013, 11, 29)),
        ("한 달 뒤", date(2013, 12, 22)),
        ("한달 뒤", date(2013, 12, 22)),
        ("3개월 후", date(2014, 2, 22)),
        ("다음 주 금", date(2013, 11, 29)),
        ("다음주 월요일", date(2013, 11, 25)),
        ("79.3.2", date(1979, 3, 2)),
        ("79년 3월 2일", date(1979, 3, 2)),
        ("1979년 3월 2일", date(1979, 3, 2)),
    ],
)
def test_day_is_read_as_it_is_said(text: str, expected: date | None) -> None:
    assert read_day(text, FRIDAY) == expected


def test_month_without_its_day_ends_the_month() -> None:
    assert read_day("1개월 뒤", date(2013, 1, 31)) == date(2013, 2, 28)


def test_birth_date_is_read_with_two_digits_of_the_year() -> None:
    texts = ("79.3.2", "790302생", "79년 3월 2일", "3/12", "+7", "7903021")
    born = date(1979, 3, 2)
    assert [read_born(text, FRIDAY) for text in texts] == [born, born, born, None, None, None]


@pytest.mark.parametrize(
    ("text", "won"),
    [
        ("이백이십", 2_200_000),
        ("2백2십만원", 2_200_000),
        ("이백이십오만 원", 2_250_000),
        ("1만1천원", 11_000),
        ("천만", 10_000_000),
        ("1억2천만", 120_000_000),
        ("이", None),
        ("삼삼백", None),
        ("1234567890123", None),
    ],
)
def test_amount_in_words_is_read(text: str, won: int | None) -> None:
    assert read_won(text) == won


@pytest.mark.parametrize(
    ("text", "basis", "won"),
    [
        ("250~", WageBasis.MONTH, 2_500_000),
        ("250~300", WageBasis.MONTH, 2_500_000),
        ("이백오십 이상", WageBasis.MONTH, 2_500_000),
        ("시급 11000", WageBasis.HOUR, 11_000),
        ("시급 11,000원", WageBasis.HOUR, 11_000),
        ("시급 1만1천원", WageBasis.HOUR, 11_000),
        ("연봉 3200", WageBasis.YEAR, 32_000_000),
        ("연봉 삼천이백", WageBasis.YEAR, 32_000_000),
    ],
)
def test_wage_is_read_as_it_is_said(text: str, basis: WageBasis, won: int) -> None:
    assert read_wage(text) == (basis, won)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오전", (None, "09:00", "13:00")),
        ("평일 오전", (5, "09:00", "13:00")),
        ("평일 9시~6시", (5, "09:00", "18:00")),
        ("주3일 오후 1시~6시", (3, "13:00", "18:00")),
        ("오전 10시부터 오후 4시까지", (None, "10:00", "16:00")),
        ("오전 9시", None),
    ],
)
def test_hours_are_read_as_they_are_said(text: str, expected: tuple[int | None, str, str] | None) -> None:
    assert read_shift(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "경리 4년 2월 (2008-05 ~ 2012-07), 판매 1년",
            (50, "경리 4년 2월 (2008-05 ~ 2012-07), 판매 1년", "경리"),
        ),
        ("4년2개월", (50, None, "")),
        ("3년 반", (42, None, "")),
        ("신입", (0, None, "")),
        ("4년 2개월, 경리", (50, "경리", "경리")),
        ("5년 요양보호사", (60, "5년 요양보호사", "요양보호사")),
        ("경리", (None, "경리", "경리")),
        ("", (None, None, "")),
    ],
)
def test_career_is_read_from_one_line(text: str, expected: tuple[int | None, str | None, str]) -> None:
    assert read_career(text) == expected


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [("종로", "11110", ""), ("종로구 창신동", "11110", "창신동"), ("창신동", "11110", "창신동")],
)
def test_home_is_found_by_half_a_name_or_by_its_dong(text: str, code: str, rest: str) -> None:
    home = read_home(text)
    assert home is not None
    assert (home.place.code, home.rest) == (code, rest)


def test_dong_of_several_districts_is_nobodys_home() -> None:
    assert [read_home(text) for text in ("신사동", "창신", "경기 창신동")] == [None, None, None]


@given(st.text(max_size=40) | st.text("0123456789년월일만원천백십이삼 -~/.,:시분오전후주급봉다음뒤", max_size=25))
def test_no_text_breaks_a_reader(text: str) -> None:
    for dated in (read_day, read_born):
        dated(text, FRIDAY)
    for plain in (read_won, read_wage, read_months, read_minutes, read_shift, read_career, read_phone):
        plain(text)
    read_home(text)
    read_places(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14:30", "14:30"),
        ("1430", "14:30"),
        ("2시", "14:00"),
        ("오후 2시 반", "14:30"),
        ("오전 10시", "10:00"),
        ("10시 15분", "10:15"),
        ("오후 12시", "12:00"),
        ("24:00", None),
        ("10:75", None),
        ("내일", None),
    ],
)
def test_time_of_day_is_read(text: str, found: str | None) -> None:
    assert read_time(text) == found
