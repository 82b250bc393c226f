"""Which week the results show, and as of when."""

from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_core.reports.document import read_moment
from jobplus_core.reports.weeks import Week, read_week, week_around
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.typed import read_day
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class PeriodChosen(NamedTuple):
    """A week, and the moment that it is to be true of; nothing for the present."""

    week: Week
    as_of: int | None


class PeriodDialog(Dialog[PeriodChosen]):
    """Returns the week and the moment."""

    AUTO_FOCUS = "#week-name"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, week: Week, today: date, as_of: str = "") -> None:
        """Take the week shown, the present day, and the moment the week is shown as of."""
        super().__init__()
        self._today = today
        self._week = week
        self._as_of = as_of

    def compose(self) -> ComposeResult:
        """Show both fields."""
        yield Panel(
            Lines([[Span(" " + _("Week, or a day in it"), "soft")]]),
            TextInput(self._week.key, id="week-name", max_length=20, help=_("A week as 2013-W47, or a day as 11/20.")),
            Lines([[Span(" " + _("As of (blank: now)"), "soft")]]),
            TextInput(
                self._as_of,
                id="as-of",
                max_length=40,
                help=_("A day or a moment, such as 2013-11-24 or 2013-11-24T18:00: the report as it stood then."),
            ),
            Lines([[]], id="problem"),
            title=_("Period"),
            keys=("form.save", "app.back"),
            id="ask",
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the last field is enough."""
        event.stop()
        if event.input.id == "as-of":
            self.action_save()
        else:
            self.query_one("#as-of").focus()

    def action_save(self) -> None:
        """Close with what is typed, or say what cannot be read."""
        name, moment = (self.query_one(f"#{id}", TextInput).value.strip() for id in ("week-name", "as-of"))
        week = read_week(name)
        if week is None and (day := read_day(name, self._today)) is not None:
            week = week_around(day)
        as_of = read_moment(moment) if moment else None
        if week is None:
            self._say(_("Write a week as 2013-W47, or a day as 2013-11-20."), "week-name")
        elif moment and as_of is None:
            self._say(_("Write a moment as 2013-11-24 or 2013-11-24T18:00."), "as-of")
        else:
            self.dismiss(PeriodChosen(week, as_of))

    def _say(self, sentence: str, field: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()
