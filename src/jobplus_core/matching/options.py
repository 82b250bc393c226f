"""The changes worth trying on a seeker's wishes or on a posting's terms, one field each.

An option only ever widens: what matched before still matches after it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final, Generic

from jobplus_core.codes.occupations import ancestors, children
from jobplus_core.kinds import Education, EmploymentForm
from jobplus_core.matching.dimensions import Facts, Key
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts
from jobplus_core.matching.survey import Survey
from jobplus_core.matching.verdicts import Figures
from jobplus_core.wage import shift_minutes

CHANGES: Final = (
    "wage.lower",
    "commute.longer",
    "places.any",
    "form.also",
    "occupation.also",
    "license.obtain",
    "days.more",
    "hours.wider",
    "night.also",
    "rotating.also",
    "wage.raise",
    "education.lower",
    "education.any",
    "license.drop",
    "days.fewer",
)
_WAGE_UNIT: Final = 10_000
_DAY: Final = 24 * 60
_HOUR: Final = 60
_MOST_DAYS: Final = 7
_LICENSES_TRIED: Final = 5


class Option(Generic[Facts]):
    """One change that could be made.

    Attributes:
        change: Key of the change, one of `CHANGES`; the desk words it.
        figures: What the wording fills in, by name.
        criteria: The criteria that read what changes.
        values: The fields that change, with their new values.
    """

    __slots__ = ("_facts", "change", "criteria", "figures", "values")

    def __init__(self, facts: Facts, change: str, figures: Figures, *criteria: str, **values: Any) -> None:
        self._facts: Facts = facts
        self.change = change
        self.figures = figures
        self.criteria = criteria
        self.values = values

    @property
    def facts(self) -> Facts:
        """The facts with the change made, to try it without touching the record."""
        found: Facts = replace(self._facts, **self.values)
        return found

    def key(self, fields: tuple[str, ...]) -> Key:
        """These fields with the change made."""
        values, facts = self.values, self._facts
        return tuple(values[name] if name in values else getattr(facts, name) for name in fields)


def seeker_options(seeker: SeekerFacts, found: Survey[PostingFacts]) -> Iterator[Option[SeekerFacts]]:
    """What this seeker could give way on, judged against the postings surveyed.

    Wage 10 and 20 percent lower (in steps of 10,000 won), 15 and 30 minutes more on the way, any place instead of
    the wished ones, a form that postings offer, the minor groups beside a wished one, a license that alone
    keeps postings away, one day more a week, an hour more at both ends, night work.
    """
    yield from _lower_wages(seeker)
    yield from _longer_ways(seeker)
    yield from _other_forms(seeker, found)
    yield from _sibling_occupations(seeker)
    yield from _licenses_to_obtain(seeker, found)
    yield from _more_time(seeker)


def _lower_wages(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    wish = seeker.wish_monthly_won or 0
    return lower_wages(seeker, [wish - wish * percent // 100 // _WAGE_UNIT * _WAGE_UNIT for percent in (90, 80)])


def lower_wages(seeker: SeekerFacts, steps_won: Iterable[int]) -> Iterator[Option[SeekerFacts]]:
    """The wished wage lowered by each step, won a month; nothing where no wage is wished or none would be left."""
    wish = seeker.wish_monthly_won
    if wish is None:
        return
    for step in steps_won:
        lower = wish - step
        if lower > 0:
            yield Option(seeker, "wage.lower", (("from", wish), ("to", lower)), "wage", wish_monthly_won=lower)


def _longer_ways(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    limit = seeker.max_commute_minutes
    if limit is not None:
        for more in (15, 30):
            figures = (("from", limit), ("to", limit + more))
            yield Option(seeker, "commute.longer", figures, "commute", max_commute_minutes=limit + more)
    elif seeker.wished_places:
        yield Option(seeker, "places.any", (), "commute", wished_places=())


def _other_forms(seeker: SeekerFacts, found: Survey[PostingFacts]) -> Iterator[Option[SeekerFacts]]:
    accepted = seeker.employment_forms
    if accepted:
        offered = found.index.facet("form")
        for form in sorted(EmploymentForm(told) for told, bits in offered.items() if told and bits):
            if form not in accepted:
                yield Option(seeker, "form.also", (("form", form.value),), "form", employment_forms=(*accepted, form))


def _sibling_occupations(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    wished = seeker.wished_occupations
    tried: set[str] = set()
    for code in wished:
        for sibling in _siblings(code):
            if sibling not in tried and not any(sibling.startswith(w) for w in wished):
                tried.add(sibling)
                yield Option(
                    seeker,
                    "occupation.also",
                    (("occupation", sibling),),
                    "occupation",
                    wished_occupations=(*wished, sibling),
                )


@cache
def _siblings(code: str) -> tuple[str, ...]:
    """The groups beside a wished one, at the nearest level that has any.

    A unit's own minor group is met already, so that its siblings are those of the minor group.
    """
    group = code[:3]
    for parent in ancestors(group):
        beside = tuple(child.code for child in children(parent.code) if not group.startswith(child.code))
        if beside:
            return beside
    return ()


def _licenses_to_obtain(seeker: SeekerFacts, found: Survey[PostingFacts]) -> Iterator[Option[SeekerFacts]]:
    held = seeker.licenses
    if held is None:
        return
    barred = found.all_but("licenses") & ~found.masks["licenses"]
    lacked = {name: bits for name, bits in found.index.facet("licenses").items() if name not in held}
    alone = found.index.cached("licenses.alone", held, lambda: _once(lacked.values())) & barred
    gains = {name: (alone & bits).bit_count() for name, bits in lacked.items() if alone & bits}
    for name in sorted(gains, key=lambda name: (-gains[name], name))[:_LICENSES_TRIED]:
        yield Option(seeker, "license.obtain", (("license", name),), "licenses", licenses=held | {name})


def _once(masks: Iterable[int]) -> int:
    """The rows that stand in exactly one of the bitmaps."""
    any_, several = 0, 0
    for mask in masks:
        several |= any_ & mask
        any_ |= mask
    return any_ & ~several


def _more_time(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    days, start, end = seeker.days_per_week, seeker.starts_at, seeker.ends_at
    if days is not None and days < _MOST_DAYS:
        yield Option(seeker, "days.more", (("from", days), ("to", days + 1)), "time", days_per_week=days + 1)
    if start is not None and end is not None:
        room = shift_minutes(start, end) + 2 * _HOUR
        if room < _DAY:
            wider: tuple[int | None, int | None] = ((start - _HOUR) % _DAY, (end + _HOUR) % _DAY)
        else:
            wider = (None, None)
        yield Option(seeker, "hours.wider", (("minutes", _HOUR),), "time", starts_at=wider[0], ends_at=wider[1])
    if seeker.night is False:
        yield Option(seeker, "night.also", (), "time", night=True)
    if seeker.rotating is False:
        yield Option(seeker, "rotating.also", (), "time", rotating=True)


def posting_options(posting: PostingFacts) -> Iterator[Option[PostingFacts]]:
    """What the employer could give way on.

    Wage 10 and 20 percent higher, schooling one step lower or not asked, each license not asked, one day
    a week fewer for the same pay.
    """
    won, basis = posting.wage_won, posting.wage_basis
    if won is not None and basis is not None:
        for percent in (110, 120):
            higher = won * percent // 100
            figures: Figures = (("basis", basis.value), ("from", won), ("to", higher))
            most = posting.wage_max_won
            yield Option(
                posting,
                "wage.raise",
                figures,
                "wage",
                wage_won=higher,
                wage_max_won=None if most is None else max(most, higher),
            )
    yield from _less_schooling(posting)
    for name in sorted(posting.licenses or ()):
        licenses = (posting.licenses or frozenset()) - {name}
        yield Option(posting, "license.drop", (("license", name),), "licenses", licenses=licenses)
    days = posting.days_per_week
    if days is not None and days > 1:
        fewer = replace(posting, days_per_week=days - 1)
        # Of a day's or an hour's pay, a day less would also cut the month's; that is another offer, not a wider one.
        if _pay(fewer) == _pay(posting):
            figures = (("from", days), ("to", days - 1))
            yield Option(posting, "days.fewer", figures, "time", "wage", days_per_week=days - 1)


def _pay(posting: PostingFacts) -> tuple[int | None, ...]:
    # By the hour a day less is worth more, which only widens the offer.
    return (posting.monthly_won, posting.monthly_max_won)


def _less_schooling(posting: PostingFacts) -> Iterator[Option[PostingFacts]]:
    asked = posting.education
    if asked is None or asked is Education.ANY:
        return
    ladder = list(Education)
    lower = ladder[EDUCATION_RANK[asked] - 1]
    if lower is not Education.ANY:
        figures = (("from", asked.value), ("to", lower.value))
        yield Option(posting, "education.lower", figures, "education", education=lower)
    yield Option(posting, "education.any", (("from", asked.value),), "education", education=Education.ANY)
