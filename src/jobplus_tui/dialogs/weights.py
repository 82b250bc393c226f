"""How much each criterion counts: read by everybody, changed by leads, with what would move shown before saving."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from jobplus_core.matching.criteria import CRITERIA
from jobplus_core.matching.weights import TOTAL
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.matching_proposal import Decision
from jobplus_tui.desk.matching_weights import Effect, NewWeights, WeightsPage
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.dialogs.proposal import ProposalDialog
from jobplus_tui.dialogs.reason import MOST_CHARACTERS
from jobplus_tui.dialogs.weights_words import effect_lines, total_line, version_lines
from jobplus_tui.fitting import wrapped
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.reasons import label
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput
from jobplus_tui.widgets.weight_bars import ChangeRefused, WeightBars, WeightsChanged

FIVE: Final = 5

Work = Callable[[Mapping[str, int]], Effect]


class WeightsDialog(Dialog[NewWeights | Decision]):
    """The weights beside what they move; ^S gives the new ones with the reason, nothing is saved here.

    A decision on what outcomes propose is handed on too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM), *bindings_for(Area.WEIGHTS)]
    AUTO_FOCUS = "#bars"

    def __init__(
        self, page: WeightsPage, effect: Work | None, *, answer: NewWeights | None = None, problem: str = ""
    ) -> None:
        """Take the weights that hold.

        Args:
            page: The weights, their history, and whether they may be changed here.
            effect: Counts what other weights would move; it runs in a worker thread. Nothing where no ranking is
                at hand.
            answer: What was answered before, where saving it failed.
            problem: Why it failed.
        """
        super().__init__()
        self._page = page
        self._effect = effect
        self._answer = answer
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the weights, and beside them what moves or what they were."""
        page, answer = self._page, self._answer
        with Panel(
            title=_("Weights"),
            facts=self._facts(),
            keys=("form.save", "weights.versions", "weights.proposal", "weights.less", "weights.more")
            if page.may_change
            else ("weights.versions", "weights.proposal", "app.back"),
            id="weights",
        ):
            with Horizontal(id="weighing"):
                with Vertical(id="weighed"):
                    yield WeightBars(
                        [(criterion.name, label(criterion.name)) for criterion in CRITERIA],
                        page.held.weights,
                        weights=answer.weights if answer is not None else None,
                        may_change=page.may_change,
                        help=_("Left and right change a weight by one, with Shift by five; digits write it."),
                        id="bars",
                    )
                    yield Lines(id="total")
                yield Lines(id="moves")
                with VerticalScroll(id="versions"):
                    yield Lines(lambda width: version_lines(page.versions, width))
            if page.may_change:
                with Horizontal(id="why-changed"):
                    yield Lines([[Span(" " + _("Reason") + " ", "soft")]], id="note-label")
                    yield TextInput(
                        answer.note if answer is not None else "",
                        id="note",
                        max_length=MOST_CHARACTERS,
                        help=_("Why the weights are changed; it is kept with the version."),
                    )
            yield Lines(partial(problem_lines, self._problem), id="problem")

    def _facts(self) -> str:
        version = _("version {version}").format(version=self._page.held.version)
        return version if self._page.may_change else f"{version} · {_('only leads change them')}"

    def on_mount(self) -> None:
        """Show what the weights at hand move."""
        self.query_one("#versions").display = False
        self._weighed()

    @property
    def _bars(self) -> WeightBars:
        return self.query_one("#bars", WeightBars)

    @on(WeightsChanged)
    def _changed(self, message: WeightsChanged) -> None:
        message.stop()
        self._say("")
        self._weighed()

    def _weighed(self) -> None:
        weights, total = self._bars.weights, self._bars.total
        self.query_one("#total", Lines).update([total_line(total)])
        if self._effect is None:
            self._show(_("Choose somebody to match: then it shows here what would move."))
        elif total != TOTAL:
            # What moves by weights that may not be saved would be no answer.
            self.workers.cancel_group(self, "weigh")
            self._show(_("What moves is shown once they sum to 100."))
        else:
            self._weigh(weights, self._effect)

    def _weigh(self, weights: Mapping[str, int], effect: Work) -> None:
        self.read(lambda: effect(weights), self._moves, name="weigh")

    def _moves(self, found: Effect | None, problem: str) -> None:
        if found is None:
            self._say(problem)
        elif self._bars.total == TOTAL:
            self.query_one("#moves", Lines).update(lambda width: effect_lines(found, width, look_of(self).glyphs))

    def _show(self, sentence: str) -> None:
        self.query_one("#moves", Lines).update(
            lambda width: [[Span(f" {part}", "soft")] for part in wrapped(sentence, width - 2)]
        )

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay: saving takes its own key."""
        event.stop()

    def action_less(self) -> None:
        """Let the criterion count one less."""
        self._turn(-1)

    def action_more(self) -> None:
        """Let the criterion count one more."""
        self._turn(1)

    def action_less5(self) -> None:
        """Let the criterion count five less."""
        self._turn(-FIVE)

    def action_more5(self) -> None:
        """Let the criterion count five more."""
        self._turn(FIVE)

    def _turn(self, by: int) -> None:
        if self.focused is self._bars:
            self._bars.turn(by)

    @on(ChangeRefused)
    def _refuse(self) -> None:
        self._say(_("Only leads change the weights; ask your team's lead."))

    def action_versions(self) -> None:
        """Change between what moves and the versions there were."""
        versions, moves = self.query_one("#versions"), self.query_one("#moves")
        versions.display, moves.display = not versions.display, not moves.display
        (versions if versions.display else self._bars).focus()
        title = (
            (_("Versions"), _("{count} in all").format(count=len(self._page.versions)))
            if versions.display
            else (_("Weights"), self._facts())
        )
        self.query_one("#weights", Panel).set_title(*title)

    def action_proposal(self) -> None:
        """Show what outcomes propose, and close with what is decided on it."""
        if self._page.proposal is None:
            self._say(_("Nothing is proposed yet; from 1,000 outcomes on, jobplus calibrate proposes weights."))
            return

        def decided(decision: Decision | None) -> None:
            if decision is not None:
                self.dismiss(decision)

        self.app.push_screen(ProposalDialog(self._page.proposal, may_decide=self._page.may_change), decided)

    def action_save(self) -> None:
        """Close with the new weights, or say what is still missing."""
        if not self._page.may_change:
            self._refuse()
            return
        bars, note = self._bars, self.query_one("#note", TextInput)
        if bars.total != TOTAL:
            self._say(_("They must sum to 100; now it is {total}.").format(total=bars.total))
            bars.focus()
        elif all(weight == self._page.held.of(name) for name, weight in bars.weights.items()):
            self._say(_("Nothing is changed yet."))
            bars.focus()
        elif not note.value.strip():
            self._say(_("Write the reason first."))
            note.focus()
        else:
            self.dismiss(NewWeights(bars.weights, note.value, self._page.held.version))
