"""Which acts are taken back, and by whom; pure."""

from datetime import date
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.errors import NotUndoable, RoleMissing
from jobplus_core.kinds import Role

UNDOABLE: Final = (
    "refer",
    "record_outcome",
    "place",
    "place_found",
    "record_follow_up",
    "log_session",
    "close_posting",
    "assign_developer",
    "postpone",
    "plan_care",
)
"""The commands that an inverse is known of. A registration is mended or merged, never taken back: register-then-delete
was the trail of the improper entries that the press reported (mission, districts)."""


def check_undo(actor: Actor, command: str, *, by_account_id: int, done_on: date, today: date) -> None:
    """Raise unless this account may take this act back: its own on the same day; a lead anybody's, and later.

    Raises:
        NotUndoable: No inverse is known of the command.
        RoleMissing: The day has passed or somebody else did it, and the account is no lead's.
    """
    if command not in UNDOABLE:
        raise NotUndoable(command)
    own_today = by_account_id == actor.account_id and done_on == today
    if not own_today and not actor.leads():
        raise RoleMissing(Role.LEAD)
