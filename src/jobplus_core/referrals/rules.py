"""How a referral may move, who ended it, when its answer is due, and what it counts as; pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.errors import FieldMissing, MoveNotAllowed, ReferralEnded
from jobplus_core.kinds import (
    LIVE_REFERRALS,
    Channel,
    Indicator,
    Party,
    ReferralState,
    ReferralWarning,
    RefusalReason,
    SubjectKind,
)
from jobplus_core.ledger.bookings import Booking

_S = ReferralState
_ENDS: Final = (_S.SEEKER_REFUSED, _S.EMPLOYER_REFUSED, _S.NO_ANSWER, _S.WITHDRAWN, _S.OVERTAKEN)

# A hire is booked by a placement and stands in the table for it; no move leads out of an end but the
# cancellation of the placement, which withdraws the referral. Taking an act back is no move: it leads back along the
# last one, or to `UNDONE` where there was none.
MOVES: Final[dict[ReferralState, tuple[ReferralState, ...]]] = {
    _S.REFERRED: (_S.INFORMED, _S.INTERVIEW_SET, _S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INFORMED: (_S.INTERVIEW_SET, _S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INTERVIEW_SET: (_S.INTERVIEWED, _S.OFFERED, _S.HIRED, *_ENDS),
    _S.INTERVIEWED: (_S.OFFERED, _S.HIRED, *_ENDS),
    _S.OFFERED: (_S.HIRED, *_ENDS),
    _S.HIRED: (_S.WITHDRAWN,),
    _S.SEEKER_REFUSED: (),
    _S.EMPLOYER_REFUSED: (),
    _S.NO_ANSWER: (),
    _S.WITHDRAWN: (),
    _S.OVERTAKEN: (),
    _S.UNDONE: (),
}

ENDED_BY: Final[dict[ReferralState, Party]] = {
    _S.SEEKER_REFUSED: Party.SEEKER,
    _S.EMPLOYER_REFUSED: Party.EMPLOYER,
    _S.NO_ANSWER: Party.NOBODY,
    _S.WITHDRAWN: Party.CENTER,
    _S.OVERTAKEN: Party.OTHER_HIRE,
    _S.UNDONE: Party.CENTER,
}
"""Who ended a referral that led to no hire."""

REFUSALS: Final = frozenset({_S.SEEKER_REFUSED, _S.EMPLOYER_REFUSED})
"""Ends that say by a code why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What matching showed when the referral was made: kept with it, so that weights can be learned from outcomes."""

    score: int
    weight_version: int
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts:
    """What is held against a referral before it is made.

    Attributes:
        earlier: Referrals this pair had, on whichever of the person's records.
        live: Referrals of the posting whose answer is open.
        remaining: Openings left; None where nobody has said how many there are.
        blocked_by: The hard criteria that are unmet.
        sessions: Counseling sessions since the person's newest registration, its day included.
        sent_today: Referrals of the person on the same day.
        at_once: Referrals asked for in one act, this one included.
    """

    earlier: int
    live: int
    remaining: int | None
    blocked_by: tuple[str, ...]
    sessions: int
    sent_today: int
    at_once: int = 1


class Taken(NamedTuple):
    """A step that a referral took, as its record tells it."""

    from_state: ReferralState
    to_state: ReferralState
    moved_on: date
    reason: str | None
    note: str | None


class Before(NamedTuple):
    """How a referral stood before a step: the day its answer was due, and what was noted with the step before."""

    due: date | None
    reason: str | None = None
    note: str | None = None


def warnings(facts: PairFacts, *, most_at_once: int) -> tuple[ReferralWarning, ...]:
    """What a counselor has to confirm before this pair is referred, in the order of the kinds.

    Args:
        most_at_once: Referrals in one act, or of one person on a day, that nobody asks about.
    """
    told = {
        ReferralWarning.SAME_PAIR: facts.earlier > 0,
        ReferralWarning.PAST_OPENINGS: facts.remaining is not None and facts.live >= facts.remaining,
        ReferralWarning.HARD_CRITERION: bool(facts.blocked_by),
        ReferralWarning.NO_SESSION: facts.sessions == 0,
        ReferralWarning.MANY: max(facts.at_once, facts.sent_today + 1) > most_at_once,
    }
    return tuple(warning for warning in ReferralWarning if told[warning])


def warned_text(confirmed: Collection[ReferralWarning]) -> str | None:
    """Confirmed warnings as a referral keeps them: their codes joined by blanks; None where there were none."""
    return " ".join(warning.value for warning in ReferralWarning if warning in confirmed) or None


def warned_of(text: str | None) -> tuple[ReferralWarning, ...]:
    """The warnings that a referral was made over."""
    return tuple(ReferralWarning(code) for code in (text or "").split())


def check_move(
    referral_id: int,
    found: ReferralState,
    wanted: ReferralState,
    reason: RefusalReason | None,
    note: str | None = None,
) -> None:
    """Raise unless the table allows the move and an end says why.

    Raises:
        ReferralEnded: It has ended.
        MoveNotAllowed: The table has no such move.
        FieldMissing: A refusal without its code, or a withdrawal without code and note.
    """
    if found not in LIVE_REFERRALS and not MOVES[found]:
        raise ReferralEnded(referral_id, found.value)
    if wanted not in MOVES[found]:
        raise MoveNotAllowed(found.value, wanted.value)
    if reason is None and (wanted in REFUSALS or (wanted is _S.WITHDRAWN and not (note or "").strip())):
        raise FieldMissing("refusal_reason")


def answer_due(
    state: ReferralState,
    moved_on: date,
    days: BusinessDays,
    *,
    within: int,
    interview_on: date | None = None,
    due: date | None = None,
) -> date | None:
    """When the next answer of a referral is due.

    From the referral, from an interview held and from an offer on so many business days; after an interview with its
    day, on the next business day. A company that has been told has not answered: its day stays.

    Args:
        state: Where the referral stands since `moved_on`.
        within: Business days within which an answer is due (setting).
        interview_on: The day of the interview.
        due: The day before the move.
    """
    if state not in LIVE_REFERRALS or (state is _S.INFORMED and due is not None):
        return due
    if state is _S.INTERVIEW_SET and interview_on is not None:
        return days.after(interview_on + timedelta(days=1), 0)
    return days.after(moved_on, within)


def stood_before(
    steps: Sequence[Taken],
    state: ReferralState,
    referred_on: date,
    days: BusinessDays,
    *,
    within: int,
    interview_on: date | None,
) -> Before:
    """How a referral stood in `state`, told by the steps that led there.

    A step that the table does not have took the one before it back, so that neither counts.

    Args:
        steps: All of them in order, those taken back and what took them back included.
        within: Business days within which an answer is due (setting).
        interview_on: The day of its interview.
    """
    stood = [(_S.REFERRED, Before(answer_due(_S.REFERRED, referred_on, days, within=within)))]
    for step in steps:
        if len(stood) > 1 and step.to_state not in MOVES[step.from_state]:
            stood.pop()
            continue
        due = answer_due(
            step.to_state, step.moved_on, days, within=within, interview_on=interview_on, due=stood[-1][1].due
        )
        stood.append((step.to_state, Before(due, step.reason, step.note)))
    reached, before = stood[-1]
    # A referral may be older than the record of its steps.
    return (
        before
        if reached is state
        else Before(answer_due(state, referred_on, days, within=within, interview_on=interview_on))
    )


def drawn() -> str:
    """The table of moves as a Mermaid state diagram and a table, for the documentation."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> referred"]
    lines += [f"    {found.value} --> {wanted.value}" for found, moves in MOVES.items() for wanted in moves]
    lines += [f"    {state.value} --> [*]" for state, moves in MOVES.items() if not moves and state is not _S.UNDONE]
    lines += ["```", "", "| from | to |", "|---|---|"]
    lines += [
        f"| {found.value} | {', '.join(move.value for move in moves)} |" for found, moves in MOVES.items() if moves
    ]
    lines += ["", "| end | who ended it | says why by |", "|---|---|---|"]
    for state, party in ENDED_BY.items():
        why = "a code" if state in REFUSALS else "a code or a note" if state is _S.WITHDRAWN else "itself"
        lines.append(f"| {state.value} | {party.value.replace('_', ' ')} | {why} |")
    return "\n".join(lines) + "\n"


def referral_bookings(
    referral_id: int, *, counselor_id: int, referred_on: date, urgent: bool, channel: Channel
) -> tuple[Booking, ...]:
    """What a referral counts as: 취업알선, and when urgent also 긴급알선 of the same person."""
    booked = Booking(
        indicator=Indicator.REFERRAL,
        counselor_id=counselor_id,
        occurred_on=referred_on,
        subject_kind=SubjectKind.REFERRAL,
        subject_id=referral_id,
        channel=channel,
    )
    return (booked, replace(booked, indicator=Indicator.URGENT_REFERRAL)) if urgent else (booked,)
