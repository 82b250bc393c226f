"""Which postings each hard criterion lets a seeker have, from bitmaps; `criteria` says the same pair by pair."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from typing import Final

from jobplus_core.age_limit import age_on
from jobplus_core.codes.commute import minutes_between
from jobplus_core.codes.occupation_tree import distance_level
from jobplus_core.kinds import Education, EmploymentForm
from jobplus_core.matching.bits import KNOWN, at_least, union
from jobplus_core.matching.criteria.occupation import NEAR_ENOUGH
from jobplus_core.matching.criteria.terms import minutes_outside, night_work
from jobplus_core.matching.dimensions import Key
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, place_of
from jobplus_core.matching.index import Index

Postings = Index[PostingFacts]


def _occupation(index: Postings, key: Key, today: date) -> int:
    (wishes,) = key
    if not wishes:
        return index.everything
    return index.facet("occupation").get("", 0) | union(near(index, wish) for wish in wishes)


def near(index: Postings, wish: str) -> int:
    """The postings near enough to one wished occupation."""

    def made() -> int:
        held = index.facet("occupation").items()
        return union(bits for code, bits in held if code and distance_level(wish, code) >= NEAR_ENOUGH)

    found: int = index.cached("occupation.near", wish, made)
    return found


def _commute(index: Postings, key: Key, today: date) -> int:
    code, dong, wished, limit = key
    home = place_of(code, dong)
    if limit is not None and limit > 0 and home is not None:
        found = int(index.cached("commute.within", (home, limit), lambda: _within(index, home, limit)))
    elif not wished or limit is not None:
        return index.everything
    else:
        found = index.facet("place").get("", 0)
    if not wished:
        return found
    return found | int(index.cached("commute.wished", wished, lambda: _wished(index, wished)))


def _wished(index: Postings, wished: tuple[str, ...]) -> int:
    return union(bits for code, bits in index.facet("place").items() if code.startswith(wished))


def _within(index: Postings, home: str, limit: int) -> int:
    """The postings no farther from a home than so many minutes, and those whose way is unknown."""
    minutes, codes, elsewhere = _ways(index, home)
    held = index.facet("place")
    return union(held[code] for code in chain(elsewhere, codes[: bisect_right(minutes, limit)]))


def _ways(index: Postings, home: str) -> tuple[list[int], list[str], list[str]]:
    """From a home: the ways to every place in minutes, ascending; the places; and those whose way is unknown."""

    def made() -> tuple[list[int], list[str], list[str]]:
        told = [(minutes_between(home, code) if code else None, code) for code in index.facet("place")]
        known = sorted((minutes, code) for minutes, code in told if minutes is not None)
        elsewhere = [code for minutes, code in told if minutes is None]
        return [minutes for minutes, _ in known], [code for _, code in known], elsewhere

    found: tuple[list[int], list[str], list[str]] = index.cached("commute.ways", home, made)
    return found


def _wage(index: Postings, key: Key, today: date) -> int:
    by_month, by_hour = key
    living, monthly, talk = index.everything, index.facet("wage.monthly"), index.facet("wage").get("negotiable", 0)
    enough = at_least(monthly, by_month) | (living & ~monthly.get(KNOWN, 0)) if by_month else living
    if by_hour:
        hourly = index.facet("wage.hourly")
        enough = at_least(hourly, by_hour) | (enough & ~hourly.get(KNOWN, 0))
    return enough | talk


def _licenses(index: Postings, key: Key, today: date) -> int:
    (held,) = key
    if held is None:
        return index.everything
    return index.everything & ~union(bits for name, bits in index.facet("licenses").items() if name not in held)


def _form(index: Postings, key: Key, today: date) -> int:
    (accepted,) = key
    if not accepted:
        return index.everything
    forms = index.facet("form")
    return forms.get("", 0) | union(forms.get(form, 0) for form in map(EmploymentForm, accepted))


def _time(index: Postings, key: Key, today: date) -> int:
    days, starts_at, ends_at, night, rotating = key
    found = index.everything
    if days is not None:
        found &= union(bits for told, bits in index.facet("days").items() if not told or int(told) <= days)
    if starts_at is not None and ends_at is not None:
        found &= index.cached("time.hours", (starts_at, ends_at), lambda: _hours(index, starts_at, ends_at))
    if night is False:
        found &= index.cached("time.day", None, lambda: _by_day(index))
    if rotating is False:
        found &= ~index.facet("rotating").get("yes", 0)
    return found


def _hours(index: Postings, earliest: int, latest: int) -> int:
    return union(
        bits
        for told, bits in index.facet("window").items()
        if not told or not minutes_outside(*span(told), earliest=earliest, latest=latest)
    )


def _by_day(index: Postings) -> int:
    return union(bits for told, bits in index.facet("window").items() if not told or not night_work(*span(told)))


def span(told: str) -> tuple[int, int]:
    """The start and end that a window's name tells."""
    start, _, end = told.partition("-")
    return int(start), int(end)


def _education(index: Postings, key: Key, today: date) -> int:
    (held,) = key
    if held is None:
        return index.everything
    rank = EDUCATION_RANK[held]
    asked = index.facet("education").items()
    return union(bits for told, bits in asked if not told or EDUCATION_RANK[Education(told)] <= rank)


def _age(index: Postings, key: Key, today: date) -> int:
    (born,) = key
    if born is None:
        return index.everything
    age = age_on(born, today)
    barred = 0
    for limits, bits in index.facet("age").items():
        least, _, most = limits.partition("-")
        if (least and age < int(least)) or (most and age > int(most)):
            barred |= bits
    return index.everything & ~barred


def _deadline(index: Postings, key: Key, today: date) -> int:
    day = today.isoformat()
    return union(bits for told, bits in index.facet("closes").items() if not told or told >= day)


def _openings(index: Postings, key: Key, today: date) -> int:
    return index.everything & ~index.facet("openings").get("filled", 0)


PASSING: Final[Mapping[str, Callable[[Postings, Key, date], int]]] = {
    "occupation": _occupation,
    "commute": _commute,
    "wage": _wage,
    "licenses": _licenses,
    "form": _form,
    "time": _time,
    "education": _education,
    "age": _age,
    "deadline": _deadline,
    "openings": _openings,
}
