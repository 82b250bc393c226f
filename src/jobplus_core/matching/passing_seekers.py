"""Which seekers each hard criterion lets a posting have, from bitmaps; `criteria` says the same pair by pair."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from jobplus_core.codes.commute import minutes_between
from jobplus_core.codes.occupation_tree import distance_level
from jobplus_core.kinds import Education
from jobplus_core.matching.bits import KNOWN, at_least, at_most, union
from jobplus_core.matching.criteria.occupation import NEAR_ENOUGH
from jobplus_core.matching.criteria.terms import minutes_outside, night_work
from jobplus_core.matching.dimensions import POSTINGS, Key
from jobplus_core.matching.facts import EDUCATION_RANK, SeekerFacts, place_of
from jobplus_core.matching.index import Index
from jobplus_core.matching.passing_postings import span

Seekers = Index[SeekerFacts]


def _occupation(index: Seekers, key: Key, today: date) -> int:
    (code,) = key
    if code is None:
        return index.everything
    held = index.facet("occupation").items()
    return union(bits for wish, bits in held if not wish or distance_level(wish, code) >= NEAR_ENOUGH)


def _commute(index: Seekers, key: Key, today: date) -> int:
    code, dong = key
    place = place_of(code, dong)
    if place is None:
        return index.everything
    wished = union(bits for code, bits in index.facet("wished").items() if place.startswith(code))
    limits = {int(told): bits for told, bits in index.facet("limit").items() if told}
    unlimited = index.everything & ~union(bits for limit, bits in limits.items() if limit > 0)
    # Who named no limit goes to the wished places only, where there are any.
    bound = index.facet("limit").get("", 0) & index.facet("wishes").get("places", 0)
    found = wished | (unlimited & ~bound)
    by_way: dict[int, int] = {}
    for home, bits in index.facet("home").items():
        minutes = minutes_between(place, home) if home else None
        if minutes is None:
            found |= bits & ~bound
        else:
            by_way[minutes] = by_way.get(minutes, 0) | bits
    # From the longest limit down: the ways that are short enough for one are so for every longer one.
    far_enough = 0
    ways = sorted(by_way, reverse=True)
    for limit in sorted((limit for limit in limits if limit > 0), reverse=True):
        while ways and ways[0] > limit:
            found |= by_way.pop(ways.pop(0)) & far_enough
        far_enough |= limits[limit]
    return found | union(bits & far_enough for bits in by_way.values())


def _wage(index: Seekers, key: Key, today: date) -> int:
    posting = POSTINGS.sample("wage", key)
    if posting.wage_negotiable:
        return index.everything
    by_month, by_hour = index.facet("wish.monthly"), index.facet("wish.hourly")
    content = index.everything
    if posting.monthly_won is not None:
        most = max(posting.monthly_won, posting.monthly_max_won or 0)
        content &= at_most(by_month, most) | ~by_month.get(KNOWN, 0)
    if posting.hourly_won is not None:
        most = max(posting.hourly_won, posting.hourly_max_won or 0)
        content = at_most(by_hour, most) | (content & ~by_hour.get(KNOWN, 0))
    return content


def _licenses(index: Seekers, key: Key, today: date) -> int:
    (asked,) = key
    if not asked:
        return index.everything
    held = index.facet("licenses")
    found = index.everything
    for name in asked:
        found &= held.get(name, 0)
    return found | held.get("", 0)


def _form(index: Seekers, key: Key, today: date) -> int:
    (form,) = key
    if form is None:
        return index.everything
    forms = index.facet("form")
    return forms.get("", 0) | forms.get(form, 0)


def _time(index: Seekers, key: Key, today: date) -> int:
    days, starts_at, ends_at, rotating = key
    found = index.everything
    if days is not None:
        found &= union(bits for told, bits in index.facet("days").items() if not told or int(told) >= days)
    if starts_at is not None and ends_at is not None:
        found &= index.cached("time.hours", (starts_at, ends_at), lambda: _hours(index, starts_at, ends_at))
        if night_work(starts_at, ends_at):
            found &= ~index.facet("night").get("no", 0)
    if rotating:
        found &= ~index.facet("rotating").get("no", 0)
    return found


def _hours(index: Seekers, starts_at: int, ends_at: int) -> int:
    found = 0
    for told, bits in index.facet("window").items():
        if told:
            earliest, latest = span(told)
            if minutes_outside(starts_at, ends_at, earliest=earliest, latest=latest):
                continue
        found |= bits
    return found


def _education(index: Seekers, key: Key, today: date) -> int:
    (asked,) = key
    if asked is None or asked is Education.ANY:
        return index.everything
    rank = EDUCATION_RANK[asked]
    held = index.facet("education").items()
    return union(bits for told, bits in held if not told or EDUCATION_RANK[Education(told)] >= rank)


def _age(index: Seekers, key: Key, today: date) -> int:
    least, most, basis = key
    if basis is None:
        return index.everything
    born = index.facet("born")
    day = today.year * 10_000 + today.month * 100 + today.day
    found = index.everything
    if least is not None:
        found &= ~at_least(born, day - least * 10_000 + 1)
    if most is not None:
        found &= ~at_most(born, day - (most + 1) * 10_000)
    return found


def _deadline(index: Seekers, key: Key, today: date) -> int:
    closes_on, _ = key
    return 0 if closes_on is not None and closes_on < today else index.everything


def _openings(index: Seekers, key: Key, today: date) -> int:
    openings, filled = key
    return 0 if openings is not None and openings <= filled else index.everything


PASSING: Final[Mapping[str, Callable[[Seekers, Key, date], int]]] = {
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
