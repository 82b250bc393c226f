"""A seeker's record in words: facts, and a timeline of everything that was done."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from jobplus_core.kinds import (
    Education,
    EmploymentForm,
    PlacementState,
    ReferralState,
    RefusalReason,
    SessionKind,
    Sex,
    SourceChannel,
    Standing,
    TargetGroup,
)
from jobplus_core.seekers.rules import SeekerForm, missing_stars
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.seeker_page import SeekerPage
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, age, day, iso, phone_tail
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _
from jobplus_tui.intake.words import occupation_name, write_home, write_months, write_shift, write_wage
from jobplus_tui.place_names import place_name
from jobplus_tui.reasons import word
from jobplus_tui.spans import Line, Span, cells, fit_line

LABEL: Final = 12
TWO_COLUMNS_FROM: Final = 60


class Happening(NamedTuple):
    """One line of the timeline.

    Attributes:
        referral_id: The referral that Enter opens, where it is one.
    """

    key: str
    on: date
    what: str
    text: str
    who: str
    sign: Sign
    referral_id: int | None = None


def fact_lines(page: SeekerPage, today: date, *, whole: bool) -> list[Line]:
    """Return a person's facts, one a line.

    Args:
        page: The record.
        today: The day of the age.
        whole: Whether the phone is shown whole, as on the person's own page.
    """
    form = page.form
    years = age(form.birth_date, today)
    born = iso(form.birth_date) + ("" if years is None else f" ({years})")
    facts = [
        (_("Born on"), born),
        (_("Sex"), word(Sex(form.sex)) if form.sex else MISSING),
        (_("Phone"), (form.phone if whole else phone_tail(form.phone)) or MISSING),
        (_("E-mail"), form.email if whole else None),
        (_("Lives in"), write_home(form.district_code, form.dong) or MISSING),
        *_wishes(form),
        (_("Schooling"), word(Education(form.education)) if form.education else MISSING),
        (_("Career"), write_months(form.career_months) or MISSING),
        (_("Worked as"), form.career_text),
        (_("Licenses"), ", ".join(form.licenses) or MISSING),
        (_("Groups"), " ".join(word(TargetGroup(group)) for group in form.target_groups) or None),
        (_("Consent"), f"{iso(form.consent_on)} {form.consent_scope or ''}"),
    ]
    lines = [_fact(label, text) for label, text in facts if text is not None]
    missing = missing_stars(form)
    if missing:
        lines.append([Span(" ? " + _("incomplete: {count} required missing").format(count=len(missing)), "warn")])
    return lines


def _wishes(form: SeekerForm) -> list[tuple[str, str]]:
    jobs = ", ".join(
        f"{wish.code} {occupation_name(wish.code)}" if wish.code else wish.text for wish in form.occupations
    )
    commute = "" if form.commute_minutes is None else _("{minutes} min").format(minutes=form.commute_minutes)
    return [
        (_("Occupation"), jobs or MISSING),
        (_("Wage"), write_wage(form.wage_basis, form.wage_won) or MISSING),
        (_("Commute"), commute or MISSING),
        (_("Work places"), ", ".join(map(place_name, form.places)) or MISSING),
        (_("Employment"), " ".join(word(EmploymentForm(each)) for each in form.employment_forms) or MISSING),
        (_("Work hours"), write_shift(form.days_per_week, form.starts_at, form.ends_at) or MISSING),
        (_("Starts on"), iso(form.available_on)),
    ]


def _fact(label: str, text: str) -> Line:
    return [Span(" " + fit(label, LABEL), "soft"), Span(plain(text.replace("\n", " / ")))]


def timeline(page: SeekerPage) -> list[Happening]:
    """Return everything that was done for a person, newest first."""
    found = [
        Happening(
            f"registration {row.id}",
            row.registered_on,
            _("Registration"),
            " · ".join(
                [
                    word(Standing(row.standing)),
                    *([word(SourceChannel(row.source_channel))] if row.source_channel else []),
                    *([_("Public work")] if row.public_work else []),
                ]
            ),
            row.counselor or "",
            Sign.DONE,
        )
        for row in page.registrations
    ]
    found += [
        Happening(
            f"session {row.id}",
            row.held_on,
            _("Session"),
            " ".join(
                part
                for part in (
                    word(SessionKind(row.kind)),
                    (row.notes or "").replace("\n", " / "),
                    _("next {day}").format(day=day(row.next_on)) if row.next_on else "",
                )
                if part
            ),
            row.counselor,
            Sign.DONE,
        )
        for row in page.sessions
    ]
    for sent in page.referrals:
        reason = word(RefusalReason(sent.refusal_reason)) if sent.refusal_reason else ""
        state = " · ".join(part for part in (word(ReferralState(sent.state)), reason) if part)
        sign = Sign.WAITING if sent.ended_on is None else Sign.DONE if sent.state == "hired" else Sign.FAILED
        found.append(
            Happening(
                f"referral {sent.id}",
                sent.referred_on,
                _("Referral"),
                f"{sent.employer} {sent.title} · {state}",
                sent.counselor,
                sign,
                sent.id,
            )
        )
    found += [
        Happening(
            f"placement {row.id}",
            row.hired_on,
            _("Placement"),
            " ".join(part for part in (row.employer, row.title, word(PlacementState(row.state))) if part),
            row.counselor,
            Sign.DONE if row.state == PlacementState.STANDING else Sign.FAILED,
        )
        for row in page.placements
    ]
    order = ("registration", "session", "referral", "placement")
    return sorted(found, key=lambda each: (each.on, order.index(each.key.partition(" ")[0]), each.key), reverse=True)


def timeline_columns() -> Sequence[Column[Happening]]:
    """Return the columns of the timeline."""
    return (
        Column(_("Day"), 10, lambda row: iso(row.on), words="soft"),
        Column(_("Act"), 8, lambda row: Cell(row.what, "bold")),
        Column(_("Text"), 20, lambda row: row.text, grow=1),
        Column(_("Who"), 8, lambda row: row.who, words="soft", drop=1),
    )


def happening_line(row: Happening, glyphs: Glyphs) -> Line:
    """Return one line of the timeline where there is no list."""
    return [
        Span(f" {glyphs.sign(row.sign)} ", row.sign.token),
        Span(f"{iso(row.on)} ", "soft"),
        Span(f"{row.what} ", "bold"),
        Span(plain(row.text)),
    ]


def in_columns(lines: Sequence[Line], width: int) -> list[Line]:
    """Return lines side by side where the width has room for two of them."""
    if width < TWO_COLUMNS_FROM:
        return list(lines)
    half, left = (len(lines) + 1) // 2, width // 2
    found: list[Line] = []
    for place in range(half):
        first = fit_line(lines[place], left - 1)
        line = [*first, Span(" " * (left - cells(first)))]
        found.append([*line, *lines[half + place]] if half + place < len(lines) else line)
    return found
