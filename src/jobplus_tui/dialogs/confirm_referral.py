"""What stands against referring some pairs; the answer is no unless one says yes."""

from collections.abc import Sequence

from textual.app import ComposeResult

from jobplus_core.kinds import ReferralWarning
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.dialogs.reason import AnswerChoice
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import N_, _
from jobplus_tui.look import look_of
from jobplus_tui.reasons import word
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

MOST_PAIRS = 8

SENTENCES = {
    ReferralWarning.SAME_PAIR: N_("was referred there before"),
    ReferralWarning.PAST_OPENINGS: N_("as many wait for an answer there as places are left"),
    ReferralWarning.HARD_CRITERION: N_("a condition that counts as fixed is not met"),
    ReferralWarning.NO_SESSION: N_("no counseling since the newest registration"),
    ReferralWarning.MANY: N_("many referrals at once or on one day"),
}
"""Message id of what a warning says."""

Doubt = tuple[str, tuple[ReferralWarning, ...]]
"""A pair's name with what stands against it."""


class ConfirmReferralDialog(Dialog[bool]):
    """Names every doubtful pair with its warnings; gives True on yes, nothing otherwise."""

    AUTO_FOCUS = "#answer"

    def __init__(self, doubts: Sequence[Doubt]) -> None:
        """Take the pairs, at least one."""
        super().__init__()
        self._doubts = doubts

    def compose(self) -> ComposeResult:
        """Show the warnings and the answer."""
        yield Panel(
            Lines(self._lines()),
            Lines([[Span(" " + _("What is confirmed stays with the referral and can be looked up."), "soft")]]),
            Lines([[Span(" " + _("Answer (left and right change it, Enter answers)"), "soft")]]),
            AnswerChoice([("no", _("No")), ("yes", _("Refer"))], id="answer"),
            title=_("Refer all the same?"),
            keys=("app.back",),
            id="ask",
        )

    def _lines(self) -> list[Line]:
        lines: list[Line] = []
        for name, warnings in self._doubts[:MOST_PAIRS]:
            lines.append([Span(f" {plain(name)}", "bold")])
            for warning in warnings:
                told = [Span(f"  ! {word(warning)}", "bad"), Span(f"  {_(SENTENCES[warning])}", "soft")]
                lines.append(told)
        if len(self._doubts) > MOST_PAIRS:
            more = _("and {count} more").format(count=len(self._doubts) - MOST_PAIRS)
            lines.append([Span(f" {look_of(self.app).glyphs.text('…')} {more}", "soft")])
        return [*lines, []]

    def on_answered(self) -> None:
        """Close with what was answered."""
        self.dismiss(True if self.query_one("#answer", AnswerChoice).value == "yes" else None)
