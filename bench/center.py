"""A center for races: as many counselors as desks, and something to work on."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.shift import Shift
from jobplus_core.access.commands import add_account, found_center
from jobplus_core.actor import Actor
from jobplus_core.db.location import Location
from jobplus_core.db.store import Store, open_at
from jobplus_core.kinds import Role, TeamKind
from jobplus_core.postings.commands import register_posting
from jobplus_core.postings.rules import PostingForm
from jobplus_core.staff.commands import add_counselor


@dataclass(frozen=True, slots=True)
class RaceCenter:
    """Who races, and for what."""

    location: Location
    actors: tuple[Actor, ...]
    seekers: tuple[int, ...]
    postings: tuple[int, ...]
    today: date


def build(location: Location, desks: int, *, seekers: int = 40, postings: int = 30) -> RaceCenter:
    """Found a center in the empty store at `location`, with one counselor a desk."""
    store = open_at(location)
    founded = found_center(store, "시험센터", login="admin", password=None, administrator="관리자")
    with store.write(founded.actor, "look") as work:
        today = work.today
        work.finish()
    actors = tuple(_hire(store, founded.actor, founded.teams[TeamKind.COUNSELING], n, today) for n in range(desks))
    shift = Shift(store, actors[0], Random(1), today, [], [])
    for _ in range(seekers):
        shift.act("register")
    for _ in range(postings):
        shift.act("posting")
    store.close()
    return RaceCenter(location, actors, tuple(shift.seekers), tuple(shift.postings), today)


def wanted(center: RaceCenter, openings: int) -> int:
    """One more posting, of so many openings."""
    store = open_at(center.location)
    form = PostingForm(title="공동 모집", employer="가상식품", registered_on=center.today, openings=openings)
    posting = register_posting(store, center.actors[0], form)
    store.close()
    return posting


def _hire(store: Store, admin: Actor, team: int, number: int, today: date) -> Actor:
    name = f"상담원{number:02}"
    counselor = add_counselor(store, admin, name, team_id=team, since=today - timedelta(days=400))
    account = add_account(
        store, admin, login=f"desk{number}", name=name, password=None, counselor_id=counselor, roles=(Role.COUNSELOR,)
    )
    return Actor(
        account_id=account,
        institution_id=admin.institution_id,
        name=name,
        roles=frozenset({Role.COUNSELOR}),
        counselor_id=counselor,
        team_id=team,
        team_kind=TeamKind.COUNSELING.value,
        desk=f"desk-{number}",
    )
