"""What the follow-ups' screen asks of the core."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jobplus_core.db.read_port import Reader
from jobplus_core.follow_ups.queries import FollowUpRow, count_open, of_placement, open_follow_ups
from jobplus_core.kinds import FollowUpResult
from jobplus_core.seekers.finding.queries import find

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk

AHEAD: Final = timedelta(days=7)
"""How far ahead of its day a check is shown."""

MOST_FOUND: Final = 300
"""How many people the words of a filter may mean."""


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

    def earlier(self, placement_id: int) -> list[FollowUpRow]:
        """Read every check of a placement, in order."""
        return self._desk.read(lambda reader: of_placement(reader, placement_id))

    def record(self, row: FollowUpRow, result: FollowUpResult, note: str, *, token: str) -> int:
        """Write what the call brought; nobody reached is due again on the next business day."""
        from jobplus_core.follow_ups.commands import record_follow_up

        return record_follow_up(
            self._desk.store, self._desk.actor, row.id, result, version=row.version, note=note or None, token=token
        )
