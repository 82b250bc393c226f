"""What a follow-up call brought: the result, for somebody who left the day and why, and what was said."""

from datetime import date
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal
from textual.widgets import Input

from jobplus_core.follow_ups.rules import CARE_RESULTS, RESULTS
from jobplus_core.kinds import FollowUpKind, FollowUpResult, LeftReason, korean
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.follow_ups import Call, Found
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.reasons import word
from jobplus_tui.screens.call_script import script_lines
from jobplus_tui.spans import Span
from jobplus_tui.typed import read_day
from jobplus_tui.widgets.choices import ChoiceField, OneInView, OneOf
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

MOST_SCRIPT = 9
ENDED = (FollowUpResult.LEFT, FollowUpResult.WANTS_HELP)
"""Results that a last day of work belongs to."""


class FollowUpDialog(Dialog[Found]):
    """Shows what to say and asks for the result; returns it and saves nothing itself."""

    AUTO_FOCUS = "#result"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.FORM),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, call: Call, today: date, *, typed: Found | None = None, answer: str = "") -> None:
        """Take the call, what was typed before, and why that was not saved."""
        super().__init__()
        self._call = call
        self._today = today
        self._typed = typed
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Show the script and the fields."""
        row, typed = self._call.row, self._typed
        results = CARE_RESULTS if row.kind == FollowUpKind.CARE else RESULTS
        with Panel(
            title=_("Write result"),
            facts=f"{row.seeker} {korean(FollowUpKind(row.kind))}",
            keys=("form.save", "app.back"),
            id="follow-up-result",
        ):
            job = " ".join(filter(None, (row.employer, row.title)))
            if job:
                yield Lines([[Span(" " + plain(job), "soft")]])
            yield Lines(
                lambda width: script_lines(self._call.script, width, look_of(self).glyphs, brief=True)[:MOST_SCRIPT],
                id="script",
            )
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Result"), "soft")]], classes="label")
                yield OneInView(
                    [(result.value, korean(result)) for result in results],
                    value=(typed.result if typed else results[0]).value,
                    help=_("What you heard; left and right change it."),
                    id="result",
                )
            with Container(id="left"):
                with Horizontal(classes="field"):
                    yield Lines([[Span(" " + _("Last day"), "soft")]], classes="label")
                    yield TextInput(
                        typed.left_on.isoformat() if typed and typed.left_on else "",
                        help=_("The last day of work. Empty: today. Such as -3 or 3/12."),
                        id="left-on",
                    )
                with Horizontal(classes="field"):
                    yield Lines([[Span(" " + _("Why"), "soft")]], classes="label")
                    yield OneOf(
                        [(reason.value, word(reason)) for reason in LeftReason],
                        help=_("Why they left; left and right change it."),
                        id="left-reason",
                    )
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Note"), "soft")]], classes="label")
                yield TextInput(
                    typed.note if typed else row.note or "", max_length=500, help=_("What was said."), id="note"
                )
            yield Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [], id="answer")

    def on_mount(self) -> None:
        """Show what the result needs."""
        if self._typed is not None and self._typed.left_reason is not None:
            self.query_one("#left-reason", OneOf).value = self._typed.left_reason.value
        self._show_left()

    @property
    def _result(self) -> FollowUpResult:
        return FollowUpResult(self.query_one("#result", OneInView).value)

    @on(ChoiceField.Changed, "#result")
    def _show_left(self) -> None:
        self.query_one("#left").display = self._result in ENDED

    @on(Input.Submitted)
    def _done(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Return what was found, or say what is missing."""
        result = self._result
        note = self.query_one("#note", TextInput).value.strip()
        if result not in ENDED:
            self.dismiss(Found(result=result, note=note))
            return
        typed = self.query_one("#left-on", TextInput).value.strip()
        day = read_day(typed, self._today) if typed else self._today if result is FollowUpResult.LEFT else None
        if typed and day is None:
            self._wrong("left-on", _("This day is not understood. Such as: today, -1, 3/12."))
            return
        why = self.query_one("#left-reason", OneOf).value
        if result is FollowUpResult.LEFT and not why:
            self._wrong("left-reason", _("Choose why they left."))
            return
        self.dismiss(Found(result=result, note=note, left_on=day, left_reason=LeftReason(why) if why else None))

    def _wrong(self, field: str, sentence: str) -> None:
        self.query_one("#answer", Lines).update(partial(problem_lines, sentence))
        self.query_one(f"#{field}").focus()
