"""A question that cannot be taken back once answered with yes; the answer is no unless one says yes."""

from textual.app import ComposeResult

from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.reason import AnswerChoice
from jobplus_tui.fitting import wrapped
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel


class ConfirmDialog(Dialog[bool]):
    """Gives true when the answer is yes, nothing otherwise."""

    AUTO_FOCUS = "#answer"

    def __init__(self, title: str, question: str, *, facts: str = "") -> None:
        """Take what is to be done as a noun, the question, and what it is about."""
        super().__init__()
        self._title = title
        self._question = question
        self._facts = facts

    def compose(self) -> ComposeResult:
        """Show the question and the answer."""
        yield Panel(
            Lines(self._head),
            Lines([[Span(" " + _("Answer (left and right change it, Enter answers)"), "soft")]]),
            AnswerChoice([("no", _("No")), ("yes", _("Yes"))], id="answer"),
            title=self._title,
            keys=("app.back",),
            id="ask",
        )

    def _head(self, width: int) -> list[Line]:
        first: list[Line] = [[Span(f" {self._facts}", "bold")]] if self._facts else []
        parts = wrapped(look_of(self).glyphs.text(self._question), width - 2)
        return [*first, *([Span(f" {part}")] for part in parts), []]

    def on_answered(self) -> None:
        """Close with the answer."""
        self.dismiss(True if self.query_one("#answer", AnswerChoice).value == "yes" else None)
