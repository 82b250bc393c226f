"""The center itself: what the ledger counts, teams, bodies, leave, the records that rows rest on."""

from enum import StrEnum
from typing import Final

from jobplus_core.roles import Role


class Indicator(StrEnum):
    """What the ledger counts (the plan: targets, weekly report)."""

    REGISTRATION = "registration"
    COUNSELING = "counseling"
    REFERRAL = "referral"
    PLACEMENT = "placement"
    POSTING = "posting"
    OPENING = "opening"
    NEW_SEEKER = "new_seeker"
    URGENT_REFERRAL = "urgent_referral"
    TRAINEE = "trainee"
    TRAINEE_PLACEMENT = "trainee_placement"
    STARTUP_CONSULTATION = "startup_consultation"
    STARTUP = "startup"
    STARTUP_TRAINEE = "startup_trainee"


class TeamKind(StrEnum):
    """The four teams of the center (조직)."""

    COUNSELING = "counseling"
    TRAINING = "training"
    POSTING = "posting"
    STARTUP = "startup"


class InstitutionKind(StrEnum):
    """The center and the bodies linked to it (관련기관)."""

    CENTER = "center"
    DISTRICT = "district"
    WOMEN = "women"
    SENIOR = "senior"
    DISABLED = "disabled"


class LeaveKind(StrEnum):
    """Why a counselor is away for a dated time."""

    PARENTAL = "parental"
    SICK = "sick"
    ANNUAL = "annual"
    SPECIAL = "special"


class Channel(StrEnum):
    """Through which door an act counts (the plan: referrals): events are counted apart from the center's figure."""

    CENTER = "center"
    DAY_19 = "day_19"
    FAIR = "fair"
    MATCHING_DAY = "matching_day"
    SELF = "self"
    IMPORT = "import"


class EventKind(StrEnum):
    """Events whose placements are counted apart."""

    DAY_19 = "day_19"
    FAIR = "fair"
    MATCHING_DAY = "matching_day"


class Divisor(StrEnum):
    """By whom a team's month is divided (개인별 목표량): the plan divides each team's another way."""

    PRESENT = "present"
    AUTHORIZED = "authorized"
    WITH_LEAD = "with_lead"


class Rounding(StrEnum):
    """How parts become whole numbers: so that they sum to the whole, or as the plan prints them."""

    EXACT = "exact"
    UP = "up"
    DOWN = "down"
    UP_TEN = "up_ten"


class MonthSplit(StrEnum):
    """How a year's target becomes months."""

    EQUAL = "equal"
    BUSINESS_DAYS = "business_days"
    SEASONAL = "seasonal"


class ClosingKind(StrEnum):
    """Which period a closing (마감) freezes."""

    WEEK = "week"
    MONTH = "month"


class SubjectKind(StrEnum):
    """What record a ledger, audit or change row rests on."""

    INSTITUTION = "institution"
    ACCOUNT = "account"
    COUNSELOR = "counselor"
    SEEKER = "seeker"
    REGISTRATION = "registration"
    SESSION = "session"
    EMPLOYER = "employer"
    POSTING = "posting"
    REFERRAL = "referral"
    PLACEMENT = "placement"
    FOLLOW_UP = "follow_up"
    EVENT = "event"
    POSTPONEMENT = "postponement"
    IMPORT_RUN = "import_run"
    TARGET = "target"
    QUOTA = "quota"
    SETTING = "setting"
    CALENDAR = "calendar"
    CLOSING = "closing"
    LEDGER = "ledger"


WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
    (Indicator.REGISTRATION, "구직등록"),
    (Indicator.COUNSELING, "취업상담"),
    (Indicator.REFERRAL, "취업알선"),
    (Indicator.PLACEMENT, "취업자수"),
    (Indicator.POSTING, "구인건수"),
    (Indicator.OPENING, "구인인원"),
    (Indicator.NEW_SEEKER, "신규 구직개발"),
    (Indicator.URGENT_REFERRAL, "긴급알선"),
    (Indicator.TRAINEE, "취업교육"),
    (Indicator.TRAINEE_PLACEMENT, "교육 취업자수"),
    (Indicator.STARTUP_CONSULTATION, "창업상담"),
    (Indicator.STARTUP, "창업건수"),
    (Indicator.STARTUP_TRAINEE, "창업교육"),
    (TeamKind.COUNSELING, "취업상담팀"),
    (TeamKind.TRAINING, "취업교육팀"),
    (TeamKind.POSTING, "구인개발팀"),
    (TeamKind.STARTUP, "창업상담팀"),
    (InstitutionKind.CENTER, "서울일자리플러스센터"),
    (InstitutionKind.DISTRICT, "자치구 취업정보센터"),
    (InstitutionKind.WOMEN, "여성인력개발기관"),
    (InstitutionKind.SENIOR, "고령자취업알선센터"),
    (InstitutionKind.DISABLED, "장애인일자리센터"),
    (Role.COUNSELOR, "상담원"),
    (Role.LEAD, "팀장"),
    (Role.DIRECTOR, "센터장"),
    (Role.ADMINISTRATOR, "관리자"),
    (LeaveKind.PARENTAL, "육아휴직"),
    (LeaveKind.SICK, "병가"),
    (LeaveKind.ANNUAL, "연가"),
    (LeaveKind.SPECIAL, "특별휴가"),
    (Channel.CENTER, "센터"),
    (Channel.DAY_19, "19데이"),
    (Channel.FAIR, "박람회"),
    (Channel.MATCHING_DAY, "매칭데이"),
    (Channel.SELF, "자체"),
    (Channel.IMPORT, "가져오기"),
    (Divisor.PRESENT, "현원 팀원"),
    (Divisor.AUTHORIZED, "정원 팀원"),
    (Divisor.WITH_LEAD, "팀장 포함 현원"),
    (Rounding.EXACT, "합계 맞춤"),
    (Rounding.UP, "올림"),
    (Rounding.DOWN, "버림"),
    (Rounding.UP_TEN, "십 단위 올림"),
    (MonthSplit.EQUAL, "월 균등"),
    (MonthSplit.BUSINESS_DAYS, "영업일 비례"),
    (MonthSplit.SEASONAL, "전년 실적 비례"),
    (ClosingKind.WEEK, "주 마감"),
    (ClosingKind.MONTH, "월 마감"),
    (EventKind.DAY_19, "19데이"),
    (EventKind.FAIR, "취업박람회"),
    (EventKind.MATCHING_DAY, "매칭데이"),
)
