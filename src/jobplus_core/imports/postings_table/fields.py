"""What a column of a table of postings may be: the fields of a posting and of its employer, by the headings in use."""

import re
from datetime import date
from typing import Final

from jobplus_core.imports.tables.fields import Field, is_known, looks_like_mail, looks_like_phone

_BUSINESS_NO: Final = re.compile(r"\d{3}-?\d{2}-?\d{5}")


def _as_is(cell: str, today: date) -> str:
    return cell


def _looks_like_business_no(cell: str) -> bool:
    return _BUSINESS_NO.fullmatch(cell) is not None


def _field(
    id: str,
    word: str,
    *heads: str,
    accepts: str = "",
    many: bool = False,
    personal: bool = False,
    most: int = 1_000,
) -> Field:
    """A field whose cells are read with the whole row before one: a wage by its heading, a deadline by its start."""
    return Field(id, word, heads, _as_is, accepts, personal=personal, many=many, most=most)


TITLE: Final = "title"
EMPLOYER: Final = "employer"
NEEDED: Final = (TITLE, EMPLOYER)
"""A table without these is no table of postings; a title may be made of the occupation."""
CONTACTS: Final = ("contact_name", "contact_position", "contact_phone", "contact_email")

FIELDS: Final = (
    _field("title", "구인 제목", "구인제목", "채용제목", "공고명", "채용공고명", "제목", "모집제목", "채용명", "title",
           accepts="요양보호사 모집"),
    _field("employer", "업체명", "회사명", "업체명", "기업명", "사업장명", "상호", "상호명", "기관명", "법인명", "회사",
           "업체", "기업", "company", accepts="가나상사"),
    Field("business_no", "사업자등록번호", ("사업자등록번호", "사업자번호", "사업자", "등록번호"), _as_is,
          "123-45-67890", looks=_looks_like_business_no),
    _field("external_no", "구인번호", "구인인증번호", "구인번호", "구인신청번호", "공고번호", "채용번호", "접수번호",
           "관리번호", accepts="K120312211150001"),
    _field("occupation", "모집직종", "모집직종", "직종", "모집분야", "채용직종", "구인직종", "직종명", "모집업무",
           "직무", "직책", "occupation", accepts="요양보호사, 경리"),
    _field("openings", "모집인원", "모집인원", "채용인원", "구인인원", "인원", "모집인원수", "구인인원수", "모집인원명",
           "채용예정인원", "to", accepts="3, 3명"),
    _field("place", "근무지", "근무지", "근무지역", "근무장소", "근무지주소", "근무처", "소재지", "주소", "회사주소",
           "사업장주소", "지역", "address", accepts="서울 중구 을지로"),
    _field("subway", "가까운 역", "지하철", "인근역", "지하철역", "인근지하철"),
    _field("wage", "급여", "급여", "임금", "임금조건", "급여조건", "월급", "월급여", "급여액", "임금액", "보수", "연봉",
           "시급", "일급", "임금수준", "급여수준", "wage", accepts="월급 220만원, 시급 10,320원"),
    _field("hours", "근무시간", "근무시간", "근로시간", "근무시간대", "근무시간및요일", accepts="09:00~18:00"),
    _field("days", "근무요일", "근무요일", "근무일수", "주근무일", "근무형태일", "근무일", accepts="주5일"),
    _field("week_hours", "주 근로시간", "주근로시간", "주당근로시간", "주소정근로시간", "소정근로시간", accepts="40"),
    _field("employment", "고용형태", "고용형태", "근무형태", "채용형태", "고용구분", "계약형태",
           accepts="상용직, 계약직"),
    _field("career", "경력", "경력", "경력조건", "경력사항", "경력구분", accepts="무관, 신입, 경력 3년"),
    _field("education", "학력", "학력", "학력조건", "최종학력", accepts="무관, 고졸"),
    _field("closing", "마감일", "마감일", "마감일자", "접수마감일", "접수마감", "모집마감", "채용마감일", "마감",
           "구인마감일", "접수기간", "모집기간", accepts="2026-12-31, 채용시까지"),
    _field("registered", "등록일", "등록일", "등록일자", "구인등록일", "접수일", "접수일자", "신청일", "구인신청일",
           accepts="2026-11-20"),
    _field("duties", "직무내용", "직무내용", "업무내용", "담당업무", "하는일", "주요업무", "모집내용", many=True,
           most=4_000),
    _field("industry", "업종", "업종", "업태", "주요사업", "사업내용", "산업"),
    _field("welfare", "복리후생", "복리후생", "복지", "복지혜택", "처우", many=True, most=2_000),
    _field("insurance", "사회보험", "사회보험", "4대보험", "보험", "가입보험", accepts="4대보험"),
    _field("apply", "접수방법", "접수방법", "지원방법", "제출방법", "응시방법", accepts="방문, 이메일"),
    _field("documents", "제출서류", "제출서류", "구비서류", "서류"),
    _field("retirement", "퇴직급여", "퇴직급여", "퇴직금"),
    Field("contact_name", "담당자", ("담당자", "담당자명", "채용담당자", "인사담당자", "담당자성명", "성명",
          "구인담당자"), _as_is, personal=True, most=60),
    Field("contact_position", "담당자 직위", ("담당자직위", "직위", "직급", "담당부서", "부서"), _as_is, personal=True,
          most=60),
    Field("contact_phone", "담당자 연락처", ("연락처", "전화번호", "전화", "담당자연락처", "담당자전화", "휴대폰",
          "회사전화", "대표전화", "핸드폰", "담당자연락처전화", "phone", "tel"), _as_is, "02-000-0000", personal=True,
          most=60, looks=looks_like_phone),
    Field("contact_email", "담당자 이메일", ("이메일", "메일", "담당자이메일", "이메일주소", "전자우편", "email"),
          _as_is, "job@example.org", personal=True, most=120, looks=looks_like_mail),
)  # fmt: skip
BY_ID: Final = {field.id: field for field in FIELDS}

known_heading: Final = is_known(FIELDS)
