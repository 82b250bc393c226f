"""`jobplus event`: job fairs, matching days and 19데이, listed and written down."""

from typing import Annotated

import typer

from jobplus_tui.cli_options import JsonOption, LoginOption, PasswordOption, StoreOption
from jobplus_tui.i18n import _, language

event_app = typer.Typer(help=_("Events whose hires are counted apart."), rich_markup_mode=None, no_args_is_help=True)

MOST_EVENTS = 200


@event_app.command("list", help=_("List the events, the latest first."))
def list_events(
    store: StoreOption = None,
    json: JsonOption = False,
) -> None:
    """Print the events; no sign-in, for they hold no personal data."""
    from jobplus_core.db.store import open_store
    from jobplus_core.errors import NotFound
    from jobplus_core.events.queries import events
    from jobplus_core.kinds import EventKind, korean
    from jobplus_core.staff.queries import center as center_of
    from jobplus_tui.cli_output import print_json, table

    opened = open_store(store)
    try:
        with opened.read() as reader:
            center = center_of(reader)
            if center is None:
                raise NotFound("institution", 0)
            found = events(reader, center.id, limit=MOST_EVENTS)
    finally:
        opened.close()
    if json:
        print_json(
            [
                {
                    "no": row.id,
                    "kind": row.kind,
                    "name": row.name,
                    "held_on": row.held_on.isoformat(),
                    "place": row.place,
                    "hires": row.hires,
                }
                for row in found
            ]
        )
        return
    lines = [
        (
            str(row.id),
            row.held_on.isoformat(),
            korean(EventKind(row.kind)) if language() == "ko" else row.kind,
            row.name,
            row.place or "",
            str(row.hires),
        )
        for row in found
    ]
    print("\n".join(table((_("No."), _("Day"), _("Kind"), _("Name"), _("Place"), _("Hires")), lines)))


@event_app.command("add", help=_("Write an event down, held or planned."))
def add_event(
    kind: Annotated[str, typer.Argument(metavar="day_19|fair|matching_day", help=_("Its kind."))],
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("What it is called."))],
    day: Annotated[str, typer.Argument(metavar="YYYY-MM-DD", help=_("The day it is held."))],
    place: Annotated[str, typer.Option("--place", metavar="TEXT", help=_("Where it is held."))] = "",
    store: StoreOption = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
) -> None:
    """Write an event down."""
    from datetime import date

    from jobplus_core.db.store import open_store
    from jobplus_core.errors import FieldRefused
    from jobplus_core.events.commands import register_event
    from jobplus_core.events.rules import EventForm
    from jobplus_core.kinds import EventKind
    from jobplus_tui.cli_output import complain
    from jobplus_tui.cli_sign_in import CannotAsk, sign_in

    if kind not in set(EventKind):
        known = ", ".join(each.value for each in EventKind)
        complain(_("{value} is no kind of event; kinds are {known}.").format(value=kind, known=known))
        raise typer.Exit(2)
    try:
        held_on = date.fromisoformat(day)
    except ValueError:
        raise FieldRefused("day", day, "impossible_date") from None
    opened = open_store(store)
    try:
        actor = sign_in(opened, login=login, password_stdin=password_stdin)
        form = EventForm(kind=EventKind(kind), name=name, held_on=held_on, place=place)
        key = register_event(opened, actor, form)
    except CannotAsk as missing:
        complain(str(missing))
        raise typer.Exit(2) from None
    finally:
        opened.close()
    print(_("Event {number} is written down.").format(number=key))
