"""What matching knows of a seeker and of a posting, and nothing more.

These rows are what a reader of the store delivers. None always means unknown: it never blocks, and it is
shown as unknown. Groups are small frozen sets or tuples, times of day are minutes after midnight, so that
rows compare and hash quickly.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from jobplus_core.codes.occupations import normalized
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.wage import monthly_won

EDUCATION_RANK: Final[dict[Education, int]] = {kind: rank for rank, kind in enumerate(Education)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerFacts:
    """What a seeker wishes and brings.

    Attributes:
        id: The seeker's number; ties in a ranking go to the lower one.
        wished_occupations: Codes of KECO 2025, dearest first; a group's code stands for all of it.
        place_code: Home, a legal-district code of a local government.
        wished_places: Codes where work is welcome however far; a province's code stands for all of it.
        max_commute_minutes: The longest way to work, one way.
        wish_monthly_won: The least monthly pay, in won.
        employment_forms: Accepted forms, dearest first; empty means nobody asked.
        days_per_week: The most days of work in a week.
        starts_at: The earliest start, in minutes after midnight.
        ends_at: The latest end, in minutes after midnight; before `starts_at` it is the next day.
        night: Whether work between 22:00 and 06:00 is accepted.
        education: Highest schooling.
        career_months: Months worked in the wished occupations.
        licenses: Keys of the licenses held (`license_key`); empty means asked, and none held.
        referred: Postings with a live referral of this seeker.
        refused: Postings that this seeker refused, or whose employer refused the seeker.
    """

    id: int
    wished_occupations: tuple[str, ...] = ()
    place_code: str | None = None
    wished_places: tuple[str, ...] = ()
    max_commute_minutes: int | None = None
    wish_monthly_won: int | None = None
    employment_forms: tuple[EmploymentForm, ...] = ()
    days_per_week: int | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    night: bool | None = None
    education: Education | None = None
    career_months: int | None = None
    licenses: frozenset[str] | None = None
    referred: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingFacts:
    """What an open posting offers and asks.

    Attributes:
        id: The posting's number; ties in a ranking go to the lower one.
        occupation_code: Code of KECO 2025, a unit or a group.
        place_code: Place of work, a legal-district code of a local government.
        wage_basis: What span of work the wage is paid for.
        wage_won: The least wage offered for that span, in won.
        hours_per_week: Working hours a week, breaks not counted.
        days_per_week: Working days a week.
        starts_at: Start of work, in minutes after midnight.
        ends_at: End of work, in minutes after midnight; not after `starts_at` it is the next day.
        employment_form: The form offered.
        education: The least schooling asked; `ANY` asks for none.
        career: What career is asked; `ANY` and `ENTRY` ask for none.
        career_months: The least months asked where career is asked.
        licenses: Keys of the licenses that must be held; empty means none is asked.
        closes_on: The last day to apply.
        until_filled: Open until somebody is hired (채용시까지), so that no closing day is no gap.
        openings: People wanted.
        filled: Standing placements on this posting.
        monthly_won: The wage on the common monthly base, worked out here once.
    """

    id: int
    occupation_code: str | None = None
    place_code: str | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    hours_per_week: float | None = None
    days_per_week: int | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    employment_form: EmploymentForm | None = None
    education: Education | None = None
    career: CareerDemand | None = None
    career_months: int | None = None
    licenses: frozenset[str] | None = None
    closes_on: date | None = None
    until_filled: bool = False
    openings: int | None = None
    filled: int = 0
    monthly_won: int | None = field(init=False)

    def __post_init__(self) -> None:
        monthly = monthly_won(
            self.wage_basis,
            self.wage_won,
            hours_per_week=self.hours_per_week,
            days_per_week=self.days_per_week,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
        )
        object.__setattr__(self, "monthly_won", monthly)


def license_key(name: str) -> str:
    """The form in which license names are compared: letters and digits only, lower case.

    "전산회계 1급" and "전산회계1급" are one license.
    """
    return normalized(name)


def clock_minutes(text: str) -> int:
    """Minutes after midnight of a stored time of day.

    Args:
        text: "HH:MM", up to "24:00".

    Raises:
        ValueError: The text is no time of day.
    """
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal()):
        raise ValueError(f"not a time of day: {text!r}")
    total = int(hours) * 60 + int(minutes)
    if int(minutes) > 59 or total > 24 * 60:
        raise ValueError(f"not a time of day: {text!r}")
    return total
