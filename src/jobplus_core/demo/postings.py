"""Invented employers and what they offer."""

from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Final, NamedTuple

from jobplus_core.codes.occupations import EDITION
from jobplus_core.codes.places import Place
from jobplus_core.demo import words
from jobplus_core.demo.jobs import LICENSES, Occupations, schooling, terms
from jobplus_core.demo.seekers import Districts
from jobplus_core.kinds import ApplyMethod, CareerDemand, Education, Funding, Insurance, PostingSource, TargetGroup
from jobplus_core.postings.rules import PostingForm

_ALL_INSURANCE: Final = frozenset(kind.value for kind in Insurance)
_SOURCES: Final = (
    (PostingSource.VISIT, 30),
    (PostingSource.HOMEPAGE, 30),
    (PostingSource.CHAMBER, 20),
    (PostingSource.AGENCY, 14),
    (PostingSource.COUNCIL, 6),
)
_PREFERRED: Final = tuple(
    group.value
    for group in (TargetGroup.SENIOR, TargetGroup.MID_CAREER, TargetGroup.CAREER_INTERRUPTED, TargetGroup.DISABLED)
)
_OPENINGS_UNKNOWN: Final = 0.02


class _Company(NamedTuple):
    name: str
    major: str
    place: Place


class Offers:
    """Makes postings' forms.

    Args:
        companies: How many employers there are; the n-th has the share 1/n of the postings of its kind of work.
    """

    def __init__(self, chance: Random, occupations: Occupations, districts: Districts, *, companies: int) -> None:
        self._chance = chance
        self._occupations = occupations
        self._companies: dict[str, list[_Company]] = {}
        for _ in range(companies):
            unit = occupations.draw(chance)
            place = districts.all[districts.draw(chance)]
            self._companies.setdefault(unit.code[0], []).append(_company(chance, unit.code[0], place))
        self._shares = {
            major: tuple(accumulate(1 / rank for rank in range(1, len(found) + 1)))
            for major, found in self._companies.items()
        }

    def form(self, day: date, *, funding: Funding, mean_openings: float, life_days: int) -> PostingForm:
        """A posting registered on `day`.

        Args:
            mean_openings: People wanted on average.
            life_days: For how many days it is meant to stand.
        """
        chance = self._chance
        unit = self._occupations.draw(chance)
        major = unit.code[0] if unit.code[0] in self._companies else next(iter(self._companies))
        company = chance.choices(self._companies[major], cum_weights=self._shares[major])[0]
        offered = terms(chance, unit.code)
        license_name = LICENSES.get(unit.code)
        career = chance.choices((CareerDemand.ANY, CareerDemand.ENTRY, CareerDemand.EXPERIENCED), weights=(65, 10, 25))[
            0
        ]
        dated = chance.random() < 0.55
        return PostingForm(
            title=f"{unit.name} {chance.choice(('모집', '채용', '구함', '직원 모집'))}",
            employer=company.name,
            registered_on=day,
            funding=funding,
            source=chance.choices(_SOURCES, weights=[share for _, share in _SOURCES])[0][0],
            openings=None
            if chance.random() < _OPENINGS_UNKNOWN
            else _openings(chance, mean_openings / (1 - _OPENINGS_UNKNOWN)),
            occupation_text=unit.name,
            occupation_code=unit.code,
            occupation_edition=EDITION,
            occupation_confidence=100,
            sido=company.place.sido,
            sigungu=company.place.sigungu,
            district_code=company.place.code,
            address=f"보기로 {chance.randint(1, 300)}",
            wage_basis=offered.basis,
            wage_won=offered.won,
            wage_max_won=offered.won * 115 // 100 // 1000 * 1000 if chance.random() < 0.2 else None,
            wage_negotiable=chance.random() < 0.15,
            starts_at=offered.starts_at,
            ends_at=offered.ends_at,
            days_per_week=offered.days_per_week,
            hours_per_week=offered.hours_per_week,
            employment_form=offered.form,
            career=career,
            career_months=chance.choice((6, 12, 24, 36)) if career is CareerDemand.EXPERIENCED else None,
            education=Education.ANY if chance.random() < 0.6 else schooling(chance, unit.code),
            preferred_groups=_preferred(f"{company.name} {unit.code} {day}"),
            licenses=(license_name,) if license_name and chance.random() < 0.8 else (),
            insurance=_ALL_INSURANCE if offered.hours_per_week >= 15 else frozenset({Insurance.INDUSTRIAL.value}),
            apply_by=frozenset(
                method.value for method in chance.sample((ApplyMethod.VISIT, ApplyMethod.EMAIL, ApplyMethod.PHONE), k=2)
            ),
            retirement_pay=offered.hours_per_week >= 15,
            duties=f"{unit.name} 업무",
            industry_text=words.INDUSTRIES[major],
            closes_on=day + timedelta(days=life_days) if dated else None,
            until_filled=not dated,
        )


def _preferred(posting: str) -> frozenset[str] | None:
    """Groups that an employer prefers: mostly none, sometimes not asked, now and then one or two.

    Drawn from the posting's own words, so that the rest of the demo is drawn as without it.
    """
    chance = Random(posting)
    drawn = chance.random()
    if drawn < 0.15:
        return None
    return frozenset(chance.sample(_PREFERRED, k=chance.choice((1, 1, 2)))) if drawn < 0.4 else frozenset()


def _openings(chance: Random, mean: float) -> int:
    """People wanted: most postings want one or two, a few want dozens."""
    if mean < 2.5:
        return 1 + min(20, int(chance.expovariate(1 / (mean - 0.55))))
    if chance.random() < 0.55:
        return chance.choice((1, 1, 2))
    rest = (mean - 0.55 * 4 / 3) / 0.45
    return 1 + min(100, int(chance.expovariate(1 / (rest - 0.5))))


def _company(chance: Random, major: str, place: Place) -> _Company:
    word = chance.choice(words.COMPANY_FIRST) + chance.choice(words.COMPANY_SECOND)
    return _Company(chance.choice(words.FORMS) + word + chance.choice(words.TRADES[major]), major, place)
