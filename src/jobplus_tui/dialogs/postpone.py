"""Until when a row of the day is put off, and why."""

from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.typed import read_day
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class PutOff(NamedTuple):
    """Until which day, and why."""

    until_on: date
    reason: str


class PostponeDialog(Dialog[PutOff]):
    """Asks for day and reason; returns them and saves nothing itself."""

    AUTO_FOCUS = "#reason"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, facts: str, until_on: date, today: date, *, reason: str = "", problem: str = "") -> None:
        """Take what it is about, the day offered, and why an earlier answer was not saved."""
        super().__init__()
        self._facts = facts
        self._until_on = until_on
        self._today = today
        self._reason = reason
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the two fields."""
        with Panel(title=_("Put off"), facts=self._facts, keys=("form.save", "app.back"), id="ask"):
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Put off until"), "soft")]], classes="label")
                yield TextInput(
                    self._until_on.isoformat(),
                    id="until",
                    help=_("One of the next seven days. Such as tomorrow or +3."),
                )
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Reason"), "soft")]], classes="label")
                yield TextInput(self._reason, id="reason", max_length=200, help=_("Why it waits."))
            yield Lines(partial(problem_lines, self._problem), id="problem")

    @on(Input.Submitted)
    def _done(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Close with day and reason, or say what is missing."""
        day = read_day(self.query_one("#until", TextInput).value.strip(), self._today)
        reason = self.query_one("#reason", TextInput).value.strip()
        if day is None:
            self._wrong("until", _("This day is not understood. Such as: tomorrow, +7, 3/12."))
        elif not reason:
            self._wrong("reason", _("Write the reason first."))
        else:
            self.dismiss(PutOff(day, reason))

    def _wrong(self, field: str, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()
