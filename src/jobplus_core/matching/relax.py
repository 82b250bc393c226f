"""What to relax (완화 조언): single changes, each with the exact number of matches it adds.

An option is the same facts with one field changed. Only the criteria that read that field are asked again; the
rest of the survey stands. A gain is therefore what a rerun would count, at the price of one criterion.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from jobplus_core.matching.dimensions import POSTINGS, SEEKERS, Facts, Side
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.options import Option, lower_wages, posting_options, seeker_options
from jobplus_core.matching.survey import Survey, survey

Varied = TypeVar("Varied", SeekerFacts, PostingFacts)


@dataclass(frozen=True, slots=True)
class Relaxation(Generic[Facts]):
    """An option with what it brings: how many matches it adds, and how many there are after it."""

    option: Option[Facts]
    gain: int
    eligible: int


def relaxation_menu(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    least_gain: int = 1,
) -> tuple[Relaxation[SeekerFacts], ...]:
    """What a seeker could relax, the most gainful first; equal gains keep the menu's order.

    Args:
        seeker: Whose wishes to vary.
        postings: Open postings, or an index of them.
        today: The day that deadlines are held against.
        least_gain: Leave out what adds fewer matches than this.
    """
    index = postings if isinstance(postings, Index) else index_postings(postings)
    with index.lock:
        found = survey(index, seeker, today=today)
        return _menu(found, seeker_options(seeker, found), SEEKERS, least_gain)


def lower_wage(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    steps_won: Sequence[int],
) -> Relaxation[SeekerFacts] | None:
    """The first of some round steps down from the wished wage that adds a match, or None where none does.

    The menu goes down by parts of a hundred; across a desk people speak of "10만 낮추면".

    Args:
        seeker: Whose wish to vary.
        postings: Open postings, or an index of them.
        today: The day that deadlines are held against.
        steps_won: How much less to try, won a month, the smallest first.
    """
    index = postings if isinstance(postings, Index) else index_postings(postings)
    with index.lock:
        menu = _menu(survey(index, seeker, today=today), lower_wages(seeker, steps_won), SEEKERS, 1)
    return min(menu, key=lambda found: found.gain, default=None)


def posting_relaxation_menu(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    least_gain: int = 1,
) -> tuple[Relaxation[PostingFacts], ...]:
    """What an employer could relax on a posting; the arguments are those of `relaxation_menu`, turned round."""
    index = seekers if isinstance(seekers, Index) else index_seekers(seekers)
    with index.lock:
        found = survey(index, posting, today=today)
        return _menu(found, posting_options(posting), POSTINGS, least_gain)


def _menu(
    found: Survey[Facts], options: Iterator[Option[Varied]], asking: Side[Varied], least_gain: int
) -> tuple[Relaxation[Varied], ...]:
    now = found.eligible.bit_count()
    others: dict[tuple[str, ...], int] = {}
    menu: list[Relaxation[Varied]] = []
    for option in options:
        criteria = option.criteria
        if criteria not in others:
            others[criteria] = found.all_but(*criteria)
        mask = others[criteria]
        for name in criteria:
            mask &= found.passing(name, option.key(asking.dimensions[name].fields))
        eligible = mask.bit_count()
        if eligible - now >= least_gain:
            menu.append(Relaxation(option, eligible - now, eligible))
    return tuple(sorted(menu, key=lambda relaxation: -relaxation.gain))
