"""`jobplus calendar`."""

from typing import Annotated

import typer

from jobplus_tui.cli_options import LoginOption, PasswordOption, StoreOption
from jobplus_tui.i18n import _

calendar_app = typer.Typer(help=_("Days on which the center is closed."), rich_markup_mode=None, no_args_is_help=True)


@calendar_app.command("list", help=_("List the closed days of a year."))
def list_days(
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help=_("The year. Default: this one."))] = None,
    store: StoreOption = None,
) -> None:
    """List closed days."""
    from jobplus_tui.cli_calendar import list_closed

    raise typer.Exit(list_closed(store, year=year))


@calendar_app.command("close", help=_("Book a day on which the center is closed; leads do."))
def close_day(
    day: Annotated[str, typer.Argument(metavar="DATE", help=_("The day, such as 2026-10-02."))],
    reason: Annotated[str, typer.Argument(metavar="REASON", help=_("Why the center is closed."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Close a day."""
    from jobplus_tui.cli_calendar import close

    raise typer.Exit(close(store, day, reason, login=login, password_stdin=password_stdin))


@calendar_app.command("open", help=_("Take such a closed day back; leads do."))
def open_day(
    day: Annotated[str, typer.Argument(metavar="DATE", help=_("The day, such as 2026-10-02."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Open a day."""
    from jobplus_tui.cli_calendar import reopen

    raise typer.Exit(reopen(store, day, login=login, password_stdin=password_stdin))


@calendar_app.command("holidays", help=_("Copy the public holidays of a year; desks do so by themselves."))
def copy_holidays(
    year: Annotated[int, typer.Option("--year", min=1950, max=2100, metavar="YEAR", help=_("The year."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Copy holidays."""
    from jobplus_tui.cli_calendar import holidays

    raise typer.Exit(holidays(store, year, login=login, password_stdin=password_stdin))
