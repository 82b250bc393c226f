"""What matching knows of a seeker and of a posting, and nothing more.

These rows are what a reader of the store delivers. None always means unknown: it never blocks, and it is
shown as unknown. Groups are small frozen sets or tuples, times of day are minutes after midnight, so that
rows compare and hash quickly.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from jobplus_core.age_limit import AgeBasis
from jobplus_core.codes import licenses
from jobplus_core.codes.commute import minutes_between
from jobplus_core.codes.occupations import normalized
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.wage import MILLI_WEEKS_PER_MONTH, monthly_won, paid_minutes, weekly_minutes

EDUCATION_RANK: Final[dict[Education, int]] = {kind: rank for rank, kind in enumerate(Education)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeekerFacts:
    """What a seeker wishes and brings.

    Attributes:
        id: The seeker's number; ties in a ranking go to the lower one.
        wished_occupations: Codes of KECO 2025, dearest first; a group's code stands for all of it.
        place_code: Home, a legal-district code of a local government.
        dong: The legal dong of it, where it is known.
        wished_places: Codes where work is welcome however far; a province's code stands for all of it.
        max_commute_minutes: The longest way to work, one way.
        wish_monthly_won: The least monthly pay, in won.
        wish_hourly_won: The least hourly pay where the wish was told by the hour; the monthly one is then what it comes
            to full-time.
        employment_forms: Accepted forms, dearest first; empty means nobody asked.
        days_per_week: The most days of work in a week.
        starts_at: The earliest start, in minutes after midnight.
        ends_at: The latest end, in minutes after midnight; before `starts_at` it is the next day.
        night: Whether work between 22:00 and 06:00 is accepted.
        rotating: Whether rotating shifts (교대) are accepted.
        education: Highest schooling.
        career_months: Months worked in the wished occupations.
        licenses: Keys of the licenses held (`license_key`); empty means asked, and none held.
        birth_date: Day of birth.
        target_groups: Groups of special care that the seeker belongs to; empty means nobody asked.
        referred: Postings with a live referral of this seeker.
        refused: Postings that this seeker refused, or whose employer refused the seeker.
    """

    id: int
    wished_occupations: tuple[str, ...] = ()
    place_code: str | None = None
    dong: str | None = None
    wished_places: tuple[str, ...] = ()
    max_commute_minutes: int | None = None
    wish_monthly_won: int | None = None
    wish_hourly_won: int | None = None
    employment_forms: tuple[EmploymentForm, ...] = ()
    days_per_week: int | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    night: bool | None = None
    rotating: bool | None = None
    education: Education | None = None
    career_months: int | None = None
    licenses: frozenset[str] | None = None
    birth_date: date | None = None
    target_groups: frozenset[str] = frozenset()
    referred: frozenset[int] = frozenset()
    refused: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingFacts:
    """What an open posting offers and asks.

    Attributes:
        id: The posting's number; ties in a ranking go to the lower one.
        occupation_code: Code of KECO 2025, a unit or a group.
        place_code: Place of work, a legal-district code of a local government.
        dong: The legal dong of it, where the address names one.
        wage_basis: What span of work the wage is paid for.
        wage_won: The least wage offered for that span, in won.
        wage_max_won: The most offered for it.
        wage_negotiable: Whether the wage is open to talk (협의).
        hours_per_week: Working hours a week, breaks not counted.
        days_per_week: Working days a week.
        starts_at: Start of work, in minutes after midnight.
        ends_at: End of work, in minutes after midnight; not after `starts_at` it is the next day.
        rotating: Whether the work runs in rotating shifts.
        employment_form: The form offered.
        education: The least schooling asked; `ANY` asks for none.
        career: What career is asked; `ANY` and `ENTRY` ask for none.
        career_months: The least months asked where career is asked; none or 0 where it names no years.
        licenses: Keys of the licenses that must be held; empty means none is asked.
        closes_on: The last day to apply.
        until_filled: Open until somebody is hired (채용시까지), so that no closing day is no gap.
        openings: People wanted.
        filled: Standing placements on this posting.
        age_min: The least age, in full years.
        age_max: The highest age, in full years.
        age_basis: What makes an age limit lawful; without it a limit is void.
        preferred_groups: Groups that the employer prefers (우대); None is unknown, empty is none.
        monthly_won: The wage on the common monthly base, worked out here once.
        monthly_max_won: The most offered, on the same base.
        hourly_won: The wage by the hour: as told, or the monthly base over the paid hours where these are known.
        hourly_max_won: The most offered, by the hour.
    """

    id: int
    occupation_code: str | None = None
    place_code: str | None = None
    dong: str | None = None
    wage_basis: WageBasis | None = None
    wage_won: int | None = None
    wage_max_won: int | None = None
    wage_negotiable: bool | None = None
    hours_per_week: float | None = None
    days_per_week: int | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    rotating: bool | None = None
    employment_form: EmploymentForm | None = None
    education: Education | None = None
    career: CareerDemand | None = None
    career_months: int | None = None
    licenses: frozenset[str] | None = None
    closes_on: date | None = None
    until_filled: bool = False
    openings: int | None = None
    filled: int = 0
    age_min: int | None = None
    age_max: int | None = None
    age_basis: AgeBasis | None = None
    preferred_groups: frozenset[str] | None = None
    monthly_won: int | None = field(init=False)
    monthly_max_won: int | None = field(init=False)
    hourly_won: int | None = field(init=False)
    hourly_max_won: int | None = field(init=False)

    def __post_init__(self) -> None:
        for won, monthly, hourly in (
            (self.wage_won, "monthly_won", "hourly_won"),
            (self.wage_max_won, "monthly_max_won", "hourly_max_won"),
        ):
            by_month, by_hour = wage_bases(
                self.wage_basis, won, self.hours_per_week, self.days_per_week, self.starts_at, self.ends_at
            )
            object.__setattr__(self, monthly, by_month)
            object.__setattr__(self, hourly, by_hour)


def place_of(code: str | None, dong: str | None) -> str | None:
    """A place as ways are asked for: the local government with the dong behind it, where that is known."""
    return code if code is None or dong is None else f"{code} {dong}"


def minutes_to_work(seeker: SeekerFacts, posting: PostingFacts) -> int | None:
    """The way to work in minutes, from dong to dong as far as they are known; None where a place is unknown."""
    home, work = place_of(seeker.place_code, seeker.dong), place_of(posting.place_code, posting.dong)
    return None if home is None or work is None else minutes_between(home, work)


# A few thousand wages stand in hundreds of thousands of postings.
@lru_cache(maxsize=16384)
def wage_bases(
    basis: WageBasis | None,
    won: int | None,
    hours_per_week: float | None,
    days_per_week: int | None,
    starts_at: int | None,
    ends_at: int | None,
) -> tuple[int | None, int | None]:
    """A wage by the month and by the hour, each None where something it rests on is unknown."""
    if basis is None or won is None:
        return None, None
    monthly = monthly_won(
        basis,
        won,
        hours_per_week=hours_per_week,
        days_per_week=days_per_week,
        starts_at=starts_at,
        ends_at=ends_at,
    )
    if basis is WageBasis.HOUR:
        return monthly, won
    worked = weekly_minutes(days_per_week, starts_at, ends_at) if hours_per_week is None else round(hours_per_week * 60)
    if monthly is None or not worked:
        return monthly, None
    # Rounded up, because the month's pay that an hourly rate comes to is rounded down.
    return monthly, -(-monthly * 60_000 // (paid_minutes(worked) * MILLI_WEEKS_PER_MONTH))


def license_key(name: str) -> str:
    """The form in which license names are compared: the official name's letters and digits, lower case.

    "전산회계 1급" and "전산회계1급" are one license, and so are "컴활 2급" and "컴퓨터활용능력 2급". A license that
    the table does not hold is compared as it is written.
    """
    known = licenses.resolve(name)
    return normalized(name if known is None else known.name)


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
