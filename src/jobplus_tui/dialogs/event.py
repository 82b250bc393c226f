"""One event: its kind, name, day and place."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.events.rules import MOST_CHARACTERS, EventForm
from jobplus_core.kinds import EventKind
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _
from jobplus_tui.reasons import word
from jobplus_tui.spans import Span
from jobplus_tui.typed import read_day
from jobplus_tui.widgets.choices import OneInView
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class EventDialog(Dialog[EventForm]):
    """Asks for the event; returns it and saves nothing itself."""

    AUTO_FOCUS = "#kind"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(self, title: str, today: date, *, answer: EventForm | None = None, problem: str = "") -> None:
        """Take what it is called, the day that typed days are held against, and what stands or was typed before."""
        super().__init__()
        self._title = title
        self._today = today
        self._answer = answer
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the fields."""
        answer = self._answer
        fields: list[tuple[str, Widget]] = [
            (
                _("Kind"),
                OneInView(
                    [(kind.value, word(kind)) for kind in EventKind],
                    value=answer.kind.value if answer else "",
                    help=_("Under what its hires are counted."),
                    id="kind",
                ),
            ),
            (
                _("Name"),
                TextInput(
                    answer.name if answer else "",
                    id="name",
                    max_length=MOST_CHARACTERS,
                    help=_("As people know it, such as 11월 19데이."),
                ),
            ),
            (
                _("Day"),
                TextInput(
                    answer.held_on.isoformat() if answer else _("today"),
                    id="held",
                    help=_("Such as today, +7 or 3/12."),
                ),
            ),
            (
                _("Place"),
                TextInput(
                    answer.place if answer else "",
                    id="place",
                    max_length=MOST_CHARACTERS,
                    help=_("Where it is held."),
                ),
            ),
        ]
        with Panel(title=self._title, keys=("form.save", "app.back"), id="event-form"):
            for label, field in fields:
                with Horizontal(classes="field"):
                    yield Lines([[Span(f" {label}", "soft")]], classes="label")
                    yield field
            yield Lines(partial(problem_lines, self._problem), id="problem")

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_save(self) -> None:
        """Close with the event, or say which field is not understood."""
        name = self.query_one("#name", TextInput).value.strip()
        day = read_day(self.query_one("#held", TextInput).value.strip(), self._today)
        if not name:
            self._wrong("name", _("Write what it is called."))
        elif day is None:
            self._wrong("held", _("This day is not understood. Such as: tomorrow, +7, 3/12."))
        else:
            self.dismiss(
                EventForm(
                    kind=EventKind(self.query_one("#kind", OneInView).value),
                    name=name,
                    held_on=day,
                    place=self.query_one("#place", TextInput).value.strip(),
                )
            )

    def _wrong(self, field: str, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()
