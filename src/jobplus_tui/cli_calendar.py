"""`jobplus calendar`: the days on which the center is closed, beside Saturdays and Sundays."""

from collections.abc import Callable
from datetime import date

from jobplus_core.actor import Actor
from jobplus_core.calendar.queries import closed_days
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store, open_store
from jobplus_core.errors import FieldRefused, NotFound
from jobplus_core.staff.queries import center as center_of
from jobplus_tui.cli_output import table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _, ngettext


def list_closed(text: str | None, *, year: int | None) -> int:
    """Print the closed days of a year, this one if none is named; no sign-in, for it holds no personal data."""
    store = open_store(text)
    try:
        with store.read() as reader:
            center = center_of(reader)
            if center is None:
                raise NotFound("institution", 0)
            wanted = business_day(micros(store.clock())).year if year is None else year
            found = [day for day in closed_days(reader, center.id) if day.day.year == wanted]
    finally:
        store.close()
    sources = {"holidays": _("public holiday"), "closure": _("closure")}
    lines = [(day.day.isoformat(), sources.get(day.source, day.source), day.name) for day in found]
    print("\n".join(table((_("Day"), _("Kind"), _("Why")), lines)))
    return 0


def close(text: str | None, day: str, reason: str, *, login: str | None, password_stdin: bool) -> int:
    """Book a closed day."""

    def work(store: Store, actor: Actor) -> str:
        from jobplus_core.calendar.commands import close_day

        close_day(store, actor, _day(day), reason)
        return _("The center is closed on {day}.").format(day=day)

    return _signed_in(text, work, login=login, password_stdin=password_stdin)


def reopen(text: str | None, day: str, *, login: str | None, password_stdin: bool) -> int:
    """Take a closed day back."""

    def work(store: Store, actor: Actor) -> str:
        from jobplus_core.calendar.commands import open_day

        open_day(store, actor, _day(day))
        return _("The center works on {day}.").format(day=day)

    return _signed_in(text, work, login=login, password_stdin=password_stdin)


def holidays(text: str | None, year: int, *, login: str | None, password_stdin: bool) -> int:
    """Copy the public holidays of a year."""

    def work(store: Store, actor: Actor) -> str:
        from jobplus_core.calendar.commands import copy_holidays

        added = copy_holidays(store, actor, year, year)
        return ngettext("{count} day added.", "{count} days added.", added).format(count=added)

    return _signed_in(text, work, login=login, password_stdin=password_stdin)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise FieldRefused("day", text, "impossible_date") from None


def _signed_in(
    text: str | None, work: Callable[[Store, Actor], str], *, login: str | None, password_stdin: bool
) -> int:
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        print(work(store, actor))
    return 0
