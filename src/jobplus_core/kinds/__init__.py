"""The words of the work, each with the Korean term that stands on its printed forms.

Stored values are short and stable; the Korean words are for forms and lists and never change with the
language of the desk. Every value the plan names is declared, also where its screens come later.
"""

from enum import StrEnum
from typing import Final

from jobplus_core.kinds import cases, center, jobs, people
from jobplus_core.kinds.cases import (
    LIVE_REFERRALS,
    FollowUpKind,
    FollowUpResult,
    LeftReason,
    NoticeKind,
    Party,
    PlacementState,
    ReferralState,
    ReferralWarning,
    RefusalReason,
    TodayKind,
    When,
)
from jobplus_core.kinds.center import (
    Channel,
    ClosingKind,
    Divisor,
    EventKind,
    Indicator,
    InstitutionKind,
    LeaveKind,
    MonthSplit,
    Rounding,
    SubjectKind,
    TeamKind,
)
from jobplus_core.kinds.jobs import (
    ApplyMethod,
    CareerDemand,
    CloseReason,
    EmployerSource,
    EmploymentForm,
    Funding,
    GrowthSector,
    HandOff,
    Insurance,
    PostingAct,
    PostingSource,
    PostingState,
    Stage,
    WageBasis,
)
from jobplus_core.kinds.people import Education, SessionChannel, SessionKind, Sex, SourceChannel, Standing, TargetGroup
from jobplus_core.roles import Role

__all__ = [
    "KOREAN",
    "LIVE_REFERRALS",
    "ApplyMethod",
    "CareerDemand",
    "Channel",
    "CloseReason",
    "ClosingKind",
    "Divisor",
    "Education",
    "EmployerSource",
    "EmploymentForm",
    "EventKind",
    "FollowUpKind",
    "FollowUpResult",
    "Funding",
    "GrowthSector",
    "HandOff",
    "Indicator",
    "InstitutionKind",
    "Insurance",
    "LeaveKind",
    "LeftReason",
    "MonthSplit",
    "NoticeKind",
    "Party",
    "PlacementState",
    "PostingAct",
    "PostingSource",
    "PostingState",
    "ReferralState",
    "ReferralWarning",
    "RefusalReason",
    "Role",
    "Rounding",
    "SessionChannel",
    "SessionKind",
    "Sex",
    "SourceChannel",
    "Stage",
    "Standing",
    "SubjectKind",
    "TargetGroup",
    "TeamKind",
    "TodayKind",
    "WageBasis",
    "When",
    "korean",
]

# By kind and word: a counseling *act* and the counseling *team* are equal as strings.
KOREAN: Final[dict[tuple[type[StrEnum], str], str]] = {
    (type(kind), kind.value): word for words in (center, people, jobs, cases) for kind, word in words.WORDS
}


def korean(kind: StrEnum) -> str:
    """The word that stands on printed forms for `kind`."""
    return KOREAN[type(kind), kind.value]
