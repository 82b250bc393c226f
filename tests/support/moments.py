"""What a center does over some weeks, by the commands a desk calls, drawn from a seed."""

from dataclasses import dataclass, replace
from random import Random

from jobplus_core.counseling.commands import log_session
from jobplus_core.counseling.rules import SessionForm
from jobplus_core.errors import Refusal
from jobplus_core.kinds import Funding, SessionChannel, SessionKind
from jobplus_core.placements.commands import cancel_placement, place
from jobplus_core.postings.commands import register_posting
from jobplus_core.referrals.commands import refer
from jobplus_core.seekers.commands import register_seeker
from jobplus_core.seekers.rules import RegistrationForm
from tests.support.cases import POSTING, SEEKER
from tests.support.center import Center
from tests.support.clock import FrozenClock


@dataclass(slots=True)
class Doings:
    """Plays acts one by one; whatever is refused just does not happen."""

    center: Center
    clock: FrozenClock
    random: Random
    seekers: list[int]
    postings: list[int]
    referrals: list[int]
    placements: list[int]

    @classmethod
    def of(cls, center: Center, clock: FrozenClock, seed: int) -> "Doings":
        """Nothing done yet."""
        return cls(center, clock, Random(seed), [], [], [], [])

    def act(self, *, back: int = 0) -> None:
        """One act of somebody.

        Args:
            back: Up to how many days back it is claimed to have been done.
        """
        store, random = self.center.store, self.random
        who = random.choice((self.center.kim, self.center.lee, self.center.park))
        day = self.clock.now.date().fromordinal(self.clock.now.date().toordinal() - random.randint(0, back))
        what = random.randrange(8)
        try:
            if what < 2 or not self.seekers:
                number = len(self.seekers)
                form = replace(SEEKER, name=f"구직{number}", phone=f"010-0000-{number:04}")
                found = register_seeker(store, who, form, RegistrationForm(registered_on=day))
                self.seekers.append(found.seeker_id)
            elif what == 2 or not self.postings:
                funding = random.choice(list(Funding))
                form_ = replace(POSTING, registered_on=day, openings=random.randint(1, 9), funding=funding)
                self.postings.append(register_posting(store, who, form_))
            elif what == 3:
                session = SessionForm(held_on=day, kind=SessionKind.RESUME, channel=SessionChannel.PHONE)
                log_session(store, who, random.choice(self.seekers), session)
            elif what < 6:
                self.referrals.append(refer(store, who, random.choice(self.seekers), random.choice(self.postings)))
            elif what == 6 and self.referrals:
                self.placements.append(place(store, who, random.choice(self.referrals)))
            elif self.placements:
                cancel_placement(store, who, random.choice(self.placements), "잘못 적음", version=1)
        except Refusal:
            return
