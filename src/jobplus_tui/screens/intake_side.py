"""What the intake form's side panels and strip say."""

from collections.abc import Mapping, Sequence
from typing import Final

from jobplus_core.seekers.finding.queries import LikelySame
from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.desk.live import Live, LiveMatch
from jobplus_tui.fitting import fit
from jobplus_tui.format import MISSING, iso, man, number, phone_tail
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import N_, _
from jobplus_tui.intake.fields import FIELDS
from jobplus_tui.reasons import change, short_change
from jobplus_tui.spans import Line, Span, cells

AGREES: Final = {"name": N_("name"), "birth_date": N_("birth date"), "phone": N_("phone")}
SCORE, PLACE, WAGE, MINUTES = 4, 8, 5, 4
STEP_WORDS: Final = 20
STRIP_STEPS: Final = 2


def _agreement(double: LikelySame, form: SeekerForm) -> str:
    same = double.agrees(name=form.name, phone=form.phone, birth_date=form.birth_date)
    return _("same {what}").format(what=" ".join(_(AGREES[what]) for what in same))


def _history(double: LikelySame, glyphs: Glyphs) -> str:
    when = double.registered_on.strftime("%Y-%m") if double.registered_on else MISSING
    known = [_("registered {month}").format(month=when)]
    if double.owner:
        known.append(double.owner)
    known.append(_("referrals {count}").format(count=double.referrals))
    return f" {glyphs.dot} ".join(known)


def double_lines(live: Live, form: SeekerForm, at: int, glyphs: Glyphs) -> list[Line]:
    """Return the likely same persons, two lines each, and what to do about it."""
    if not live.doubles:
        return [[Span(" " + _("Nobody of this name with this phone or birth date."), "soft")]]
    lines: list[Line] = []
    for place, double in enumerate(live.doubles[:3]):
        here = place == at
        ground = " on sel" if here else ""
        sign = Sign.CURSOR if here else Sign.NONE
        lines.append(
            [
                Span(glyphs.sign(sign), f"{sign.token}{ground}"),
                Span(f" {double.name}", f"bold{ground}"),
                Span(f"  {iso(double.birth_date)}  {phone_tail(double.phone)} ", f"ink{ground}"),
                Span(_agreement(double, form), f"warn{ground}"),
            ]
        )
        lines.append([Span(f"  {_history(double, glyphs)}", "soft")])
    if len(live.doubles) < 3:
        lines.append([])
        lines.append([Span(" " + _("The same person? Do not make a new record:"), "ink")])
        lines.append([Span(" " + _("continue the one that stands."), "ink")])
    return lines


def match_lines(live: Live, width: int, height: int, glyphs: Glyphs) -> list[Line]:
    """Return the best postings so far and what a looser wish would add, for the cells of a panel."""
    if live.eligible is None:
        return [[Span(" " + _("Shown once an occupation has its code."), "soft")]]
    steps = _step_lines(live, width, glyphs)
    room = max(3, height - (len(steps) + 2 if steps else 0) - 2)
    words = width - SCORE - PLACE - WAGE - MINUTES - 7
    title, employer = words - words // 2, words // 2
    lines: list[Line] = [
        [
            Span(fit(_("Fit"), SCORE, "right"), "soft"),
            Span("  " + fit(_("Work"), title), "soft"),
            Span(" " + fit(_("Company"), employer), "soft"),
            Span(" " + fit(_("Place"), PLACE), "soft"),
            Span(" " + fit(_("10k won"), WAGE, "right"), "soft"),
            Span(" " + fit(_("min"), MINUTES, "right"), "soft"),
        ]
    ]
    for match in live.best[:room]:
        lines.append(_match_line(match, title, employer, glyphs))
    more = live.eligible - min(room, len(live.best))
    if more > 0:
        words_more = _("{count} more below").format(count=number(more))
        lines.append([Span(f"  {glyphs.sign(Sign.MORE)} {words_more}", "soft")])
    if not live.eligible:
        lines.append([Span(" " + _("Nothing fits; see what a looser wish opens."), "warn")])
    return [*lines, [], *steps] if steps else lines


def _match_line(match: LiveMatch, title: int, employer: int, glyphs: Glyphs) -> Line:
    return [
        Span(fit(str(match.score), SCORE, "right"), "bold accent"),
        Span("  " + fit(match.title, title, ellipsis=glyphs.ellipsis)),
        Span(" " + fit(match.employer, employer, ellipsis=glyphs.ellipsis), "soft"),
        Span(" " + fit(match.place, PLACE, ellipsis=glyphs.ellipsis), "soft"),
        Span(" " + fit(man(match.monthly_won), WAGE, "right"), "ink"),
        Span(" " + fit(MISSING if match.minutes is None else str(match.minutes), MINUTES, "right"), "soft"),
    ]


def _step_lines(live: Live, width: int, glyphs: Glyphs) -> list[Line]:
    if not live.steps:
        return []
    head: Line = [Span(f" {_('Change one wish')} ", "bold"), Span(_("counted at once") + " ", "soft")]
    lines = [[*head, Span(glyphs.rest * max(0, width - cells(head) - 1), "line")]]
    most = max(step.gain for step in live.steps)
    for step in live.steps:
        drawn = bar(step.gain, most, width=max(0, width - STEP_WORDS - 12), glyphs=glyphs).rstrip(glyphs.rest)
        lines.append(
            [
                Span("  " + fit(change(step.change, step.figures), STEP_WORDS, ellipsis=glyphs.ellipsis)),
                Span(fit(f"+{step.gain}", 6, "right"), "bold good"),
                Span(f" {drawn}", "good"),
            ]
        )
    return lines


def strip_lines(live: Live, form: SeekerForm, at: int, glyphs: Glyphs) -> list[Line]:
    """Return the two lines under a narrow form: the likeliest same person, the best matches and gains."""
    first: Line = [Span(" " + _("Nobody of this name with this phone or birth date."), "soft")]
    if live.doubles:
        double = live.doubles[at]
        first = [
            Span(f" {glyphs.sign(Sign.CURSOR)} ", "accent"),
            Span(double.name, "bold"),
            Span(f" {iso(double.birth_date)} {phone_tail(double.phone)} "),
            Span(f"{_agreement(double, form)} ", "warn"),
            Span(_history(double, glyphs), "soft"),
        ]
    if live.eligible is None:
        return [first, [Span(" " + _("Shown once an occupation has its code."), "soft")]]
    second: Line = [Span(" ")]
    for match in live.best[:2]:
        second += [Span(f"{match.score} ", "bold accent"), Span(f"{match.employer} {man(match.monthly_won)}  ")]
    for step in live.steps[:STRIP_STEPS]:
        second += [
            Span(f"{short_change(step.change, step.figures)} ", "soft"),
            Span(f"+{step.gain}  ", "bold good"),
        ]
    return [first, second]


def both_lines(mine: Mapping[str, str], theirs: Mapping[str, str], glyphs: Glyphs) -> list[Line]:
    """Return where this form and what another desk saved differ, field by field."""
    lines: list[Line] = []
    for name, field in FIELDS.items():
        if name in theirs and mine.get(name, "").strip() != theirs[name].strip():
            lines.append([Span(f" {_(field.label)}", "bold")])
            lines.append([Span(f"   {_('mine')} ", "soft"), Span(_shown(name, mine.get(name, "")))])
            lines.append([Span(f"   {_('other desk')} ", "soft"), Span(_shown(name, theirs[name]), "warn")])
    if not lines:
        return [[Span(" " + _("Both say the same; ^S saves."), "soft")]]
    return [*lines, [], [Span(" " + _("^S saves mine over it; Esc keeps mine as a draft."), "soft")]]


def _shown(name: str, value: str) -> str:
    words = {choice.value: choice.word for choice in FIELDS[name].choices}
    if words:
        return " ".join(words.get(each, each) for each in value.split()) or MISSING
    return value or MISSING


def double_facts(doubles: Sequence[LikelySame]) -> str:
    """Return the soft words after the panel's title."""
    return _("{count} people").format(count=len(doubles)) if doubles else _("none")
