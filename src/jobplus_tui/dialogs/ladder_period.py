"""Ask after how many business days an unfilled posting is urgent."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from jobplus_core.access.queries import SettingVersion
from jobplus_core.clock import business_day
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.format import day
from jobplus_tui.i18n import _, language
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

MOST_SHOWN = 5
MOST_DAYS = 99


class LadderPeriodDialog(Dialog[int]):
    """Returns the days typed; leads alone may type any."""

    AUTO_FOCUS = "#days"

    def __init__(self, held: int, history: Sequence[SettingVersion], *, may_set: bool) -> None:
        """Take what holds, what held before (newest first), and whether it may be changed."""
        super().__init__()
        self._held = held
        self._history = history
        self._may_set = may_set

    def compose(self) -> ComposeResult:
        """Show the field above what held before."""
        told = _("Urgent after {days} business days without a hire.").format(days=self._held)
        yield Panel(
            Lines([[Span(f" {told}", "bold")]]),
            TextInput(
                str(self._held),
                id="days",
                max_length=2,
                help=_("Business days after which a posting that is not filled is urgent; Enter saves."),
            ),
            Lines([self._note()], id="problem"),
            Lines(list(map(self._line, self._history[:MOST_SHOWN]))),
            title=_("Set the period"),
            keys=("app.back",),
            id="period",
        )

    def _note(self) -> Line:
        if self._may_set:
            return [Span(" " + _("It holds from now on, for all postings; what is booked stays."), "soft")]
        return [Span(" " + _("A lead sets this."), "soft")]

    def _line(self, version: SettingVersion) -> Line:
        when = day(business_day(version.set_at), english=language() == "en")
        return [
            Span(" " + _("{days} days").format(days=version.value), "ink"),
            Span(f"  {when} {version.who or ''}", "soft"),
        ]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the days, once they are some."""
        event.stop()
        text = event.value.strip()
        if not self._may_set:
            self.dismiss(None)
        elif text.isdecimal() and 1 <= int(text) <= MOST_DAYS:
            self.dismiss(int(text))
        else:
            wrong = _("Write a number of days from 1 to {most}.").format(most=MOST_DAYS)
            self.query_one("#problem", Lines).update(partial(problem_lines, wrong))
