"""What counselors type to narrow the unfilled postings."""

import pytest

from jobplus_tui.desk.posting_words import Wanted, read_wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", Wanted()),
        ("중구 026", Wanted(district="중구", occupation="026")),
        ("중구 7일", Wanted(district="중구", older_than=7)),
        ("강남 내 담당", Wanted(district="강남구", mine=True)),
        ("７일 내담당", Wanted(older_than=7, mine=True)),
        ("용인시 55", Wanted(district="용인시", occupation="55")),
    ],
)
def test_words_are_read_together(text: str, wanted: Wanted) -> None:
    assert read_wanted(text) == wanted


def test_word_that_names_an_occupation_brings_its_code() -> None:
    (word,) = read_wanted("요양보호사").words
    assert word.text == "요양보호사"
    assert "5501" in word.codes


def test_words_can_be_typed_again() -> None:
    text = "중구 026 7일 내담당 경리"
    assert read_wanted(text).text == text
    assert read_wanted(read_wanted(text).text) == read_wanted(text)
