"""The unfilled ladder in words: its rungs, the strip where there is no room for them, and what is booked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from jobplus_core.kinds import HandOff, Stage, korean
from jobplus_core.postings.ladder.queries import District
from jobplus_core.postings.ladder.rules import Ladder
from jobplus_core.postings.queries import Unfilled
from jobplus_tui.desk.ladder import LadderBoard
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import day, money, number, percent, share
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import _, language
from jobplus_tui.spans import Line, Span

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally

LABEL: Final = 18
FULL_SCORE: Final = 100
METER_BAR: Final = 14


def posting_head(row: Unfilled) -> Line:
    """Return a posting in one line: company, work, openings, wage."""
    line: Line = [Span(f" {plain(row.employer)} {plain(row.title)}", "bold")]
    if row.remaining is not None:
        line.append(Span(" " + _("{count} wanted").format(count=number(row.remaining)), "bold"))
    if row.wage_monthly is not None:
        line.append(Span("  " + money(row.wage_monthly // 1_000 * 1_000), "soft"))
    return line


def written(value: date) -> str:
    """Return a day as the ladder writes it."""
    return day(value, english=language() == "en")


def due_words(way: Ladder) -> str:
    """Return when a posting becomes urgent, in words."""
    if way.days_left == 0:
        return _("due today")
    if way.days_left < 0:
        return _("{day} · {days} days over").format(day=written(way.urgent_on), days=-way.days_left)
    return _("{day} · in {days} days").format(day=written(way.urgent_on), days=way.days_left)


def same_day_sign(way: Ladder) -> Sign:
    """Return whether somebody was referred on the day itself; once it is over, not doing so is a failure."""
    return Sign.DONE if way.same_day else Sign.PLANNED if way.age == 0 else Sign.FAILED


def ladder_lines(
    row: Unfilled,
    way: Ladder,
    told: LadderBoard | None,
    glyphs: Glyphs,
    width: int,
    *,
    chance: "Tally | None" = None,
) -> list[Line]:
    """Return the rungs of a posting: done or to come, what is known of each, how many postings stand there, and the
    year's urgent referrals.

    Args:
        told: Where the counts of the rungs and the meter come from; none are shown without it.
        width: Cells of a line.
        chance: Who fits, once it is counted.
    """
    stages = told.board.stages if told is not None else {}
    late = way.stage is Stage.URGENT

    def rung(sign: Sign, label: str, fact: str, *counted: Stage, here: bool = False) -> Line:
        count = number(sum(stages.get(stage, 0) for stage in counted)) if counted and told is not None else ""
        ground = " on sel" if here else ""
        room = max(0, width - LABEL - len(count) - 5)
        return [
            Span((glyphs.sign(Sign.CURSOR) if here else " "), "accent" + ground),
            Span(glyphs.sign(sign) + " ", sign.token + ground),
            Span(fit(label, LABEL), ("bold bad" if here and late else "bold" if here else "ink") + ground),
            Span(f" {fit(plain(fact), room)} ", ("ink" if here else "soft") + ground),
            Span(count, "soft" + ground),
        ]

    done = Sign.DONE
    handed, graduates, taken = (
        way.last(step) for step in (HandOff.POSTING_TEAM, HandOff.GRADUATES, HandOff.TAKEN_BACK)
    )
    theirs = way.stage is Stage.POSTING_TEAM
    team = written(handed.day if handed is not None else way.team_on)
    if way.live and way.age >= 1 and handed is None:
        team = _("once nobody is in hand")
    if taken is not None and (handed is None or taken.day >= handed.day) and not theirs:
        team = _("taken back {day} {who}").format(day=written(taken.day), who=taken.who or "")
    referred = _("{count} referred").format(count=number(way.same_day))
    if way.live:
        referred += " · " + _("{count} live").format(count=number(way.live))
    if way.urgent or chance is None:
        sent = _("{count} referred").format(count=number(way.urgent))
    else:
        sent = fitting_words(chance)
    told_first = "" if graduates is None else f"{written(graduates.day)} {graduates.who or ''} {graduates.note or ''}"
    in_hand = way.stage in (Stage.SAME_DAY, Stage.IN_HAND)
    begun = _("Reopened") if way.reopened else _("Registered")
    return [
        posting_head(row),
        rung(done, begun, written(way.start), *Stage),
        rung(same_day_sign(way), _("Same-day referral"), referred, Stage.SAME_DAY, Stage.IN_HAND, here=in_hand),
        rung(
            done if handed is not None or theirs else Sign.PLANNED,
            _("Posting team"),
            " ".join(filter(None, (team, row.developer))),
            Stage.POSTING_TEAM,
            here=theirs,
        ),
        rung(done if graduates is not None else Sign.PLANNED, _("Graduates first"), told_first),
        rung(
            Sign.URGENT if late else done if way.urgent else Sign.PLANNED,
            _("Urgent due"),
            written(way.urgent_on) if way.urgent else due_words(way),
            Stage.URGENT,
            here=late,
        ),
        rung(done if way.urgent else Sign.PLANNED, _("Urgent referral"), sent),
        rung(Sign.PLANNED, _("Hired / closed"), share(row.filled, row.openings)),
        *([] if told is None else [meter_line(told, glyphs)]),
    ]


def fitting_words(chance: "Tally") -> str:
    """Return how many fit, and how well the best of them does."""
    words = _("{count} people fit").format(count=number(chance.eligible))
    if chance.best_score is None:
        return words
    return words + " · " + _("best {score}").format(score=chance.best_score // FULL_SCORE)


def meter_line(told: LadderBoard, glyphs: Glyphs) -> Line:
    """Return the year's urgent referrals against the target."""
    done, target = told.meter
    drawn = bar(done, target, width=METER_BAR, glyphs=glyphs)
    filled = drawn.count(glyphs.full)
    return [
        Span(" " + _("Urgent referrals this year") + " ", "soft"),
        Span(f"{number(done)}/{number(target)} ", "bold"),
        Span(drawn[:filled], "accent"),
        Span(drawn[filled:], "line"),
        Span(f" {percent(done, target) or 0}%", "soft"),
    ]


def whole_lines(
    row: Unfilled,
    way: Ladder,
    told: LadderBoard | None,
    glyphs: Glyphs,
    width: int,
    *,
    chance: "Tally | None" = None,
) -> list[Line]:
    """Return the rungs, and below them every step in the book with who took it and why."""
    return [
        *ladder_lines(row, way, told, glyphs, width, chance=chance),
        [],
        [Span(" " + _("Booked"), "bold")],
        *_booked_lines(way, width),
    ]


def _booked_lines(way: Ladder, width: int) -> Iterator[Line]:
    if not way.booked:
        yield [Span("   " + _("nothing yet"), "soft")]
    for one in reversed(way.booked):
        who = " ".join(filter(None, (one.who, one.note)))
        yield [
            Span(f"   {fit(written(one.day), 10)} "),
            Span(fit(korean(one.step), LABEL), "ink"),
            Span(" " + fit(plain(who), max(0, width - LABEL - 16)), "soft"),
        ]


def strip_lines(way: Ladder, districts: Sequence[District], glyphs: Glyphs) -> list[Line]:
    """Return the ladder in one line and the districts with most unfilled postings in another."""
    late = way.stage is Stage.URGENT
    urgent = (Sign.URGENT if late else Sign.PLANNED, f"{_('urgent')} {due_words(way)}", "bad" if late else "soft")
    if way.urgent:
        urgent = (Sign.DONE, f"{_('urgent')} {_('{count} referred').format(count=number(way.urgent))}", "soft")
    rungs = [
        (Sign.DONE, f"{_('Registered')} {written(way.start)}", "soft"),
        (same_day_sign(way), f"{_('same day')} {way.same_day}", "soft"),
        (Sign.WAITING if way.live else Sign.PLANNED, f"{_('live')} {way.live}", "soft"),
        urgent,
    ]
    first: Line = [Span(" ")]
    for place, (sign, text, words) in enumerate(rungs):
        first += [Span(f" {glyphs.rest} " if place else "", "line"), Span(glyphs.sign(sign), sign.token)]
        first.append(Span(" " + text, words))
    return [first, district_line(districts)]


def district_line(districts: Sequence[District]) -> Line:
    """Return the districts with most unfilled postings."""
    line: Line = [Span(" " + _("Most in"), "soft")]
    for found in districts[:6]:
        name = found.sigungu or _("unknown")
        line += [Span(f"  {plain(name)} "), Span(number(found.postings), "bold")]
    return line
