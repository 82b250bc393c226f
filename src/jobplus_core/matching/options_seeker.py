"""What a seeker could give way on, criterion by criterion, in steps as they are said across a desk."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from jobplus_core.codes.occupations import ancestors, children
from jobplus_core.kinds import EmploymentForm, WageBasis
from jobplus_core.matching.dimensions import Key
from jobplus_core.matching.facts import PostingFacts
from jobplus_core.matching.index import Index
from jobplus_core.matching.options import Option
from jobplus_core.seekers.rules import wished_monthly
from jobplus_core.wage import shift_minutes

Postings = Index[PostingFacts]

_LOWER_BY_WON: Final = (100_000, 200_000, 300_000, 400_000, 500_000)
_LOWER_BY_WON_AN_HOUR: Final = (500, 1_000, 1_500, 2_000)
_LONGER_BY_MINUTES: Final = (15, 30, 45, 60)
_LONGEST_WAY: Final = 120
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_MORE_HOURS: Final = (1, 2)
# The law gives everybody a day of rest a week (근로기준법 제55조).
_MOST_DAYS: Final = 6
_SUB_MAJOR, _MINOR = 2, 3
_LICENSES_KEPT_AS: Final = 16


def _wage(index: Postings, key: Key) -> Iterator[Option]:
    monthly, hourly = key
    if hourly:
        for step in _LOWER_BY_WON_AN_HOUR:
            if 2 * step < hourly:
                values = {"wish_hourly_won": hourly - step}
                if monthly:
                    values["wish_monthly_won"] = min(monthly, wished_monthly(WageBasis.HOUR, hourly - step) or monthly)
                yield Option("wage.lower_hourly", (("from", hourly), ("to", hourly - step)), values)
    elif monthly:
        # Nobody is asked to do the same for half.
        yield from lower_wages(monthly, [step for step in _LOWER_BY_WON if 2 * step < monthly])


def lower_wages(wish: int, steps_won: Iterable[int]) -> Iterator[Option]:
    """The wished wage lowered by each step, won a month; nothing where none would be left."""
    for step in steps_won:
        if step < wish:
            yield Option("wage.lower", (("from", wish), ("to", wish - step)), {"wish_monthly_won": wish - step})


def _commute(index: Postings, key: Key) -> Iterator[Option]:
    *_, wished, limit = key
    if limit is not None:
        for more in _LONGER_BY_MINUTES:
            if limit + more <= _LONGEST_WAY:
                figures = (("from", limit), ("to", limit + more))
                yield Option("commute.longer", figures, {"max_commute_minutes": limit + more})
    elif wished:
        yield Option("places.any", (), {"wished_places": ()})


def _form(index: Postings, key: Key) -> Iterator[Option]:
    (accepted,) = key
    if accepted:
        offered = sorted(EmploymentForm(told) for told, bits in index.facet("form").items() if told and bits)
        for form in offered:
            if form not in accepted:
                yield Option("form.also", (("form", form.value),), {"employment_forms": (*accepted, form)})


def _occupation(index: Postings, key: Key) -> Iterator[Option]:
    (wished,) = key
    tried: set[str] = set()
    for change, around in (("occupation.also", _siblings), ("occupation.group", _wider)):
        for code in wished:
            for other in around(code):
                if other not in tried and not any(other.startswith(wish) for wish in wished):
                    tried.add(other)
                    yield Option(change, (("occupation", other),), {"wished_occupations": (*wished, other)})


@cache
def _siblings(code: str) -> tuple[str, ...]:
    """The groups beside a wished one, at the nearest level that has any.

    A unit's own minor group is met already, so that its siblings are those of the minor group.
    """
    group = code[:_MINOR]
    for parent in ancestors(group):
        beside = tuple(child.code for child in children(parent.code) if not group.startswith(child.code))
        if beside:
            return beside
    return ()


@cache
def _wider(code: str) -> tuple[str, ...]:
    """Whole sub-major groups: the wished one's own where that is more than its minor group, and those beside it."""
    own, near = code[:_SUB_MAJOR], _siblings(code)
    whole = (own,) if len(children(own)) > 1 else ()
    groups = (*whole, *(child.code for child in children(own[:1]) if child.code != own))
    return tuple(group for group in groups if group not in near and group != code)


def _licenses(index: Postings, key: Key) -> Iterator[Option]:
    (held,) = key
    if held is not None:
        for name in sorted(lacking_alone(index, held)):
            yield Option("license.obtain", (("license", name),), {"licenses": held | {name}})


def lacking_alone(index: Postings, held: frozenset[str]) -> Mapping[str, int]:
    """By license, the postings that lack it and no other of who holds these; licenses that open none are left out."""

    def made() -> dict[str, int]:
        lacked = {name: bits for name, bits in index.facet("licenses").items() if name not in held}
        alone = _once(lacked.values())
        return {name: alone & bits for name, bits in lacked.items() if alone & bits}

    found: Mapping[str, int] = index.cached("licenses.alone", held, made, weight=_LICENSES_KEPT_AS)
    return found


def _once(masks: Iterable[int]) -> int:
    """The rows that stand in exactly one of the bitmaps."""
    any_, several = 0, 0
    for mask in masks:
        several |= any_ & mask
        any_ |= mask
    return any_ & ~several


def _time(index: Postings, key: Key) -> Iterator[Option]:
    days, start, end, night, rotating = key
    if days is not None:
        for more in range(days + 1, min(days + 2, _MOST_DAYS) + 1):
            yield Option("days.more", (("from", days), ("to", more)), {"days_per_week": more})
    if start is not None and end is not None:
        yield from _more_hours(start, end)
    if night is False:
        yield Option("night.also", (), {"night": True})
    if rotating is False:
        yield Option("rotating.also", (), {"rotating": True})


def _more_hours(start: int, end: int) -> Iterator[Option]:
    length = shift_minutes(start, end)
    for hours in _MORE_HOURS:
        more = hours * _HOUR
        earlier, later = (start - more) % _DAY, (end + more) % _DAY
        if length + more < _DAY:
            yield Option("hours.earlier", (("from", start), ("to", earlier)), {"starts_at": earlier})
            yield Option("hours.later", (("from", end), ("to", later)), {"ends_at": later})
        if length + 2 * more < _DAY:
            yield Option("hours.wider", (("minutes", more),), {"starts_at": earlier, "ends_at": later})
    yield Option("hours.any", (), {"starts_at": None, "ends_at": None})


OF_SEEKER: Final[Mapping[str, Callable[[Postings, Key], Iterable[Option]]]] = {
    "wage": _wage,
    "commute": _commute,
    "form": _form,
    "occupation": _occupation,
    "licenses": _licenses,
    "time": _time,
}
