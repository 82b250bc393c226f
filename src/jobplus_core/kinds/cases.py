"""From referral to retention: states, refusals, placements, follow-ups."""

from enum import StrEnum
from typing import Final


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
)
