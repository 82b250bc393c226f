"""The criteria, in the order in which they are shown; each family in a file of its own."""

from typing import Final

from jobplus_core.matching.criteria.availability import DeadlineCriterion, HistoryCriterion, OpeningsCriterion
from jobplus_core.matching.criteria.base import Criterion
from jobplus_core.matching.criteria.commute import CommuteCriterion
from jobplus_core.matching.criteria.occupation import OccupationCriterion
from jobplus_core.matching.criteria.pay import WageCriterion
from jobplus_core.matching.criteria.person import AgeCriterion, GroupsCriterion
from jobplus_core.matching.criteria.qualification import CareerCriterion, EducationCriterion, LicensesCriterion
from jobplus_core.matching.criteria.terms import FormCriterion, TimeCriterion

__all__ = ["BY_NAME", "CRITERIA", "HARD", "PHRASES", "Criterion"]

CRITERIA: Final[tuple[Criterion, ...]] = (
    OccupationCriterion(),
    CommuteCriterion(),
    WageCriterion(),
    CareerCriterion(),
    LicensesCriterion(),
    FormCriterion(),
    TimeCriterion(),
    EducationCriterion(),
    AgeCriterion(),
    GroupsCriterion(),
    DeadlineCriterion(),
    OpeningsCriterion(),
    HistoryCriterion(),
)
BY_NAME: Final = {criterion.name: criterion for criterion in CRITERIA}
HARD: Final = frozenset(criterion.name for criterion in CRITERIA if criterion.hard)
PHRASES: Final = tuple(phrase for criterion in CRITERIA for phrase in criterion.phrases)
