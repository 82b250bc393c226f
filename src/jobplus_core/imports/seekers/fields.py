"""What a column of a seeker list may be: the fields of the intake form, their headings and their readers."""

from datetime import date
from typing import Final

from jobplus_core.imports.seekers import cells
from jobplus_core.imports.tables.fields import Field, is_known, looks_like_mail, looks_like_phone
from jobplus_core.reading import read_minutes, read_shift


def _looks_like_birth(cell: str) -> bool:
    found = cells.born(cell, date(2100, 1, 1)) if not cell.isdecimal() or len(cell) == 8 else None
    return found is not None and found.year < 2015


FIELDS: Final = (
    Field("name", "이름", ("성명", "이름", "구직자명", "구직자", "성함", "신청자", "참여자명", "name"), cells.text,
          "홍길동", personal=True, most=60),
    Field("birth_date", "생년월일", ("생년월일", "생일", "출생일", "출생년월일", "birthdate", "birthday"), cells.born,
          "1979-03-02, 790302", personal=True, looks=_looks_like_birth),
    Field("sex", "성별", ("성별", "남녀", "sex", "gender"), cells.sex, "남, 여"),
    Field("phone", "연락처", ("휴대폰", "휴대전화", "핸드폰", "연락처", "전화번호", "전화", "휴대폰번호",
          "휴대전화번호", "연락처휴대폰", "연락처휴대전화", "hp", "phone", "mobile"), cells.phone,
          "010-0000-1234", personal=True, looks=looks_like_phone),
    Field("email", "이메일", ("이메일", "전자우편", "메일", "이메일주소", "email"), cells.text,
          "hong@example.org", personal=True, looks=looks_like_mail),
    Field("residence", "주소", ("주소", "거주지", "거주지역", "자치구", "현주소", "거주구", "address"), cells.residence,
          "종로구 창신동", personal=True),
    Field("education", "학력", ("학력", "최종학력", "education"), cells.education, "고졸, 대졸"),
    Field("career", "경력 기간", ("경력", "경력기간", "총경력", "경력년수", "경력개월", "경력개월수"), cells.months,
          "4년 2개월, 신입"),
    Field("career_text", "경력 내용", ("경력사항", "경력내용", "주요경력", "이전직장", "직전직장", "전직"), cells.text,
          many=True, most=4_000),
    Field("licenses", "자격", ("자격", "자격증", "자격면허", "자격사항", "보유자격", "보유자격증", "면허"),
          cells.licenses, "한식조리기능사, 요양보호사", many=True, most=1_000),
    Field("occupations", "희망 직종", ("희망직종", "희망직업", "희망업무", "구직직종", "직종", "희망직무"),
          cells.occupations, "요양보호사, 경리", many=True),
    Field("places", "희망 근무지", ("희망근무지", "희망지역", "희망근무지역", "근무희망지"), cells.work_places,
          "종로구, 중구", many=True),
    Field("commute", "통근 시간", ("통근시간", "출퇴근시간", "통근"), lambda cell, today: read_minutes(cell), "50분"),
    Field("wage", "희망 임금", ("희망임금", "희망급여", "희망월급", "희망보수", "희망연봉", "희망시급", "임금", "급여"),
          cells.wage, "220만원, 시급 10500"),
    Field("employment_forms", "고용 형태", ("고용형태", "희망고용형태", "희망근무형태", "근무형태"),
          cells.employment_forms, "상용, 계약, 시간제", many=True),
    Field("hours", "근무 시간", ("근무시간", "희망근무시간", "희망시간"), lambda cell, today: read_shift(cell),
          "주5일 09-18"),
    Field("night", "야간 근무", ("야간", "야간근무", "야간가능"), cells.yes_no, "가능, 불가"),
    Field("rotating", "교대 근무", ("교대", "교대근무", "교대가능"), cells.yes_no, "가능, 불가"),
    Field("available_on", "출근 가능일", ("출근가능일", "취업가능일", "근무가능일"), cells.day, "2026-12-01"),
    Field("target_groups", "대상 구분", ("대상구분", "대상", "취업취약계층", "취약계층", "구직자구분", "참여자구분"),
          cells.target_groups, "청년, 경력단절, 고령, 장애", many=True),
    Field("registered_on", "등록일", ("등록일", "구직등록일", "등록일자", "접수일", "접수일자", "신청일", "구직신청일"),
          cells.past_day, "2026-11-20, 오늘까지"),
    Field("source_channel", "유입 경로", ("유입", "유입경로", "접수경로", "등록경로", "방문경로"), cells.source,
          "방문, 온라인, 현장접수"),
    Field("public_work", "공공근로", ("공공근로", "공공근로참여", "공공근로여부"), cells.yes_no, "예, 아니오"),
    Field("consent_on", "개인정보 동의", ("개인정보동의", "동의일", "동의일자", "개인정보동의일", "동의", "동의여부"),
          cells.consent, "2026-11-20, 동의"),
)  # fmt: skip
BY_ID: Final = {field.id: field for field in FIELDS}
NAME: Final = "name"
CONTACTS: Final = ("phone", "email")
"""One of these is needed beside the name."""

known_heading: Final = is_known(FIELDS)
