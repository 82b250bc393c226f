"""Invented people: a form as an intake would fill it in."""

from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final

from jobplus_core.codes.occupations import EDITION
from jobplus_core.codes.places import seoul_districts
from jobplus_core.demo import words
from jobplus_core.demo.jobs import LICENSES, Occupations, monthly_pay, schooling, terms
from jobplus_core.kinds import EmploymentForm, Sex, SourceChannel, TargetGroup, WageBasis
from jobplus_core.seekers.rules import SeekerForm, WishedOccupation

_CONSENT: Final = "구직 상담과 알선"
_SOURCES: Final = (
    (SourceChannel.WALK_IN, 55),
    (SourceChannel.ONLINE, 18),
    (SourceChannel.TECHNICAL_INSTITUTE, 8),
    (SourceChannel.UNIVERSITY, 6),
    (SourceChannel.ON_SITE, 5),
    (SourceChannel.VOCATIONAL_HIGH_SCHOOL, 4),
    (SourceChannel.RESTRUCTURING, 2),
    (SourceChannel.VOCATIONAL_FEDERATION, 2),
)
_AGES: Final = ((19, 29, 22), (30, 39, 18), (40, 49, 20), (50, 59, 22), (60, 74, 18))


class Districts:
    """Seoul's 25 districts, each with a drawn weight, and which ones lie near each other in a list by code."""

    def __init__(self, chance: Random) -> None:
        self.all = seoul_districts()
        self._shares = tuple(accumulate(chance.uniform(0.5, 2.0) for _ in self.all))

    def draw(self, chance: Random) -> int:
        """The position of a district."""
        return chance.choices(range(len(self.all)), cum_weights=self._shares)[0]


class People:
    """Makes seekers' forms."""

    def __init__(self, chance: Random, occupations: Occupations, districts: Districts) -> None:
        self._chance = chance
        self._occupations = occupations
        self._districts = districts

    def form(self, day: date) -> SeekerForm:
        """A person who registers on `day`; a few are asked too little for the record to be complete."""
        chance = self._chance
        first = self._occupations.draw(chance)
        wishes = [first]
        while len(wishes) < 3 and chance.random() < 0.45:
            other = self._occupations.beside(chance, first)
            if other not in wishes:
                wishes.append(other)
        youngest, oldest, _ = chance.choices(_AGES, weights=[share for *_, share in _AGES])[0]
        age = chance.randint(youngest, oldest)
        sex = Sex.FEMALE if chance.random() < 0.57 else Sex.MALE
        home = self._districts.draw(chance)
        offered = terms(chance, first.code)
        if offered.basis is WageBasis.HOUR:
            basis, won = WageBasis.HOUR, offered.won
        else:
            basis, won = WageBasis.MONTH, monthly_pay(chance, first.code) * 92 // 100 // 50_000 * 50_000
        whole = chance.random() > 0.04
        license_name = LICENSES.get(first.code)
        career = 0 if age < 23 else max(0, round(chance.gauss((age - 23) * 5, 30)))
        return SeekerForm(
            name=name(chance),
            birth_date=day - timedelta(days=age * 365 + chance.randrange(365)) if whole else None,
            sex=sex,
            phone=f"010-0000-{chance.randrange(10_000):04}",
            district_code=self._districts.all[home].code,
            education=schooling(chance, first.code),
            career_months=career,
            career_text=f"{first.name} {career // 12}년" if career >= 12 else None,
            licenses=(license_name,) if license_name and chance.random() < 0.7 else (),
            occupations=tuple(WishedOccupation(wish.name, wish.code, EDITION) for wish in wishes),
            places=self._places(home),
            commute_minutes=chance.choice((30, 40, 50, 60, 60, 90)),
            wage_basis=basis if whole else None,
            wage_won=won if whole else None,
            employment_forms=_forms(chance, offered.form),
            days_per_week=offered.days_per_week,
            starts_at=offered.starts_at if chance.random() < 0.5 else None,
            ends_at=offered.ends_at if chance.random() < 0.5 else None,
            night=chance.choices((None, False, True), weights=(40, 50, 10))[0],
            available_on=day + timedelta(days=chance.choice((0, 0, 0, 7, 14, 30))),
            target_groups=_groups(chance, age, sex, career),
            consent_on=day,
            consent_scope=_CONSENT,
        )

    def source(self) -> SourceChannel:
        """How somebody came to the center."""
        return self._chance.choices(_SOURCES, weights=[share for _, share in _SOURCES])[0][0]

    def _places(self, home: int) -> tuple[str, ...]:
        chance, every = self._chance, self._districts.all
        if chance.random() < 0.25:
            return ()
        found = [every[home].code]
        while len(found) < 3 and chance.random() < 0.5:
            # Codes run through the city street by street, so that neighbors in the list mostly are neighbors.
            found.append(every[(home + chance.choice((-2, -1, 1, 2))) % len(every)].code)
        return tuple(dict.fromkeys(found))


def name(chance: Random) -> str:
    """An invented name."""
    return chance.choice(words.SURNAMES) + chance.choice(words.FIRST_SYLLABLES) + chance.choice(words.SECOND_SYLLABLES)


def _forms(chance: Random, form: EmploymentForm) -> tuple[EmploymentForm, ...]:
    if form is EmploymentForm.DISPATCH:
        form = EmploymentForm.CONTRACT
    also = chance.choice((EmploymentForm.CONTRACT, EmploymentForm.REGULAR, EmploymentForm.REGULAR_PART_TIME))
    return tuple(dict.fromkeys((form, also) if chance.random() < 0.4 else (form,)))


def _groups(chance: Random, age: int, sex: Sex, career: int) -> tuple[TargetGroup, ...]:
    found: list[TargetGroup] = []
    if age < 30:
        found.append(TargetGroup.YOUTH)
        if career == 0:
            found.append(TargetGroup.NEW_ENTRANT)
    elif age >= 55:
        found.append(TargetGroup.SENIOR)
    elif age >= 45:
        found.append(TargetGroup.MID_CAREER)
    if sex is Sex.FEMALE and 30 <= age < 50 and chance.random() < 0.4:
        found.append(TargetGroup.CAREER_INTERRUPTED)
    for group, share in ((TargetGroup.DISABLED, 0.03), (TargetGroup.LOW_CREDIT, 0.02), (TargetGroup.DEFECTOR, 0.01)):
        if chance.random() < share:
            found.append(group)
    return tuple(found)
