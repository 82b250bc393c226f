"""Weights that outcomes propose beside those that hold: a lead takes them or turns them down, with the reason."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from jobplus_tui.desk.matching_proposal import Decision, Proposed
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.proposal_words import decision_lines, figure_lines, weight_lines
from jobplus_tui.dialogs.reason import MOST_CHARACTERS, AnswerChoice
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class ProposalDialog(Dialog[Decision]):
    """Gives the decision when the answer is one, nothing otherwise; the answer is no unless one says else."""

    def __init__(self, proposal: Proposed, *, may_decide: bool) -> None:
        """Take the proposal, and whether whoever is signed in may decide on it."""
        super().__init__()
        self._proposal = proposal
        self._open = may_decide and proposal.decided_at is None

    def compose(self) -> ComposeResult:
        """Show the weights, the figures, and where it is open the answer."""
        proposal = self._proposal
        with Panel(
            title=_("Proposed weights"),
            facts=_("beside version {version}").format(version=proposal.figures.held_version),
            keys=("app.back",),
            id="proposal",
        ):
            with Horizontal(id="proposed"):
                yield Lines(weight_lines(proposal), id="proposed-weights")
                yield Lines(lambda width: figure_lines(proposal, width, look_of(self).glyphs), id="proposed-figures")
            yield Lines(lambda width: decision_lines(proposal, width))
            if self._open:
                with Horizontal(id="why-decided"):
                    yield Lines([[Span(" " + _("Reason") + " ", "soft")]], id="reason-label")
                    yield TextInput(id="reason", max_length=MOST_CHARACTERS, help=_("It is kept with the proposal."))
                yield Lines([[Span(" " + _("Answer (left and right change it, Enter answers)"), "soft")]])
                yield AnswerChoice(
                    [("no", _("Not yet")), ("accept", _("Take them")), ("reject", _("Turn down"))], id="answer"
                )
            elif proposal.decided_at is None:
                yield Lines([[Span(" " + _("A lead decides on it."), "soft")]])
            yield Lines([[]], id="problem")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the answer."""
        event.stop()
        self.query_one("#answer").focus()

    def on_answered(self) -> None:
        """Close with the decision, without one on no; either decision needs a reason."""
        answer = self.query_one("#answer", AnswerChoice).value
        note = self.query_one("#reason", TextInput).value.strip()
        if answer == "no":
            self.dismiss(None)
        elif not note:
            self.query_one("#problem", Lines).update([[Span(" ! " + _("Write the reason first."), "bad")]])
            self.query_one("#reason").focus()
        else:
            self.dismiss(Decision(self._proposal.id, answer == "accept", note))
