"""The last acts, to take one back: each with what taking it back does."""

from collections.abc import Sequence
from datetime import date, datetime

from textual.app import ComposeResult

from jobplus_core.clock import KST
from jobplus_core.kinds import FollowUpResult, ReferralState
from jobplus_core.undo.queries import LastAct
from jobplus_tui import format
from jobplus_tui.columns import Column
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.i18n import N_, _
from jobplus_tui.paging import RowsSource
from jobplus_tui.reasons import word
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel

ACTS = {
    "refer": N_("Referral"),
    "record_outcome": N_("Reply"),
    "place": N_("Hire"),
    "place_found": N_("Hire found"),
    "record_follow_up": N_("Call"),
    "log_session": N_("Counseling"),
    "close_posting": N_("Posting closed"),
    "assign_developer": N_("Developer given"),
    "postpone": N_("Put off"),
    "plan_care": N_("Calls planned"),
}
"""Message id of an act's name."""

EFFECTS = {
    "refer": N_("The referral never was: its figures are reversed, the two may be referred anew."),
    "record_outcome": N_("The referral goes back to where it stood before."),
    "place": N_("The hire is reversed, its calls dropped, the opening free; whom it overtook is back."),
    "place_found": N_("The hire is reversed and its calls dropped."),
    "record_follow_up": N_("The call stands open again."),
    "log_session": N_("The session counts no more; what was written stays with the reason."),
    "close_posting": N_("The posting takes people again and waits on as before."),
    "assign_developer": N_("The posting and its figures go back to the counselor before."),
    "postpone": N_("The row stands in the queue again."),
    "plan_care": N_("The calls planned then are off the calendar."),
}
"""Message id of what taking an act back does."""


def act_word(act: LastAct) -> str:
    """Return what was done, an outcome with where it led."""
    return f"{_(ACTS[act.command])} {led_to(act)}".rstrip()


def led_to(act: LastAct) -> str:
    """Return where an outcome led, or what a call brought; nothing for any other act."""
    if act.command == "record_outcome" and act.to_state:
        return word(ReferralState(act.to_state))
    if act.command == "record_follow_up" and act.to_state:
        return word(FollowUpResult(act.to_state))
    return ""


def about(act: LastAct) -> str:
    """Return whom and what an act is about."""
    job = " ".join(filter(None, (act.employer, act.title)))
    return " · ".join(filter(None, (act.seeker, job)))


class UndoDialog(Dialog[LastAct]):
    """Gives the act that Enter chose; taking it back asks for the reason first."""

    AUTO_FOCUS = "#acts"

    def __init__(self, acts: Sequence[LastAct], today: date) -> None:
        """Take the acts, newest first."""
        super().__init__()
        self._acts = acts
        self._today = today

    def compose(self) -> ComposeResult:
        """Show the acts and what taking the one at the cursor back does."""
        yield Panel(
            KeysetList(
                (
                    Column(_("When"), 10, self._when, words="soft"),
                    Column(_("What was done"), 16, act_word, grow=1),
                    Column(_("Whom and where"), 20, about, grow=1),
                    Column(_("Who"), 8, lambda act: act.account, words="soft", drop=1),
                ),
                key=lambda act: act.id,
                empty=_("Nothing was done today that could be taken back."),
                id="acts",
            ),
            Lines([[]], id="effect"),
            title=_("Undo"),
            facts=_("your acts of the day; a lead's also later"),
            keys=("list.open", "app.back"),
            id="undo",
        )

    def _when(self, act: LastAct) -> str:
        moment = datetime.fromtimestamp(act.recorded_at / 1_000_000, KST)
        day = "" if moment.date() == self._today else f"{moment.month}.{moment.day} "
        return day + format.clock(moment)

    def on_mount(self) -> None:
        """Show the acts."""
        self.query_one("#acts", KeysetList).show(RowsSource(list(self._acts)))

    def on_row_highlighted(self, message: RowHighlighted[LastAct]) -> None:
        """Say what taking the act back does."""
        self.query_one("#effect", Lines).update([[Span(" " + _(EFFECTS[message.row.command]), "soft")]])

    def on_row_opened(self, message: RowOpened[LastAct]) -> None:
        """Close with the act."""
        self.dismiss(message.row)
