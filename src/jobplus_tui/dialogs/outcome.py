"""How a referral went: its next state, who refused and why, or the hire with day and wage."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from jobplus_core.events.queries import EventRow
from jobplus_core.kinds import ReferralState, RefusalReason, WageBasis
from jobplus_core.placements.rules import check_wage
from jobplus_tui import format
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.referrals import Case, Outcome
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _, language
from jobplus_tui.reasons import word
from jobplus_tui.spans import Line, Span
from jobplus_tui.typed import read_day, read_time, read_won
from jobplus_tui.wage_words import NewEvent, event_choices, minutes_of, wage_lines
from jobplus_tui.widgets.choices import OneOf
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import Picked, PickList
from jobplus_tui.widgets.text_input import TextInput

EXPLAINED: Final = frozenset({ReferralState.SEEKER_REFUSED, ReferralState.EMPLOYER_REFUSED, ReferralState.WITHDRAWN})
"""Ends that say by a code why."""
MOST_CHARACTERS: Final = 400


class OutcomeDialog(Dialog[Outcome]):
    """Offers only the moves that the table of states allows; ^S gives the outcome, nothing is saved here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM), *bindings_for(Area.HIRE)]
    AUTO_FOCUS = "#states"

    def __init__(
        self,
        case: Case,
        today: date,
        *,
        answer: Outcome | None = None,
        problem: str = "",
        new_event: NewEvent | None = None,
    ) -> None:
        """Take the referral.

        Args:
            case: The referral, with at least one move left.
            today: The day that typed days are held against.
            answer: What was answered before, where saving it failed.
            problem: Why it failed.
            new_event: Asks for an event that is not written down yet, and hands it over.
        """
        super().__init__()
        self._events = list(case.events)
        self._new_event = new_event
        self._case = case
        self._today = today
        self._answer = answer
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the moves, and beside them what the picked one needs."""
        answer = self._answer
        offered = self._case.posting
        basis = WageBasis(offered.wage_basis) if offered is not None and offered.wage_basis else WageBasis.MONTH
        won = answer.wage_won if answer is not None else offered.wage_won if offered is not None else None
        hired = answer.hired_on if answer is not None else None
        starts = answer.starts_on if answer is not None else None
        self._basis = basis
        yield Panel(
            Lines(list(self._head())),
            Container(
                PickList(
                    [(state, word(state)) for state in self._case.moves],
                    value=answer.state if answer is not None else None,
                    help=_("How the referral stands now; digits pick too."),
                    id="states",
                ),
                Container(
                    Container(
                        Lines([[Span(_("Why"), "soft")]]),
                        PickList(
                            [(reason, word(reason)) for reason in RefusalReason],
                            value=answer.reason if answer is not None else None,
                            empty=True,
                            help=_("Why it was refused; weights are learned from it."),
                            id="why",
                        ),
                        id="refusal",
                    ),
                    Container(
                        _asked(_("Hired on")),
                        TextInput(_typed(hired) or _("today"), id="hired", help=_("Such as today, -1 or 3/12.")),
                        _asked(_("Starts on (empty: the same day)")),
                        TextInput(_typed(starts), id="starts", help=_("Such as tomorrow, +7, Mon or 3/12.")),
                        _asked(_("Wage ({basis})").format(basis=word(basis))),
                        TextInput(format.money(won) if won is not None else "", id="wage", help=_("Such as 220만.")),
                        _asked(_("Through")),
                        OneOf(
                            event_choices(self._events),
                            help=_("The event it came about at; those are counted apart."),
                            id="event",
                        ),
                        Lines(id="wage-check"),
                        id="hire",
                    ),
                    Container(
                        _asked(_("Day of the interview")),
                        TextInput(
                            _typed(answer.interview_on if answer is not None else None),
                            id="interview",
                            help=_("Such as tomorrow, +7, Mon or 3/12."),
                        ),
                        _asked(_("Time")),
                        TextInput(
                            (answer.interview_at if answer is not None else None) or "",
                            id="time",
                            max_length=5,
                            help=_("Such as 14:30."),
                        ),
                        id="meeting",
                    ),
                    _asked(_("Note"), id="note-label"),
                    TextInput(
                        answer.note if answer is not None else "",
                        id="note",
                        max_length=MOST_CHARACTERS,
                        help=_("What was said, in a few words."),
                    ),
                    id="fields",
                ),
                id="columns",
            ),
            Lines(partial(problem_lines, self._problem), id="problem"),
            title=_("Outcome of the referral"),
            keys=("form.save", "hire.event", "app.back"),
            id="outcome",
        )

    def _head(self) -> Iterator[Line]:
        row = self._case.row
        yield [Span(f" {row.seeker}", "bold"), Span(f" → {row.employer} {row.title}")]
        told, referred = _("referred {day}, now: {state}"), format.day(row.referred_on, english=language() == "en")
        yield [
            Span(" " + told.format(day=referred, state=word(ReferralState(row.state))), "soft"),
        ]
        yield []

    @property
    def _state(self) -> ReferralState:
        value = self.query_one("#states", PickList).value
        assert isinstance(value, ReferralState)
        return value

    def on_mount(self) -> None:
        """Show what the first move needs."""
        if self._answer is not None and self._answer.event_id is not None:
            self.query_one("#event", OneOf).value = str(self._answer.event_id)
        self._show_fields()
        self._check_wage()

    @on(Input.Changed, "#wage, #starts, #hired")
    def _check_wage(self) -> None:
        """Hold the wage against the wish and the minimum wage while it is typed."""
        terms = self._case.terms
        starts = read_day(self._text("starts") or self._text("hired"), self._today) or self._today
        won = read_won(self._text("wage")) if self._text("wage") else None
        lines: list[Line] = []
        if terms is not None and won is not None:
            found = check_wage(
                self._basis,
                won,
                starts_on=starts,
                wish_monthly=terms.wish_monthly,
                minutes_per_week=minutes_of(terms),
                days_per_week=terms.days_per_week,
            )
            lines = wage_lines(found)
        self.query_one("#wage-check", Lines).update(lines)

    @on(Picked, "#states")
    def _state_picked(self) -> None:
        self._show_fields()

    def _show_fields(self) -> None:
        hired = self._state is ReferralState.HIRED
        self.query_one("#refusal").display = self._state in EXPLAINED
        self.query_one("#hire").display = hired
        self.query_one("#meeting").display = self._state is ReferralState.INTERVIEW_SET
        self.query_one("#note").display = self.query_one("#note-label").display = not hired

    @property
    def events(self) -> tuple[EventRow, ...]:
        """The events to choose from, those written down meanwhile among them."""
        return tuple(self._events)

    def action_event(self) -> None:
        """Write the event down that a hire came about at, and choose it."""
        if self._new_event is not None and self._state is ReferralState.HIRED:
            self._new_event(self._choose_event)

    def _choose_event(self, event: EventRow) -> None:
        self._events.insert(0, event)
        field = self.query_one("#event", OneOf)
        field.offer(event_choices(self._events))
        field.value = str(event.id)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; only ^S gives the outcome."""
        event.stop()
        self.focus_next()

    def action_save(self) -> None:
        """Close with the outcome, or say which field is not understood."""
        state = self._state
        if state is ReferralState.HIRED:
            outcome = self._hire()
        elif state in EXPLAINED:
            reason = self.query_one("#why", PickList).value
            if not isinstance(reason, RefusalReason):
                self._wrong("why", _("Choose why it ended."))
                return
            outcome = Outcome(state=state, reason=reason, note=self._text("note"))
        elif state is ReferralState.INTERVIEW_SET:
            outcome = self._interview()
        else:
            outcome = Outcome(state=state, note=self._text("note"))
        if outcome is not None:
            self.dismiss(outcome)

    def _interview(self) -> Outcome | None:
        day = read_day(self._text("interview"), self._today) if self._text("interview") else None
        if day is None and self._text("interview"):
            self._wrong("interview", _("This day is not understood. Such as: tomorrow, +7, 3/12."))
            return None
        typed = self._text("time")
        time = read_time(typed) if typed else None
        if time is None and typed:
            self._wrong("time", _("This time is not understood. Such as: 14:30."))
            return None
        return Outcome(state=ReferralState.INTERVIEW_SET, note=self._text("note"), interview_on=day, interview_at=time)

    def _hire(self) -> Outcome | None:
        hired = read_day(self._text("hired"), self._today)
        if hired is None:
            self._wrong("hired", _("This day is not understood. Such as: today, -1, 3/12."))
            return None
        starts = read_day(self._text("starts"), self._today) if self._text("starts") else hired
        if starts is None:
            self._wrong("starts", _("This day is not understood. Such as: tomorrow, +7, 3/12."))
            return None
        wage = read_won(self._text("wage")) if self._text("wage") else None
        if wage is None and self._text("wage"):
            self._wrong("wage", _("This wage is not understood. Such as: 220만, 10,320원."))
            return None
        return Outcome(
            state=ReferralState.HIRED,
            hired_on=hired,
            starts_on=starts,
            wage_basis=self._basis if wage is not None else None,
            wage_won=wage,
            event_id=int(self.query_one("#event", OneOf).value or 0) or None,
        )

    def _wrong(self, field: str, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", TextInput).value.strip()


def _asked(words: str, *, id: str | None = None) -> Lines:
    return Lines([[Span(f" {words}", "soft")]], id=id)


def _typed(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
