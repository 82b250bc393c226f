"""Two changes together, for whom no single one adds a match (완화 조언): each with the exact number it adds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any, Final, Generic, NamedTuple

from jobplus_core.matching.dimensions import POSTINGS, SEEKERS, Facts, Side
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.options import LADDERS, Option
from jobplus_core.matching.options_posting import OF_POSTING
from jobplus_core.matching.options_seeker import OF_SEEKER
from jobplus_core.matching.relax import Makers, steps_of
from jobplus_core.matching.survey import Survey, blocking, survey

MOST: Final = 7


class Together(NamedTuple, Generic[Facts]):
    """Two changes of different criteria with what they bring.

    Attributes:
        asker: Whose wishes or terms would change.
        options: The changes.
        gain: How many matches they add.
        eligible: How many there are after them.
    """

    asker: Facts
    options: tuple[Option, Option]
    gain: int
    eligible: int

    @property
    def facts(self) -> Facts:
        """The facts with both changes made, to try them without touching the record."""
        first, second = self.options
        return replace(self.asker, **first.values, **second.values)


def relax_two(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    most: int = MOST,
    keep_history: bool = False,
) -> tuple[Together[SeekerFacts], ...]:
    """The pairs of changes of a seeker's wishes that add most; of changes made step by step the first that adds.

    Args:
        seeker: Whose wishes to vary.
        postings: Open postings, or an index of them.
        today: The day that deadlines are held against.
        most: How many to name at most.
        keep_history: As of `relaxation_menu`.
    """
    index = postings if isinstance(postings, Index) else index_postings(postings)
    with index.lock:
        found = survey(index, seeker, today=today, hard=blocking(keep_history=keep_history))
        return _pairs(found, seeker, SEEKERS, OF_SEEKER, most)


def posting_relax_two(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    most: int = MOST,
    keep_history: bool = False,
) -> tuple[Together[PostingFacts], ...]:
    """The same of a posting's terms; the arguments are those of `relax_two`, turned round."""
    index = seekers if isinstance(seekers, Index) else index_seekers(seekers)
    with index.lock:
        found = survey(index, posting, today=today, hard=blocking(keep_history=keep_history))
        return _pairs(found, posting, POSTINGS, OF_POSTING, most)


def _pairs(
    found: Survey[Any], asker: Facts, asking: Side[Facts], makers: Makers, most: int
) -> tuple[Together[Facts], ...]:
    now = found.eligible.bit_count()
    named: dict[tuple[str, str, object], Together[Facts]] = {}
    for one, other in combinations(makers, 2):
        first, second = (steps_of(found, asking, makers, name) for name in (one, other))
        kept_away = found.all_but(one, other) & first.any & second.any
        if kept_away.bit_count() <= now:
            continue
        for option, let_in in zip(first.options, first.passing, strict=True):
            rows = kept_away & let_in
            if rows.bit_count() <= now:
                continue
            for further, let_in_too in zip(second.options, second.passing, strict=True):
                eligible = (rows & let_in_too).bit_count()
                if eligible > now:
                    pair = Together(asker, (option, further), eligible - now, eligible)
                    named.setdefault((option.change, further.change, _apart(option, further)), pair)
    return tuple(sorted(named.values(), key=lambda pair: -pair.gain)[:most])


def _apart(option: Option, further: Option) -> object:
    """What tells pairs of the same kinds of change from each other; the steps of a ladder are one kind."""
    return tuple(each.figures for each in (option, further) if each.change not in LADDERS)
