"""A small center: its administrator, four teams, four counselors and their accounts."""

from dataclasses import dataclass
from datetime import date

from jobplus_core.access.commands import add_account, found_center
from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.kinds import Role, TeamKind
from jobplus_core.staff.commands import add_counselor

SINCE = date(2013, 1, 2)


@dataclass(frozen=True, slots=True)
class Center:
    """A store with a center in it, and who may act there.

    Attributes:
        admin: The administrator, who is no counselor.
        lead: 한지우 of 취업상담팀, its lead.
        kim, lee: 김하나 and 이두리 of 취업상담팀.
        park: 박세모 of 구인개발팀.
    """

    store: Store
    admin: Actor
    lead: Actor
    kim: Actor
    lee: Actor
    park: Actor
    teams: dict[TeamKind, int]

    @property
    def institution_id(self) -> int:
        """The center's id."""
        return self.admin.institution_id


def build_center(store: Store) -> Center:
    """Found the center in an empty store, by the commands a real one is founded with."""
    founded = found_center(store, "시험센터", login="admin", password=None, administrator="관리자", desk="desk-0")
    admin, teams = founded.actor, founded.teams

    def hire(name: str, login: str, kind: TeamKind, *roles: Role) -> Actor:
        counselor_id = add_counselor(store, admin, name, team_id=teams[kind], since=SINCE, lead=Role.LEAD in roles)
        account_id = add_account(
            store, admin, login=login, name=name, password=None, counselor_id=counselor_id, roles=roles
        )
        return Actor(
            account_id=account_id,
            institution_id=admin.institution_id,
            name=name,
            roles=frozenset(roles),
            counselor_id=counselor_id,
            team_id=teams[kind],
            team_kind=kind.value,
            desk=f"desk-{login}",
        )

    return Center(
        store=store,
        admin=admin,
        lead=hire("한지우", "han", TeamKind.COUNSELING, Role.COUNSELOR, Role.LEAD),
        kim=hire("김하나", "kim", TeamKind.COUNSELING, Role.COUNSELOR),
        lee=hire("이두리", "lee", TeamKind.COUNSELING, Role.COUNSELOR),
        park=hire("박세모", "park", TeamKind.POSTING, Role.COUNSELOR),
        teams=teams,
    )
