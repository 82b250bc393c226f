"""What to relax (완화 조언): single changes, each with the exact number of matches it adds.

An option is the same facts with one field changed. Only the criteria that read that field are asked again; the
rest of the survey stands. A gain is therefore what a rerun would count, at the price of one criterion.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Generic, TypeVar

from jobplus_core.matching.criteria import CRITERIA, Criterion
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Facts, Index, Judge, Survey, passing_mask
from jobplus_core.matching.options import Option, posting_options, seeker_options
from jobplus_core.matching.rank import survey_postings, survey_seekers

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
    found = survey_postings(seeker, postings, today=today)

    def changed(criterion: Criterion, facts: SeekerFacts) -> bool:
        return criterion.seeker_key(facts) != criterion.seeker_key(seeker)

    def judging(facts: SeekerFacts) -> Judge[PostingFacts]:
        return lambda criterion, posting: criterion.judge(facts, posting, today=today)

    return _menu(found, seeker_options(seeker, found), changed, judging, least_gain)


def posting_relaxation_menu(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    least_gain: int = 1,
) -> tuple[Relaxation[PostingFacts], ...]:
    """What an employer could relax on a posting; the arguments are those of `relaxation_menu`, turned round."""
    found = survey_seekers(posting, seekers, today=today)

    def changed(criterion: Criterion, facts: PostingFacts) -> bool:
        return criterion.posting_key(facts) != criterion.posting_key(posting)

    def judging(facts: PostingFacts) -> Judge[SeekerFacts]:
        return lambda criterion, seeker: criterion.judge(seeker, facts, today=today)

    return _menu(found, posting_options(posting), changed, judging, least_gain)


def _menu(
    found: Survey[Facts],
    options: Iterator[Option[Varied]],
    changed: Callable[[Criterion, Varied], bool],
    judging: Callable[[Varied], Judge[Facts]],
    least_gain: int,
) -> tuple[Relaxation[Varied], ...]:
    now = found.eligible.bit_count()
    menu: list[Relaxation[Varied]] = []
    for option in options:
        judge = judging(option.facts)
        masks = dict(found.masks)
        for criterion in CRITERIA:
            if criterion.name in masks and changed(criterion, option.facts):
                masks[criterion.name] = passing_mask(found.index, criterion, judge)
        eligible = reduce(and_, masks.values(), found.index.everything).bit_count()
        if eligible - now >= least_gain:
            menu.append(Relaxation(option, eligible - now, eligible))
    return tuple(sorted(menu, key=lambda relaxation: -relaxation.gain))
