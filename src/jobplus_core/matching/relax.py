"""What to relax (완화 조언): single changes, each with the exact number of matches it adds.

An option is the same facts with one change. Only the criteria that read what changes are asked again; the rest of the
survey stands. What an option adds are the rows that its criterion alone keeps away and no longer would: a gain is
therefore what a rerun would count, at the price of one AND. The rows that each option of a criterion would let in
are kept with the index for whoever has the same values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, cast

from jobplus_core.matching.bits import union
from jobplus_core.matching.dimensions import POSTINGS, SEEKERS, Facts, Key, Side
from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index, index_postings, index_seekers
from jobplus_core.matching.options import LADDERS, WIDER, Option
from jobplus_core.matching.options_posting import OF_POSTING, shorter_work
from jobplus_core.matching.options_seeker import OF_SEEKER, lacking_alone, lower_wages
from jobplus_core.matching.survey import Survey, blocking, passing, passing_now, survey

Makers = Mapping[str, Callable[[Any, Key], Iterable[Option]]]
_SHORTER: Final = ("time", "wage")
_LICENSES: Final = "licenses"
_LICENSES_NAMED: Final = 5
_OF_A_LADDER, _OF_A_KIND = 2, 3
_STEPS_KEPT_AS: Final = 16
_GAIN: Final = itemgetter(2)
# A named tuple's own making costs a call more, for every option of every menu.
_tuple: Final[Any] = tuple.__new__


class Relaxation(NamedTuple, Generic[Facts]):
    """An option with what it brings.

    Attributes:
        asker: Whose wishes or terms would change.
        option: The change.
        gain: How many matches it adds.
        eligible: How many there are after it.
    """

    asker: Facts
    option: Option
    gain: int
    eligible: int

    @property
    def facts(self) -> Facts:
        """The facts with the change made, to try it without touching the record."""
        return replace(self.asker, **self.option.values)


class Steps(NamedTuple):
    """The options of one criterion for everybody with the same values of it.

    Attributes:
        options: What could be changed.
        passing: The rows that each would let in.
        any: The rows that one of them would let in.
    """

    options: tuple[Option, ...]
    passing: tuple[int, ...]
    any: int


def relaxation_menu(
    seeker: SeekerFacts,
    postings: Iterable[PostingFacts] | Index[PostingFacts],
    *,
    today: date,
    least_gain: int = 1,
    keep_history: bool = False,
) -> tuple[Relaxation[SeekerFacts], ...]:
    """What a seeker could relax, the most gainful first; equal gains keep the menu's order.

    Args:
        seeker: Whose wishes to vary.
        postings: Open postings, or an index of them.
        today: The day that deadlines are held against.
        least_gain: Leave out what adds fewer matches than this.
        keep_history: Count postings too that the seeker was referred to or that were refused, as a ranking does that
            leaves them in.
    """
    index = postings if isinstance(postings, Index) else index_postings(postings)
    with index.lock:
        found = survey(index, seeker, today=today, hard=blocking(keep_history=keep_history))
        return _menu(found, seeker, SEEKERS, OF_SEEKER, (), least_gain)


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
        found = survey(index, seeker, today=today)
        steps = lower_wages(seeker.wish_monthly_won or 0, steps_won)
        menu = (_apart(found, seeker, SEEKERS, option, ("wage",)) for option in steps)
        return next((relaxation for relaxation in menu if relaxation.gain > 0), None)


def posting_relaxation_menu(
    posting: PostingFacts,
    seekers: Iterable[SeekerFacts] | Index[SeekerFacts],
    *,
    today: date,
    least_gain: int = 1,
    keep_history: bool = False,
) -> tuple[Relaxation[PostingFacts], ...]:
    """What an employer could relax on a posting; the arguments are those of `relaxation_menu`, turned round."""
    index = seekers if isinstance(seekers, Index) else index_seekers(seekers)
    with index.lock:
        found = survey(index, posting, today=today, hard=blocking(keep_history=keep_history))
        return _menu(found, posting, POSTINGS, OF_POSTING, shorter_work(posting), least_gain)


def foremost(menu: Sequence[Relaxation[Facts]], most: int) -> tuple[Relaxation[Facts], ...]:
    """The steps of a menu worth naming where there is room for few, the most gainful first.

    A wage lowered by half a million gains more than one lowered by a tenth of that, and hides everything else: of
    changes made step by step only the first ones that add something stand, of the others the most gainful. What gives
    more way than another change stands only where it brings more.

    Args:
        menu: A whole menu.
        most: How many to name at most.
    """
    named: list[Relaxation[Facts]] = []
    by_change: dict[str, list[Relaxation[Facts]]] = {}
    for relaxation in menu:
        by_change.setdefault(relaxation.option.change, []).append(relaxation)
    for change, found in by_change.items():
        less = max((each.gain for other in WIDER.get(change, ()) for each in by_change.get(other, ())), default=0)
        found = [relaxation for relaxation in found if relaxation.gain > less]
        if change in LADDERS:
            # Each step holds those before it: the least gain is the first step, equal gains are no step further.
            rising = {relaxation.gain: relaxation for relaxation in reversed(found)}
            named += [rising[gain] for gain in sorted(rising)[:_OF_A_LADDER]]
        else:
            named += found[:_OF_A_KIND]
    return tuple(sorted(named, key=_GAIN, reverse=True)[:most])


def _menu(
    found: Survey[Any],
    asker: Facts,
    asking: Side[Facts],
    makers: Makers,
    apart: Iterable[Option],
    least_gain: int,
) -> tuple[Relaxation[Facts], ...]:
    index, masks, keys, eligible = found.index, found.masks, found.keys, found.eligible
    now = eligible.bit_count()
    menu: list[Relaxation[Facts]] = []
    before = index.living
    for name, mask in masks.items():
        if name not in makers:
            before &= mask
    names = [*makers]
    after = [index.everything]
    for name in names[:0:-1]:
        after.append(after[-1] & masks[name])
    for name in names:
        steps: Steps | None = index.held(f"{name}.steps", keys[name])
        if steps is None:
            steps = steps_of(found, asking, makers, name)
        # What nothing else blocks, less what nothing blocks: what this criterion alone keeps away.
        barred = (before & after.pop()) ^ eligible
        before &= masks[name]
        if barred & steps.any:
            gains = [(barred & let).bit_count() for let in steps.passing]
        elif least_gain > 0:
            continue
        else:
            gains = [0] * len(steps.options)
        brought = [
            _tuple(Relaxation, (asker, option, gain, now + gain))
            for option, gain in zip(steps.options, gains, strict=True)
            if gain >= least_gain
        ]
        if name == _LICENSES and asking.name == SEEKERS.name:
            brought = sorted((each for each in brought if each.gain), key=_GAIN, reverse=True)[:_LICENSES_NAMED]
        menu += brought
    for option in apart:
        relaxation = _apart(found, asker, asking, option, _SHORTER)
        if relaxation.gain >= least_gain:
            menu.append(relaxation)
    menu.sort(key=_GAIN, reverse=True)
    return tuple(menu)


def steps_of(found: Survey[Any], asking: Side[Facts], makers: Makers, name: str) -> Steps:
    """The options of one criterion and the rows that each would let in, kept with the index."""
    index, key, fields = found.index, found.keys[name], asking.dimensions[name].fields

    def made() -> Steps:
        options = tuple(makers[name](index, key))
        if name == _LICENSES and asking.name == SEEKERS.name:
            # One more license lets in what lacks that one alone: all others need not be put together for each.
            let_in = (
                ()
                if key[0] is None
                else tuple(found.masks[name] | bits for _, bits in sorted(lacking_alone(index, key[0]).items()))
            )
        else:
            let_in = tuple(passing_now(index, name, option.key(fields, key), found.today) for option in options)
        return Steps(options, let_in, union(let_in))

    return cast(Steps, index.cached(f"{name}.steps", key, made, weight=_STEPS_KEPT_AS))


def _apart(
    found: Survey[Any], asker: Facts, asking: Side[Facts], option: Option, criteria: tuple[str, ...]
) -> Relaxation[Facts]:
    """One option worked out by itself, which may change several criteria."""
    eligible = found.all_but(*criteria)
    for name in criteria:
        fields = asking.dimensions[name].fields
        eligible &= passing(found.index, name, option.key(fields, found.keys[name]), found.today)
    count = eligible.bit_count()
    return Relaxation(asker, option, count - found.eligible.bit_count(), count)
