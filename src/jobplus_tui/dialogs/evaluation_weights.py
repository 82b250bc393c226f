"""What each measure counts in evaluations, and below which score somebody is low; whom it moves shows before saving."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from jobplus_core.reports.document import Document
from jobplus_core.reports.evaluation.rules import MEASURES
from jobplus_core.settings import SettingName
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.evaluating import EvaluationPage
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.fitting import fit, plain, wrapped
from jobplus_tui.format import MISSING, number
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput
from jobplus_tui.widgets.weight_bars import WeightBars, WeightsChanged

LOW: Final = SettingName.EVALUATION_LOW_PERCENT
FULL: Final = 4
"""The weight that fills a bar, unless one counts more: most centers weigh in ones and twos."""
NAME: Final = 8

Weights = Mapping[SettingName, int]


class EvaluationWeightsDialog(Dialog[Weights]):
    """Returns what is changed; nothing is saved here."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]
    AUTO_FOCUS = "#bars"

    def __init__(
        self,
        page: EvaluationPage,
        effect: Callable[[Weights], Document],
        *,
        answer: Weights | None = None,
        problem: str = "",
    ) -> None:
        """Take the weights that hold.

        Args:
            page: The evaluation shown.
            effect: Evaluates the same period by other weights; it runs in a worker thread.
            answer: What was answered before, where saving it failed.
            problem: Why it failed.
        """
        super().__init__()
        self._page = page
        self._effect = effect
        self._answer = answer or {}
        self._problem = problem
        self._before: Document | None = None

    def compose(self) -> ComposeResult:
        """Show the weights, and beside them whom they move."""
        page = self._page
        words: dict[SettingName, list[str]] = {}
        for measures in MEASURES.values():
            for measure in measures:
                words.setdefault(measure.weight, []).append(measure.word)
        with Panel(
            title=_("Evaluation weights"),
            facts=page.span.title if page.may_settle else f"{page.span.title} · {_('only leads change them')}",
            keys=("form.save", "app.back"),
            id="weights",
        ):
            with Horizontal(id="weighing"):
                with Vertical(id="weighed"):
                    yield WeightBars(
                        [(name.value, "·".join(listed)) for name, listed in words.items()],
                        {name.value: page.weights[name] for name in words},
                        weights={name.value: value for name, value in self._answer.items() if name is not LOW},
                        may_change=page.may_settle,
                        full=FULL,
                        help=_("Left and right change what a measure counts by one; digits write it, 0 leaves it out."),
                        id="bars",
                    )
                    with Horizontal(id="low-line"):
                        yield Lines([[Span(" " + _("Low below, %"), "soft")]], id="low-label")
                        yield TextInput(
                            str(self._answer.get(LOW, page.weights[LOW])),
                            id="low",
                            max_length=3,
                            help=_("Whoever scores less is low and gets a note of causes and plans."),
                        )
                with VerticalScroll(id="moves"):
                    yield Lines(id="moved")
            yield Lines(partial(problem_lines, self._problem), id="problem")

    def on_mount(self) -> None:
        """Show what the weights at hand move."""
        self.query_one("#low", TextInput).disabled = not self._page.may_settle
        self._weigh()

    def _read(self) -> Weights | None:
        """Return the weights as they stand; nothing while the line is no percent."""
        text = self.query_one("#low", TextInput).value.strip()
        if not text.isdecimal() or int(text) > 200:
            return None
        bars = self.query_one("#bars", WeightBars).weights
        return {**{SettingName(name): weight for name, weight in bars.items()}, LOW: int(text)}

    @on(WeightsChanged)
    def _changed(self, message: WeightsChanged) -> None:
        message.stop()
        self._weigh()

    @on(Input.Changed)
    def _line_changed(self, message: Input.Changed) -> None:
        message.stop()
        self._weigh()

    def _weigh(self) -> None:
        weights = self._read()
        if weights is None:
            self._say_line()
            return
        self._say("")
        held, effect, before = self._page.weights, self._effect, self._before

        self.read(lambda: (before or effect(held), effect(weights)), self._weighed, name="weigh")

    def _weighed(self, found: tuple[Document, Document] | None, problem: str) -> None:
        if found is None:
            self._say(problem)
            return
        self._before, after = found
        before, settled, glyphs = found[0], self._page.settled, look_of(self).glyphs
        self.query_one("#moved", Lines).update(lambda width: moved_lines(before, after, glyphs, width, settled=settled))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay: saving takes its own key."""
        event.stop()

    def action_save(self) -> None:
        """Close with what is changed, or say what is missing."""
        weights = self._read()
        if not self._page.may_settle:
            self._say(_("Only leads change the weights; ask your team's lead."))
        elif weights is None:
            self._say_line()
            self.query_one("#low").focus()
        else:
            changed = {name: value for name, value in weights.items() if value != self._page.weights[name]}
            if changed:
                self.dismiss(changed)
            else:
                self._say(_("Nothing is changed yet."))

    def _say_line(self) -> None:
        self._say(_("Write a percent from 0 to 200."))

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))


def moved_lines(before: Document, after: Document, glyphs: Glyphs, width: int, *, settled: bool) -> list[Line]:
    """Return whose score, rank or judgment other weights change, and who would be best."""
    lines: list[Line] = []
    for old_team, new_team in zip(before["teams"], after["teams"], strict=True):
        moved = [
            _moved(old, new, glyphs)
            for old, new in zip(old_team["people"], new_team["people"], strict=True)
            if any(old[what] != new[what] for what in ("score", "rank", "low"))
        ]
        if moved:
            lines += [[Span(" " + plain(new_team["team"]), "soft")], *moved]
    if before["best"] != after["best"]:
        names = [", ".join(plain(name) for name in one["best"]) or MISSING for one in (before, after)]
        told = f" {_('Best performer')} {names[0]} {glyphs.arrow} {names[1]}"
        lines.append([Span(told, "bold")])
    if not lines:
        lines = [[Span(" " + _("Nobody's score moves."), "soft")]]
    if settled:
        sentence = _("This evaluation is settled and stays as it is; the weights hold for those that are not.")
        lines += [[], *([Span(f" {part}", "warn")] for part in wrapped(sentence, width - 2))]
    return lines


def _moved(old: Document, new: Document, glyphs: Glyphs) -> Line:
    score = [MISSING if one["score"] is None else f"{one['score']:.1f}" for one in (old, new)]
    rank = [MISSING if one["rank"] is None else number(one["rank"]) for one in (old, new)]
    up = (new["score"] or 0) > (old["score"] or 0)
    same = new["score"] == old["score"]
    sign = Sign.NONE if same else Sign.UP if up else Sign.DOWN
    line: Line = [
        Span("  " + fit(plain(new["name"]), NAME), "warn" if new["low"] else "ink"),
        Span(fit(f"{score[0]} {glyphs.arrow} {score[1]}", 14, "right"), "ink"),
        Span(f" {glyphs.sign(sign)}", sign.token),
    ]
    if rank[0] != rank[1]:
        line.append(
            Span("  " + _("rank {before} {arrow} {after}").format(before=rank[0], arrow=glyphs.arrow, after=rank[1]))
        )
    if new["low"] and not old["low"]:
        line.append(Span("  " + _("low"), "warn"))
    elif old["low"] and not new["low"]:
        line.append(Span("  " + _("no longer low"), "good"))
    return line
