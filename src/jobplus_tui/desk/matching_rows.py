"""What the matching screen shows: a ranking with its rows, a change and what it brings, people to choose from."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from jobplus_core.clock import KST
from jobplus_core.kinds import Stage
from jobplus_core.matching.facts import PostingFacts, SeekerFacts, minutes_to_work
from jobplus_core.matching.options import Option
from jobplus_core.matching.queries import Pair, PostingCard, SeekerCard
from jobplus_core.matching.rank import Match
from jobplus_core.matching.weights import DEFAULT, WeightSet
from jobplus_core.postings.ladder.rules import LadderDay, Standing
from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui.messages import MatchPosting, MatchSeeker

Subject = MatchSeeker | MatchPosting


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row of a ranking: a pair of a seeker and a posting.

    Attributes:
        rank: Place in the ranking, 1 first.
        match: Score and every criterion's word.
        seeker, posting: The side that the list ranks; the other one is the subject, and nothing here.
        pair: The last referral between the two.
        minutes: The way to work, one way.
        monthly_won: The pay offered, or on a list of seekers the pay wished.
        wage_low: Whether the pay lies under the wish on record.
        far: Whether the way is longer than the limit on record.
        stage: In whose hands the posting is.
        first_today: Whether the posting came today and nobody was referred to it yet.
        waiting_days: Business days begun since the posting was registered.
        sent_today: How often the seeker was referred today.
        same_employer: Whether the seeker was referred to this company before.
        urgent: Whether a referral goes out as an urgent one (긴급알선).
        crowd: People referred to the posting whose answer is open, this pair's own referral left out.
        weights: What the score was counted by.
    """

    rank: int
    match: Match
    seeker_id: int
    posting_id: int
    seeker: SeekerCard | None = None
    posting: PostingCard | None = None
    pair: Pair | None = None
    minutes: int | None = None
    monthly_won: int | None = None
    wage_low: bool = False
    far: bool = False
    stage: Stage = Stage.IN_HAND
    first_today: bool = False
    waiting_days: int = 0
    sent_today: int = 0
    same_employer: bool = False
    urgent: bool = False
    crowd: int = 0
    weights: WeightSet = DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change that could be made, or two together, and what it brings."""

    options: tuple[Option, ...]
    gain: int
    eligible: int
    seeker: SeekerFacts | None = None
    posting: PostingFacts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A ranking as the screen shows it.

    Attributes:
        subject: Whose ranking.
        name: The seeker's name, or the posting's company and title.
        rows: The best, at most `MOST_ROWS`.
        eligible: How many there are in all.
        untold: How many of them name no occupation; they stand last.
        blocked: By criterion, how many it keeps away; whoever is kept away twice counts in both.
        weights: Version of the weight set.
        step: The change that is being tried, nothing on the facts of record.
    """

    subject: Subject
    name: str
    rows: tuple[Candidate, ...]
    eligible: int
    weights: int
    untold: int = 0
    blocked: Mapping[str, int] = field(default_factory=dict)
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class People:
    """Seekers to choose from, and how many there are."""

    rows: tuple[SeekerRow, ...]
    total: int


def time_of(pair: Pair) -> datetime:
    """Return when the store learned of a referral, Korean time."""
    return datetime.fromtimestamp(pair.recorded_at / 1_000_000, KST)


def candidate_of(rank: int, match: Match, seeker: SeekerFacts, posting: PostingFacts, pair: Pair | None) -> Candidate:
    """Return the row of a match, without the names and cards that only the rows in sight need."""
    minutes = minutes_to_work(seeker, posting)
    wish, limit, offered = seeker.wish_monthly_won, seeker.max_commute_minutes, posting.monthly_won
    return Candidate(
        rank=rank,
        match=match,
        seeker_id=seeker.id,
        posting_id=posting.id,
        pair=pair,
        minutes=minutes,
        wage_low=wish is not None and offered is not None and offered < wish,
        far=minutes is not None and limit is not None and minutes > limit,
    )


def staged(row: Candidate, card: PostingCard, standing: Standing, day: LadderDay) -> Candidate:
    """Return a row of a list of postings with its card, and in whose hands the posting is."""
    hands = day.stage(standing)
    return replace(
        row,
        posting=card,
        stage=hands,
        first_today=hands is Stage.SAME_DAY and not card.referrals,
        waiting_days=day.age(card.registered_on),
        urgent=hands is Stage.URGENT,
        crowd=card.live - (row.pair is not None and row.pair.ended_on is None),
    )
