"""The changes worth trying on a seeker's wishes or on a posting's terms, one field each.

An option only ever widens: what matched before still matches after it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Generic

from jobplus_core.codes.occupations import ancestors, children
from jobplus_core.kinds import Education
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts
from jobplus_core.matching.index import Facts, Survey
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


@dataclass(frozen=True, slots=True)
class Option(Generic[Facts]):
    """One change that could be made.

    Attributes:
        change: Key of the change, one of `CHANGES`; the desk words it.
        figures: What the wording fills in, by name.
        facts: The facts with the change made, to try it without touching the record.
    """

    change: str
    figures: Figures
    facts: Facts


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
    wish = seeker.wish_monthly_won
    if wish is None:
        return
    for percent in (90, 80):
        lower = wish * percent // 100 // _WAGE_UNIT * _WAGE_UNIT
        if lower > 0:
            yield Option("wage.lower", (("from", wish), ("to", lower)), replace(seeker, wish_monthly_won=lower))


def _longer_ways(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    limit = seeker.max_commute_minutes
    if limit is not None:
        for more in (15, 30):
            figures = (("from", limit), ("to", limit + more))
            yield Option("commute.longer", figures, replace(seeker, max_commute_minutes=limit + more))
    elif seeker.wished_places:
        yield Option("places.any", (), replace(seeker, wished_places=()))


def _other_forms(seeker: SeekerFacts, found: Survey[PostingFacts]) -> Iterator[Option[SeekerFacts]]:
    accepted = seeker.employment_forms
    if accepted:
        offered = {sample.employment_form for sample in found.index.columns["form"].samples}
        for form in sorted(form for form in offered if form is not None and form not in accepted):
            yield Option("form.also", (("form", form.value),), replace(seeker, employment_forms=(*accepted, form)))


def _sibling_occupations(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    wished = seeker.wished_occupations
    tried: set[str] = set()
    for code in wished:
        for sibling in _siblings(code):
            if sibling not in tried and not any(sibling.startswith(w) for w in wished):
                tried.add(sibling)
                changed = replace(seeker, wished_occupations=(*wished, sibling))
                yield Option("occupation.also", (("occupation", sibling),), changed)


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
    alone: Counter[str] = Counter()
    for position in found.index.positions(barred):
        missing = (found.index.rows[position].licenses or frozenset()) - held
        if len(missing) == 1:
            alone.update(missing)
    for name in sorted(alone, key=lambda name: (-alone[name], name))[:_LICENSES_TRIED]:
        yield Option("license.obtain", (("license", name),), replace(seeker, licenses=held | {name}))


def _more_time(seeker: SeekerFacts) -> Iterator[Option[SeekerFacts]]:
    days, start, end = seeker.days_per_week, seeker.starts_at, seeker.ends_at
    if days is not None and days < _MOST_DAYS:
        yield Option("days.more", (("from", days), ("to", days + 1)), replace(seeker, days_per_week=days + 1))
    if start is not None and end is not None:
        room = shift_minutes(start, end) + 2 * _HOUR
        if room < _DAY:
            changed = replace(seeker, starts_at=(start - _HOUR) % _DAY, ends_at=(end + _HOUR) % _DAY)
        else:
            changed = replace(seeker, starts_at=None, ends_at=None)
        yield Option("hours.wider", (("minutes", _HOUR),), changed)
    if seeker.night is False:
        yield Option("night.also", (), replace(seeker, night=True))


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
            yield Option("wage.raise", figures, replace(posting, wage_won=higher))
    yield from _less_schooling(posting)
    for name in sorted(posting.licenses or ()):
        licenses = (posting.licenses or frozenset()) - {name}
        yield Option("license.drop", (("license", name),), replace(posting, licenses=licenses))
    days = posting.days_per_week
    # Of a day's or an hour's pay, a day less would also cut the month's; that is another offer, not a wider one.
    if days is not None and days > 1 and posting.monthly_won == replace(posting, days_per_week=days - 1).monthly_won:
        changed = replace(posting, days_per_week=days - 1)
        yield Option("days.fewer", (("from", days), ("to", days - 1)), changed)


def _less_schooling(posting: PostingFacts) -> Iterator[Option[PostingFacts]]:
    asked = posting.education
    if asked is None or asked is Education.ANY:
        return
    ladder = list(Education)
    lower = ladder[EDUCATION_RANK[asked] - 1]
    if lower is not Education.ANY:
        figures = (("from", asked.value), ("to", lower.value))
        yield Option("education.lower", figures, replace(posting, education=lower))
    yield Option("education.any", (("from", asked.value),), replace(posting, education=Education.ANY))
