"""Licenses by name, short form and half-typed syllable."""

import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.codes.licenses import KINDS, by_code, everything, resolve, suggest
from jobplus_core.codes.occupation_text import normalized
from jobplus_core.matching.facts import license_key


def test_the_table_holds_the_common_ones_of_every_kind() -> None:
    assert len(everything()) >= 200
    assert {each.code[0] for each in everything()} == set(KINDS)
    assert all(each.name and each.issuer for each in everything())


def test_no_code_name_or_alias_stands_twice() -> None:
    counted = Counter(normalized(name) for each in everything() for name in {each.name, *each.aliases})
    assert [key for key, count in counted.items() if count > 1] == []
    assert len({each.code for each in everything()}) == len(everything())


def test_every_name_means_itself() -> None:
    assert [each for each in everything() if resolve(each.name) != each or by_code(each.code) != each] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("컴활2급", "컴퓨터활용능력 2급"),
        ("컴퓨터활용능력2급", "컴퓨터활용능력 2급"),
        ("요양보호사 자격증", "요양보호사"),
        ("요양보호사자격증소지자", "요양보호사"),
        ("운전면허 1종 보통", "1종 보통 운전면허"),
        ("지게차 운전기능사", "지게차운전기능사"),
        ("경비신임교육 이수", "일반경비원 신임교육"),
        ("의무기록사", "보건의료정보관리사"),
        (unicodedata.normalize("NFD", "한식조리기능사"), "한식조리기능사"),
    ],
)
def test_resolve_knows_how_people_write_it(text: str, name: str) -> None:
    found = resolve(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("text", ["", "자격증", "컴퓨터활용능력", "없음", "면허", "한조"])
def test_resolve_guesses_nothing(text: str) -> None:
    assert resolve(text) is None


def test_suggest_finds_a_syllable_half_typed() -> None:
    assert suggest("지게ㅊ")[0].name == "지게차운전기능사"
    assert suggest("컴활")[0].name == "컴퓨터활용능력 1급"
    assert suggest("") == ()
    assert len(suggest("기능사", 3)) == 3


def test_one_license_has_one_key_however_it_is_written() -> None:
    assert license_key("컴활 2급") == license_key("컴퓨터활용능력 2급") == "컴퓨터활용능력2급"
    assert license_key("컴활 2급") != license_key("컴활 1급")
    assert license_key("우리동네 자격 1급") == "우리동네자격1급"


@given(st.text(max_size=30))
def test_any_text_is_taken(text: str) -> None:
    assert resolve(text) in {None, *everything()}
    assert len(suggest(text, 5)) <= 5
    assert license_key(text) == license_key(license_key(text))
