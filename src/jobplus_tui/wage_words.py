"""A hire's wage against wish and minimum wage, and where the hire came about, in words."""

from collections.abc import Callable, Iterable

from jobplus_core.events.queries import EventRow
from jobplus_core.placements.queries import Terms
from jobplus_core.placements.rules import WageCheck
from jobplus_core.postings.rules import minutes
from jobplus_core.wage import weekly_minutes
from jobplus_tui import format
from jobplus_tui.i18n import _
from jobplus_tui.spans import Line, Span

NewEvent = Callable[[Callable[[EventRow], None]], None]
"""Asks for an event that is not written down yet, and hands it to what it is given."""


def minutes_of(terms: Terms) -> int | None:
    """Return the minutes worked a week, as far as the posting says so."""
    if terms.hours_per_week is not None:
        return round(terms.hours_per_week * 60)
    return weekly_minutes(terms.days_per_week, minutes(terms.starts_at), minutes(terms.ends_at))


def wage_lines(found: WageCheck) -> list[Line]:
    """Return the wage held against the wish, and against the legal minimum where the hours are known."""
    lines: list[Line] = []
    if found.wish is not None:
        line: Line = [Span(" ")]
        line.append(Span(_("wish {wish}").format(wish=format.money(found.wish)), "soft"))
        if found.below_wish is not None:
            line.append(Span(" " + _("{won} below").format(won=format.money(found.below_wish)), "warn"))
        lines.append(line)
    if found.minimum is not None:
        least = _("minimum {won} an hour").format(won=format.number(found.minimum))
        if found.below_minimum:
            hourly = _("this is {won}").format(won=format.number(found.hourly))
            lines.append([Span(f" ! {least}, {hourly}", "bad")])
        elif found.hourly is None:
            lines.append([Span(f" {least} · " + _("hours not known"), "soft")])
        else:
            lines.append([Span(f" {least}", "soft")])
    return lines


def event_choices(events: Iterable[EventRow]) -> list[tuple[str, str]]:
    """Return events as choices, the latest first, each with its day."""
    return [(str(event.id), f"{event.name} {event.held_on.month}.{event.held_on.day}") for event in events]
