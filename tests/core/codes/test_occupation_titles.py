"""A posting's occupation from its word and its title, and how often two public listings' titles are read right."""

from collections import Counter
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobplus_core.codes.occupation_titles import (
    SUGGESTED_OCCUPATION,
    SURE_OCCUPATION,
    OccupationEvidence,
    occupation_evidence,
    words_of,
)
from jobplus_core.codes.occupation_tree import by_code
from jobplus_core.codes.occupation_words import NO_WORK, everyday_words
from jobplus_core.codes.occupations import mentioned
from tests.support.real_groups import ReadTitle, read_titles

LEAST_RIGHT: Final = 90
LEAST_TAKEN: Final = 65


def taken(title: str) -> str | None:
    found = occupation_evidence(None, title)
    return found.code if found is not None and found.confidence >= SURE_OCCUPATION else None


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("[강남구] 한빛상사 경리 정규직 채용 (신입/경력)", "0272"),
        ("회계/경리/경영지원 담당자 모집합니다", "0272"),
        ("세무법인 한빛 기장 직원을 모십니다", "0272"),
        ("세무법인 한빛 안내데스크 담당자 채용", "0291"),
        ("간호간병통합병동 간호조무사(3교대) 모집", "3075"),
        ("[수행 운전원]", "6229"),
        ("(주)한빛 - 물류 창고관리 사원 모집", "0284"),
        ("산후조리원 신생아실 간호사 채용", "3040"),
        ("[행복동/4등급] 재가 요양보호사님 구합니다", "5501"),
        ("소형 CNC 조작원 (프로그램 세팅 경험자 우대)", "8132"),
    ],
)
def test_title_names_its_work_among_other_words(title: str, code: str) -> None:
    assert taken(title) == code


@pytest.mark.parametrize(
    "title",
    [
        "한의원 직원 모십니다",
        "간병통합병동 가족을 찾습니다",
        "산후조리원 가족 모집",
        "세무법인 한빛 신입 모집",
        "마케팅 및 생산관리 및 해외영업",
        "품질검사원 아닌 검사요원",
        "",
        "()",
    ],
)
def test_title_that_names_no_one_occupation_gives_none(title: str) -> None:
    assert taken(title) is None


def test_the_given_word_leads_and_the_title_makes_it_finer() -> None:
    assert occupation_evidence("간호조무사", "경리 모집") == OccupationEvidence("3075", 100, "text")
    assert occupation_evidence("재가 간병인", "요양보호사 구인") == OccupationEvidence("5501", 95, "title")
    assert occupation_evidence("재가 간병인", "5등급 어르신 댁") == OccupationEvidence("5502", 95, "text")
    assert occupation_evidence("아무 일", "경리 모집") == OccupationEvidence("0272", 95, "title")
    assert occupation_evidence("", "ㅁㄴㅇ") is None


def test_words_given_by_hand_come_before_all_others() -> None:
    words = (("레이어팀", "4151"), ("경리", "0271"), ("레이어팀", "4168"))
    assert occupation_evidence(None, "[한빛] 레이어팀 팀원 채용", words) == OccupationEvidence("4168", 100, "title")
    assert occupation_evidence(None, "레이어팀 모집", words) == OccupationEvidence("4168", 100, "title")
    assert occupation_evidence("경리", "모집", words) == OccupationEvidence("0271", 100, "text")


@pytest.mark.parametrize(
    ("text", "title", "words"),
    [
        (" 재가  간병인 ", "아무 제목", "재가 간병인"),
        ("-", "[강남] 레이어팀 팀원 채용", "레이어팀"),
        (None, "[수행 운전원] 모집", "수행 운전원"),
        (None, "모집 (신입/경력)", "모집 (신입/경력)"),
        (None, "[직영] 26년 각 부문 STAFF 모집", "[직영] 26년 각 부문 STAFF 모집"),
        (None, "[써브웨이] 2026년 하반기 직영점 정규직 매니저 3명 모집", "써브웨이"),
        (None, "12월 일직 근무자 2명 구함", "일직"),
        (None, "가" * 80, "가" * 60),
    ],
)
def test_words_of_a_posting_leave_empty_talk_out(text: str | None, title: str, words: str) -> None:
    assert words_of(text, title) == words


def test_every_everyday_word_stands_once_and_means_its_code() -> None:
    words = everyday_words()
    assert [word for word, times in Counter(each.word for each in words).items() if times > 1] == []
    codes = {each.code for each in words} - {NO_WORK}
    assert [code for code in codes if by_code(code) is None or len(code) < 3] == []
    found = {each.word: named.code for each in words if (named := mentioned(each.word)) is not None}
    assert {each.word: each.code for each in words if each.code != NO_WORK} == found


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_are_read_without_harm(text: str, title: str) -> None:
    found = occupation_evidence(text, title)
    assert found is None or (by_code(found.code) is not None and 0 < found.confidence <= 100)
    assert len(words_of(text, title)) <= 60


def _share(rows: list[ReadTitle], least: int) -> tuple[int, float]:
    """How many titles are taken from a confidence on, and percent of them whose group a reader accepts."""
    codes = [
        found.code[:3] in row.groups
        for row in rows
        if (found := occupation_evidence(row.occupation_text, row.title)) is not None and found.confidence >= least
    ]
    return len(codes), 100 * sum(codes) / len(codes)


@pytest.mark.parametrize("seen", [True, False])
def test_titles_of_two_listings_are_taken_when_right(seen: bool) -> None:
    rows = [row for row in read_titles() if row.tuned is seen]
    if not rows:
        pytest.skip("the public listings are not here")
    count, right = _share(rows, SURE_OCCUPATION)
    assert right >= LEAST_RIGHT
    assert 100 * count / len(rows) >= LEAST_TAKEN
    assert _share(rows, SUGGESTED_OCCUPATION)[0] > count
