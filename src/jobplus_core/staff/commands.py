"""Teams, counselors and dated membership."""

from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.hangul import clean
from jobplus_core.kinds import SubjectKind, TeamKind, korean
from jobplus_core.tables.staff import Counselor, Team, TeamMembership


def insert_teams(work: Work, institution_id: int) -> dict[TeamKind, int]:
    """Give an institution its four teams."""
    return {
        kind: work.add(Team(institution_id=institution_id, kind=kind.value, name=korean(kind))).key for kind in TeamKind
    }


def add_counselor(
    store: Store,
    actor: Actor,
    name: str,
    *,
    team_id: int,
    since: date,
    lead: bool = False,
    permanent: bool = True,
    token: str | None = None,
) -> int:
    """Take a counselor on, as a member of a team from `since`.

    Returns:
        The counselor's id.
    """
    with store.write(actor, "add_counselor", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        key = insert_counselor(work, name, team_id=team_id, since=since, lead=lead, permanent=permanent)
        return work.finish(key, subject=(SubjectKind.COUNSELOR, key))[0]


def insert_counselor(
    work: Work, name: str, *, team_id: int, since: date, lead: bool = False, permanent: bool = True
) -> int:
    """The same within a command that does more."""
    counselor = work.add(
        Counselor(institution_id=work.actor.institution_id, name=clean(name), permanent=permanent, joined_on=since)
    )
    work.add(TeamMembership(counselor_id=counselor.key, team_id=team_id, lead=lead, since=since))
    return counselor.key
