"""The postings' screen in words: its columns, filter chips and facts."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Final

from jobplus_core.kinds import Stage, korean
from jobplus_core.postings.queries import Total, Unfilled
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.ladder import LadderBoard
from jobplus_tui.desk.posting_words import Queue, Wanted, occupation_name
from jobplus_tui.fitting import plain
from jobplus_tui.format import MISSING, day, man, number, share
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import N_, _, language
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.tile_map import DISTRICTS

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally

SIGNS: Final = {
    Stage.URGENT: Sign.URGENT,
    Stage.POSTING_TEAM: Sign.WAITING,
    Stage.IN_HAND: Sign.WAITING,
    Stage.SAME_DAY: Sign.PLANNED,
}
STAGE_WORDS: Final = {Stage.URGENT: "bad", Stage.POSTING_TEAM: "accent", Stage.IN_HAND: "ink", Stage.SAME_DAY: "soft"}
FULL_SCORE: Final = 100
QUEUE_WORDS: Final = {
    Queue.ALL: N_("unfilled"),
    Queue.COUNSELING: N_("counseling team's"),
    Queue.POSTING: N_("posting team's"),
    Queue.URGENT: N_("urgent ones"),
}


class Figure(Enum):
    """What the map counts; the value is the message id of its words."""

    POSTINGS = N_("unfilled by district")
    OPENINGS = N_("openings left by district")
    URGENT = N_("urgent by district")
    FITTING = N_("with people who fit by district")
    WAITED = N_("days waited on average by district")


def columns(chances: "Callable[[int], Tally | None]") -> tuple[Column[Unfilled], ...]:
    """Return the columns of the unfilled postings; who has it leaves first when the terminal is narrow.

    Args:
        chances: What is known of who fits a posting, by its number; nothing while it is being counted.
    """

    def eligible(row: Unfilled) -> Cell:
        found = chances(row.id)
        return Cell("" if found is None else number(found.eligible), "ink" if found and found.eligible else "bad")

    def best(row: Unfilled) -> Cell:
        found = chances(row.id)
        if found is None:
            return Cell("")
        return Cell(MISSING if found.best_score is None else number(found.best_score // FULL_SCORE), "accent")

    return (
        Column(_("Waited"), 5, _days, align="right"),
        Column(_("Company"), 10, lambda row: row.employer, grow=1),
        Column(_("Work"), 10, lambda row: row.title, grow=1),
        Column(_("Place"), 8, lambda row: row.sigungu or MISSING, words="soft", drop=5),
        Column(_("10k"), 5, lambda row: man(row.wage_monthly), align="right"),
        Column(_("Filled"), 5, lambda row: share(row.filled, row.openings), align="right"),
        Column(_("Referrals"), 4, _referrals, align="right"),
        Column(_("Fitting"), 4, eligible, align="right", drop=4),
        Column(_("Best"), 4, best, align="right", drop=3),
        Column(_("Stage"), 7, lambda row: Cell(korean(row.stage), STAGE_WORDS[row.stage]), gap=2),
        Column(
            _("Registered"), 9, lambda row: day(row.registered_on, english=language() == "en"), words="soft", drop=2
        ),
        Column(_("Developer"), 9, lambda row: row.developer or MISSING, words="soft", drop=1),
    )


def sign_of(row: Unfilled) -> Sign:
    """Return the state sign of a posting."""
    return SIGNS[row.stage]


def _days(row: Unfilled) -> Cell:
    return Cell(number(row.waiting_days), "bold bad" if row.stage is Stage.URGENT else "ink")


def _referrals(row: Unfilled) -> Cell:
    return Cell(number(row.referrals), "ink" if row.referrals else "bad")


def chips(wanted: Wanted) -> Line:
    """Return what the list is narrowed by, each understood word as a chip; what narrows is filled.

    What may be chosen and is not stands there only while nothing else needs the room.
    """

    def chip(text: str, filled: bool) -> list[Span]:
        return [Span(f" {plain(text)} ", "accentink on accent" if filled else "ink on raised"), Span("  ")]

    occupation = None if wanted.occupation is None else occupation_name(wanted.occupation)
    more = [*wanted.more, *(word.text for word in wanted.words)]
    line: Line = [Span(" " + _("Filter") + "  ", "soft"), *chip(_(QUEUE_WORDS[wanted.queue]), True)]
    for text, told, filled in (
        (_("every district"), wanted.district, wanted.district is not None),
        (_("every occupation"), occupation, occupation is not None),
        (_("assigned to me"), None, wanted.mine),
    ):
        if filled or not more:
            line += chip(told or text, filled)
    for text in more:
        line += chip(text, True)
    return line if more else [*line, Span(_("latest first"), "soft")]


def list_facts(total: Total | None, elapsed_ms: float, *, cut: int = 0) -> str:
    """Return the soft facts beside the list's title: `312건 · 508명 · 6ms`.

    Args:
        cut: How many postings alone were held against everybody, where there were more; else 0.
    """
    if total is None:
        return ""
    facts = [_("{count} postings").format(count=number(total.postings))]
    if total.openings:
        facts.append(_("{openings} openings").format(openings=number(total.openings)))
    if cut:
        facts.append(_("among the first {count}").format(count=number(cut)))
    return " · ".join([*facts, f"{round(elapsed_ms)}ms"])


def map_counts(board: LadderBoard | None, figure: Figure, fitting: Mapping[str, int] | None) -> Mapping[str, int]:
    """Return what the map shows of each district."""
    if figure is Figure.FITTING:
        return fitting or {}
    districts = () if board is None else board.board.districts
    if figure is Figure.OPENINGS:
        return {one.sigungu: one.openings for one in districts}
    if figure is Figure.URGENT:
        return {one.sigungu: one.urgent for one in districts}
    if figure is Figure.WAITED:
        told = {one.sigungu: round(one.waited / one.postings) for one in districts if one.sigungu in DISTRICTS}
        outside = [one for one in districts if one.sigungu and one.sigungu not in DISTRICTS]
        if outside:
            # The map adds up what lies elsewhere, and averages do not add up.
            told[""] = round(sum(one.waited for one in outside) / sum(one.postings for one in outside))
        return told
    return {one.sigungu: one.postings for one in districts}
