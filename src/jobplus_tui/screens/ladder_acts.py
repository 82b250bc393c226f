"""What is done on the unfilled ladder from its dialog: graduates told, a posting taken back, the period set."""

import secrets
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from jobplus_core.postings.queries import Unfilled
from jobplus_tui.dialogs.ladder_period import LadderPeriodDialog
from jobplus_tui.dialogs.reason import ReasonDialog
from jobplus_tui.i18n import _

if TYPE_CHECKING:
    from jobplus_core.access.queries import SettingVersion
    from jobplus_tui.desk.ladder import LadderBoard
    from jobplus_tui.dialogs.ladder import LadderAct
    from jobplus_tui.screens.base import DeskScreen


def act_on_ladder(screen: "DeskScreen", act: "LadderAct", row: Unfilled, *, then: Callable[[], None]) -> None:
    """Ask what an act needs to know, and do it.

    Args:
        screen: The screen that the dialogs stand on and that runs the work.
        row: The posting.
        then: Called once it is done.
    """
    if act == "period":
        _set_period(screen, then)
        return
    desk, token = screen.session.ladder, secrets.token_hex(16)
    if act == "tell":
        name = "book graduates told"
        title, label = _("Graduates told first"), _("Who was told, and how")
        question = _("Book that graduates of trainings were told of this posting before anybody else?")
    else:
        name, label = "take posting back", ""
        title = _("Take the posting back")
        question = _("Take it back for the counseling team? From the next working day it is the posting team's again.")

    def answered(words: str | None) -> None:
        if words is not None:
            screen.act(partial(work, words), lambda _none: then(), name=name)

    def work(words: str) -> None:
        if act == "tell":
            desk.tell_graduates(row.id, words, token=token)
        else:
            desk.take_back(row.id, words, token=token)

    facts = f"{row.employer} {row.title}"
    screen.app.push_screen(ReasonDialog(title, question, facts=facts, label=label), answered)


def _set_period(screen: "DeskScreen", then: Callable[[], None]) -> None:
    desk, token = screen.session.ladder, secrets.token_hex(16)

    def answered(days: int | None) -> None:
        if days is not None:
            screen.act(lambda: desk.set_period(days, token=token), lambda _none: then(), name="set period")

    def show(found: "tuple[LadderBoard, list[SettingVersion]]") -> None:
        board, history = found
        screen.app.push_screen(LadderPeriodDialog(board.urgent_after, history, may_set=board.may_set), answered)

    screen.read(lambda: (desk.board(), desk.periods()), show, name="read period", opens=True)
