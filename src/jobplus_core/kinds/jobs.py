"""Employers and postings: terms of work, where they come from, whose hands they are in."""

from enum import StrEnum
from typing import Final


class CareerDemand(StrEnum):
    """What career a posting asks for (경력)."""

    ANY = "any"
    ENTRY = "entry"
    EXPERIENCED = "experienced"


class WageBasis(StrEnum):
    """What span of work a wage is paid for (임금 형태)."""

    YEAR = "Y"
    MONTH = "M"
    DAY = "D"
    HOUR = "H"


class EmploymentForm(StrEnum):
    """Form of employment (고용형태)."""

    REGULAR = "regular"
    REGULAR_PART_TIME = "regular_part_time"
    CONTRACT = "contract"
    CONTRACT_PART_TIME = "contract_part_time"
    DAILY = "daily"
    DISPATCH = "dispatch"


class Insurance(StrEnum):
    """The four social insurances (4대 보험)."""

    EMPLOYMENT = "employment"
    INDUSTRIAL = "industrial"
    HEALTH = "health"
    PENSION = "pension"


class ApplyMethod(StrEnum):
    """How to apply for a posting (접수방법)."""

    VISIT = "visit"
    MAIL = "mail"
    FAX = "fax"
    EMAIL = "email"
    PHONE = "phone"
    ONLINE = "online"
    WORK24 = "work24"
    OTHER = "other"


class Funding(StrEnum):
    """Who pays for the job: a private employer or an employment-support program (민간/고용지원사업)."""

    PRIVATE = "private"
    SUPPORT = "support"


class PostingSource(StrEnum):
    """Where a posting came from (the plan: postings)."""

    VISIT = "visit"
    CHAMBER = "chamber"
    AGENCY = "agency"
    COUNCIL = "council"
    HOMEPAGE = "homepage"
    IMPORT = "import"


class PostingState(StrEnum):
    """Whether a posting still takes people; one that an unfinished import staged, or an undone one brought, is nowhere
    shown or counted."""

    OPEN = "open"
    CLOSED = "closed"
    STAGED = "staged"
    WITHDRAWN = "withdrawn"


class CloseReason(StrEnum):
    """Why a posting takes nobody any more; `FILLED` is the store's own answer, the others are given by a person."""

    FILLED = "filled"
    HIRED = "hired"
    EMPLOYER_WITHDREW = "employer_withdrew"
    DEADLINE_PASSED = "deadline_passed"
    DUPLICATE = "duplicate"
    OTHER = "other"


class PostingAct(StrEnum):
    """What happened to a posting that stood, as its history tells."""

    EDITED = "edited"
    ASSIGNED = "assigned"
    IMPORTED = "imported"
    CLOSED = "closed"
    REOPENED = "reopened"
    UNDONE = "undone"


class EmployerSource(StrEnum):
    """Through whom an employer came to be known (the plan: postings)."""

    VISIT = "visit"
    CHAMBER = "chamber"
    AGENCY = "agency"
    COUNCIL = "council"
    HOMEPAGE = "homepage"
    MINISTRY_ECONOMY = "ministry_economy"
    MINISTRY_LABOR = "ministry_labor"
    INDUSTRIAL_COMPLEX = "industrial_complex"
    HRD_KOREA = "hrd_korea"
    PRODUCTIVITY_CENTER = "productivity_center"
    TRADE_ASSOCIATION = "trade_association"
    IMPORT = "import"
    OTHER = "other"


class GrowthSector(StrEnum):
    """Growth sectors by place: the plan says eight and prints these nine."""

    IT_CONVERGENCE = "it_convergence"
    DESIGN_FASHION = "design_fashion"
    JEWELRY = "jewelry"
    RESEARCH = "research"
    FINANCE = "finance"
    SOFTWARE_MEDIA = "software_media"
    HOTEL_MALL = "hotel_mall"
    FINANCE_HOTEL_MALL = "finance_hotel_mall"
    INTERNATIONAL_BUSINESS = "international_business"


class HandOff(StrEnum):
    """A step of the unfilled ladder that is booked (미채용 구인기업 특별관리)."""

    POSTING_TEAM = "posting_team"
    GRADUATES = "graduates"
    URGENT = "urgent"
    TAKEN_BACK = "taken_back"


class Stage(StrEnum):
    """Who has an unfilled posting in hand (미채용 구인기업 특별관리)."""

    SAME_DAY = "same_day"
    IN_HAND = "in_hand"
    POSTING_TEAM = "posting_team"
    URGENT = "urgent"


WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (CareerDemand.ANY, "무관"),
    (CareerDemand.ENTRY, "신입"),
    (CareerDemand.EXPERIENCED, "경력"),
    (WageBasis.YEAR, "연봉"),
    (WageBasis.MONTH, "월급"),
    (WageBasis.DAY, "일급"),
    (WageBasis.HOUR, "시급"),
    (EmploymentForm.REGULAR, "상용"),
    (EmploymentForm.REGULAR_PART_TIME, "상용 시간제"),
    (EmploymentForm.CONTRACT, "계약"),
    (EmploymentForm.CONTRACT_PART_TIME, "계약 시간제"),
    (EmploymentForm.DAILY, "일용"),
    (EmploymentForm.DISPATCH, "파견"),
    (Insurance.EMPLOYMENT, "고용보험"),
    (Insurance.INDUSTRIAL, "산재보험"),
    (Insurance.HEALTH, "건강보험"),
    (Insurance.PENSION, "국민연금"),
    (ApplyMethod.VISIT, "방문"),
    (ApplyMethod.MAIL, "우편"),
    (ApplyMethod.FAX, "팩스"),
    (ApplyMethod.EMAIL, "이메일"),
    (ApplyMethod.PHONE, "전화"),
    (ApplyMethod.ONLINE, "온라인"),
    (ApplyMethod.WORK24, "고용24"),
    (ApplyMethod.OTHER, "기타"),
    (Funding.PRIVATE, "민간"),
    (Funding.SUPPORT, "고용지원"),
    (PostingSource.VISIT, "기업방문"),
    (PostingSource.CHAMBER, "대한상의"),
    (PostingSource.AGENCY, "인력공급업체"),
    (PostingSource.COUNCIL, "협의체"),
    (PostingSource.HOMEPAGE, "홈페이지"),
    (PostingSource.IMPORT, "가져오기"),
    (PostingState.OPEN, "모집 중"),
    (PostingState.CLOSED, "마감"),
    (PostingState.STAGED, "가져오는 중"),
    (PostingState.WITHDRAWN, "가져오기 취소"),
    (CloseReason.FILLED, "모두 채용"),
    (CloseReason.HIRED, "채용됨"),
    (CloseReason.EMPLOYER_WITHDREW, "업체 철회"),
    (CloseReason.DEADLINE_PASSED, "마감일 지남"),
    (CloseReason.DUPLICATE, "중복"),
    (CloseReason.OTHER, "그 밖"),
    (PostingAct.EDITED, "고침"),
    (PostingAct.ASSIGNED, "담당 바꿈"),
    (PostingAct.IMPORTED, "가져오기로 고침"),
    (PostingAct.CLOSED, "마감"),
    (PostingAct.REOPENED, "다시 엶"),
    (PostingAct.UNDONE, "되돌림"),
    (EmployerSource.VISIT, "기업방문"),
    (EmployerSource.CHAMBER, "대한상의"),
    (EmployerSource.AGENCY, "인력공급업체"),
    (EmployerSource.COUNCIL, "협의체"),
    (EmployerSource.HOMEPAGE, "홈페이지"),
    (EmployerSource.MINISTRY_ECONOMY, "지식경제부"),
    (EmployerSource.MINISTRY_LABOR, "고용노동부"),
    (EmployerSource.INDUSTRIAL_COMPLEX, "산업단지공단"),
    (EmployerSource.HRD_KOREA, "산업인력공단"),
    (EmployerSource.PRODUCTIVITY_CENTER, "생산성본부"),
    (EmployerSource.TRADE_ASSOCIATION, "무역협회"),
    (EmployerSource.IMPORT, "가져오기"),
    (EmployerSource.OTHER, "그 밖"),
    (GrowthSector.IT_CONVERGENCE, "IT 융합"),
    (GrowthSector.DESIGN_FASHION, "디자인·패션"),
    (GrowthSector.JEWELRY, "귀금속"),
    (GrowthSector.RESEARCH, "R&D"),
    (GrowthSector.FINANCE, "금융"),
    (GrowthSector.SOFTWARE_MEDIA, "소프트웨어·미디어"),
    (GrowthSector.HOTEL_MALL, "호텔·쇼핑몰"),
    (GrowthSector.FINANCE_HOTEL_MALL, "금융·호텔·쇼핑몰"),
    (GrowthSector.INTERNATIONAL_BUSINESS, "국제업무·비즈니스"),
    (HandOff.POSTING_TEAM, "구인개발팀 이관"),
    (HandOff.GRADUATES, "수료생 먼저 안내"),
    (HandOff.URGENT, "긴급알선 대상"),
    (HandOff.TAKEN_BACK, "상담팀으로 되돌림"),
    (Stage.SAME_DAY, "당일"),
    (Stage.IN_HAND, "알선 중"),
    (Stage.POSTING_TEAM, "개발팀"),
    (Stage.URGENT, "긴급"),
)
