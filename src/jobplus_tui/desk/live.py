"""What stands beside the intake form while it is typed: who it may be, and what fits so far."""

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader
from jobplus_core.matching.facts import PostingFacts, SeekerFacts, minutes_to_work
from jobplus_core.matching.index import Index
from jobplus_core.matching.pool import facts_of_form, seeker_facts
from jobplus_core.matching.queries import posting_cards, private_postings, weights_of
from jobplus_core.matching.rank import Match, recommend_postings
from jobplus_core.matching.relax import Relaxation, foremost, lower_wage, relaxation_menu
from jobplus_core.matching.verdicts import Figures
from jobplus_core.seekers.finding.queries import LikelySame
from jobplus_core.seekers.queries import registrations
from jobplus_core.seekers.rules import SeekerForm

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk

MOST_MATCHES: Final = 30
MOST_STEPS: Final = 5
FULL_SCORE: Final = 100
MINOR_DIGITS: Final = 3
"""A code of KECO 2025 begins with its minor group's three digits."""
LOWER_BY_WON: Final = (100_000, 200_000, 300_000)
"""Steps that people speak of when a wage is talked over."""


@dataclass(frozen=True, slots=True)
class LiveMatch:
    """A posting that fits so far; the score is 0 to 100, the way in minutes."""

    score: int
    title: str
    employer: str
    place: str
    monthly_won: int | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class LiveStep:
    """One change of the wishes and how many postings it adds."""

    change: str
    figures: Figures
    gain: int


@dataclass(frozen=True, slots=True)
class Going:
    """What private employers pay for the work wished first: the median, won a month."""

    work: str
    monthly_won: int


class Medians:
    """What is paid for groups of work, counted once for each state of the open postings."""

    def __init__(self) -> None:
        self._index: Index[PostingFacts] | None = None
        self._known: dict[str, int | None] = {}

    def of(self, reader: Reader, institution_id: int, index: Index[PostingFacts], group: str) -> int | None:
        """The median of the open private postings of a minor group, won a month; nothing where none tells its pay."""
        if index is not self._index:
            self._index, self._known = index, {}
        if group not in self._known:
            private = private_postings(reader, institution_id, group)
            paid = [row.monthly_won for row in index.rows if row.id in private and row.monthly_won is not None]
            self._known[group] = median_low(paid) if paid else None
        return self._known[group]


@dataclass(frozen=True, slots=True)
class Live:
    """What is known beside a half-typed form.

    Attributes:
        doubles: Records that may be of the same person.
        eligible: How many postings fit; nothing while no wished occupation has a code.
        best: The best of them.
        steps: What a looser wish would add, most first.
        lower: The smallest of `LOWER_BY_WON` that adds any, and how many.
        going: What is paid for the work wished first.
        registered_before: Whether the record it goes to was registered before: the store then counts it as returning.
    """

    doubles: tuple[LikelySame, ...] = ()
    eligible: int | None = None
    best: tuple[LiveMatch, ...] = ()
    steps: tuple[LiveStep, ...] = ()
    lower: LiveStep | None = None
    going: Going | None = None
    registered_before: bool = False


def live(desk: "Desk", form: SeekerForm, *, seeker_id: int | None, medians: Medians) -> Live:
    """Return what is known beside a form; it runs in a worker thread.

    Args:
        desk: The session.
        form: What is typed so far.
        seeker_id: The record that the form mends or continues.
        medians: What is paid, as far as it has been counted.
    """
    doubles = tuple(desk.seekers.likely_same(form, besides=seeker_id))

    def read(reader: Reader) -> Live:
        before = seeker_id is not None and bool(registrations(reader, seeker_id))
        if not any(wish.code for wish in form.occupations):
            return Live(doubles, registered_before=before)
        known = seeker_facts(reader, seeker_id) if seeker_id is not None else None
        facts = facts_of_form(form, known=known)
        index = desk.matching.posting_index(reader)
        weights = weights_of(reader, desk.actor.institution_id)
        ranking = recommend_postings(facts, index, today=desk.today, weights=weights, top=MOST_MATCHES)
        menu = relaxation_menu(facts, index, today=desk.today)
        lower = lower_wage(facts, index, today=desk.today, steps_won=LOWER_BY_WON)
        code = next(wish.code for wish in form.occupations if wish.code)
        paid = medians.of(reader, desk.actor.institution_id, index, code[:MINOR_DIGITS])
        return Live(
            doubles,
            ranking.eligible,
            _best(reader, facts, index, ranking.results),
            tuple(_step(each) for each in foremost(menu, MOST_STEPS)),
            _step(lower) if lower is not None else None,
            Going(form.occupations[0].text, paid) if paid is not None else None,
            before,
        )

    return desk.read(read)


def _step(found: Relaxation[SeekerFacts]) -> LiveStep:
    return LiveStep(found.option.change, found.option.figures, found.gain)


def _best(
    reader: Reader, facts: SeekerFacts, index: Index[PostingFacts], found: tuple[Match, ...]
) -> tuple[LiveMatch, ...]:
    cards = posting_cards(reader, [match.id for match in found])
    offered = {match.id: index.facts(match.id) for match in found}
    best = []
    for match in found:
        card, posting = cards.get(match.id), offered[match.id]
        if card is not None:
            minutes = minutes_to_work(facts, posting)
            score = match.score // FULL_SCORE
            best.append(LiveMatch(score, card.title, card.employer, card.sigungu or "", posting.monthly_won, minutes))
    return tuple(best)
