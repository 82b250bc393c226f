import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.getjobinfo.text import clean, clean_line, known_line, known_text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("[보건&gt;의료기술지원&gt;요양지원]", "[보건>의료기술지원>요양지원]"),
        ("생산&amp;#183;품질 R&D a&copy", "생산·품질 R&D a&copy"),
        ("？？ 함께 일해요 ？？？", "함께 일해요"),
        ("정말요？", "정말요？"),
        ("가\r\n나\r다 \t\n", "가\n나\n다"),
        ("가\n\n\n\n\n\n나", "가\n\n\n나"),
        ("\x1b[31m빨강\x07\x00", "[31m빨강"),
        ("숨은\u200b\u202e글\ufeff", "숨은글"),
        ("깨진\ud800글\ufffd", "깨진글"),
        ("&#27;[2J", "[2J"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
        ("값\u00a0\u3000둘", "값  둘"),
        ("&#9999999;&#xFFFFFF;", ""),
    ],
)
def test_clean_leaves_text_alone(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_line_runs_blanks_together() -> None:
    assert clean_line(" 가 \n\n 나\t다 ") == "가 나 다"


@pytest.mark.parametrize("text", ["", "  ", ".", "..", "-", "없음", "？？"])
def test_known_texts_are_none_where_the_feed_says_nothing(text: str) -> None:
    assert known_line(text) is None
    assert known_text(text) is None


@given(st.text())
def test_clean_holds_nothing_a_store_or_terminal_trips_over(text: str) -> None:
    cleaned = clean(text)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(char == "\n" or unicodedata.category(char)[0] != "C" for char in cleaned)


@given(st.text() | st.text(alphabet=st.sampled_from("가a &amp;lt;？.\u0301\u1100\u1161 ")))
def test_text_with_nothing_to_mend_is_cleaned_as_any_other(text: str) -> None:
    assert clean(text) == clean(text + "\0")
