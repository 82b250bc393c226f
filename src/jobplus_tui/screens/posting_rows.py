"""The postings' screen in words: its columns, filter chips, ladder and strip."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from jobplus_core.kinds import Stage, korean
from jobplus_core.postings.queries import DistrictCount, Unfilled
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.ladder import Ladder
from jobplus_tui.desk.posting_words import Wanted, occupation_name
from jobplus_tui.desk.postings import UnfilledView
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, day, man, money, number, share
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.spans import Line, Span

SIGNS: Final = {
    Stage.URGENT: Sign.URGENT,
    Stage.POSTING_TEAM: Sign.WAITING,
    Stage.IN_HAND: Sign.WAITING,
    Stage.SAME_DAY: Sign.PLANNED,
}
STAGE_WORDS: Final = {Stage.URGENT: "bad", Stage.POSTING_TEAM: "accent", Stage.IN_HAND: "ink", Stage.SAME_DAY: "soft"}
LABEL: Final = 18


def columns() -> tuple[Column[Unfilled], ...]:
    """Return the columns of the unfilled postings; 곳 leaves first when the terminal is narrow."""
    return (
        Column(_("Waited"), 4, _days, align="right"),
        Column(_("Company"), 12, lambda row: row.employer, grow=1),
        Column(_("Work"), 12, lambda row: row.title, grow=1),
        Column(_("Place"), 8, lambda row: row.sigungu or MISSING, words="soft", drop=2),
        Column(_("10k"), 5, lambda row: man(row.wage_monthly), align="right"),
        Column(_("Filled"), 5, lambda row: share(row.filled, row.openings), align="right"),
        Column(_("Referrals"), 4, _referrals, align="right"),
        Column(_("Stage"), 7, lambda row: Cell(korean(row.stage), STAGE_WORDS[row.stage]), gap=2),
    )


def sign_of(row: Unfilled) -> Sign:
    """Return the state sign of a posting."""
    return SIGNS[row.stage]


def _days(row: Unfilled) -> Cell:
    return Cell(number(row.waiting_days), "bold bad" if row.stage is Stage.URGENT else "ink")


def _referrals(row: Unfilled) -> Cell:
    return Cell(number(row.referrals), "ink" if row.referrals else "bad")


def chips(wanted: Wanted) -> Line:
    """Return what the list is narrowed by, each as a chip; what narrows is filled."""

    def chip(text: str, filled: bool) -> list[Span]:
        return [Span(f" {plain(text)} ", "accentink on accent" if filled else "ink on raised"), Span("  ")]

    line: Line = [Span(" " + _("Filter") + "  ", "soft"), *chip(_("unfilled"), True)]
    line += chip(wanted.district or _("every district"), wanted.district is not None)
    occupation = _("every occupation") if wanted.occupation is None else occupation_name(wanted.occupation)
    line += chip(occupation, wanted.occupation is not None)
    line += chip(_("assigned to me"), wanted.mine)
    if wanted.words:
        line += chip(" ".join(word.text for word in wanted.words), True)
    late = _("latest first")
    if wanted.older_than is not None:
        return [*line, *chip(_("{days} days or more").format(days=wanted.older_than), True)]
    return [*line, Span(late, "soft")]


def list_facts(view: UnfilledView, elapsed_ms: float) -> str:
    """Return the soft facts beside the list's title: `312건 · 508명 · 6ms`."""
    return _("{count} · {openings} openings · {ms} ms").format(
        count=number(len(view.rows)), openings=number(view.openings), ms=round(elapsed_ms)
    )


def posting_head(row: Unfilled) -> Line:
    """Return a posting in one line: company, work, openings, wage."""
    line: Line = [Span(f" {plain(row.employer)} {plain(row.title)}", "bold")]
    if row.remaining is not None:
        line.append(Span(" " + _("{count} wanted").format(count=number(row.remaining)), "bold"))
    if row.wage_monthly is not None:
        line.append(Span("  " + money(row.wage_monthly // 1_000 * 1_000), "soft"))
    return line


def _written(value: date) -> str:
    return day(value, english=language() == "en")


def due_words(way: Ladder) -> str:
    """Return when a posting becomes urgent, in words."""
    if way.days_left == 0:
        return _("due today")
    if way.days_left < 0:
        return _("{day} · {days} days over").format(day=_written(way.urgent_on), days=-way.days_left)
    return _("{day} · in {days} days").format(day=_written(way.urgent_on), days=way.days_left)


def same_day_sign(way: Ladder) -> Sign:
    """Return whether somebody was referred on the day itself; once it is over, not doing so is a failure."""
    return Sign.DONE if way.same_day else Sign.PLANNED if way.age == 0 else Sign.FAILED


def ladder_lines(row: Unfilled, way: Ladder, view: UnfilledView | None, glyphs: Glyphs, width: int) -> list[Line]:
    """Return the rungs of a posting: done or to come, what is known of each, how many postings stand there.

    Args:
        view: Where the counts of the rungs come from; none are shown without it.
        width: Cells of a line.
    """
    stages = view.stages if view is not None else {}
    late = way.stage is Stage.URGENT

    def rung(sign: Sign, label: str, fact: str, stage: Stage | None = None, *, here: bool = False) -> Line:
        count = number(stages.get(stage, 0)) if stage is not None and view is not None else ""
        ground = " on sel" if here else ""
        room = max(0, width - LABEL - len(count) - 5)
        text = f"{fit(label, LABEL)} {fit(plain(fact), room)} "
        return [
            Span((glyphs.sign(Sign.CURSOR) if here else " "), "accent" + ground),
            Span(glyphs.sign(sign) + " ", sign.token + ground),
            Span(fit(label, LABEL), ("bold bad" if here and late else "bold" if here else "ink") + ground),
            Span(text[len(fit(label, LABEL)) :], ("ink" if here else "soft") + ground),
            Span(count, "soft" + ground),
        ]

    done = Sign.DONE
    handed = way.age >= 1 and not way.live
    waits = _("once nobody is in hand") if way.live and way.age >= 1 else ""
    return [
        posting_head(row),
        rung(done, _("Registered"), _written(way.registered_on)),
        rung(
            same_day_sign(way),
            _("Same-day referral"),
            _("{count} referred").format(count=number(way.same_day)),
            Stage.SAME_DAY,
            here=way.stage is Stage.SAME_DAY,
        ),
        rung(
            Sign.WAITING if way.live else Sign.PLANNED,
            _("In hand"),
            _("{count} live").format(count=number(way.live)),
            Stage.IN_HAND,
            here=way.stage is Stage.IN_HAND,
        ),
        rung(
            done if handed else Sign.PLANNED,
            _("Posting team"),
            " ".join(filter(None, (waits or _written(way.team_on), row.developer))),
            Stage.POSTING_TEAM,
            here=way.stage is Stage.POSTING_TEAM,
        ),
        rung(
            Sign.URGENT if late else done if way.urgent else Sign.PLANNED,
            _("Urgent due"),
            _written(way.urgent_on) if way.urgent else due_words(way),
            Stage.URGENT,
            here=late,
        ),
        rung(
            done if way.urgent else Sign.PLANNED,
            _("Urgent referral"),
            _("{count} referred").format(count=number(way.urgent)),
        ),
        rung(Sign.PLANNED, _("Hired / closed"), share(row.filled, row.openings)),
    ]


def strip_lines(way: Ladder, districts: Sequence[DistrictCount], glyphs: Glyphs) -> list[Line]:
    """Return the ladder in one line and the districts with most unfilled postings in another."""
    late = way.stage is Stage.URGENT
    urgent = (Sign.URGENT if late else Sign.PLANNED, f"{_('urgent')} {due_words(way)}", "bad" if late else "soft")
    if way.urgent:
        urgent = (Sign.DONE, f"{_('urgent')} {_('{count} referred').format(count=number(way.urgent))}", "soft")
    rungs = [
        (Sign.DONE, f"{_('Registered')} {_written(way.registered_on)}", "soft"),
        (same_day_sign(way), f"{_('same day')} {way.same_day}", "soft"),
        (Sign.WAITING if way.live else Sign.PLANNED, f"{_('live')} {way.live}", "soft"),
        urgent,
    ]
    first: Line = [Span(" ")]
    for place, (sign, text, words) in enumerate(rungs):
        first += [Span(f" {glyphs.rest} " if place else "", "line"), Span(glyphs.sign(sign), sign.token)]
        first.append(Span(" " + text, words))
    return [first, district_line(districts)]


def district_line(districts: Sequence[DistrictCount]) -> Line:
    """Return the districts with most unfilled postings."""
    line: Line = [Span(" " + _("Most in"), "soft")]
    for found in districts[:6]:
        name = found.sigungu or _("unknown")
        line += [Span(f"  {plain(name)} "), Span(number(found.postings), "bold")]
    return line
