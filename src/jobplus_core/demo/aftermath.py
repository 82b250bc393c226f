"""What becomes of referrals and hires in the played year."""

from collections.abc import Callable
from datetime import date
from functools import partial
from random import Random
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.demo import words
from jobplus_core.demo.acts import cases, hires
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.demo.agenda import Agenda
from jobplus_core.demo.clients import Client
from jobplus_core.demo.market import Market
from jobplus_core.kinds import LIVE_REFERRALS, FollowUpResult, LeftReason, PlacementState, ReferralState, RefusalReason
from jobplus_core.referrals.rules import MOVES

_S = ReferralState
# How referrals end, in shares of a thousand. In the plan 17.3 % end in a hire; here a third of those meant to falls
# through, because the posting fills or the person finds other work first.
_ENDS: Final = (
    (_S.HIRED, 265),
    (_S.EMPLOYER_REFUSED, 325),
    (_S.SEEKER_REFUSED, 220),
    (_S.NO_ANSWER, 135),
    (_S.WITHDRAWN, 40),
    (None, 15),
)
_URGENT_HIRES: Final = 0.5
_SEEKERS_REASONS: Final = (
    (RefusalReason.WAGE, 26),
    (RefusalReason.DISTANCE, 24),
    (RefusalReason.HOURS, 20),
    (RefusalReason.DUTIES, 15),
    (RefusalReason.HEALTH, 5),
    (RefusalReason.OTHER, 10),
)
_EMPLOYERS_REASONS: Final = (
    (RefusalReason.CAREER, 38),
    (RefusalReason.FILLED, 27),
    (RefusalReason.LICENSE, 12),
    (RefusalReason.DUTIES, 8),
    (RefusalReason.OTHER, 15),
)
_ON_THE_WAY: Final = ((_S.INFORMED, 0.35), (_S.INTERVIEW_SET, 0.4), (_S.INTERVIEWED, 0.35), (_S.OFFERED, 0.08))
_FOUND: Final = ((FollowUpResult.WORKING, 76), (FollowUpResult.UNREACHED, 15), (FollowUpResult.LEFT, 7))
_LEFT_FOR: Final = (
    LeftReason.CONTRACT_END,
    LeftReason.DUTIES,
    LeftReason.WAGE,
    LeftReason.HEALTH,
    LeftReason.CONTRACT_END,
    LeftReason.PEOPLE,
    LeftReason.OTHER_JOB,
)
_WANTS_HELP: Final = (FollowUpResult.WANTS_HELP, 2)
# Working days until the answer, on average: employers are quicker to take somebody than to decline.
_HIRE_DAYS: Final = 2.6
_END_DAYS: Final = 4.0
_CANCELLED: Final = 0.015
_FORGOTTEN: Final = 0.012
_LATE: Final = 0.1


class Aftermath:
    """Puts on the agenda what follows from each referral.

    Args:
        act_for: Who acts for a counselor on a day: the counselor, or whoever is there when they are away.
        back: Told of a client whose hire was cancelled.
    """

    def __init__(
        self,
        book: Book,
        chance: Random,
        agenda: Agenda,
        market: Market,
        *,
        act_for: Callable[[int, date], Actor],
        back: Callable[[Client], None],
    ) -> None:
        self._book = book
        self._chance = chance
        self._agenda = agenda
        self._market = market
        self._act_for = act_for
        self._back = back
        self.today = 0
        self.event: Record | None = None

    def follow(self, client: Client, referral: Record, posting: Record) -> None:
        """Decide how a referral just made goes on, and put each step on the agenda."""
        chance = self._chance
        end = chance.choices(_ENDS, weights=[share for _, share in _ENDS])[0][0]
        if end is _S.HIRED and referral["urgent"] and chance.random() > _URGENT_HIRES:
            end = _S.EMPLOYER_REFUSED
        place = self.today + 1 + min(25, int(chance.expovariate(1 / (_HIRE_DAYS if end is _S.HIRED else _END_DAYS))))
        if end in (_S.HIRED, _S.EMPLOYER_REFUSED):
            steps = [state for state, share in _ON_THE_WAY if chance.random() < share]
            for order, state in enumerate(steps):
                before = self.today + (place - self.today) * (order + 1) // (len(steps) + 1)
                self._agenda.put_off(before, partial(self._move, client, referral, state))
        if end is _S.HIRED:
            self._agenda.put_off(place, partial(self._hire, client, referral, posting))
        elif end is not None:
            reason = self._reason(end)
            self._agenda.put_off(place, partial(self._move, client, referral, end, reason=reason))
        else:
            self._agenda.put_off(place + 30, partial(self._move, client, referral, _S.NO_ANSWER))

    def _reason(self, end: ReferralState) -> RefusalReason | None:
        if end is _S.WITHDRAWN:
            return RefusalReason.OTHER_JOB
        reasons = {_S.SEEKER_REFUSED: _SEEKERS_REASONS, _S.EMPLOYER_REFUSED: _EMPLOYERS_REASONS}.get(end)
        if reasons is None:
            return None
        return self._chance.choices(reasons, weights=[share for _, share in reasons])[0][0]

    def _move(
        self, client: Client, referral: Record, state: ReferralState, at: int, reason: RefusalReason | None = None
    ) -> None:
        # What was put off may come too late: the posting filled, or two steps fell on one day in the wrong order.
        if referral["ended_on"] is not None or state not in MOVES[ReferralState(referral["state"])]:
            return
        actor = self._actor(referral["counselor_id"])
        cases.record_outcome(self._book, actor, referral, state, at=at, reason=reason)
        if state not in LIVE_REFERRALS:
            client.live.pop(referral["id"], None)

    def _hire(self, client: Client, referral: Record, posting: Record, at: int) -> None:
        if referral["ended_on"] is not None:
            return
        if client.hired or not cases.takes_people(self._book, posting):
            end, reason = (
                (_S.SEEKER_REFUSED, RefusalReason.OTHER_JOB)
                if client.hired
                else (_S.EMPLOYER_REFUSED, RefusalReason.FILLED)
            )
            self._move(client, referral, end, at, reason=reason)
            return
        chance = self._chance
        today = self._agenda.days[self.today]
        starts_on = self._book.days.after(today, chance.choice((0, 1, 1, 2, 3, 5)))
        event = self.event if self.event is not None and chance.random() < 0.5 else None
        actor = self._actor(referral["counselor_id"])
        hire = hires.place(self._book, actor, referral, posting, at=at, starts_on=starts_on, event=event)
        client.hired = True
        client.live.pop(referral["id"], None)
        for other in client.live.values():
            self._agenda.put_off(
                self.today + 1,
                partial(self._move, client, other, _S.SEEKER_REFUSED, reason=RefusalReason.OTHER_JOB),
            )
        for row in hire.follow_ups:
            self._plan_check(client, hire, row)
        for notice in hire.notices:
            self._agenda.put_off(self.today + 1, partial(self._read, notice))
        if chance.random() < _CANCELLED:
            place = self.today + chance.randint(1, 15)
            self._agenda.put_off(place, partial(self._cancel, client, hire))

    def _read(self, notice: Record, at: int) -> None:
        hires.read_notice(self._book, self._actor(notice["counselor_id"]), notice, at=at)

    def _cancel(self, client: Client, hire: hires.Hire, at: int) -> None:
        actor = self._actor(hire.placement["counselor_id"])
        full = not cases.takes_people(self._book, hire.posting)
        hires.cancel_placement(self._book, actor, hire, self._chance.choice(words.CANCEL_REASONS), at=at)
        if full:
            self._market.offer(hire.posting)
        client.hired = False
        self._back(client)

    def _plan_check(self, client: Client, hire: hires.Hire, row: Record) -> None:
        chance = self._chance
        place = self._agenda.place_of(row["due_on"])
        late = chance.randint(10, 40) if chance.random() < _FORGOTTEN else 0
        if chance.random() < _LATE:
            late += chance.randint(1, 4)
        # Who opens the demo finds today's checks still to be made.
        if place + late < len(self._agenda.days) - 1:
            self._agenda.put_off(place + late, partial(self._check, client, hire, row))

    def _check(self, client: Client, hire: hires.Hire, row: Record, at: int) -> None:
        if row["result"] is not None or hire.placement["state"] != PlacementState.STANDING:
            return
        chance = self._chance
        found = [*_FOUND, _WANTS_HELP]
        result = chance.choices(found, weights=[share for _, share in found])[0][0]
        note = chance.choice(words.CARE_NOTES) if result is FollowUpResult.WORKING and chance.random() < 0.2 else None
        why = _LEFT_FOR[row["id"] % len(_LEFT_FOR)] if result is FollowUpResult.LEFT else None
        hires.record_follow_up(
            self._book, self._actor(row["counselor_id"]), hire, row, result, at=at, note=note, left_reason=why
        )
        if result is FollowUpResult.WANTS_HELP:
            client.hired = False
            self._back(client)
        if row["result"] is None:
            self._plan_check(client, hire, row)

    def _actor(self, counselor_id: int) -> Actor:
        return self._act_for(counselor_id, self._agenda.days[self.today])
