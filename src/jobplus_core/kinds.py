"""The words of the work, each with the Korean term that stands on its printed forms.

Stored values are short and stable; the Korean words are for forms and lists and never change with the
language of the desk. Every value the plan names is declared, also where its screens come later.
"""

from enum import StrEnum
from typing import Final

from jobplus_core.roles import Role as Role


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


class Sex(StrEnum):
    """Sex as the registration form asks it (성별)."""

    FEMALE = "female"
    MALE = "male"


class Education(StrEnum):
    """Highest schooling (학력), lowest first; `any` is a posting that asks for none."""

    ANY = "any"
    NONE = "none"
    ELEMENTARY = "elementary"
    MIDDLE = "middle"
    HIGH = "high"
    JUNIOR_COLLEGE = "junior_college"
    UNIVERSITY = "university"
    MASTER = "master"
    DOCTOR = "doctor"


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


class Channel(StrEnum):
    """Through which door an act counts (the plan: referrals): events are counted apart from the center's figure."""

    CENTER = "center"
    DAY_19 = "day_19"
    FAIR = "fair"
    MATCHING_DAY = "matching_day"
    SELF = "self"
    IMPORT = "import"


class SourceChannel(StrEnum):
    """How a seeker came to the center (유입; the plan: seekers)."""

    WALK_IN = "walk_in"
    ONLINE = "online"
    TECHNICAL_INSTITUTE = "technical_institute"
    UNIVERSITY = "university"
    VOCATIONAL_HIGH_SCHOOL = "vocational_high_school"
    RESTRUCTURING = "restructuring"
    VOCATIONAL_FEDERATION = "vocational_federation"
    ON_SITE = "on_site"


class Standing(StrEnum):
    """Whether a registration is a person's first here (신규) or a later one (재등록)."""

    NEW = "new"
    RETURNING = "returning"


class TargetGroup(StrEnum):
    """Groups the plan names for special care (seekers)."""

    YOUTH = "youth"
    CAREER_INTERRUPTED = "career_interrupted"
    SENIOR = "senior"
    MID_CAREER = "mid_career"
    NEW_ENTRANT = "new_entrant"
    DISABLED = "disabled"
    DEFECTOR = "defector"
    LOW_CREDIT = "low_credit"
    YOUTH_PUBLIC_WORK = "youth_public_work"


class SessionKind(StrEnum):
    """What a counseling session was about (상담)."""

    FIRST = "first"
    FOLLOW = "follow"
    IN_DEPTH = "in_depth"
    RESUME = "resume"
    INTERVIEW = "interview"
    APTITUDE = "aptitude"
    JOB_OFFER = "job_offer"
    AFTER_HIRE = "after_hire"


class SessionChannel(StrEnum):
    """How a counseling session was held."""

    VISIT = "visit"
    PHONE = "phone"
    ONLINE = "online"
    OUTREACH = "outreach"


class PostingSource(StrEnum):
    """Where a posting came from (the plan: postings)."""

    VISIT = "visit"
    CHAMBER = "chamber"
    AGENCY = "agency"
    COUNCIL = "council"
    HOMEPAGE = "homepage"
    IMPORT = "import"


class PostingState(StrEnum):
    """Whether a posting still takes people."""

    OPEN = "open"
    CLOSED = "closed"


class ReferralState(StrEnum):
    """Where a referral stands (알선); the first five are live, the rest are ends."""

    REFERRED = "referred"
    INFORMED = "informed"
    INTERVIEW_SET = "interview_set"
    INTERVIEWED = "interviewed"
    OFFERED = "offered"
    HIRED = "hired"
    SEEKER_REFUSED = "seeker_refused"
    EMPLOYER_REFUSED = "employer_refused"
    NO_ANSWER = "no_answer"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


class RefusalReason(StrEnum):
    """Why a referral ended without a hire; every refusal records it."""

    WAGE = "wage"
    DISTANCE = "distance"
    HOURS = "hours"
    DUTIES = "duties"
    CAREER = "career"
    LICENSE = "license"
    OTHER_JOB = "other_job"
    HEALTH = "health"
    FILLED = "filled"
    OTHER = "other"


class PlacementState(StrEnum):
    """Whether a placement stands."""

    STANDING = "standing"
    CANCELLED = "cancelled"


class FollowUpKind(StrEnum):
    """Which after-placement check is due (취업후 사후관리)."""

    WEEK_1 = "week_1"
    MONTH_1 = "month_1"
    MONTH_3 = "month_3"
    MONTH_6 = "month_6"
    MONTH_12 = "month_12"


class FollowUpResult(StrEnum):
    """What a follow-up found."""

    WORKING = "working"
    LEFT = "left"
    UNREACHED = "unreached"
    WANTS_HELP = "wants_help"
    CANCELLED = "cancelled"


class EventKind(StrEnum):
    """Events whose placements are counted apart."""

    DAY_19 = "day_19"
    FAIR = "fair"
    MATCHING_DAY = "matching_day"


class Stage(StrEnum):
    """Who has an unfilled posting in hand (미채용 구인기업 특별관리)."""

    SAME_DAY = "same_day"
    IN_HAND = "in_hand"
    POSTING_TEAM = "posting_team"
    URGENT = "urgent"


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
    IMPORT_RUN = "import_run"
    TARGET = "target"
    QUOTA = "quota"
    SETTING = "setting"
    CALENDAR = "calendar"
    CLOSING = "closing"
    LEDGER = "ledger"


LIVE_REFERRALS: Final = frozenset(
    {
        ReferralState.REFERRED,
        ReferralState.INFORMED,
        ReferralState.INTERVIEW_SET,
        ReferralState.INTERVIEWED,
        ReferralState.OFFERED,
    }
)

_WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
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
    (Sex.FEMALE, "여"),
    (Sex.MALE, "남"),
    (Education.ANY, "무관"),
    (Education.NONE, "무학"),
    (Education.ELEMENTARY, "초졸"),
    (Education.MIDDLE, "중졸"),
    (Education.HIGH, "고졸"),
    (Education.JUNIOR_COLLEGE, "전문대졸"),
    (Education.UNIVERSITY, "대졸"),
    (Education.MASTER, "석사"),
    (Education.DOCTOR, "박사"),
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
    (Channel.CENTER, "센터"),
    (Channel.DAY_19, "19데이"),
    (Channel.FAIR, "박람회"),
    (Channel.MATCHING_DAY, "매칭데이"),
    (Channel.SELF, "자체"),
    (Channel.IMPORT, "가져오기"),
    (SourceChannel.WALK_IN, "방문"),
    (SourceChannel.ONLINE, "온라인"),
    (SourceChannel.TECHNICAL_INSTITUTE, "기술교육원"),
    (SourceChannel.UNIVERSITY, "대학"),
    (SourceChannel.VOCATIONAL_HIGH_SCHOOL, "특성화고"),
    (SourceChannel.RESTRUCTURING, "구조조정 기업"),
    (SourceChannel.VOCATIONAL_FEDERATION, "직업전문학교 연합회"),
    (SourceChannel.ON_SITE, "현장접수"),
    (Standing.NEW, "신규"),
    (Standing.RETURNING, "재등록"),
    (TargetGroup.YOUTH, "청년"),
    (TargetGroup.CAREER_INTERRUPTED, "경력단절"),
    (TargetGroup.SENIOR, "고령"),
    (TargetGroup.MID_CAREER, "장년"),
    (TargetGroup.NEW_ENTRANT, "신규 입직"),
    (TargetGroup.DISABLED, "장애"),
    (TargetGroup.DEFECTOR, "북한이탈"),
    (TargetGroup.LOW_CREDIT, "저신용"),
    (TargetGroup.YOUTH_PUBLIC_WORK, "청년 공공근로"),
    (SessionKind.FIRST, "초기상담"),
    (SessionKind.FOLLOW, "재상담"),
    (SessionKind.IN_DEPTH, "심층상담"),
    (SessionKind.RESUME, "이력서 점검"),
    (SessionKind.INTERVIEW, "면접 준비"),
    (SessionKind.APTITUDE, "직업심리검사"),
    (SessionKind.JOB_OFFER, "취업알선상담"),
    (SessionKind.AFTER_HIRE, "사후상담"),
    (SessionChannel.VISIT, "방문"),
    (SessionChannel.PHONE, "전화"),
    (SessionChannel.ONLINE, "온라인"),
    (SessionChannel.OUTREACH, "찾아가는 상담"),
    (PostingSource.VISIT, "기업방문"),
    (PostingSource.CHAMBER, "대한상의"),
    (PostingSource.AGENCY, "인력공급업체"),
    (PostingSource.COUNCIL, "협의체"),
    (PostingSource.HOMEPAGE, "홈페이지"),
    (PostingSource.IMPORT, "가져오기"),
    (PostingState.OPEN, "모집 중"),
    (PostingState.CLOSED, "마감"),
    (ReferralState.REFERRED, "알선"),
    (ReferralState.INFORMED, "업체 통보"),
    (ReferralState.INTERVIEW_SET, "면접 예정"),
    (ReferralState.INTERVIEWED, "면접 봄"),
    (ReferralState.OFFERED, "채용 제안"),
    (ReferralState.HIRED, "취업"),
    (ReferralState.SEEKER_REFUSED, "본인 거절"),
    (ReferralState.EMPLOYER_REFUSED, "업체 거절"),
    (ReferralState.NO_ANSWER, "회신 없음"),
    (ReferralState.WITHDRAWN, "취소"),
    (ReferralState.OVERTAKEN, "먼저 채용됨"),
    (RefusalReason.WAGE, "임금"),
    (RefusalReason.DISTANCE, "거리"),
    (RefusalReason.HOURS, "근무시간"),
    (RefusalReason.DUTIES, "하는 일"),
    (RefusalReason.CAREER, "경력"),
    (RefusalReason.LICENSE, "자격"),
    (RefusalReason.OTHER_JOB, "다른 곳 취업"),
    (RefusalReason.HEALTH, "건강"),
    (RefusalReason.FILLED, "채용 마감"),
    (RefusalReason.OTHER, "그 밖"),
    (PlacementState.STANDING, "취업"),
    (PlacementState.CANCELLED, "취소"),
    (FollowUpKind.WEEK_1, "취업 1주"),
    (FollowUpKind.MONTH_1, "취업 1개월"),
    (FollowUpKind.MONTH_3, "취업 3개월"),
    (FollowUpKind.MONTH_6, "취업 6개월"),
    (FollowUpKind.MONTH_12, "취업 12개월"),
    (FollowUpResult.WORKING, "근무 중"),
    (FollowUpResult.LEFT, "퇴사"),
    (FollowUpResult.UNREACHED, "부재"),
    (FollowUpResult.WANTS_HELP, "다시 구직"),
    (FollowUpResult.CANCELLED, "취소"),
    (EventKind.DAY_19, "19데이"),
    (EventKind.FAIR, "취업박람회"),
    (EventKind.MATCHING_DAY, "매칭데이"),
    (Stage.SAME_DAY, "당일"),
    (Stage.IN_HAND, "알선 중"),
    (Stage.POSTING_TEAM, "개발팀"),
    (Stage.URGENT, "긴급"),
)
# By kind and word: a counseling *act* and the counseling *team* are equal as strings.
KOREAN: Final[dict[tuple[type[StrEnum], str], str]] = {(type(kind), kind.value): word for kind, word in _WORDS}


def korean(kind: StrEnum) -> str:
    """The word that stands on printed forms for `kind`."""
    return KOREAN[type(kind), kind.value]
