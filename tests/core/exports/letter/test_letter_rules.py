"""What each letter tells, and what none of them does."""

from datetime import date, datetime

import pytest

from jobplus_core.clock import KST
from jobplus_core.exports.letter.queries import Contact, LetterFacts
from jobplus_core.exports.letter.rules import employers_copy, may_tell_phone, referred_list, seekers_copy
from jobplus_core.exports.printout import MISSING, Printout, Sheet

MOMENT = datetime(2013, 11, 18, 9, 0, tzinfo=KST)
FACTS = LetterFacts(
    id=41,
    institution_id=1,
    referred_on=date(2013, 11, 18),
    ended_on=None,
    interview_on=date(2013, 11, 21),
    interview_at="14:30",
    seeker_id=7,
    seeker="홍길순",
    phone="010-0000-1234",
    consent_on=date(2013, 1, 2),
    consent_scope="상담과 알선, 업체 제공",
    posting_id=3,
    title="요양보호사 구함",
    occupation="요양보호사",
    employer="다온요양원",
    address="마들로 656",
    employer_address=None,
    sido="서울특별시",
    sigungu="도봉구",
    subway="방학역 2번 출구",
    wage_basis="M",
    wage=2_200_000,
    wage_max=None,
    starts_at="09:00",
    ends_at="18:00",
    documents="이력서\n자격증 사본",
    counselor="김하나",
    center="시험센터",
    employer_id=5,
)


def told(page: Printout) -> dict[str, str]:
    """Every labeled cell of a letter."""
    return {
        row[0]: row[1] for block in page.blocks if isinstance(block, Sheet) and not block.heads for row in block.rows
    }


def test_employers_copy_tells_whom_to_expect_and_whom_to_answer() -> None:
    page = employers_copy(FACTS, center_phone="02-0000-1588", moment=MOMENT)
    assert (page.title, page.subtitle) == ("알 선 장", "다온요양원 귀중")
    assert told(page) == {
        "알선 번호": "41",
        "구직자": "홍길순",
        "연락처": "010-0000-1234",
        "구인": "요양보호사 구함",
        "직종": "요양보호사",
        "알선일": "2013. 11. 18.(월)",
        "면접": "2013. 11. 21.(목) 14:30",
        "담당 상담원": "시험센터 김하나",
        "센터 전화": "02-0000-1588",
        "채용 여부": "□ 채용 / □ 채용하지 않음 / □ 검토 중",
        "불채용 사유": "",
        "직위·성명": "",
        "서명": "",
    }


def test_seekers_copy_tells_where_to_go_and_whom_to_ask_for() -> None:
    contact = Contact("오팀장", "인사팀장", "02-0000-7777")
    page = seekers_copy(FACTS, contact=contact, center_phone=None, moment=MOMENT)
    assert page.subtitle == "홍길순 님"
    assert told(page) == {
        "알선 번호": "41",
        "업체": "다온요양원",
        "구인": "요양보호사 구함",
        "직종": "요양보호사",
        "임금": "월급 2,200,000원",
        "근무 시간": "09:00 – 18:00",
        "주소": "서울특별시 도봉구 마들로 656",
        "찾아가는 길": "방학역 2번 출구 · 지도에서 찾기: 서울특별시 도봉구 마들로 656 다온요양원",
        "업체 담당": "인사팀장 오팀장 02-0000-7777",
        "면접": "2013. 11. 21.(목) 14:30",
        "준비물": "이력서 자격증 사본",
        "담당 상담원": "시험센터 김하나",
        "센터 전화": MISSING,
    }


def test_what_nobody_said_is_a_dash() -> None:
    bare = FACTS._replace(
        occupation=None, address=None, sido=None, sigungu=None, subway=None, wage=None, starts_at=None, documents=None
    )
    page = seekers_copy(bare._replace(interview_on=None), contact=None, center_phone=None, moment=MOMENT)
    unknown = ("직종", "임금", "근무 시간", "주소", "찾아가는 길", "업체 담당", "준비물")
    assert [told(page)[label] for label in unknown] == [MISSING] * len(unknown)
    assert told(page)["면접"] == "따로 정함"


@pytest.mark.parametrize(
    ("consent_on", "scope", "allowed"),
    [
        (date(2013, 1, 2), "상담과 알선, 업체 제공", True),
        (date(2013, 1, 2), "제3자 제공 동의", True),
        (date(2013, 1, 2), "구직 상담과 알선", False),
        (date(2013, 1, 2), "연락처 제공 안함", False),
        (date(2013, 1, 2), "제3자 제공 거부", False),
        (date(2013, 1, 2), "제공하지 않음", False),
        (date(2013, 1, 2), None, False),
        (None, "업체 제공", False),
    ],
)
def test_phone_is_told_only_where_consent_reaches_it(consent_on: date | None, scope: str | None, allowed: bool) -> None:
    assert may_tell_phone(consent_on, scope) is allowed
    page = employers_copy(FACTS._replace(consent_on=consent_on, consent_scope=scope), center_phone=None, moment=MOMENT)
    assert (told(page)["연락처"] == "010-0000-1234") is allowed


def test_list_has_everybody_with_the_phone_where_consent_reaches_it() -> None:
    other = FACTS._replace(id=42, seeker="홍길동", consent_scope=None, interview_on=None, counselor="이두리")
    page = referred_list([FACTS, other], center_phone="02-0000-1588", moment=MOMENT)
    sheet = next(block for block in page.blocks if isinstance(block, Sheet))
    assert sheet.rows == (
        ("1", "홍길순", "2013. 11. 18.(월)", "2013. 11. 21.(목) 14:30", "010-0000-1234", "김하나"),
        ("2", "홍길동", "2013. 11. 18.(월)", "따로 정함", "센터를 통해", "이두리"),
    )


def test_list_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="nobody"):
        referred_list([], center_phone=None, moment=MOMENT)


def test_seekers_copy_names_the_companys_address_where_the_works_is_not_known() -> None:
    facts = FACTS._replace(address=None, employer_address="서울특별시 중구 세종대로 110")
    page = seekers_copy(facts, contact=None, center_phone=None, moment=MOMENT)
    assert told(page)["주소"] == "서울특별시 중구 세종대로 110"
    nearby = seekers_copy(facts._replace(employer_address=None), contact=None, center_phone=None, moment=MOMENT)
    assert told(nearby)["주소"] == "서울특별시 도봉구"
