"""From referral to retention: states, refusals, placements, follow-ups."""

from enum import StrEnum
from typing import Final


class ReferralState(StrEnum):
    """Where a referral stands (알선); the first five are live, the rest are ends.

    A withdrawn referral was made and counts; an undone one was a slip, and its figures are reversed.
    """

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
    UNDONE = "undone"


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


class Party(StrEnum):
    """Who ended a referral."""

    SEEKER = "seeker"
    EMPLOYER = "employer"
    NOBODY = "nobody"
    CENTER = "center"
    OTHER_HIRE = "other_hire"


class ReferralWarning(StrEnum):
    """What a counselor confirms before referring, because integrity review would ask about it (무작위 알선)."""

    SAME_PAIR = "same_pair"
    PAST_OPENINGS = "past_openings"
    HARD_CRITERION = "hard_criterion"
    NO_SESSION = "no_session"
    MANY = "many"


class PlacementState(StrEnum):
    """Whether a placement stands."""

    STANDING = "standing"
    CANCELLED = "cancelled"


class FollowUpKind(StrEnum):
    """Which check is due (취업후 사후관리): after a placement by time, then yearly; `care` is for people at risk
    who are not placed yet."""

    WEEK_1 = "week_1"
    WEEK_2 = "week_2"
    MONTH_1 = "month_1"
    MONTH_2 = "month_2"
    MONTH_3 = "month_3"
    MONTH_6 = "month_6"
    MONTH_9 = "month_9"
    MONTH_12 = "month_12"
    YEARLY = "yearly"
    CARE = "care"


class FollowUpResult(StrEnum):
    """What a follow-up found; `contacted` and `declined` are of people who are not placed."""

    WORKING = "working"
    LEFT = "left"
    UNREACHED = "unreached"
    WANTS_HELP = "wants_help"
    CONTACTED = "contacted"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class LeftReason(StrEnum):
    """Why somebody left the job they were placed in (퇴사 사유)."""

    CONTRACT_END = "contract_end"
    WAGE = "wage"
    HOURS = "hours"
    DUTIES = "duties"
    DISTANCE = "distance"
    PEOPLE = "people"
    HEALTH = "health"
    FAMILY = "family"
    LAID_OFF = "laid_off"
    OTHER_JOB = "other_job"
    OTHER = "other"


class NoticeKind(StrEnum):
    """What a counselor is told that another desk brought about."""

    OVERTAKEN = "overtaken"
    UNDONE = "undone"


class TodayKind(StrEnum):
    """What a row of the day's queue asks for (오늘)."""

    URGENT = "urgent"
    SAME_DAY = "same_day"
    ANSWER = "answer"
    FOLLOW_UP = "follow_up"
    PROMISE = "promise"
    HELP = "help"
    NOTICE = "notice"
    QUOTA = "quota"


class When(StrEnum):
    """In which part of the day's queue a row stands."""

    NOW = "now"
    TODAY = "today"
    WEEK = "week"


LIVE_REFERRALS: Final = frozenset(
    {
        ReferralState.REFERRED,
        ReferralState.INFORMED,
        ReferralState.INTERVIEW_SET,
        ReferralState.INTERVIEWED,
        ReferralState.OFFERED,
    }
)

WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
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
    (ReferralState.UNDONE, "되돌림"),
    (Party.SEEKER, "본인"),
    (Party.EMPLOYER, "업체"),
    (Party.NOBODY, "회신 없음"),
    (Party.CENTER, "센터"),
    (Party.OTHER_HIRE, "다른 사람 채용"),
    (ReferralWarning.SAME_PAIR, "같은 곳 재알선"),
    (ReferralWarning.PAST_OPENINGS, "모집인원 초과"),
    (ReferralWarning.HARD_CRITERION, "필수조건 어긋남"),
    (ReferralWarning.NO_SESSION, "상담 없음"),
    (ReferralWarning.MANY, "한꺼번에 여럿"),
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
    (FollowUpKind.WEEK_2, "취업 2주"),
    (FollowUpKind.MONTH_1, "취업 1개월"),
    (FollowUpKind.MONTH_2, "취업 2개월"),
    (FollowUpKind.MONTH_3, "취업 3개월"),
    (FollowUpKind.MONTH_6, "취업 6개월"),
    (FollowUpKind.MONTH_9, "취업 9개월"),
    (FollowUpKind.MONTH_12, "취업 12개월"),
    (FollowUpKind.YEARLY, "연 1회 확인"),
    (FollowUpKind.CARE, "월 2회 상담"),
    (FollowUpResult.WORKING, "근무 중"),
    (FollowUpResult.LEFT, "퇴사"),
    (FollowUpResult.UNREACHED, "부재"),
    (FollowUpResult.WANTS_HELP, "다시 구직"),
    (FollowUpResult.CONTACTED, "상담함"),
    (FollowUpResult.DECLINED, "그만 받음"),
    (FollowUpResult.CANCELLED, "취소"),
    (LeftReason.CONTRACT_END, "계약 만료"),
    (LeftReason.WAGE, "임금"),
    (LeftReason.HOURS, "근무시간"),
    (LeftReason.DUTIES, "하는 일"),
    (LeftReason.DISTANCE, "거리"),
    (LeftReason.PEOPLE, "사람 관계"),
    (LeftReason.HEALTH, "건강"),
    (LeftReason.FAMILY, "집안일"),
    (LeftReason.LAID_OFF, "회사 사정"),
    (LeftReason.OTHER_JOB, "다른 곳 취업"),
    (LeftReason.OTHER, "그 밖"),
    (NoticeKind.OVERTAKEN, "먼저 채용됨"),
    (NoticeKind.UNDONE, "되돌려짐"),
    (TodayKind.URGENT, "긴급알선"),
    (TodayKind.SAME_DAY, "당일알선"),
    (TodayKind.ANSWER, "회신확인"),
    (TodayKind.FOLLOW_UP, "사후확인"),
    (TodayKind.PROMISE, "상담약속"),
    (TodayKind.HELP, "다시구직"),
    (TodayKind.NOTICE, "알림"),
    (TodayKind.QUOTA, "목표"),
    (When.NOW, "지금"),
    (When.TODAY, "오늘"),
    (When.WEEK, "이번 주"),
)
