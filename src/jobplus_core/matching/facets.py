"""Which bitmaps a row stands in: equality-encoded for codes and words, bit slices for figures that are compared.

A facet is named by two words, such as (`place`, `11320 방학동`) or (`wage.monthly`, `known`); "" stands for unknown.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from jobplus_core.matching.bits import slices_of
from jobplus_core.matching.facts import PostingFacts, SeekerFacts, place_of

Facet = tuple[str, str]


def window(starts_at: int | None, ends_at: int | None) -> str:
    """The name of a span of hours, "" where an end of it is unknown."""
    return "" if starts_at is None or ends_at is None else f"{starts_at}-{ends_at}"


def _known(value: object) -> str:
    return "" if value is None else str(value)


def _sliced(name: str, value: int | None) -> Iterable[Facet]:
    return () if value is None else ((name, part) for part in slices_of(value))


def _best(least: int | None, most: int | None) -> int | None:
    return None if least is None else max(least, most or 0)


def _posting_wage(posting: PostingFacts) -> Iterable[Facet]:
    yield from _sliced("wage.monthly", _best(posting.monthly_won, posting.monthly_max_won))
    yield from _sliced("wage.hourly", _best(posting.hourly_won, posting.hourly_max_won))
    if posting.wage_negotiable:
        yield "wage", "negotiable"


def _posting_time(posting: PostingFacts) -> Iterable[Facet]:
    yield "days", _known(posting.days_per_week)
    yield "window", window(posting.starts_at, posting.ends_at)
    if posting.rotating:
        yield "rotating", "yes"


def _posting_age(posting: PostingFacts) -> Iterable[Facet]:
    if posting.age_basis is not None and (posting.age_min is not None or posting.age_max is not None):
        yield "age", f"{_known(posting.age_min)}-{_known(posting.age_max)}"


def _posting_openings(posting: PostingFacts) -> Iterable[Facet]:
    if posting.openings is not None and posting.openings <= posting.filled:
        yield "openings", "filled"


OF_POSTING: Final[Mapping[str, Callable[[PostingFacts], Iterable[Facet]]]] = {
    "occupation": lambda posting: [("occupation", _known(posting.occupation_code))],
    "commute": lambda posting: [("place", _known(place_of(posting.place_code, posting.dong)))],
    "wage": _posting_wage,
    "licenses": lambda posting: [("licenses", name) for name in posting.licenses or ()],
    "form": lambda posting: [("form", _known(posting.employment_form))],
    "time": _posting_time,
    "education": lambda posting: [("education", _known(posting.education))],
    "age": _posting_age,
    "deadline": lambda posting: [("closes", posting.closes_on.isoformat() if posting.closes_on else "")],
    "openings": _posting_openings,
}


def _seeker_commute(seeker: SeekerFacts) -> Iterable[Facet]:
    yield "home", _known(place_of(seeker.place_code, seeker.dong))
    yield "limit", _known(seeker.max_commute_minutes)
    for code in seeker.wished_places:
        yield "wished", code
    if seeker.wished_places:
        yield "wishes", "places"


def _seeker_wage(seeker: SeekerFacts) -> Iterable[Facet]:
    # A wish of nothing is no wish.
    yield from _sliced("wish.monthly", seeker.wish_monthly_won or None)
    yield from _sliced("wish.hourly", seeker.wish_hourly_won or None)


def _seeker_time(seeker: SeekerFacts) -> Iterable[Facet]:
    yield "days", _known(seeker.days_per_week)
    yield "window", window(seeker.starts_at, seeker.ends_at)
    if seeker.night is False:
        yield "night", "no"
    if seeker.rotating is False:
        yield "rotating", "no"


def _seeker_licenses(seeker: SeekerFacts) -> Iterable[Facet]:
    if seeker.licenses is None:
        return [("licenses", "")]
    return [("licenses", name) for name in seeker.licenses]


def _seeker_age(seeker: SeekerFacts) -> Iterable[Facet]:
    born = seeker.birth_date
    return _sliced("born", None if born is None else born.year * 10_000 + born.month * 100 + born.day)


OF_SEEKER: Final[Mapping[str, Callable[[SeekerFacts], Iterable[Facet]]]] = {
    "occupation": lambda seeker: [("occupation", code) for code in seeker.wished_occupations or ("",)],
    "commute": _seeker_commute,
    "wage": _seeker_wage,
    "licenses": _seeker_licenses,
    "form": lambda seeker: [("form", form.value) for form in seeker.employment_forms] or [("form", "")],
    "time": _seeker_time,
    "education": lambda seeker: [("education", _known(seeker.education))],
    "age": _seeker_age,
}
