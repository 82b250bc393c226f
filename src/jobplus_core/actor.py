"""Who acts: the signed-in account, whom its acts are credited to, and from which desk."""

from dataclasses import dataclass

from jobplus_core.kinds import Role


@dataclass(frozen=True, slots=True)
class Actor:
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
