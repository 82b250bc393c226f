from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.dates import Closing, read_closing, read_day, read_registered

REGISTERED = date(2026, 7, 27)


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("마감일 (2026-09-26)", Closing(date(2026, 9, 26), False)),
        ("채용시까지", Closing(None, True)),
        ("채용시까지 26-09-01", Closing(date(2026, 9, 1), True)),
        ("채용시까지 (3명)", Closing(None, True)),
        ("26-09-01", Closing(date(2026, 9, 1), False)),
        ("2026.9.1", Closing(date(2026, 9, 1), False)),
        ("2026년 9월 1일", Closing(date(2026, 9, 1), False)),
        ("20260901", Closing(date(2026, 9, 1), False)),
        ("26-07-27 ~ 26-09-26", Closing(date(2026, 9, 26), False)),
        ("마감일 (2026-07-27)", Closing(date(2026, 7, 27), False)),
        ("상시모집", Closing(None, True)),
        ("추후 공지", Closing()),
        ("", Closing()),
    ],
)
def test_read_closing_reads_day_and_rule(text: str, closing: Closing) -> None:
    assert read_closing(text, registered_on=REGISTERED) == closing


@pytest.mark.parametrize(
    ("text", "reason", "figures"),
    [
        ("마감일 (2026-13-40)", "impossible_date", {}),
        ("마감일 (2026-02-29)", "impossible_date", {}),
        ("마감일 (9999-12-31)", "impossible_date", {}),
        ("채용시까지 26-02-30", "impossible_date", {}),
        ("D-30", "unreadable", {}),
        ("마감일 (2026-07-26)", "closes_before_registered", {"registered_on": "2026-07-27"}),
    ],
)
def test_read_closing_refuses_what_cannot_be(text: str, reason: str, figures: dict[str, str]) -> None:
    with pytest.raises(FieldRejected) as caught:
        read_closing(text, registered_on=REGISTERED)
    assert (caught.value.reason, caught.value.figures) == (reason, figures)


def test_read_closing_without_a_registration_day_has_nothing_to_compare() -> None:
    assert read_closing("2000-01-01", registered_on=None) == Closing(date(2000, 1, 1), False)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-07-27", REGISTERED), ("2026-07-27 00:00:00.0", REGISTERED), ("20260727", REGISTERED), ("", None)],
)
def test_read_registered_reads_the_day(text: str, day: date | None) -> None:
    assert read_registered(text) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [("어제", "unreadable"), ("2026-07", "unreadable"), ("2026-07-32", "impossible_date")],
)
def test_read_registered_refuses_a_text_without_a_day(text: str, reason: str) -> None:
    with pytest.raises(FieldRejected, match=reason):
        read_registered(text)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_read_day_keeps_every_day(day: date) -> None:
    assert read_day(f"마감일 ({day.isoformat()})") == day


@given(st.text(alphabet=st.sampled_from("0123456789-./년월일 채용시까지()"), max_size=25))
def test_read_closing_only_ever_refuses_typed(text: str) -> None:
    try:
        closing = read_closing(text, registered_on=REGISTERED)
    except FieldRejected:
        return
    assert closing.closes_on is None or closing.closes_on >= REGISTERED
