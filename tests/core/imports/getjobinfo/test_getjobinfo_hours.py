import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.hours import read_days, read_hours, read_week_hours


@pytest.mark.parametrize(
    ("text", "starts_at", "ends_at"),
    [
        ("(근무시간) (오전) 7시 30분 ~ (오후) 5시 00분", "07:30", "17:00"),
        ("(근무시간) (오후) 2시 00분 ~ (오후) 5시 00분", "14:00", "17:00"),
        ("(근무시간) (오전) 9시 00분 ~ (정오) 12시 00분", "09:00", "12:00"),
        ("(정오) 12시 00분 ~ (오후) 6시 00분", "12:00", "18:00"),
        ("(오전) 12시 00분 ~ (오전) 6시 00분", "00:00", "06:00"),
        ("(오후) 12시 30분 ~ (오후) 5시", "12:30", "17:00"),
        ("(자정) 12시 ~ (새벽) 6시", "00:00", "06:00"),
        ("(밤) 10시 ~ (밤) 2시", "22:00", "02:00"),
        (" 08:00~11:00/주5일", "08:00", "11:00"),
        ("09:00~12:00 / 주5일", "09:00", "12:00"),
        ("월~금 : 15:00 ~ 18:00 (3시간)/주5일근무", "15:00", "18:00"),
        ("주5일, 10:00~13:00", "10:00", "13:00"),
        (
            "- 근무시간 : 평일 08:30~16:00 / 휴게 1시간\n                토 근무시 수당지급 (08:",
            "08:30",
            "16:00",
        ),
        ("주간 07:30~17:00 / 야간 19:00~05:00", "07:30", "17:00"),
        ("(야간) 22:00 ~ 06:00", "22:00", "06:00"),
        ("09시30분 - 18시30분", "09:30", "18:30"),
        ("9시반 ~ 18시", "09:30", "18:00"),
        ("9~18시", "09:00", "18:00"),
        ("09:00부터 18:00까지", "09:00", "18:00"),
        ("９：００∼１８：００", "09:00", "18:00"),
        ("2026-07-27 09:00~18:00", "09:00", "18:00"),
        ("오후 1~4시", "13:00", "16:00"),
        ("오전 9시~6시", "09:00", "18:00"),
        ("오후 10시 ~ 7시", "22:00", "07:00"),
        ("24:00~08:00", "00:00", "08:00"),
        ("09:00 &#126; 18:00", "09:00", "18:00"),
        ("근무시간 08:30~16:", "08:30", None),
        ("09:00~1", "09:00", None),
        ("(오전) 9시 00분 ~ (오후) 6시 3", "09:00", None),
        ("(오후) 1시 00분 ~ (오후)", "13:00", None),
        ("주5~6일", None, None),
        ("하루 8~9시간", None, None),
        ("25:00~26:00", None, None),
        ("09:60~10:00", None, None),
        ("시간협의 4시간", None, None),
        ("", None, None),
    ],
)
def test_read_hours_reads_the_first_span(text: str, starts_at: str | None, ends_at: str | None) -> None:
    assert read_hours(text) == (starts_at, ends_at)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59))
def test_read_hours_keeps_every_plain_span(h1: int, m1: int, h2: int, m2: int) -> None:
    start, end = f"{h1:02d}:{m1:02d}", f"{h2:02d}:{m2:02d}"
    assert read_hours(f"근무 {start}~{end}/주5일") == (start, end)


@given(st.text(alphabet=st.sampled_from("오전후정밤(): ~-0123456789시분반간주일"), max_size=30))
def test_read_hours_never_gives_an_impossible_time(text: str) -> None:
    for time in read_hours(text):
        assert time is None or re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", time)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("주5일근무", 5),
        ("주 6일 근무", 6),
        ("08:00~11:00/주5일", 5),
        ("주5~6일근무", None),
        ("주0일", None),
        ("주8일", None),
        ("격주 휴무", None),
        ("", None),
    ],
)
def test_read_days_reads_days_of_a_week(text: str, days: int | None) -> None:
    assert read_days(text) == days


@pytest.mark.parametrize(
    ("text", "hours"),
    [("15", 15), ("40.0", 40), ("37.5", 37.5), ("주 40시간", 40), ("0", None), ("", None), ("협의", None)],
)
def test_read_week_hours_knows_nothing_from_blank_and_zero(text: str, hours: float | None) -> None:
    read = read_week_hours(text)
    assert (read, type(read)) == (hours, type(hours))


@pytest.mark.parametrize(("text", "reason"), [("-5", "negative"), ("169", "out_of_range")])
def test_read_week_hours_refuses_what_no_week_has(text: str, reason: str) -> None:
    with pytest.raises(FieldRejected, match=reason):
        read_week_hours(text)
