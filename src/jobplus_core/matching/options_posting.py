"""What an employer could give way on, criterion by criterion, in steps as they are said on the telephone."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from jobplus_core.kinds import Education, WageBasis
from jobplus_core.matching.dimensions import POSTINGS, Key
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts, wage_bases
from jobplus_core.matching.index import Index
from jobplus_core.matching.options import Option
from jobplus_core.wage import shift_minutes

Seekers = Index[SeekerFacts]

_RAISE_BY_WON: Final[Mapping[WageBasis, tuple[int, ...]]] = {
    WageBasis.HOUR: (500, 1_000, 1_500, 2_000),
    WageBasis.DAY: (5_000, 10_000, 15_000, 20_000),
    WageBasis.MONTH: (100_000, 200_000, 300_000, 400_000, 500_000),
    WageBasis.YEAR: (1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000),
}
_HOUR: Final = 60
_DAY: Final = 24 * _HOUR
_SHORTEST_SHIFT: Final = 4 * _HOUR
# Below it employers either ask for none or would not say so.
_LEAST_SCHOOLING: Final = EDUCATION_RANK[Education.HIGH]


def _wage(index: Seekers, key: Key) -> Iterator[Option]:
    basis, won, most, negotiable, *_ = key
    if won is None or basis is None:
        return
    for step in _RAISE_BY_WON[basis]:
        higher = won + step
        figures = (("basis", basis.value), ("from", won), ("to", higher))
        values = {"wage_won": higher, "wage_max_won": None if most is None else max(most, higher)}
        yield Option("wage.raise", figures, values)
    if not negotiable:
        yield Option("wage.talk", (), {"wage_negotiable": True})


def _education(index: Seekers, key: Key) -> Iterator[Option]:
    (asked,) = key
    if asked is None or asked is Education.ANY:
        return
    ladder = list(Education)
    for rank in range(EDUCATION_RANK[asked] - 1, _LEAST_SCHOOLING - 1, -1):
        figures = (("from", asked.value), ("to", ladder[rank].value))
        yield Option("education.lower", figures, {"education": ladder[rank]})
    yield Option("education.any", (("from", asked.value),), {"education": Education.ANY})


def _licenses(index: Seekers, key: Key) -> Iterator[Option]:
    (asked,) = key
    for name in sorted(asked or ()):
        yield Option("license.drop", (("license", name),), {"licenses": asked - {name}})
    if asked is not None and len(asked) > 1:
        yield Option("license.none", (), {"licenses": frozenset()})


def _time(index: Seekers, key: Key) -> Iterator[Option]:
    if key[-1]:
        yield Option("rotating.drop", (), {"rotating": False})


def shorter_work(posting: PostingFacts) -> Iterator[Option]:
    """Less work for the same pay: a day a week fewer, an hour later to begin, an hour sooner to end.

    These change two criteria. Of a day's or an hour's pay less work would also cut the month's; that is another offer,
    not a wider one. By the hour the same pay is worth more, which only widens.
    """
    days, start, end = posting.days_per_week, posting.starts_at, posting.ends_at
    tried = []
    if days is not None and days > 1:
        tried.append(Option("days.fewer", (("from", days), ("to", days - 1)), {"days_per_week": days - 1}))
    if start is not None and end is not None and shift_minutes(start, end) > _SHORTEST_SHIFT:
        later, sooner = (start + _HOUR) % _DAY, (end - _HOUR) % _DAY
        tried.append(Option("shift.later", (("from", start), ("to", later)), {"starts_at": later}))
        tried.append(Option("shift.shorter", (("from", end), ("to", sooner)), {"ends_at": sooner}))
    yield from (option for option in tried if _pays_the_same(posting, option))


def _pays_the_same(posting: PostingFacts, option: Option) -> bool:
    dimension = POSTINGS.dimensions["wage"]
    basis, won, most, _, *worked = option.key(dimension.fields, dimension.key(posting))
    least, most = wage_bases(basis, won, *worked)[0], wage_bases(basis, most, *worked)[0]
    return (least, most) == (posting.monthly_won, posting.monthly_max_won)


OF_POSTING: Final[Mapping[str, Callable[[Seekers, Key], Iterable[Option]]]] = {
    "wage": _wage,
    "education": _education,
    "licenses": _licenses,
    "time": _time,
}
