"""Invented seekers and postings of any number, and the plain loops that matching is measured against."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Final

from jobplus_core.codes.commute import known_dong
from jobplus_core.codes.dongs import dongs_of
from jobplus_core.codes.occupation_tree import children, distance_level
from jobplus_core.codes.places import all_places
from jobplus_core.kinds import CareerDemand, Education, EmploymentForm, WageBasis
from jobplus_core.matching.criteria.terms import minutes_outside, night_work
from jobplus_core.matching.dimensions import Facts
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts, minutes_to_work
from jobplus_core.matching.rank import explain
from jobplus_core.matching.weights import DEFAULT

TODAY: Final = date(2026, 11, 23)
_MINORS: Final = [f"{number:03}" for number in range(1000)]
_OCCUPATIONS: Final = 120
_LICENSES: Final = [f"자격{number}" for number in range(40)]
_FORMS: Final = list(EmploymentForm)
_SHIFTS: Final = [(540, 1080), (540, 1080), (480, 1020), (600, 1140), (840, 1320), (1320, 360), (540, 780), (780, 1080)]
_HOURS: Final = [(540, 1080), (480, 1140), (540, 1140), (420, 1260), (780, 1320)]
near = lru_cache(maxsize=None)(distance_level)


def units() -> list[str]:
    """The occupations that are wished and offered: a center's postings name about a hundred."""
    return Random(7).sample(sorted({unit.code for minor in _MINORS for unit in children(minor)}), _OCCUPATIONS)


def places() -> list[str]:
    """The places of the capital region."""
    return [place.code for place in all_places() if place.code[:2] in ("11", "28", "41")]


def with_dongs(rows: list[Facts], share: float) -> list[Facts]:
    """The same people or postings, a share of which name the dong of their place in Seoul."""
    dice = Random(8)
    return [
        replace(row, dong=known_dong(row.place_code, dice.choice(dongs_of(row.place_code)).name))
        if row.place_code and dice.random() < share
        else row
        for row in rows
    ]


def seekers(number: int, dice: Random) -> list[SeekerFacts]:
    """So many seekers, numbered from 1."""
    codes, homes = units(), places()
    return [
        SeekerFacts(
            id=key,
            wished_occupations=tuple(dict.fromkeys(dice.choices(codes, k=dice.choice((1, 1, 2, 3))))),
            place_code=dice.choice(homes),
            wished_places=tuple(dice.sample(homes, dice.choice((0, 0, 0, 1, 2)))),
            max_commute_minutes=dice.choice((None, 30, 40, 50, 60, 60, 90)),
            wish_monthly_won=dice.choice((None, *range(1_800_000, 3_200_000, 100_000))),
            employment_forms=tuple(dice.sample(_FORMS, dice.choice((0, 1, 1, 2, 3)))),
            days_per_week=dice.choice((None, 5, 5, 6)),
            night=dice.choice((None, False, False, True)),
            education=dice.choice((None, *(kind for kind in Education if kind is not Education.ANY))),
            career_months=dice.choice((None, 0, 6, 12, 36, 60, 120)),
            licenses=dice.choice((None, frozenset(dice.sample(_LICENSES, dice.choice((0, 1, 2)))))),
            birth_date=TODAY - timedelta(days=dice.randrange(7_000, 26_000)),
            starts_at=(window := dice.choice([(None, None), *_HOURS]))[0],
            ends_at=window[1],
        )
        for key in range(1, number + 1)
    ]


def postings(number: int, dice: Random) -> list[PostingFacts]:
    """So many open postings, numbered from 1."""
    codes, homes = units(), places()
    return [
        PostingFacts(
            id=key,
            occupation_code=dice.choice(codes),
            place_code=dice.choice(homes),
            wage_basis=dice.choice((None, *([WageBasis.MONTH] * 6), WageBasis.HOUR)),
            wage_won=dice.randrange(1_800_000, 4_000_000, 10_000),
            wage_negotiable=dice.random() < 0.1,
            days_per_week=dice.choice((5, 5, 5, 6)),
            employment_form=dice.choice((_FORMS[0], _FORMS[0], *_FORMS)),
            education=dice.choice((Education.ANY, Education.ANY, None, *Education)),
            career=dice.choice((CareerDemand.ANY, CareerDemand.ANY, CareerDemand.EXPERIENCED, None)),
            career_months=dice.choice((6, 12, 36)),
            licenses=frozenset(dice.sample(_LICENSES, dice.choice((0, 0, 0, 1, 2)))),
            closes_on=dice.choice((None, TODAY + timedelta(days=dice.randrange(-2, 60)))),
            openings=dice.choice((None, 1, 1, 2, 5)),
            starts_at=(window := dice.choice([(None, None), *_SHIFTS]))[0],
            ends_at=window[1],
        )
        for key in range(1, number + 1)
    ]


def loops(s: SeekerFacts, offers: Sequence[PostingFacts]) -> Iterator[tuple[int, int]]:
    """The postings that nothing blocks, one after the other, with the score negative."""
    return ((-explain(s, p, today=TODAY, weights=DEFAULT).score, p.id) for p in fitting(s, offers))


def fitting(s: SeekerFacts, offers: Sequence[PostingFacts]) -> Iterator[PostingFacts]:
    """The postings that nothing blocks, one after the other; the cheapest questions first."""
    wishes, wish, forms = s.wished_occupations, s.wish_monthly_won, s.employment_forms
    days, night = s.days_per_week, s.night
    held, most, wished = s.licenses, s.max_commute_minutes, s.wished_places
    school = None if s.education is None else EDUCATION_RANK[s.education]
    start, end = s.starts_at, s.ends_at
    for p in offers:
        code = p.occupation_code
        if code is not None and wishes:
            for asked in wishes:
                if near(asked, code) >= 70:
                    break
            else:
                continue
        if p.closes_on is not None and p.closes_on < TODAY:
            continue
        if p.openings is not None and p.openings <= p.filled:
            continue
        monthly = p.monthly_won
        if (
            wish
            and monthly is not None
            and monthly < wish
            and not p.wage_negotiable
            and (p.monthly_max_won or 0) < wish
        ):
            continue
        if forms and p.employment_form is not None and p.employment_form not in forms:
            continue
        if days is not None and p.days_per_week is not None and p.days_per_week > days:
            continue
        if held is not None and p.licenses and not p.licenses <= held:
            continue
        if school is not None and p.education is not None and EDUCATION_RANK[p.education] > school:
            continue
        if p.starts_at is not None and p.ends_at is not None:
            if night is False and night_work(p.starts_at, p.ends_at):
                continue
            told = start is not None and end is not None
            if told and minutes_outside(p.starts_at, p.ends_at, earliest=start or 0, latest=end or 0):
                continue
        place = p.place_code
        if place is not None and not place.startswith(wished):
            minutes = minutes_to_work(s, p)
            if minutes is not None and most:
                if minutes > most:
                    continue
            elif wished and most is None:
                continue
        if p.id in s.referred or p.id in s.refused:
            continue
        yield p
