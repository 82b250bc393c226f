"""What the intake form's side panels and strip say."""

from collections.abc import Callable, Sequence
from typing import Final

from rich.cells import cell_len

from jobplus_core.seekers.finding.queries import LikelySame
from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.desk.live import Live, LiveMatch
from jobplus_tui.fitting import fit
from jobplus_tui.format import MISSING, iso, man, number, phone_tail
from jobplus_tui.glyphs import Glyphs, Sign, bar
from jobplus_tui.i18n import N_, _
from jobplus_tui.reasons import change, short_change
from jobplus_tui.spans import Line, Span, cells

AGREES: Final = {"name": N_("name"), "birth_date": N_("birth date"), "phone": N_("phone")}
SCORE, PLACE, WAGE, MINUTES = 4, 6, 5, 3
ALIKE: Final = 3
NAME_AT: Final = 6
STEP_WORDS: Final = 24
STRIP_STEPS: Final = 2
STRIP_EMPLOYER: Final = 12
LEGAL_FORMS: Final = ("주식회사", "유한회사", "(주)", "(유)", "㈜")


def _agreement(double: LikelySame, form: SeekerForm) -> str:
    same = double.agrees(name=form.name, phone=form.phone, birth_date=form.birth_date)
    return _("same {what}").format(what=" ".join(_(AGREES[what]) for what in same)) if same else ""


def _difference(double: LikelySame) -> str:
    words = _("{what} differs").format(what=" ".join(_(AGREES[each.field]) for each in double.differs))
    if len(double.differs) > 1:
        return words
    only = double.differs[0]
    return f"{words} {phone_tail(only.theirs) if only.field == 'phone' else only.theirs}"


def _comparison(double: LikelySame, form: SeekerForm, glyphs: Glyphs) -> Line:
    same = _agreement(double, form)
    line = [Span(" " * NAME_AT + same, "ink")]
    if double.differs:
        between = f" {glyphs.dot} " if same else ""
        line.append(Span(f"{between}{_difference(double)}", "warn"))
    return line


def _history(double: LikelySame, glyphs: Glyphs, *, owner: bool = True) -> str:
    when = double.registered_on.strftime("%Y-%m") if double.registered_on else MISSING
    known = [_("registered {month}").format(month=when)]
    if owner and double.owner:
        known.append(double.owner)
    known.append(_("referrals {count}").format(count=double.referrals))
    return f" {glyphs.dot} ".join(known)


def double_lines(live: Live, form: SeekerForm, at: int, glyphs: Glyphs) -> list[Line]:
    """Return the likely same persons with their scores, three lines each, and what to do about it."""
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
                Span(fit(str(double.score), ALIKE, "right"), f"bold accent{ground}"),
                Span(f"  {double.name}", f"bold{ground}"),
                Span(f"  {iso(double.birth_date)}  {phone_tail(double.phone)} ", f"ink{ground}"),
            ]
        )
        lines.append(_comparison(double, form, glyphs))
        lines.append([Span(" " * NAME_AT + _history(double, glyphs), "soft")])
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
    words = width - SCORE - PLACE - WAGE - MINUTES - 6
    employer = words * 3 // 7
    title = words - employer
    lines: list[Line] = [
        [
            Span(fit(_("Fit"), SCORE, "right"), "soft"),
            Span("  " + fit(_("Work"), title), "soft"),
            Span(" " + fit(_("Company"), employer), "soft"),
            Span(" " + fit(_("Place"), PLACE), "soft"),
            Span(fit(_("10k won"), WAGE, "right"), "soft"),
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
        Span(" " + fit(_short_employer(match.employer, employer), employer, ellipsis=glyphs.ellipsis), "soft"),
        Span(" " + fit(_short_place(match.place), PLACE, ellipsis=glyphs.ellipsis), "soft"),
        Span(fit(man(match.monthly_won), WAGE, "right"), "ink"),
        Span(" " + fit(MISSING if match.minutes is None else str(match.minutes), MINUTES, "right"), "soft"),
    ]


def _short_employer(name: str, width: int) -> str:
    """A company without its legal form, where the whole name has no room."""
    if cell_len(name) <= width:
        return name
    for form in LEGAL_FORMS:
        name = name.removeprefix(form).removesuffix(form)
    return name.strip()


def _short_place(name: str) -> str:
    """A district as people say it in a list: 종로, but 중구."""
    return name[:-1] if len(name) > 2 and name[-1] in "구시군" else name


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


def wage_hint(live: Live, glyphs: Glyphs) -> Line:
    """Return what stands under the wage while it is typed: what is paid for this work, and what a lower wish adds."""
    words = []
    if live.going is not None:
        words.append(
            _("Private {work} median {amount}").format(work=live.going.work, amount=f"{man(live.going.monthly_won)}만")
        )
    if live.lower is not None:
        figures = dict(live.lower.figures)
        less = int(figures["from"]) - int(figures["to"])
        words.append(_("{amount} less +{gain}").format(amount=f"{man(less)}만", gain=number(live.lower.gain)))
    return [Span(f" {glyphs.dot} ".join(words), "soft")] if words else []


def strip_lines(live: Live, form: SeekerForm, at: int, glyphs: Glyphs) -> Callable[[int], list[Line]]:
    """Return what draws the two lines under a narrow form: the likeliest same person, the best matches and gains."""
    return lambda width: [_strip_double(live, form, at, glyphs), _strip_matches(live, width, glyphs)]


def _strip_double(live: Live, form: SeekerForm, at: int, glyphs: Glyphs) -> Line:
    if not live.doubles:
        return [Span(" " + _("Nobody of this name with this phone or birth date."), "soft")]
    double = live.doubles[at]
    return [
        Span(f" {glyphs.sign(Sign.CURSOR)} ", "accent"),
        Span(f"{double.score} ", "bold accent"),
        Span(double.name, "bold"),
        Span(f" {iso(double.birth_date)} {phone_tail(double.phone)} "),
        Span(f"{_difference(double) if double.differs else _agreement(double, form)} ", "warn"),
        Span(_history(double, glyphs, owner=False), "soft"),
    ]


def _strip_matches(live: Live, width: int, glyphs: Glyphs) -> Line:
    """Return the best matches, then as many gains as there is room for whole."""
    if live.eligible is None:
        return [Span(" " + _("Shown once an occupation has its code."), "soft")]
    line: Line = [Span(" ")]
    for match in live.best[:2]:
        employer = fit(
            _short_employer(match.employer, STRIP_EMPLOYER), STRIP_EMPLOYER, ellipsis=glyphs.ellipsis
        ).rstrip()
        line += [Span(f"{match.score} ", "bold accent"), Span(f"{employer} {man(match.monthly_won)}  ")]
    if live.best and live.steps:
        line.append(Span(f"{glyphs.bar} ", "line"))
    if not live.eligible:
        line.append(Span(_("Nothing fits; see what a looser wish opens.") + "  ", "warn"))
    shown = 0
    for step in live.steps:
        gain: Line = [
            Span(f"{short_change(step.change, step.figures)} ", "soft"),
            Span(f"+{step.gain}  ", "bold good"),
        ]
        if shown < STRIP_STEPS and cells(line) + cells(gain) <= width + 2:
            line += gain
            shown += 1
    return line


def double_facts(doubles: Sequence[LikelySame]) -> str:
    """Return the soft words after the panel's title."""
    return _("{count} people").format(count=len(doubles)) if doubles else _("none")
