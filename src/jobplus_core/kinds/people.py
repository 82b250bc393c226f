"""Seekers and what they bring: schooling, how they came, target groups."""

from enum import StrEnum
from typing import Final


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


WORDS: Final[tuple[tuple[StrEnum, str], ...]] = (
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
)
