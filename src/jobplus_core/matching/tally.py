"""How many seekers suit each of many postings, and how well the best one does, without the reasons of a ranking."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts
from jobplus_core.matching.index import Index
from jobplus_core.matching.rank import best
from jobplus_core.matching.survey import survey
from jobplus_core.matching.weights import DEFAULT, WeightSet


@dataclass(frozen=True, slots=True)
class Tally:
    """How many seekers may be referred to a posting, and the best one's score, 0 to 10,000."""

    eligible: int
    best_score: int | None


def tally(
    postings: Iterable[PostingFacts], seekers: Index[SeekerFacts], *, today: date, weights: WeightSet = DEFAULT
) -> dict[int, Tally]:
    """Count and score everybody for each posting, with the figures that `recommend_candidates` gives.

    Args:
        postings: The postings; each stands for itself, whatever it shares with others.
        seekers: The seekers made ready.
        today: The day that deadlines are held against.
        weights: How much each criterion counts.

    Returns:
        Each posting's tally by its number.
    """
    # What criteria say of one occupation is kept for the next posting that names it.
    ordered = sorted(postings, key=lambda posting: posting.occupation_code or "")
    return {posting.id: _tally(posting, seekers, today, weights) for posting in ordered}


def _tally(posting: PostingFacts, seekers: Index[SeekerFacts], today: date, weights: WeightSet) -> Tally:
    with seekers.lock:
        found = survey(seekers, posting, today=today)
        first = best(found, weights, 1)
        return Tally(found.eligible.bit_count(), first[0][0] if first else None)


def with_candidates(postings: Iterable[PostingFacts], seekers: Index[SeekerFacts], *, today: date) -> frozenset[int]:
    """The numbers of the postings to which somebody may be referred; nothing is scored for it."""
    return frozenset(posting.id for posting in postings if _eligible(posting, seekers, today))


def _eligible(posting: PostingFacts, seekers: Index[SeekerFacts], today: date) -> int:
    with seekers.lock:
        return survey(seekers, posting, today=today).eligible
