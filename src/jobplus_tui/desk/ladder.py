"""What the unfilled ladder's panels ask of the core, and what is done on it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jobplus_core.access.queries import SettingVersion, setting_history
from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import Indicator
from jobplus_core.plan.queries import Meter, year_meter
from jobplus_core.postings.ladder.queries import Board, board
from jobplus_core.postings.ladder.rules import PLANNED_URGENT_REFERRALS
from jobplus_core.settings import SettingName

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


@dataclass(frozen=True, slots=True)
class LadderBoard:
    """All unfilled postings of the center, and the year's urgent referrals.

    Attributes:
        urgent_after: Business days after which a posting is urgent.
        may_set: Whether whoever is signed in may change that.
    """

    board: Board
    meter: Meter
    urgent_after: int
    may_set: bool


class LadderDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        """Take the session."""
        self._desk = desk

    def board(self) -> LadderBoard:
        """Count everything that stands on the ladder."""
        return self._desk.read(self._board)

    def _board(self, reader: Reader) -> LadderBoard:
        actor, day = self._desk.actor, self._desk.ladder_day(reader)
        return LadderBoard(
            board(reader, actor.institution_id, day),
            year_meter(
                reader,
                actor.institution_id,
                Indicator.URGENT_REFERRAL,
                day.today,
                planned=PLANNED_URGENT_REFERRALS,
            ),
            day.urgent_after,
            actor.leads(),
        )

    def begin_day(self) -> None:
        """Copy holidays that are missing, and book the steps that have come since anybody last did."""
        from jobplus_core.calendar.commands import keep_holidays
        from jobplus_core.postings.ladder.commands import book_hand_offs

        keep_holidays(self._desk.store, self._desk.actor)
        book_hand_offs(self._desk.store, self._desk.actor)

    def tell_graduates(self, posting_id: int, note: str, *, token: str) -> None:
        """Book that graduates were told of a posting first."""
        from jobplus_core.postings.ladder.commands import tell_graduates

        tell_graduates(self._desk.store, self._desk.actor, posting_id, note, token=token)

    def take_back(self, posting_id: int, reason: str, *, token: str) -> None:
        """Take a posting back for the counseling team."""
        from jobplus_core.postings.ladder.commands import take_back

        take_back(self._desk.store, self._desk.actor, posting_id, reason, token=token)

    def set_period(self, days: int, *, token: str) -> None:
        """Set after how many business days a posting is urgent."""
        from jobplus_core.access.commands import change_setting

        change_setting(self._desk.store, self._desk.actor, SettingName.URGENT_BUSINESS_DAYS, days, token=token)

    def periods(self) -> list[SettingVersion]:
        """What the period was set to so far, newest first."""
        institution_id = self._desk.actor.institution_id
        return self._desk.read(lambda r: setting_history(r, institution_id, SettingName.URGENT_BUSINESS_DAYS))
