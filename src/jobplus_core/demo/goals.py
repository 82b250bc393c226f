"""The plan's targets and quotas, moved from 2013 to the demo's year, each with where the plan prints it."""

from datetime import date
from math import ceil
from typing import Final

from jobplus_core.demo.staff import Person
from jobplus_core.kinds import Funding, Indicator, TeamKind
from jobplus_core.plan.commands import QuotaForm, TargetForm
from jobplus_core.plan.rules import QUOTA_INDICATOR

_TABLE: Final = "주요 성과지표"
_CHAPTER: Final = "세부 추진계획"
_P, _S = Funding.PRIVATE, Funding.SUPPORT
_I = Indicator

# Indicator, funding, the plan's 2013 and 2014, where it is printed, whether it holds. The plan prints two placement
# targets; the split into private and support belongs to the one that does not hold.
_TARGETS: Final[tuple[tuple[Indicator, Funding | None, int, int, str, bool], ...]] = (
    (_I.REGISTRATION, None, 18_300, 19_000, _TABLE, True),
    (_I.PLACEMENT, None, 10_000, 11_000, _CHAPTER, False),
    (_I.PLACEMENT, None, 9_500, 10_000, _TABLE, True),
    (_I.PLACEMENT, _P, 7_000, 8_000, _CHAPTER, False),
    (_I.PLACEMENT, _S, 3_000, 3_000, _CHAPTER, False),
    (_I.POSTING, None, 8_000, 8_500, _CHAPTER, True),
    (_I.POSTING, _P, 4_000, 4_500, _CHAPTER, True),
    (_I.POSTING, _S, 4_000, 4_000, _CHAPTER, True),
    (_I.OPENING, None, 25_000, 28_000, _CHAPTER, True),
    (_I.OPENING, _P, 18_000, 20_000, _TABLE, True),
    (_I.OPENING, _S, 7_000, 8_000, _TABLE, True),
    (_I.NEW_SEEKER, None, 2_500, 2_800, _TABLE, True),
    (_I.URGENT_REFERRAL, None, 2_000, 2_000, _CHAPTER, True),
    (_I.TRAINEE, None, 1_100, 1_200, _TABLE, True),
    (_I.TRAINEE_PLACEMENT, None, 500, 572, _TABLE, True),
    (_I.STARTUP_CONSULTATION, None, 3_100, 3_500, _TABLE, True),
    (_I.STARTUP, None, 90, 110, _TABLE, True),
    (_I.STARTUP_TRAINEE, None, 180, 200, _TABLE, True),
)
# The plan's 2015, where the printed total of postings, 5,000, is not the sum of its parts, 9,000.
_LATER: Final[tuple[tuple[Indicator, Funding | None, int], ...]] = (
    (_I.POSTING, None, 5_000),
    (_I.POSTING, _P, 4_800),
    (_I.POSTING, _S, 4_200),
    (_I.OPENING, None, 31_000),
    (_I.OPENING, _P, 22_000),
    (_I.OPENING, _S, 9_000),
    (_I.TRAINEE, None, 1_300),
    (_I.TRAINEE_PLACEMENT, None, 636),
)
# A person's month, and how the plan comes to it. The placement quota is missing there: 9,500 ÷ 12 ÷ 11.
_PERSONAL: Final = {
    TeamKind.COUNSELING: (72, "계산: 9,500명 ÷ 12월 ÷ 11명"),
    TeamKind.TRAINING: (31, "월 92명 ÷ 3명"),
    TeamKind.POSTING: (520, "월 2,083명 ÷ 4명"),
    TeamKind.STARTUP: (130, "월 260명 ÷ 2명"),
}
_CENTER: Final = {
    _I.REGISTRATION: 1_525,
    _I.OPENING: 2_083,
    _I.TRAINEE: 92,
    _I.STARTUP_CONSULTATION: 260,
}
# The training quota is divided by three: the lead has none.
_LEADLESS: Final = TeamKind.TRAINING


def targets(year: int) -> tuple[TargetForm, ...]:
    """The plan's candidates for `year` (its 2013) and the two years after."""
    near = tuple(
        TargetForm(indicator=indicator, year=when, value=value, source=source, active=active, funding=funding)
        for indicator, funding, this, following, source, active in _TARGETS
        for when, value in ((year, this), (year + 1, following))
    )
    return near + tuple(
        TargetForm(indicator=indicator, year=year + 2, value=value, source=_CHAPTER, funding=funding)
        for indicator, funding, value in _LATER
    )


def center_quotas(since: date, until: date, *, share: float) -> tuple[QuotaForm, ...]:
    """The center's months from the one of `since` to the one of `until`.

    Args:
        share: The demo's size against the plan's.
    """
    return tuple(
        QuotaForm(indicator=indicator, year=year, month=month, value=ceil(value * share), source="월별 목표")
        for year, month in _months(since, until)
        for indicator, value in _CENTER.items()
    )


def personal_quotas(
    person: Person, counselor_id: int, since: date, until: date, *, share: float
) -> tuple[QuotaForm, ...]:
    """A person's months from the one of `since` to the one of `until`, without those of a leave."""
    if person.lead and person.team is _LEADLESS:
        return ()
    value, source = _PERSONAL[person.team]
    return tuple(
        QuotaForm(
            indicator=QUOTA_INDICATOR[person.team],
            year=year,
            month=month,
            value=ceil(value * share),
            source=source,
            counselor_id=counselor_id,
        )
        for year, month in _months(max(since, person.since), until)
        if person.leave_from is None or (year, month) <= (person.leave_from.year, person.leave_from.month)
    )


def _months(since: date, until: date) -> list[tuple[int, int]]:
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [(index // 12, index % 12 + 1) for index in range(first, last + 1)]
