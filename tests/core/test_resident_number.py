"""Resident registration numbers are noticed wherever they stand in a text, and other figures are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.errors import ResidentNumber
from jobplus_core.resident_number import looks_like_resident_number, refuse_resident_number


@given(
    st.dates(date(1920, 1, 1), date(2019, 12, 31)),
    st.integers(0, 9_999_999),
    st.sampled_from(["", "-", " - ", "–", ".", "~", "\n-", "\u200b-", "ㅡ", "−"]),
)
def test_every_resident_number_is_noticed(born: date, rest: int, between: str) -> None:
    assert looks_like_resident_number(f"메모 {born:%y%m%d}{between}{rest:07d} 끝")


@pytest.mark.parametrize("text", ["６１０５０５－２００００００", "６１０５０５-2000000", "번호610505ー2000000번"])
def test_resident_number_of_another_input_mode_is_noticed(text: str) -> None:
    assert looks_like_resident_number(text)


@pytest.mark.parametrize("text", ["010-0000-1234", "2013-11-18", "131118", "주문 1311181234", "9913321234567", ""])
def test_other_figures_are_not_taken_for_one(text: str) -> None:
    assert not looks_like_resident_number(text)


def test_refusal_names_the_field() -> None:
    with pytest.raises(ResidentNumber) as refused:
        refuse_resident_number("reason", "구인자 610505-2000000 확인")
    assert refused.value.field == "reason"


@pytest.mark.parametrize("text", [None, "", "업체 요청"])
def test_other_text_passes(text: str | None) -> None:
    refuse_resident_number("reason", text)
