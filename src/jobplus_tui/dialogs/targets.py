"""The year's targets, every candidate with its source, and the quotas that the active ones come to."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from jobplus_core.kinds import Funding, Indicator, korean
from jobplus_core.plan.dividing.queries import TeamMonth
from jobplus_core.plan.dividing.rules import by_funding, person_month
from jobplus_core.plan.queries import Candidate
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.planning import TargetsPage
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.format import number, signed
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowOpened
from jobplus_tui.widgets.panel import Panel

DIVIDE = "divide"
RULE = "rule"
HISTORY = "history"


class TargetsDialog(Dialog[Candidate | str]):
    """Returns the candidate that Enter chose, or that the month is to be divided, or otherwise than now, or that the
    history is to be shown."""

    AUTO_FOCUS = "#candidates"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "divide", show=False),
        Binding("ctrl+t", "rule", show=False),
        Binding("ctrl+l", "history", show=False),
    ]

    def __init__(self, page: TargetsPage) -> None:
        """Take what was read."""
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Show the candidates over the quotas."""
        page = self._page
        columns: tuple[Column[Candidate], ...] = (
            Column(_("What"), 14, lambda row: korean(Indicator(row.indicator))),
            Column(_("Part"), 10, lambda row: korean(Funding(row.funding)) if row.funding else "", words="soft"),
            Column(_("Target"), 8, lambda row: number(row.value), align="right"),
            Column(_("Sum of parts"), 12, self._computed, align="right", gap=2),
            Column(_("Source"), 16, lambda row: row.source, grow=2, words="soft", gap=2),
            Column(_("Why chosen"), 10, lambda row: row.note or "", grow=1, words="soft", drop=1),
        )
        with Panel(
            title=_("Targets of {year}").format(year=page.year),
            facts=_("✓ holds") if page.may_change else _("✓ holds · only leads choose"),
            keys=("list.open", "app.back"),
            id="targets",
        ):
            yield KeysetList(
                columns,
                key=lambda row: row.id,
                state=lambda row: Sign.DONE if row.since is not None else Sign.NONE,
                empty=_("No target is set for this year."),
                id="candidates",
            )
        with Panel(
            VerticalScroll(Lines([line for one in page.months for line in month_lines(one)]), id="divided"),
            title=_("Quotas of month {month}").format(month=page.month.month),
            facts=_("^R sets them · ^T changes how they are divided · ^L history"),
            id="quotas",
        ):
            pass

    def _computed(self, row: Candidate) -> Cell:
        found = self._page.computed(row)
        return Cell(number(found) if found is not None else "", "warn" if found not in (None, row.value) else "soft")

    def on_mount(self) -> None:
        """Fill the list."""
        found: KeysetList[Candidate] = self.query_one("#candidates", KeysetList)
        found.show(RowsSource(list(self._page.candidates)))

    def on_row_opened(self, message: RowOpened[Candidate]) -> None:
        """Return the candidate."""
        self.dismiss(message.row)

    def action_divide(self) -> None:
        """Return that the month is to be divided."""
        self.dismiss(DIVIDE)

    def action_history(self) -> None:
        """Return that the history is asked for."""
        self.dismiss(HISTORY)

    def action_rule(self) -> None:
        """Return that another rule of dividing is asked for."""
        self.dismiss(RULE)


def month_lines(one: TeamMonth) -> list[Line]:
    """Return how a team's month comes from the year, and what each person's is."""
    what = f" {one.team.name} {korean(one.indicator)}"
    if one.target is None:
        return [[Span(what, "bold"), Span("  " + _("no target is set"), "soft")]]
    found = one.division
    line: Line = [
        Span(what, "bold"),
        Span(f"  {number(one.target)} → {number(found.whole)}"),
        Span(f"  {korean(one.rule.months)}", "soft"),
    ]
    if one.months_difference:
        line.append(Span("  " + _("year {difference}").format(difference=signed(one.months_difference)), "warn"))
    shares = sorted({share.value for share in found.shares}, reverse=True)
    told = " · ".join(_share(value, one) for value in shares) or number(0)
    people = float(found.divisor)
    second: Line = [
        Span(f"   ÷ {people:.1f} {korean(one.rule.divisor)} {korean(one.rule.rounding)}  ", "soft"),
        Span(_("each {values}").format(values=told)),
    ]
    if found.vacant:
        second.append(Span("  " + _("vacant {count}").format(count=number(found.vacant)), "soft"))
    if found.difference:
        second.append(Span("  " + _("month {difference}").format(difference=signed(found.difference)), "warn"))
    if one.private is not None and one.support is not None:
        parts = f"{korean(Funding.PRIVATE)} {number(one.private)} · {korean(Funding.SUPPORT)} {number(one.support)}"
        second.append(Span(f"  {parts}", "soft"))
    lines = [line, second]
    if one.indicator is Indicator.PLACEMENT and people:
        # The plan prints no personal quota of placements: what it is without rounding, by two divisors.
        counts = sorted({max(1, round(people)), max(1, round(people)) + 1})
        figures = " · ".join(f"÷{n} {float(person_month(one.target, n)):.1f}" for n in counts)
        lines.append([Span("   " + _("a person's month unrounded: {figures}").format(figures=figures), "soft")])
    return lines


def _share(value: int, one: TeamMonth) -> str:
    """Return a person's quota, and where both are set its private and employment-support part."""
    if one.private is None or one.support is None:
        return number(value)
    return f"{number(value)} ({' + '.join(number(part) for part in by_funding(value, one.private, one.support))})"
