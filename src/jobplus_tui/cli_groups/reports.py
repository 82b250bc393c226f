"""`jobplus report` and `jobplus close`."""

from pathlib import Path
from typing import Annotated

import typer

from jobplus_tui.cli_options import FORMATS, LoginOption, PasswordOption, PurposeOption, StoreOption
from jobplus_tui.i18n import _

report_app = typer.Typer(help=_("Reports of the center's work."), rich_markup_mode=None, no_args_is_help=True)
close_app = typer.Typer(
    help=_("Close a week or a month for good (leads)."), rich_markup_mode=None, no_args_is_help=True
)


@report_app.callback()
def reports() -> None:
    """Hold the commands on reports."""


@report_app.command("weekly", help=_("The weekly report: every team and counselor, the week and the year to date."))
def weekly_report(
    week: Annotated[
        str | None, typer.Option("--week", metavar="YEAR-Wnn", help=_("The week, such as 2013-W08."))
    ] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="DATE", help=_("The week of this day."))] = None,
    team: Annotated[str | None, typer.Option("--team", metavar="NAME", help=_("Only this team."))] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="MOMENT", help=_("As it stood at this moment of the past."))
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("Shape of it."))] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("Write it here."))] = None,
    purpose: PurposeOption = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Print the weekly report."""
    from jobplus_tui.cli_report import Wanted
    from jobplus_tui.cli_report import weekly_report as give

    wanted = Wanted(week, date, team, as_of, format, output, purpose)
    raise typer.Exit(give(store, wanted, login=login, password_stdin=password_stdin))


@report_app.command("evaluation", help=_("The evaluation of a month or quarter, with the makings of each score."))
def evaluation_report(
    month: Annotated[
        str | None, typer.Option("--month", metavar="YEAR-MONTH", help=_("The month, such as 2013-02."))
    ] = None,
    quarter: Annotated[
        str | None, typer.Option("--quarter", metavar="YEAR-Qn", help=_("The quarter, such as 2013-Q1."))
    ] = None,
    format: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS), help=_("Shape of it."))] = "table",
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help=_("Write it here."))] = None,
    purpose: PurposeOption = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Print an evaluation."""
    from jobplus_tui.cli_report import Evaluated
    from jobplus_tui.cli_report import evaluation_report as give

    wanted = Evaluated(month, quarter, format, output, purpose)
    raise typer.Exit(give(store, wanted, login=login, password_stdin=password_stdin))


@close_app.callback()
def closing() -> None:
    """Hold the commands that close."""


@close_app.command("week", help=_("Close a week that is over; later corrections count in the open one."))
def close_week(
    week: Annotated[str, typer.Argument(metavar="YEAR-Wnn", help=_("The week, such as 2013-W08."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Close a week."""
    from jobplus_core.kinds import ClosingKind
    from jobplus_tui.cli_report import close_period

    raise typer.Exit(close_period(store, ClosingKind.WEEK, week, login=login, password_stdin=password_stdin))


@close_app.command("month", help=_("Close a month that is over; later corrections count in the open one."))
def close_month(
    month: Annotated[str, typer.Argument(metavar="YEAR-MONTH", help=_("The month, such as 2013-02."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Close a month."""
    from jobplus_core.kinds import ClosingKind
    from jobplus_tui.cli_report import close_period

    raise typer.Exit(close_period(store, ClosingKind.MONTH, month, login=login, password_stdin=password_stdin))
