"""Who acts: the signed-in account, whom its acts are credited to, and from which desk."""

from typing import NamedTuple

from jobplus_core.roles import Role


class Actor(NamedTuple):
    """A signed-in account; its id names the ledger chain its acts are booked on."""

    account_id: int
    institution_id: int
    name: str
    roles: frozenset[Role]
    counselor_id: int | None = None
    team_id: int | None = None
    team_kind: str | None = None
    desk: str = ""

    def leads(self) -> bool:
        """Whether this account may do what leads may."""
        return not self.roles.isdisjoint({Role.LEAD, Role.DIRECTOR, Role.ADMINISTRATOR})
