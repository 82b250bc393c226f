"""Business numbers: shape and last digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.employers.business_number import check_digit, read_business_no, shown_business_no
from jobplus_core.errors import FieldRefused


@pytest.mark.parametrize("typed", ["116-82-00276", "1168200276", " 116 - 82 - 00276 "])
def test_number_is_read_as_it_is_typed(typed: str) -> None:
    assert read_business_no(typed) == "1168200276"
    assert shown_business_no("1168200276") == "116-82-00276"


@pytest.mark.parametrize("typed", [None, "", "  "])
def test_empty_field_is_no_number(typed: str | None) -> None:
    assert read_business_no(typed) is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("116-82-00275", "check_digit"),
        ("134-86-72684", "check_digit"),
        ("116-82-0027", "not_a_business_no"),
        ("116-82-0027a", "not_a_business_no"),
        ("000-82-00276", "not_a_business_no"),
        ("116-00-00276", "not_a_business_no"),
    ],
)
def test_wrong_number_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(FieldRefused) as refused:
        read_business_no(typed)
    assert (refused.value.field, refused.value.value, refused.value.reason) == ("business_no", typed, reason)


@given(st.from_regex(r"[2-9][0-9]{2}[0-9][1-9][0-9]{3}[1-9]", fullmatch=True), st.integers(1, 9))
def test_one_last_digit_fits_and_no_other(nine: str, off: int) -> None:
    last = check_digit(nine)
    assert read_business_no(f"{nine}{last}") == f"{nine}{last}"
    with pytest.raises(FieldRefused):
        read_business_no(f"{nine}{(last + off) % 10}")
