"""The people whom the played center sees at a time."""

from dataclasses import dataclass, field
from random import Random

from jobplus_core.demo.acts.sheets import Record
from jobplus_core.matching.facts import SeekerFacts


@dataclass(slots=True, eq=False)
class Client:
    """A seeker with what the played year must remember of them.

    Attributes:
        facts: What matching knows of them.
        live: Referrals that have not ended, by id.
        leaves: The place of the day on which they stop coming.
        seen: Whether a first session was held since they last registered.
    """

    seeker_id: int
    owner_id: int
    facts: SeekerFacts
    live: dict[int, Record] = field(default_factory=dict)
    hired: bool = False
    leaves: int = 0
    coming: bool = False
    seen: bool = False

    def postings(self) -> set[int]:
        """The postings they are referred to right now."""
        return {referral["posting_id"] for referral in self.live.values()}


class Coming:
    """Those who come for sessions, drawn one at a time; who has work or stopped coming drops out when met."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._clients: list[Client] = []

    def add(self, client: Client) -> None:
        """Somebody comes (again)."""
        if not client.coming:
            client.coming = True
            self._clients.append(client)

    def draw(self, place: int) -> Client | None:
        """Somebody who comes on the day at `place`."""
        while self._clients:
            position = self._chance.randrange(len(self._clients))
            client = self._clients[position]
            if not client.hired and client.leaves >= place:
                return client
            client.coming = False
            self._clients[position] = self._clients[-1]
            self._clients.pop()
        return None
