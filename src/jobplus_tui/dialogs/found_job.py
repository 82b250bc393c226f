"""A hire that no referral led to: where, since when, for what pay, found alone or at an event."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.events.queries import EventRow
from jobplus_core.kinds import Funding, WageBasis
from jobplus_core.placements.queries import Terms
from jobplus_core.placements.rules import FoundJob, check_wage
from jobplus_tui import format
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _
from jobplus_tui.reasons import word
from jobplus_tui.spans import Line, Span
from jobplus_tui.typed import read_day, read_won
from jobplus_tui.wage_words import NewEvent, event_choices, wage_lines
from jobplus_tui.widgets.choices import OneInView, OneOf
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

ALONE = "0"


class FoundJobDialog(Dialog[FoundJob]):
    """Asks for the job; returns it and saves nothing itself."""

    AUTO_FOCUS = "#employer"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.FORM),
        *bindings_for(Area.HIRE),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        seeker: str,
        events: Sequence[EventRow],
        today: date,
        *,
        terms: Terms | None = None,
        answer: FoundJob | None = None,
        problem: str = "",
        new_event: NewEvent | None = None,
    ) -> None:
        """Take the person's name, the events to choose from, and what was answered where saving it failed.

        Args:
            seeker: The person's name.
            events: The events to choose from.
            today: The day that typed days are held against.
            terms: What the wage is held against.
            answer: What was answered before.
            problem: Why saving it failed.
            new_event: Asks for an event that is not written down yet, and hands it over.
        """
        super().__init__()
        self._new_event = new_event
        self._seeker = seeker
        self._events = list(events)
        self._today = today
        self._terms = terms
        self._answer = answer
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the fields."""
        answer = self._answer
        day = answer.hired_on if answer and answer.hired_on else None
        starts = answer.starts_on if answer and answer.starts_on else None
        fields: list[tuple[str, Widget]] = [
            (
                _("Company"),
                TextInput(
                    answer.employer_name if answer else "", id="employer", max_length=80, help=_("Where they work.")
                ),
            ),
            (
                _("Job"),
                TextInput(answer.job_title if answer else "", id="title", max_length=80, help=_("What they do.")),
            ),
            (
                _("Through"),
                OneOf(
                    [(ALONE, _("found alone")), *event_choices(self._events)],
                    help=_("An event is counted apart; found alone, it is not the center's."),
                    id="event",
                ),
            ),
            (
                _("Funding"),
                OneInView(
                    [(funding.value, word(funding)) for funding in Funding],
                    value=(answer.funding if answer else Funding.PRIVATE).value,
                    help=_("Who pays for the place."),
                    id="funding",
                ),
            ),
            (
                _("Hired on"),
                TextInput(day.isoformat() if day else _("today"), id="hired", help=_("Such as today, -1 or 3/12.")),
            ),
            (
                _("First day of work"),
                TextInput(
                    starts.isoformat() if starts else "",
                    id="starts",
                    help=_("Empty: the same day. Such as +7."),
                ),
            ),
            (
                _("Paid by"),
                OneInView(
                    [(basis.value, word(basis)) for basis in WageBasis],
                    value=(answer.wage_basis if answer and answer.wage_basis else WageBasis.MONTH).value,
                    help=_("What span of work the wage is for."),
                    id="basis",
                ),
            ),
            (
                _("Wage"),
                TextInput(
                    format.money(answer.wage_won) if answer and answer.wage_won is not None else "",
                    id="wage",
                    help=_("Such as 220만."),
                ),
            ),
        ]
        with Panel(
            title=_("Hire found without us"),
            facts=self._seeker,
            keys=("form.save", "hire.event", "app.back"),
            id="found-job",
        ):
            for label, field in fields:
                with Horizontal(classes="field"):
                    yield Lines([[Span(f" {label}", "soft")]], classes="label")
                    yield field
            yield Lines(id="wage-check")
            yield Lines(partial(problem_lines, self._problem), id="problem")

    def on_mount(self) -> None:
        """Choose what was chosen before."""
        event = self._answer.event_id if self._answer else None
        self.query_one("#event", OneOf).value = str(event) if event else ALONE
        self._check_wage()

    @on(Input.Changed, "#wage, #starts, #hired")
    @on(OneInView.Changed, "#basis")
    def _check_wage(self) -> None:
        starts = read_day(self._text("starts") or self._text("hired"), self._today) or self._today
        won = read_won(self._text("wage")) if self._text("wage") else None
        lines: list[Line] = [[]]
        if won is not None:
            found = check_wage(
                WageBasis(self.query_one("#basis", OneInView).value),
                won,
                starts_on=starts,
                wish_monthly=self._terms.wish_monthly if self._terms is not None else None,
                minutes_per_week=None,
            )
            lines = wage_lines(found)
        self.query_one("#wage-check", Lines).update(lines)

    @property
    def events(self) -> tuple[EventRow, ...]:
        """The events to choose from, those written down meanwhile among them."""
        return tuple(self._events)

    def action_event(self) -> None:
        """Write an event down and choose it."""
        if self._new_event is not None:
            self._new_event(self._choose_event)

    def _choose_event(self, event: EventRow) -> None:
        self._events.insert(0, event)
        field = self.query_one("#event", OneOf)
        field.offer([(ALONE, _("found alone")), *event_choices(self._events)])
        field.value = str(event.id)

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def action_save(self) -> None:
        """Close with the job, or say which field is not understood."""
        if not self._text("employer"):
            self._wrong("employer", _("Write where they work."))
            return
        hired = read_day(self._text("hired"), self._today)
        if hired is None:
            self._wrong("hired", _("This day is not understood. Such as: today, -1, 3/12."))
            return
        starts = read_day(self._text("starts"), self._today) if self._text("starts") else hired
        if starts is None:
            self._wrong("starts", _("This day is not understood. Such as: tomorrow, +7, 3/12."))
            return
        wage = read_won(self._text("wage")) if self._text("wage") else None
        if wage is None and self._text("wage"):
            self._wrong("wage", _("This wage is not understood. Such as: 220만, 10,320원."))
            return
        self.dismiss(
            FoundJob(
                employer_name=self._text("employer"),
                job_title=self._text("title"),
                hired_on=hired,
                starts_on=starts,
                wage_basis=WageBasis(self.query_one("#basis", OneInView).value) if wage is not None else None,
                wage_won=wage,
                funding=Funding(self.query_one("#funding", OneInView).value),
                event_id=int(self.query_one("#event", OneOf).value or 0) or None,
            )
        )

    def _wrong(self, field: str, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", TextInput).value.strip()
