"""The three seekers of the trial on public listings."""

from typing import Final

from jobplus_core.kinds import Education, WageBasis
from jobplus_core.matching.facts import SeekerFacts
from jobplus_core.matching.pool import facts_of_form
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation

CAREGIVER: Final[SeekerFacts] = facts_of_form(
    SeekerForm(
        name="가",
        district_code="11320",
        commute_minutes=45,
        occupations=(WishedOccupation("요양보호사", "5501", "2025"),),
        licenses=("요양보호사",),
    )
)
BOOKKEEPER: Final[SeekerFacts] = facts_of_form(
    SeekerForm(
        name="나",
        district_code="11680",
        places=("11680",),
        occupations=(WishedOccupation("경리", "0272", "2025"),),
        career_months=24,
        education=Education.JUNIOR_COLLEGE,
        wage_basis=WageBasis.MONTH,
        wage_won=2_300_000,
    )
)
MACHINIST: Final[SeekerFacts] = facts_of_form(
    SeekerForm(
        name="다",
        district_code="41270",
        commute_minutes=60,
        occupations=(WishedOccupation("CNC 선반", "8132", "2025"),),
        career_months=36,
    )
)
