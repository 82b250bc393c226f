"""What taking acts back asks of the core."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from jobplus_core.clock import KST, micros
from jobplus_core.undo.queries import LastAct, last_acts

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk

LEADS_DAYS: Final = 7
"""How many days back a lead's list goes."""

MOST_ACTS: Final = 20_000
"""How many acts are listed at most, several times those of a center's busiest week."""


class UndoDesk:
    """Reads and writes of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def acts(self) -> tuple[LastAct, ...]:
        """Read the acts that may be taken back: one's own of the day, a lead's whole center of the last days."""
        actor, today = self._desk.actor, self._desk.today
        lead = actor.leads()
        begin = datetime.combine(today - timedelta(days=LEADS_DAYS if lead else 0), time(), KST)
        return self._desk.read(
            lambda reader: tuple(
                last_acts(
                    reader,
                    actor.institution_id,
                    since=micros(begin),
                    account_id=None if lead else actor.account_id,
                    limit=MOST_ACTS,
                )
            )
        )

    def undo(self, audit_id: int, reason: str, *, token: str) -> int:
        """Take an act back with a reason."""
        from jobplus_core.undo.commands import undo

        return undo(self._desk.store, self._desk.actor, audit_id, reason, token=token)
