"""실적평가: a month's or quarter's scores with their makings, who is best, who is low and why."""

from collections.abc import Iterable
from functools import partial

from textual.containers import VerticalScroll
from textual.widget import Widget

from jobplus_core.errors import Refusal
from jobplus_core.reports.evaluation.queries import Person, Span
from jobplus_core.reports.weeks import Month, month_of, quarter_of
from jobplus_tui.actions import Area
from jobplus_tui.desk.evaluating import EvaluationDesk, EvaluationPage
from jobplus_tui.dialogs.choose import ChooseDialog
from jobplus_tui.dialogs.confirm import ConfirmDialog
from jobplus_tui.dialogs.evaluation_weights import EvaluationWeightsDialog, Weights
from jobplus_tui.dialogs.export import ExportChosen, ExportDialog
from jobplus_tui.dialogs.reason import ReasonDialog
from jobplus_tui.fitting import plain
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.evaluation_lines import evaluation_lines, head_line
from jobplus_tui.spans import Span as Words
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel


class EvaluationScreen(DeskScreen, areas=(Area.EVALUATION,)):
    """Stands on the results; Esc goes back to them."""

    AUTO_FOCUS = "#sheet"

    def __init__(self, desk: EvaluationDesk) -> None:
        """Take what reads the store."""
        super().__init__()
        self._evaluations = desk
        self._span: Span = desk.first()
        self._page: EvaluationPage | None = None
        self._said = ""

    @property
    def tab(self) -> str:
        """The tab it was opened from."""
        return Area.RESULTS.value

    def compose_body(self) -> Iterable[Widget]:
        """Return the period over the sheet."""
        yield Lines(id="which")
        yield Panel(
            VerticalScroll(Lines(id="scores"), id="sheet"),
            title=_("Evaluation"),
            keys=("evaluation.span", "evaluation.weights", "evaluation.note", "evaluation.settle"),
            id="evaluation",
        )

    def on_mount(self) -> None:
        """Read the month before."""
        self._read()

    def _read(self) -> None:
        desk, span = self._evaluations, self._span
        self.read(lambda: desk.page(span), self._show, name="read evaluation")

    def _show(self, page: EvaluationPage) -> None:
        self._page = page
        glyphs = self.desk_app.look.glyphs
        said = [Words(f"  {self._said}", "good")] if self._said else []
        self.query_one("#which", Lines).update([[*head_line(page, glyphs), *said]])
        self.query_one("#scores", Lines).update(lambda width: evaluation_lines(page, glyphs, width))

    def _go(self, span: Span) -> None:
        self._span, self._said = span, ""
        self._read()

    def action_span(self) -> None:
        """Change between the month and its quarter."""
        month = isinstance(self._span, Month)
        self._go(quarter_of(self._span.since) if month else month_of(self._span.until))

    def action_before(self) -> None:
        """Go to the period before."""
        self._go(self._span.earlier())

    def action_after(self) -> None:
        """Go to the period after; nothing comes after the present one."""
        if self._span.until < self.session.today:
            self._go(self._span.later())

    def action_settle(self) -> None:
        """Ask whether the sheet is to stay as it is."""
        if self._may():
            question = _("Settle this evaluation for good? The sheet stays as it is now, whatever is corrected later.")
            self.app.push_screen(ConfirmDialog(_("Settle"), question, facts=self._span.title), self._settle)

    def _settle(self, yes: bool | None) -> None:
        if yes:
            desk, span = self._evaluations, self._span
            self.act(lambda: desk.settle(span), lambda _id: self._read(), name="settle")

    def action_note(self) -> None:
        """Write why one's own team stayed low and what it plans."""
        page = self._page
        if page is None or not self._may():
            return
        if page.settled:
            self.say(_("This evaluation is settled; causes and plans are written before."))
            return
        mine = self.session.actor.team_id
        team = next((name for name, id in page.teams.items() if id == mine), next(iter(page.teams), ""))
        low = page.low(team)
        if not low:
            self._ask_note(page, team, None)
            return
        options = [("", _("the whole team {team}").format(team=team))]
        options += [(str(one.counselor_id), f"{plain(one.name)} {score:.1f}") for one, score in low]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._ask_note(page, team, next((one for one, _s in low if str(one.counselor_id) == value), None))

        self.app.push_screen(ChooseDialog(_("Causes and plans"), options), chosen)

    def _ask_note(self, page: EvaluationPage, team: str, person: Person | None, typed: str = "") -> None:
        whose = person.counselor_id if person is not None else None
        question = (
            _("Why was the result low, and what will the team do? It stands under the team's scores.")
            if person is None
            else _("Why was this person's result low, and what is planned? It stands under their score.")
        )

        def take(text: str | None) -> None:
            if text is not None:
                desk = self._evaluations
                self.act(
                    lambda: desk.write_note(page, team, text, whose),
                    lambda _id: self._read(),
                    name="note",
                    refused=lambda _refusal: self._ask_note(page, team, person, text),
                )

        facts = team if person is None else f"{team} {plain(person.name)}"
        self.app.push_screen(ReasonDialog(_("Causes and plans"), question, facts=facts, reason=typed), take)

    def action_weights(self) -> None:
        """Show what each measure counts; leads change it."""
        if self._page is not None:
            self._ask_weights(self._page)

    def _ask_weights(self, page: EvaluationPage, answer: Weights | None = None, problem: str = "") -> None:
        desk = self._evaluations

        def take(changed: Weights | None) -> None:
            if changed is not None:
                self.act(
                    lambda: desk.set_weights(changed),
                    lambda _count: self._read(),
                    name="set evaluation weights",
                    refused=lambda refusal: self._ask_weights(page, changed, refusal_text(refusal)),
                )

        dialog = EvaluationWeightsDialog(page, partial(desk.weighed, page.span), answer=answer, problem=problem)
        self.app.push_screen(dialog, take)

    def action_export(self) -> None:
        """Ask as what the sheet is to be written."""
        self._ask_export(None)

    def _ask_export(self, chosen: ExportChosen | None, problem: str = "") -> None:
        dialog = ExportDialog(f"실적평가-{self._span.key}", chosen=chosen, problem=problem)
        self.app.push_screen(dialog, self._export)

    def _export(self, chosen: ExportChosen | None) -> None:
        page = self._page
        if chosen is None or page is None:
            return

        def again(refusal: Refusal) -> None:
            self._ask_export(chosen, refusal_text(refusal))

        self.act(
            lambda: self._evaluations.export(page, *chosen), self._written, name="export evaluation", refused=again
        )

    def _written(self, path: str) -> None:
        self._said = _("Written: {path}").format(path=path)
        self._read()

    def _may(self) -> bool:
        if self._page is not None and self._page.may_settle:
            return True
        self.say(_("Only leads settle evaluations and write of them; ask your team's lead."))
        return False

    def store_changed(self) -> None:
        """Read again after another desk's commit."""
        self._read()
