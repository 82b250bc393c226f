"""Open the demo center: found it, bring its people in as they come, set what they are to reach."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.clock import KST, micros
from jobplus_core.demo.acts import founding
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.goals import center_quotas, personal_quotas, targets
from jobplus_core.demo.scales import VOLUMES, Volumes
from jobplus_core.demo.staff import Colleague, Person, people, roles_of
from jobplus_core.kinds import LeaveKind, Role, TeamKind

_DIRECTOR: Final = "오센터장"
_ADMINISTRATOR: Final = "노관리"


@dataclass(slots=True)
class DemoCenter:
    """The center with its staff so far.

    Attributes:
        expected: People who have not come yet, by the day they come.
        share: The demo's size against the plan's.
    """

    admin: Actor
    teams: dict[TeamKind, int]
    until: date
    share: float
    expected: list[Person]
    staff: list[Colleague] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)

    def on_duty(self, team: TeamKind, day: date) -> list[Colleague]:
        """Who of a team works on a day."""
        return [found for found in self.staff if found.person.team is team and found.works_on(day)]


def open_center(book: Book, name: str, *, first: date, before: date, today: date, volumes: Volumes) -> DemoCenter:
    """Found the center the day before its records begin, with the plan's targets and everybody then on the staff.

    Args:
        before: The first day that anything is on record.
        first: The first day of the year that is played.
    """
    eve = at_nine(before - timedelta(days=1))
    admin, teams = founding.found_center(
        book, name, at=eve, login="admin", administrator=_ADMINISTRATOR, desk="desk-00"
    )
    share = volumes.registrations / VOLUMES["center"].registrations
    expected = people(first=first, today=today, days=book.days)
    until = date(today.year, 12, 31)
    center = DemoCenter(admin, teams, until, share, expected, logins=["admin"])
    receive(book, center, before - timedelta(days=1))
    founding.add_account(
        book, admin, at=eve, login="director", name=_DIRECTOR, counselor_id=None, roles=(Role.DIRECTOR,)
    )
    center.logins.append("director")
    founding.set_targets(book, admin, targets(today.year), at=eve)
    founding.set_quotas(book, admin, center_quotas(first, until, share=share), at=eve)
    return center


def receive(book: Book, center: DemoCenter, day: date) -> None:
    """Take everybody on who comes by `day`, with an account, quotas and, where they stand in for one, the leave."""
    nine = at_nine(day)
    while center.expected and center.expected[0].since <= day:
        person = center.expected.pop(0)
        counselor_id = founding.add_counselor(
            book,
            center.admin,
            person.name,
            at=nine,
            team_id=center.teams[person.team],
            since=person.since,
            lead=person.lead,
            permanent=person.permanent,
        )
        account_id = founding.add_account(
            book,
            center.admin,
            at=nine,
            login=person.login,
            name=person.name,
            counselor_id=counselor_id,
            roles=roles_of(person),
        )
        actor = Actor(
            account_id=account_id,
            institution_id=center.admin.institution_id,
            name=person.name,
            roles=frozenset(roles_of(person)),
            counselor_id=counselor_id,
            team_id=center.teams[person.team],
            team_kind=person.team.value,
            desk=f"desk-{counselor_id:02d}",
        )
        center.staff.append(Colleague(person, actor))
        center.logins.append(person.login)
        first = max(person.since, date(center.until.year - 1, 1, 1))
        quotas = personal_quotas(person, counselor_id, first, center.until, share=center.share)
        if quotas:
            founding.set_quotas(book, center.admin, quotas, at=nine)
        for away in center.staff:
            if person.stands_in is not None and away.person.name == person.stands_in:
                book.leave.add(
                    {
                        "counselor_id": away.counselor_id,
                        "kind": LeaveKind.PARENTAL.value,
                        "since": away.person.leave_from,
                        "until": away.person.leave_until(),
                        "substitute_id": counselor_id,
                    }
                )


def at_nine(day: date) -> int:
    """Nine in the morning in Seoul (microseconds UTC)."""
    return micros(datetime.combine(day, time(9), KST))
