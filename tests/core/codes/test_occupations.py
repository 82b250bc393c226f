"""The classification's tree, and how free words find their way to it."""

import csv
import json
import os
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.codes import occupations
from jobplus_core.codes.occupations import Occupation, Suggestion, distance_level, resolve, suggest

DATA = Path(os.environ.get("JOBPLUS_SHARED", Path(__file__).parents[4] / "shared")) / "data"
CODES = st.sampled_from([occupation.code for occupation in occupations.everything()])


def test_table_holds_all_four_levels() -> None:
    levels = Counter(occupation.level for occupation in occupations.everything())
    assert levels == {1: 10, 2: 35, 3: 139, 4: 493}
    assert occupations.EDITION == "2025"


def test_every_parent_stands_in_the_table() -> None:
    orphans = [o for o in occupations.everything() if o.parent is not None and not occupations.by_code(o.parent)]
    assert orphans == []


def test_table_equals_the_published_classification() -> None:
    source = DATA / "keco2025.json"
    if not source.exists():
        pytest.skip(f"no classification to compare with at {source.name}")
    published = {
        (row["code"], row["name"], row["level"], row["parent"]) for row in json.loads(source.read_text("utf-8"))
    }
    assert {(o.code, o.name, o.level, o.parent) for o in occupations.everything()} == published


def test_by_code_keeps_leading_zeros() -> None:
    assert occupations.by_code("0272") == Occupation("0272", "경리 사무원", 4, "027")
    assert occupations.by_code("272") is None


def test_children_lists_the_level_right_below() -> None:
    assert [o.code for o in occupations.children("550")] == ["5501", "5502", "5503", "5504", "5505"]
    assert len(occupations.children(None)) == 10
    assert occupations.children("5501") == ()


def test_ancestors_go_from_near_to_far() -> None:
    assert [o.code for o in occupations.ancestors("5501")] == ["550", "55", "5"]
    assert occupations.ancestors("5") == ()
    assert occupations.ancestors("9999") == ()


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("5501", "5501", 100),
        ("027", "027", 100),
        ("5501", "5502", 70),
        ("0272", "0261", 40),
        ("0272", "0331", 15),
        ("0272", "5501", 0),
        ("027", "0272", 90),
        ("02", "0272", 80),
        ("0", "0272", 70),
        ("027", "026", 40),
    ],
)
def test_distance_level_follows_the_tree(a: str, b: str, level: int) -> None:
    assert distance_level(a, b) == level


@settings(deadline=None)
@given(CODES, CODES)
def test_distance_level_is_symmetrical_and_full_only_for_itself(a: str, b: str) -> None:
    assert distance_level(a, b) == distance_level(b, a)
    assert (distance_level(a, b) == 100) == (a == b)


@pytest.mark.parametrize(
    ("words", "best"),
    [
        ("요양보호사", Suggestion("5501", "요양보호사", 100)),
        ("재가 간병인", Suggestion("5502", "간병인", 95)),
        ("요양 보호사 및 간병인", Suggestion("5501", "요양보호사", 95)),
        ("경리·사무보조", Suggestion("0272", "경리 사무원", 75)),
        ("간호조무사", Suggestion("3075", "간호조무사", 100)),
        ("금속 공작기계 조작원", Suggestion("8132", "금속 공작기계 조작원", 100)),
        ("건물 청소원(공공건물,아파트,사무실,병원,상가,공장 등)", Suggestion("5611", "건물 청소원", 100)),
        ("사회복지사(사회복지시설)", Suggestion("2311", "사회복지사", 100)),
        ("데스크 접수원", Suggestion("0291", "안내·접수원 및 전화교환원", 95)),
        ("회계/경리/경영지원 담당자", Suggestion("0272", "경리 사무원", 95)),
        ("CNC 선반 조작원(NC 선반 조작원)", Suggestion("8132", "금속 공작기계 조작원", 80)),
        ("재가 요양보호사", Suggestion("5501", "요양보호사", 95)),
        ("세무", Suggestion("0271", "회계 사무원", 80)),
        ("기장", Suggestion("0272", "경리 사무원", 80)),
        ("재무 담당", Suggestion("0271", "회계 사무원", 80)),
    ],
)
def test_resolve_finds_the_occupation_of_free_words(words: str, best: Suggestion) -> None:
    assert resolve(words)[0] == best


@pytest.mark.parametrize("words", ["", " · ", "ㅁㄴㅇㄹ", "????", "\u0000"])
def test_resolve_offers_nothing_for_letters_no_name_holds(words: str) -> None:
    assert resolve(words) == ()


@pytest.mark.parametrize("words", ["운전", "상담사", "사무원", "냉방장치조립원", "간병통합병동"])
def test_resolve_is_never_sure_where_no_name_stands_behind_it(words: str) -> None:
    assert 0 < resolve(words)[0].confidence < 60


def test_resolve_takes_an_ending_several_groups_share_for_no_name() -> None:
    assert resolve("재가 간병인")[0].confidence > 60 > resolve("배전장치조립원")[0].confidence


def test_resolve_learns_from_words_seen_before() -> None:
    seen = (("CNC 선반 조작원", "8132"), ("홀서빙", "9999"))
    assert resolve("CNC 선반 조작원(NC 선반 조작원)", seen)[0] == Suggestion("8132", "금속 공작기계 조작원", 100)
    assert resolve("홀서빙", seen) == resolve("홀서빙", seen[:1])
    assert resolve("CNC", (("CNC", "8131"),))[0] == Suggestion("8131", "금형원", 100)


def test_resolve_reads_decomposed_letters_and_odd_blanks() -> None:
    assert resolve(unicodedata.normalize("NFD", " 요양  보호사"))[0] == Suggestion("5501", "요양보호사", 100)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_resolve_takes_any_text_and_orders_by_confidence(text: str) -> None:
    found = resolve(text)
    assert len(found) <= 5
    assert [s.confidence for s in found] == sorted((s.confidence for s in found), reverse=True)
    assert all(occupations.LEAST_CONFIDENCE <= s.confidence <= 100 for s in found)


def test_resolve_gives_every_official_unit_name_its_own_code() -> None:
    units = [o for o in occupations.everything() if o.level == 4]
    lost = [unit for unit in units if resolve(unit.name)[0] != Suggestion(unit.code, unit.name, 100)]
    assert lost == []


def test_resolve_reads_most_words_of_real_postings() -> None:
    source = DATA / "getjobinfo_sample_35.csv"
    if not source.exists():
        pytest.skip(f"no postings to read at {source.name}")
    with source.open(encoding="utf-8-sig", newline="") as rows:
        words = [row["JOBCODE_NM"] for row in csv.DictReader(rows) if row["JOBCODE_NM"].strip()]
    unsure = [word for word in words if resolve(word)[0].confidence < 60]
    assert unsure == []


def test_suggest_finds_a_syllable_half_typed() -> None:
    assert [o.code for o in suggest("요야")] == ["5501", "2145"]


def test_suggest_reads_codes_too() -> None:
    assert [o.code for o in suggest("027")] == ["0271", "0272", "027"]


def test_suggest_keeps_to_its_limit() -> None:
    assert len(suggest("원", 3)) == 3
    assert suggest("") == ()
