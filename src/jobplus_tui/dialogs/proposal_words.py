"""The lines of a proposal of weights: beside those that hold, how well they tell, and what would change."""

from collections.abc import Sequence
from typing import Final

from jobplus_core.matching.criteria import CRITERIA
from jobplus_core.matching.learning.figures import Accuracy, Shift
from jobplus_tui import format
from jobplus_tui.desk.matching_proposal import Proposed
from jobplus_tui.fitting import cut, fit, plain, wrapped
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.reasons import label
from jobplus_tui.spans import Line, Span

NAME_CELLS: Final = 10
WORD_CELLS: Final = 12
FIGURE_CELLS: Final = 6
POSTINGS: Final = 3


def weight_lines(proposal: Proposed) -> list[Line]:
    """Return each criterion with the weight that holds, the one proposed, and the difference."""
    held = proposal.figures.held
    lines: list[Line] = [
        [Span(" " + fit("", NAME_CELLS) + fit(_("Now"), 6, "right") + fit(_("Proposed"), 7, "right"), "soft")]
    ]
    for criterion in CRITERIA:
        now, then = held.get(criterion.name, 0), proposal.weights.get(criterion.name, 0)
        if not now and not then:
            continue
        change = then - now
        lines.append(
            [
                Span(" " + fit(label(criterion.name), NAME_CELLS)),
                Span(f"{now:>6}", "soft"),
                Span(f"{then:>7}", "bold"),
                Span(f"  {change:+}" if change else "", "good" if change > 0 else "warn"),
            ]
        )
    return lines


def figure_lines(proposal: Proposed, width: int, glyphs: Glyphs) -> list[Line]:
    """Return what the proposal rests on and what it would change."""
    figures, lists = proposal.figures, proposal.lists
    made = _("learned from {count} outcomes, {day}").format(
        count=format.number(proposal.outcomes), day=format.iso(proposal.made_at.date())
    )
    heads = "".join(fit(word, FIGURE_CELLS, "right") for word in (_("Now"), _("Proposed"), _("Model")))
    found: list[Line] = [
        [Span(f" {made}", "soft")],
        [Span(" " + fit(_("Tells (AUC)"), WORD_CELLS) + heads, "soft")],
        _accuracy(_("Seeker yes"), figures.seeker),
        _accuracy(_("Firm yes"), figures.employer),
        _accuracy(_("Hire"), figures.hired),
        [
            Span(
                " "
                + _("Better in {better} of {parts} groups of people").format(
                    better=figures.better, parts=figures.parts
                ),
                "ink" if figures.parts and figures.better == figures.parts else "bold warn",
            )
        ],
        [
            Span(
                " "
                + _("Chances err by {error}; by luck alone {chance}").format(
                    error=_share(figures.calibrated.error), chance=_share(figures.calibrated.by_chance)
                )
            )
        ],
        [Span("" if figures.tells else " " + _("Hires hardly follow the criteria; better wait."), "bold warn")],
        [
            Span(
                " "
                + _("First {first} of {people} referred in 30 days").format(
                    first=lists.first, people=format.number(lists.people)
                ),
                "soft",
            )
        ],
        [
            Span(
                " "
                + _("other postings {changed}, other order {reordered}").format(
                    changed=format.number(lists.changed), reordered=format.number(lists.reordered)
                )
            )
        ],
    ]
    found += _shifts(Sign.UP, lists.entering, proposal, width, glyphs)
    found += _shifts(Sign.DOWN, lists.leaving, proposal, width, glyphs)
    return found


def decision_lines(proposal: Proposed, width: int) -> list[Line]:
    """Return what was decided, by whom and why; nothing while nobody has."""
    if proposal.decided_at is None:
        return []
    told = (
        _("Taken as v{version}").format(version=proposal.version) if proposal.version is not None else _("Turned down")
    )
    who = f"{format.iso(proposal.decided_at.date())} {plain(proposal.decided_by or '')}"
    return [
        [Span(f" {told}", "bold"), Span(f"  {who}", "soft")],
        *([Span(f"   {part}")] for part in wrapped(plain(proposal.decision or ""), max(1, width - 4))),
    ]


def _accuracy(word: str, told: Accuracy) -> Line:
    values = "".join(fit(_share(value), FIGURE_CELLS, "right") for value in (told.before, told.after, told.model))
    better = (told.after or 0) > (told.before or 0)
    return [
        Span(" " + fit(word, WORD_CELLS)),
        Span(values, "good" if better else "warn"),
        Span(f"  {format.number(told.yes)}/{format.number(told.outcomes)}", "soft"),
    ]


def _shifts(sign: Sign, shifts: Sequence[Shift], proposal: Proposed, width: int, glyphs: Glyphs) -> list[Line]:
    return [
        [
            Span(f" {glyphs.sign(sign)}", sign.token),
            Span(f"{each.lists:>4} ", "bold"),
            Span(cut(plain(proposal.postings.get(each.posting_id, "")), max(1, width - 8), glyphs.ellipsis)),
        ]
        for each in shifts[:POSTINGS]
    ]


def _share(value: float | None) -> str:
    return format.MISSING if value is None else f"{value:.3f}"
