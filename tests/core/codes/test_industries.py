"""Industries by code, by name and half typed."""

import json

import pytest

from jobplus_core.codes.industries import by_code, by_name, everything, path, suggest
from tests.support.feed import SHARED


def test_the_whole_classification_is_there() -> None:
    assert [sum(each.level == level for each in everything()) for level in range(1, 6)] == [21, 77, 234, 501, 1205]
    assert all(by_code(each.code) == each and each.name and "=" not in each.name for each in everything())


def test_path_goes_from_the_section_down() -> None:
    assert [each.code for each in path("24311")] == ["C", "24", "243", "2431", "24311"]
    assert {each.section for each in path("24311")} == {"C"}
    assert [each.code for each in path("C")] == ["C"]
    assert path("99999") == ()


def test_every_section_holds_its_divisions() -> None:
    assert {each.section for each in everything() if each.code.startswith(("10", "34"))} == {"C"}
    assert {each.section for each in everything() if each.code.startswith("99")} == {"U"}


def test_a_name_means_the_widest_of_those_that_bear_it() -> None:
    found = by_name("전문 디자인업")
    assert found is not None
    assert found.code == "732"
    assert by_name("없는 업") is None


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("호텔ㅇ", "55101"),
        ("도금업", "25922"),
        ("소프트웨어", "582"),
        ("건물 청소", "742"),
        ("노인 요양", "87111"),
        ("62", "62"),
        ("c", "C"),
    ],
)
def test_half_typed_words_and_codes_find_an_industry(typed: str, code: str) -> None:
    assert suggest(typed, 1)[0].code == code


def test_nothing_typed_finds_nothing() -> None:
    assert suggest(" ") == () == suggest("?!")
    assert len(suggest("제조", 4)) == 4


def test_names_are_those_of_the_published_list() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}")
    rows = json.loads((SHARED / "data" / "ksic11.json").read_text("utf-8"))
    printed = {row["code"]: row["name"].strip() for row in rows if row["level"] > 1}
    assert {each.code: each.name for each in everything() if each.level > 1} == printed
