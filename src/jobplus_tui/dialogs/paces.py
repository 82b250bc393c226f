"""Everybody's month as a bar: done, quota, what each day left must bring, and where it will end."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from jobplus_core.kinds import Indicator, TeamKind, korean
from jobplus_core.plan.queries import Progress
from jobplus_tui.desk.planning import PaceTable
from jobplus_tui.desk.results import ResultsDesk
from jobplus_tui.dialogs.base import Dialog
from jobplus_tui.fitting import fit, wrapped
from jobplus_tui.format import MISSING, number, percent
from jobplus_tui.glyphs import Glyphs, bar
from jobplus_tui.i18n import _
from jobplus_tui.look import look_of
from jobplus_tui.spans import Line, Span
from jobplus_tui.status import LATE_POINTS
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.week_drawing import bar_spans

NAME, DONE, NEEDED, OUTLOOK, PERCENT = 10, 13, 8, 14, 6
LEAST_BAR, MOST_BAR = 8, 30


class PacesDialog(Dialog[None]):
    """Shows a team's people; keys go to the next measure and the next team."""

    AUTO_FOCUS = "#pace-rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("full_stop", "measure", show=False),
        Binding("ctrl+y", "team", show=False),
        Binding("enter", "close", show=False),
    ]

    def __init__(self, desk: ResultsDesk) -> None:
        """Take what reads the store."""
        super().__init__()
        self._desk = desk
        self._place = 0
        self._team: TeamKind | None = None

    def compose(self) -> ComposeResult:
        """Show the bars in a frame."""
        yield Panel(
            VerticalScroll(Lines(id="pace-lines"), id="pace-rows"),
            title=_("Everybody's month"),
            keys=("app.measure", "results.team", "app.back"),
            id="paces",
        )

    def on_mount(self) -> None:
        """Read them."""
        self._read()

    def action_measure(self) -> None:
        """Measure by the next indicator."""
        self._place += 1
        self._read()

    def action_team(self) -> None:
        """Show the next team."""
        kinds = list(TeamKind)
        now = self._team
        self._team = kinds[(kinds.index(now) + 1) % len(kinds)] if now is not None else kinds[0]
        self._place = 0
        self._read()

    def _read(self) -> None:
        desk, place, team = self._desk, self._place, self._team

        self.read(lambda: desk.paces(place, team), self._show, name="paces")

    def _show(self, found: PaceTable | None, problem: str) -> None:
        lines = self.query_one("#pace-lines", Lines)
        if found is None:
            lines.update([[Span(" " + (problem or _("The center has no teams yet.")), "soft")]])
            return
        if self._team is None and found.rows:
            self._team = TeamKind(found.rows[0].member.team_kind)
        glyphs = look_of(self).glyphs
        facts = f"{found.team} · {found.today.month}월 {korean(found.indicator)}"
        self.query_one("#paces", Panel).set_title(_("Everybody's month"), facts)
        lines.update(lambda width: pace_lines(found, glyphs, width))


def pace_lines(found: PaceTable, glyphs: Glyphs, width: int) -> list[Line]:
    """Return a line of heads, a line a person, and how the outlook is found."""
    room = max(LEAST_BAR, min(MOST_BAR, width - NAME - DONE - NEEDED - OUTLOOK - PERCENT - 4))
    heads = ((_("Counselor"), NAME + 1, "left"), (_("Done"), DONE, "right"))
    head: Line = [Span(fit(f" {heads[0][0]}", NAME + 1), "soft"), Span(fit(heads[1][0], DONE, "right"), "soft")]
    head.append(Span("  " + fit(glyphs.tick + " " + _("expected"), room + PERCENT), "soft"))
    head.append(Span(fit(_("a day"), NEEDED, "right") + fit(_("Outlook"), OUTLOOK, "right"), "soft"))
    lines = [head, *(_person(row, glyphs, room) for row in found.rows)]
    split = {Indicator.PLACEMENT, Indicator.OPENING, Indicator.POSTING}
    if found.indicator in split:
        parts = [sum(row.private for row in found.rows), sum(row.support for row in found.rows)]
        words = _("private {private} support {support}").format(private=number(parts[0]), support=number(parts[1]))
        lines += [[], [Span(f" {words}", "soft")]]
    method = _("Outlook: the days so far go on (negative binomial); four months in five end within the range.")
    return [*lines, [], *([Span(f" {part}", "soft")] for part in wrapped(glyphs.text(method), width - 2))]


def _person(row: Progress, glyphs: Glyphs, room: int) -> Line:
    found = row.pace
    done = f"{number(found.done)}/{number(found.quota)}" if found.quota else number(found.done)
    line: Line = [Span(fit(f" {row.member.name}", NAME + 1), "bold" if row.member.lead else "ink")]
    line.append(Span(fit(done, DONE, "right"), "bold"))
    if found.quota:
        reached = percent(found.done, found.quota) or 0
        late = reached - (percent(float(found.expected), found.quota) or 0) < -LATE_POINTS
        drawn = bar(found.done, found.quota, width=room, glyphs=glyphs, expected=float(found.expected))
        line += [Span("  "), *bar_spans(drawn, glyphs, late=late)]
        line.append(Span(fit(f"{reached}%", PERCENT, "right"), "warn" if late else "ink"))
    else:
        line.append(Span("  " + fit(MISSING, room + PERCENT), "soft"))
    needed = found.needed_per_day if found.quota else None
    line.append(Span(fit(f"{float(needed):.1f}" if needed is not None else MISSING, NEEDED, "right")))
    outlook = row.outlook
    words = f"{number(outlook.low)} – {number(outlook.high)}" if outlook is not None else MISSING
    return [*line, Span(fit(words, OUTLOOK, "right"), "soft")]
