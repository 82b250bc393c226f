"""A question about something that counts, with the reason for it; the answer is no unless one says yes."""

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.fitting import wrapped
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.choices import OneInView
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

MOST_CHARACTERS = 200


class Answered(Message):
    """Enter was pressed on the answer."""


class AnswerChoice(OneInView):
    """No or yes; Enter answers."""

    def press(self, key: str) -> bool:
        """Answer on Enter."""
        if key != "enter":
            return super().press(key)
        self.post_message(Answered())
        return True


class ReasonDialog(Dialog[str]):
    """Gives the reason when the answer is yes, nothing otherwise."""

    AUTO_FOCUS = "#reason"

    def __init__(self, title: str, question: str, *, facts: str = "", reason: str = "", label: str = "") -> None:
        """Take the words.

        Args:
            title: What is to be done, as a noun.
            question: The question, one sentence or two.
            facts: What it is about, such as the person's name.
            reason: The reason typed before, where the question is asked again.
            label: What is typed where it is no reason.
        """
        super().__init__()
        self._title = title
        self._question = question
        self._facts = facts
        self._reason = reason
        self._label = label

    def compose(self) -> ComposeResult:
        """Show question, reason and answer."""
        yield Panel(
            Lines(lambda width: list(self._head(width))),
            Lines([[Span(" " + (self._label or _("Reason")), "soft")]]),
            TextInput(self._reason, id="reason", max_length=MOST_CHARACTERS, help=_("It is kept with the record.")),
            Lines([[Span(" " + _("Answer (left and right change it, Enter answers)"), "soft")]]),
            AnswerChoice([("no", _("No")), ("yes", _("Yes"))], id="answer"),
            Lines([[]], id="problem"),
            title=self._title,
            keys=("app.back",),
            id="ask",
        )

    def _head(self, width: int) -> Iterator[Line]:
        if self._facts:
            yield [Span(f" {self._facts}", "bold")]
        for part in wrapped(look_of(self).glyphs.text(self._question), width - 2):
            yield [Span(f" {part}")]
        yield []

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the answer."""
        event.stop()
        self.query_one("#answer").focus()

    def on_answered(self) -> None:
        """Close with the reason on yes, without on no; yes needs a reason."""
        if self.query_one("#answer", AnswerChoice).value == "no":
            self.dismiss(None)
            return
        reason = self.query_one("#reason", TextInput).value.strip()
        if not reason:
            missing = _("Write this first.") if self._label else _("Write the reason first.")
            self.query_one("#problem", Lines).update(partial(problem_lines, missing))
            self.query_one("#reason").focus()
            return
        self.dismiss(reason)
