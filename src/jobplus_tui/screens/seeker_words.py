"""A seeker's record in words: the facts, what is missing or promised, and the timeline's lines."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from jobplus_core.counseling.queries import Promise
from jobplus_core.kinds import Education, EmploymentForm, Sex, TargetGroup, WageBasis
from jobplus_core.seekers.rules import SeekerForm, missing_stars
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.seeker_page import SeekerPage
from jobplus_tui.desk.timeline import Happening
from jobplus_tui.fitting import fit, plain
from jobplus_tui.format import MISSING, age, day, iso, money, phone_tail
from jobplus_tui.glyphs import Glyphs
from jobplus_tui.i18n import _, language
from jobplus_tui.intake.words import occupation_name, write_home, write_months, write_shift, write_wage
from jobplus_tui.place_names import place_name
from jobplus_tui.reasons import word
from jobplus_tui.screens.queue_columns import missing_words
from jobplus_tui.spans import Line, Span, cells, fit_line

LABEL: Final = 12
TWO_COLUMNS_FROM: Final = 60


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
    return [*(_fact(label, text) for label, text in facts if text is not None), *waiting_lines(page, today)]


def waiting_lines(page: SeekerPage, today: date) -> list[Line]:
    """Return what is missing from a record and what was promised, a line each."""
    lines: list[Line] = []
    missing = missing_stars(page.form)
    if missing:
        lines.append([Span(" ? " + _("incomplete: {fields}").format(fields=missing_words(missing)), "warn")])
    if page.promise is not None:
        lines.append(promise_line(page.promise, today))
    return lines


def promise_line(promise: Promise, today: date) -> Line:
    """Return what was promised for which day, by whom; overdue in red and with its mark."""
    late = promise.next_on < today
    when = said_day(promise.next_on, today)
    return [
        Span(" ! " if late else " ", "bold bad"),
        Span(_("Promised") + " ", "soft"),
        Span(when, "bold bad" if late else "bold"),
        Span(" " + plain(promise.next_action or "")),
        Span(f"  {plain(promise.counselor)}", "soft"),
    ]


def _wage(form: SeekerForm) -> str:
    """Return the wished wage with its unit: a column's head tells it, a line of facts has none."""
    if form.wage_basis in (None, WageBasis.MONTH):
        return money(form.wage_won)
    return write_wage(form.wage_basis, form.wage_won) or MISSING


def _wishes(form: SeekerForm) -> list[tuple[str, str]]:
    jobs = ", ".join(
        f"{wish.code} {occupation_name(wish.code)}" if wish.code else wish.text for wish in form.occupations
    )
    commute = "" if form.commute_minutes is None else _("{minutes} min").format(minutes=form.commute_minutes)
    return [
        (_("Occupation"), jobs or MISSING),
        (_("Wage"), _wage(form)),
        (_("Commute"), commute or MISSING),
        (_("Work places"), ", ".join(map(place_name, form.places)) or MISSING),
        (_("Employment"), " ".join(word(EmploymentForm(each)) for each in form.employment_forms) or MISSING),
        (_("Work hours"), write_shift(form.days_per_week, form.starts_at, form.ends_at) or MISSING),
        (_("Starts on"), iso(form.available_on)),
    ]


def _fact(label: str, text: str) -> Line:
    return [Span(" " + fit(label, LABEL), "soft"), Span(plain(text.replace("\n", " / ")))]


def timeline_columns(today: date) -> Sequence[Column[Happening]]:
    """Return the columns of the timeline; a day of this year stands with its weekday, as the office says it."""
    return (
        Column(_("Day"), 10, lambda row: said_day(row.on, today), words="soft"),
        Column(_("Act"), 8, lambda row: Cell(row.what, "bold")),
        Column(_("Text"), 20, lambda row: Cell(row.text, "soft" if row.void else "ink"), grow=1),
        Column(_("Who"), 8, lambda row: row.who, words="soft", drop=1),
    )


def said_day(value: date, today: date) -> str:
    """Return a day as the office says it: `11.22(금)`, of another year `2025.11.22`."""
    if value.year == today.year:
        return day(value, english=language() == "en")
    return f"{value.year}.{value.month}.{value.day}"


def happening_line(row: Happening, today: date, glyphs: Glyphs) -> Line:
    """Return one line of the timeline where there is no list."""
    return [
        Span(f" {glyphs.sign(row.sign)} ", row.sign.token),
        Span(f"{said_day(row.on, today)} ", "soft"),
        Span(f"{row.what} ", "bold"),
        Span(plain(glyphs.text(row.text)), "soft" if row.void else "ink"),
    ]


def person_strip(page: SeekerPage, today: date, glyphs: Glyphs) -> list[Line]:
    """Return the two lines that matter of a person: what waits, else the wished work, and what was done last."""
    waits = waiting_lines(page, today)
    wished = _fact(*_wishes(page.form)[0])
    return [*waits, wished, *(happening_line(each, today, glyphs) for each in page.done[:1])][:2]


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
