"""A desk's day in small: the acts of a center in about their real proportions, through the real commands."""

import random
import secrets
from dataclasses import dataclass, field
from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.db.store import Store
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_again, register_seeker
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm

ACTS = {"session": 55, "refer": 22, "register": 9, "again": 3, "place": 6, "posting": 4, "cancel": 1}


@dataclass(slots=True)
class Shift:
    """One counselor at one desk.

    Attributes:
        seekers, postings: Whom and what this desk works with; acts add to them.
    """

    store: Store
    actor: Actor
    random: random.Random
    today: date
    seekers: list[int]
    postings: list[int]
    referrals: list[int] = field(default_factory=list)
    placements: list[int] = field(default_factory=list)

    def choose(self) -> str:
        """The next act, among those that have something to act on."""
        ready = {"place": self.referrals, "cancel": self.placements}
        names = [name for name in ACTS if ready.get(name, True)]
        return self.random.choices(names, [ACTS[name] for name in names])[0]

    def act(self, name: str, token: str | None = None) -> tuple[int, ...]:
        """Do one act.

        Returns:
            What the command gave.

        Raises:
            Refusal: The command would not; a race lost is one.
        """
        token = token or secrets.token_hex(8)
        choice = self.random.choice
        if name == "session":
            form = SessionForm(held_on=self.today, minutes=30)
            return (log_session(self.store, self.actor, choice(self.seekers), form, token=token),)
        if name == "refer":
            seeker, posting = choice(self.seekers), choice(self.postings)
            urgent = self.random.random() < 0.1
            self.referrals.append(refer(self.store, self.actor, seeker, posting, urgent=urgent, token=token))
            return (self.referrals[-1],)
        if name == "place":
            referral = self.referrals.pop(self.random.randrange(len(self.referrals)))
            self.placements.append(place(self.store, self.actor, referral, token=token))
            return (self.placements[-1],)
        if name == "cancel":
            placement = self.placements.pop(self.random.randrange(len(self.placements)))
            return (cancel_placement(self.store, self.actor, placement, "입사 포기", version=1, token=token),)
        if name == "posting":
            self.postings.append(register_posting(self.store, self.actor, self._posting(), token=token))
            return (self.postings[-1],)
        registration = RegistrationForm(registered_on=self.today, public_work=self.random.random() < 0.1)
        if name == "again":
            made = register_again(self.store, self.actor, choice(self.seekers), registration, token=token)
        else:
            made = register_seeker(self.store, self.actor, self._seeker(), registration, token=token)
            self.seekers.append(made.seeker_id)
        return (made.seeker_id, made.registration_id)

    def _posting(self) -> PostingForm:
        return PostingForm(
            title="경리 사무원",
            employer=f"가상상사 {self.random.randrange(40)}",
            registered_on=self.today,
            openings=self.random.choice([None, 1, 2, 5, 20]),
        )

    def _seeker(self) -> SeekerForm:
        name = "".join(self.random.choice("김이박최정하나두리세모네온") for _ in range(3))
        return SeekerForm(name=name, phone=f"010-0000-{self.random.randrange(10_000):04}")
