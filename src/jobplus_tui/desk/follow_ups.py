"""What the follow-ups' screen asks of the core."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader
from jobplus_core.follow_ups.queries import (
    FollowUpRow,
    call,
    care_of,
    count_open,
    follow_up,
    of_placement,
    open_follow_ups,
    retention_of,
    wanting_care,
)
from jobplus_core.follow_ups.rules import Retention
from jobplus_core.follow_ups.script import CallFacts, Line, script
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason
from jobplus_core.seekers.finding.queries import find
from jobplus_core.staff.queries import center

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk

AHEAD: Final = timedelta(days=7)
"""How far ahead of its day a check is shown."""

MOST_FOUND: Final = 300
"""How many people the words of a filter may mean."""


RETENTION_OVER: Final = timedelta(days=2 * 365)
"""Of how far back placements count in the retention shown: a year's rate needs placements of the year before."""


@dataclass(frozen=True, slots=True)
class Call:
    """A check with what was found before, and what to say.

    Attributes:
        earlier: Every check of the placement, or the care of the person, in order.
        script: The lines of the call.
    """

    row: FollowUpRow
    earlier: tuple[FollowUpRow, ...]
    script: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a call brought."""

    result: FollowUpResult
    note: str = ""
    left_on: date | None = None
    left_reason: LeftReason | None = None


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many checks are overdue, due today, and due within the days shown ahead."""

    overdue: int
    today: int
    ahead: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.overdue + self.today + self.ahead


class FollowUpDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def _whose(self, mine: bool) -> int | None:
        # An account that is no counselor has no checks of its own.
        return (self._desk.actor.counselor_id or 0) if mine else None

    def _people(self, reader: Reader, words: str) -> tuple[int, ...] | None:
        if not words:
            return None
        return tuple(row.id for row in find(reader, self._desk.actor.institution_id, words, limit=MOST_FOUND))

    def counts(self, *, mine: bool, words: str = "") -> DueCounts:
        """Count the checks that are due, of the signed-in counselor or of everybody, of people the words find."""
        today, center = self._desk.today, self._desk.actor.institution_id

        def find(reader: Reader) -> DueCounts:
            people = self._people(reader, words)
            late, due, ahead = (
                count_open(reader, center, until=until, counselor_id=self._whose(mine), seekers=people)
                for until in (today - timedelta(days=1), today, today + AHEAD)
            )
            return DueCounts(late, due - late, ahead - due)

        return self._desk.read(find)

    def due(self, after: tuple[date, int] | None, limit: int, *, mine: bool, words: str = "") -> list[FollowUpRow]:
        """Read the checks that are due, the oldest first, on from a row's day and number."""
        return self._desk.read(
            lambda reader: open_follow_ups(
                reader,
                self._desk.actor.institution_id,
                until=self._desk.today + AHEAD,
                counselor_id=self._whose(mine),
                seekers=self._people(reader, words),
                after=after,
                limit=limit,
            )
        )

    def call(self, follow_up_id: int) -> Call | None:
        """Read a check, what was found before, and what to say; nothing where it is gone."""
        actor, today = self._desk.actor, self._desk.today

        def find(reader: Reader) -> Call | None:
            row, known = follow_up(reader, follow_up_id), call(reader, follow_up_id)
            if row is None or known is None:
                return None
            here = center(reader)
            earlier = (
                care_of(reader, row.seeker_id) if row.placement_id is None else of_placement(reader, row.placement_id)
            )
            facts = CallFacts(
                center=here.name if here is not None else "",
                counselor=actor.name,
                seeker=row.seeker,
                kind=FollowUpKind(row.kind),
                today=today,
                employer=row.employer,
                title=row.title,
                tries=row.tries,
                starts_on=known.starts_on,
                wage_basis=known.wage_basis,
                wage_won=known.wage_won,
                last_on=known.last_on,
                last_note=known.last_note,
            )
            return Call(row, tuple(earlier), script(facts))

        return self._desk.read(find)

    def retention(self, *, mine: bool) -> tuple[Retention, ...]:
        """Read the retention rates of the placements of the last two years."""
        today = self._desk.today
        return self._desk.read(
            lambda reader: retention_of(
                reader,
                self._desk.actor.institution_id,
                since=today - RETENTION_OVER,
                today=today,
                counselor_id=self._whose(mine),
            )
        )

    def without_care(self) -> int:
        """Count one's own people at risk who are not placed and have no care planned."""
        return self._desk.read(lambda reader: len(wanting_care(reader, self._whose(True) or 0)))

    def plan_care(self, *, token: str) -> int:
        """Put their care on the calendar, and return for how many."""
        from jobplus_core.follow_ups.commands import plan_care

        return plan_care(self._desk.store, self._desk.actor, token=token)

    def record(self, row: FollowUpRow, found: Found, *, token: str) -> int:
        """Write what the call brought; nobody reached is due again on the next business day."""
        from jobplus_core.follow_ups.commands import record_follow_up

        return record_follow_up(
            self._desk.store,
            self._desk.actor,
            row.id,
            found.result,
            version=row.version,
            note=found.note or None,
            left_on=found.left_on,
            left_reason=found.left_reason,
            token=token,
        )
