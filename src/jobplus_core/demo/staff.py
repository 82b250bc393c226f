"""Who works at the demo center: the plan's four teams, with names nobody could take for real ones.

At work 21 of 23 authorized, team leads included; in March one joins 구인개발팀 and a substitute for a parental leave
joins 취업상담팀; one contract counselor works part time (plan I, 인력).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.calendar.rules import BusinessDays
from jobplus_core.kinds import Role, TeamKind

DEMO_LOGIN: Final = "demo"
_LEAVE_BEFORE_MARCH: Final = timedelta(days=45)
_LEAVE_DAYS: Final = 445


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on the staff.

    Attributes:
        weight: How much of the team's work falls to them, 1 being everybody's share.
        since: First day on the staff.
        leave_from: First day of a leave that has not ended.
        stands_in: For whom a substitute came.
    """

    name: str
    login: str
    team: TeamKind
    weight: float
    since: date
    lead: bool = False
    permanent: bool = True
    leave_from: date | None = None
    stands_in: str | None = None

    def leave_until(self) -> date | None:
        """The leave's last day."""
        return None if self.leave_from is None else self.leave_from + timedelta(days=_LEAVE_DAYS - 1)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person with the account they act through."""

    person: Person
    actor: Actor

    @property
    def counselor_id(self) -> int:
        """The counselor's id; every colleague is a counselor."""
        return self.actor.counselor_id or 0

    def works_on(self, day: date) -> bool:
        """Whether they are on the staff and not on leave."""
        return self.person.since <= day and (self.person.leave_from is None or day < self.person.leave_from)


_FAMILY: Final = {
    TeamKind.COUNSELING: ("김이박최강조윤장임백한", "상담"),
    TeamKind.TRAINING: ("이박최", "교육"),
    TeamKind.POSTING: ("이박최", "구인"),
    TeamKind.STARTUP: ("이", "창업"),
}
_LEADS: Final = {
    TeamKind.COUNSELING: "정상담",
    TeamKind.TRAINING: "김교육",
    TeamKind.POSTING: "김구인",
    TeamKind.STARTUP: "김창업",
}
# By place in the team, so that no two counselors look alike and the demo's own one does well.
_WEIGHTS: Final = (1.25, 1.1, 0.9, 1.05, 0.8, 1.0, 1.15, 0.95, 1.0, 0.4, 0.9)
_LEAD_WEIGHT: Final = 0.5
_ON_LEAVE: Final = "강상담"
_PART_TIME: Final = "백상담"
_SUBSTITUTE: Final = "문상담"
_NEW: Final = "정구인"


def people(*, first: date, today: date, days: BusinessDays) -> list[Person]:
    """Everybody who is on the staff by `today`, in the order in which they came; the demo's counselor first.

    Args:
        first: The first day of the year that is played.
    """
    long_ago = date(first.year - 3, 1, 2)
    march = next(day for year in (today.year, today.year - 1) if (day := days.after(date(year, 3, 2), 0)) <= today)
    leave_from = days.after(march - _LEAVE_BEFORE_MARCH, 0)
    found: list[Person] = []
    for team, (surnames, word) in _FAMILY.items():
        for place, surname in enumerate(surnames):
            name = surname + word
            found.append(
                Person(
                    name=name,
                    login=DEMO_LOGIN if not found else f"{team.value}{place + 1}",
                    team=team,
                    weight=_WEIGHTS[place],
                    since=long_ago,
                    permanent=name != _PART_TIME,
                    leave_from=leave_from if name == _ON_LEAVE else None,
                )
            )
        found.append(
            Person(
                name=_LEADS[team], login=f"{team.value}.lead", team=team, weight=_LEAD_WEIGHT, since=long_ago, lead=True
            )
        )
    found.append(Person(name=_NEW, login="posting4", team=TeamKind.POSTING, weight=0.9, since=march))
    found.append(
        Person(
            name=_SUBSTITUTE,
            login="counseling12",
            team=TeamKind.COUNSELING,
            weight=0.85,
            since=march,
            permanent=False,
            stands_in=_ON_LEAVE,
        )
    )
    return sorted(found, key=lambda person: person.since)


def roles_of(person: Person) -> tuple[Role, ...]:
    """What the person's account may do."""
    return (Role.COUNSELOR, Role.LEAD) if person.lead else (Role.COUNSELOR,)
