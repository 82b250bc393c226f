"""How a team's target is divided: by whom, rounded how, into which months; what comes of it shows before saving."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from jobplus_core.kinds import Divisor, MonthSplit, Rounding, korean
from jobplus_core.plan.dividing.queries import TeamMonth
from jobplus_core.plan.dividing.rules import Rule
from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.desk.planning import Dividing, TargetsPage
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.dialogs.targets import month_lines
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.choices import ChoiceField, OneInView
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import Picked, PickList
from jobplus_tui.widgets.text_input import TextInput

MOST_PLACES = 999


class DividingDialog(Dialog[Dividing]):
    """Returns how one team's target is to be divided; nothing is saved here."""

    AUTO_FOCUS = "#which"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(
        self,
        page: TargetsPage,
        effect: Callable[[Dividing], TeamMonth],
        *,
        answer: Dividing | None = None,
        problem: str = "",
    ) -> None:
        """Take the months as they are divided now.

        Args:
            page: The targets with every team's month.
            effect: Divides the month otherwise; it runs in a worker thread.
            answer: What was answered before, where saving it failed.
            problem: Why it failed.
        """
        super().__init__()
        self._page = page
        self._effect = effect
        self._answer = answer
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the choices over what they come to."""
        page, answer = self._page, self._answer
        place = next(
            (at for at, one in enumerate(page.months) if answer and (one.team.id, one.indicator) == answer.of), 0
        )
        with Panel(
            title=_("How it is divided"),
            facts=_("month {month}; what is set stays until ^R sets it anew").format(month=page.month.month),
            keys=("form.save", "app.back"),
            id="dividing",
        ):
            yield PickList(
                [(at, f"{one.team.name} {korean(one.indicator)}") for at, one in enumerate(page.months)],
                value=place,
                help=_("Whose target it is; a number picks."),
                id="which",
            )
            for label, id, kinds, help in (
                (_("Divided by"), "divisor", Divisor, _("By whom the month is divided.")),
                (_("Rounding"), "rounding", Rounding, _("Parts that sum to the whole, or as the plan prints them.")),
                (_("Months"), "split", MonthSplit, _("How the year becomes months.")),
            ):
                with Horizontal(classes="choice"):
                    yield Lines([[Span(f" {label}", "soft")]], classes="label")
                    yield OneInView([(kind.value, korean(kind)) for kind in kinds], help=help, id=id)
            with Horizontal(classes="choice"):
                yield Lines([[Span(" " + _("Authorized"), "soft")]], classes="label")
                yield TextInput(
                    id="places",
                    max_length=3,
                    help=_("How many people the team may have, its lead included; empty where nobody has said."),
                )
            yield Vertical(Lines(id="now"), Lines(id="then"), id="effect")
            yield Lines(partial(problem_lines, self._problem), id="problem")

    def on_mount(self) -> None:
        """Show what holds, or what was answered."""
        self._fill(self._answer)

    @property
    def _month(self) -> TeamMonth:
        return self._page.months[self.query_one("#which", PickList).value or 0]

    def _fill(self, answer: Dividing | None = None) -> None:
        month = self._month
        rule = answer.rule if answer else month.rule
        places = answer.places if answer else self._page.places[month.team.id]
        for id, kind in (("divisor", rule.divisor), ("rounding", rule.rounding), ("split", rule.months)):
            self.query_one(f"#{id}", OneInView).value = kind.value
        self.query_one("#places", TextInput).value = "" if places is None else str(places)
        self.query_one("#now", Lines).update(
            [[Span(" " + _("Now"), "soft")], *([Span(" "), *line] for line in month_lines(month)[:2])]
        )
        self._divide()

    @on(Picked)
    def _other_team(self) -> None:
        self._say("")
        self._fill()

    @on(ChoiceField.Changed)
    def _other_rule(self, message: ChoiceField.Changed) -> None:
        message.stop()
        self._divide()

    @on(Input.Changed)
    def _other_places(self, message: Input.Changed) -> None:
        message.stop()
        self._divide()

    def _read(self) -> Dividing | None:
        """Return what is chosen; nothing while the places are no number."""
        text = self.query_one("#places", TextInput).value.strip()
        if text and not (text.isdecimal() and 1 <= int(text) <= MOST_PLACES):
            return None
        month = self._month
        chosen = [self.query_one(f"#{id}", OneInView).value for id in ("divisor", "rounding", "split")]
        rule = Rule(Divisor(chosen[0]), Rounding(chosen[1]), MonthSplit(chosen[2]))
        return Dividing(month.team, month.indicator, rule, int(text) if text else None)

    def _divide(self) -> None:
        change = self._read()
        if change is None:
            self._say_places()
            return
        self._say("")
        effect = self._effect
        self.read(lambda: effect(change), self._divided, name="divide otherwise")

    def _divided(self, found: TeamMonth | None, problem: str) -> None:
        if found is None:
            self._say(problem)
            return
        lines = [[Span(" "), *line] for line in month_lines(found)[:2]]
        self.query_one("#then", Lines).update([[Span(" " + _("Then"), "soft")], *lines])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Stay: saving takes its own key."""
        event.stop()

    def action_save(self) -> None:
        """Close with what is chosen, or say what is missing."""
        change = self._read()
        month = self._month
        if change is None:
            self._say_places()
            self.query_one("#places").focus()
        elif change.rule == month.rule and change.places in (None, self._page.places[month.team.id]):
            self._say(_("Nothing is changed yet."))
        else:
            self.dismiss(change)

    def _say_places(self) -> None:
        self._say(_("Write how many people the team may have, from 1 to {most}.").format(most=MOST_PLACES))

    def _say(self, sentence: str) -> None:
        self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
