"""What a follow-up call brought."""

from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input

from jobplus_core.follow_ups.queries import FollowUpRow
from jobplus_core.kinds import FollowUpKind, FollowUpResult, korean
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.choices import OneInView
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

RESULTS = (FollowUpResult.WORKING, FollowUpResult.LEFT, FollowUpResult.WANTS_HELP)


class CallResult(NamedTuple):
    """What was found, and a note."""

    result: FollowUpResult
    note: str


class FollowUpDialog(Dialog[CallResult]):
    """Asks for the result and a note; returns them and saves nothing itself."""

    AUTO_FOCUS = "#result"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for(Area.FORM),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, row: FollowUpRow, *, typed: CallResult | None = None, answer: str = "") -> None:
        """Take the check, what was typed before, and why that was not saved."""
        super().__init__()
        self._row = row
        self._typed = typed
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Show the two fields."""
        row, typed = self._row, self._typed
        with Panel(
            title=_("Write result"),
            facts=f"{row.seeker} {korean(FollowUpKind(row.kind))}",
            keys=("form.save", "app.back"),
            id="follow-up-result",
        ):
            job = " ".join(filter(None, (row.employer, row.title)))
            yield Lines([[Span(" " + plain(job), "soft")]])
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Result"), "soft")]], classes="label")
                yield OneInView(
                    [(result.value, korean(result)) for result in RESULTS],
                    value=(typed.result if typed else FollowUpResult.WORKING).value,
                    help=_("What you heard; left and right change it."),
                    id="result",
                )
            with Horizontal(classes="field"):
                yield Lines([[Span(" " + _("Note"), "soft")]], classes="label")
                yield TextInput(
                    typed.note if typed else row.note or "", max_length=500, help=_("What was said."), id="note"
                )
            yield Lines([[Span(f" ✗ {self._answer}", "bad")]] if self._answer else [], id="answer")

    @on(Input.Submitted)
    def _done(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        """Return what was found."""
        result = FollowUpResult(self.query_one("#result", OneInView).value)
        self.dismiss(CallResult(result, self.query_one("#note", TextInput).value.strip()))
