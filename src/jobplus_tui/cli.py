"""The commands of `jobplus`: their names and help, in the order of `--help`.

The small ones stand here, the others in `cli_groups`; what each does stands in a module of its own, imported when
the command runs, so that help and quick looks load neither Textual nor SQLAlchemy.
"""

from pathlib import Path
from typing import Annotated

import typer

from jobplus_tui.cli_groups.calendar import calendar_app
from jobplus_tui.cli_groups.codes import codes_app
from jobplus_tui.cli_groups.events import event_app
from jobplus_tui.cli_groups.importing import import_file
from jobplus_tui.cli_groups.matching import calibrate_weights, match
from jobplus_tui.cli_groups.reports import close_app, report_app
from jobplus_tui.cli_groups.unfilled import unfilled
from jobplus_tui.cli_options import JsonOption, LoginOption, PasswordOption, StoreOption, number_of
from jobplus_tui.i18n import _

app = typer.Typer(
    help=_("A desk for the counselors of a public job center. Without a command the desk opens."),
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
store_app = typer.Typer(help=_("Move a whole store."), rich_markup_mode=None, no_args_is_help=True)
app.add_typer(store_app, name="store")
app.add_typer(codes_app, name="codes")
app.add_typer(calendar_app, name="calendar")
app.add_typer(report_app, name="report")
app.add_typer(close_app, name="close")
app.add_typer(event_app, name="event")


def run(arguments: list[str]) -> int:
    """Run one command; usage errors are told by the command line's library and exit with 2.

    Raises:
        KeyboardInterrupt: Somebody pressed ^C, which the library would end with in silence.
    """
    try:
        app(arguments, prog_name="jobplus")
    except SystemExit as end:
        left = end.__context__
        if left is not None and isinstance(left.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        return end.code if isinstance(end.code, int) else 0
    return 0


@app.callback()
def options(
    lang: Annotated[str, typer.Option("--lang", metavar="ko|en", help=_("Language: ko or en."))] = "ko",
) -> None:
    """Hold the options of every command; `--lang` has been taken out of the arguments before."""


@app.command("init", help=_("Make a store and its first administrator."))
def init(
    store: StoreOption = None,
    center: Annotated[str | None, typer.Option("--center", metavar="NAME", help=_("Name of the center."))] = None,
    login: LoginOption = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help=_("The administrator's name. Default: the sign-in name.")),
    ] = None,
    password_stdin: PasswordOption = False,
) -> None:
    """Make a store."""
    from jobplus_tui.cli_setup import make_store

    raise typer.Exit(make_store(store, center=center, login=login, name=name, password_stdin=password_stdin))


@app.command("migrate", help=_("Bring a store to the schema of this program."))
def migrate(store: StoreOption = None) -> None:
    """Bring a store up to date."""
    from jobplus_tui.cli_setup import migrate_store

    raise typer.Exit(migrate_store(store))


app.command("unfilled", help=_("List postings that are not filled."))(unfilled)


@app.command("progress", help=_("Show each counselor's month against quota."))
def progress(
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show progress."""
    from jobplus_tui.cli_progress import show_progress

    raise typer.Exit(show_progress(store, login=login, password_stdin=password_stdin, as_json=as_json))


@app.command("retention", help=_("Show how many of the placed kept their job."))
def retention(store: StoreOption = None, as_json: JsonOption = False) -> None:
    """Show the retention rates."""
    from jobplus_tui.cli_retention import show_retention

    raise typer.Exit(show_retention(store, as_json=as_json))


app.command("match", help=_("Rank postings for a seeker, or seekers for a posting, with reasons."))(match)


@app.command("check", help=_("Recount every figure and verify the ledger."))
def check(
    store: StoreOption = None,
    rebuild: Annotated[bool, typer.Option("--rebuild-index", help=_("Build the matching index anew first."))] = False,
    as_json: JsonOption = False,
) -> None:
    """Check a whole store."""
    from jobplus_tui.cli_check import check_store

    raise typer.Exit(check_store(store, as_json=as_json, rebuild=rebuild))


app.command("calibrate", help=_("Propose weights from how referrals went; a lead takes them or not."))(
    calibrate_weights
)


@app.command("letter", help=_("Write the letter of a referral, or the list of the people referred to its posting."))
def letter(
    referral: Annotated[int, typer.Argument(parser=number_of, metavar="NO", help=_("The referral's number."))],
    reader: Annotated[
        str, typer.Option("--for", metavar="employer|seeker|list", help=_("Whom it is for: employer, seeker or list."))
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help=_("The file to write."))],
    purpose: Annotated[str, typer.Option("--purpose", metavar="TEXT", help=_("What the file is for; it is kept."))],
    format: Annotated[str, typer.Option("--format", metavar="pdf|hwpx", help=_("PDF or HWPX."))] = "pdf",
    center_phone: Annotated[
        str | None,
        typer.Option("--center-phone", metavar="NUMBER", help=_("The center's number; kept for later letters.")),
    ] = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Write a letter."""
    from jobplus_tui.cli_letter import Wanted, write_letter

    wanted = Wanted(referral, reader, format, output, purpose, center_phone)
    raise typer.Exit(write_letter(store, wanted, login=login, password_stdin=password_stdin))


@store_app.callback()
def whole_store() -> None:
    """Hold the commands on whole stores."""


@store_app.command("copy", help=_("Copy a store to another place or database."))
def copy_store(
    source: Annotated[str, typer.Argument(metavar="FROM", help=_("The store to copy."))],
    target: Annotated[str, typer.Argument(metavar="TO", help=_("Where no store stands yet."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
) -> None:
    """Copy a store."""
    from jobplus_tui.cli_copy import copy

    raise typer.Exit(copy(source, target, login=login, password_stdin=password_stdin))


app.command("import", help=_("Read postings, or a list of seekers, from a file; see and undo what was read."))(
    import_file
)


@app.command("demo", help=_("Build a demo center and open it."))
def demo_center(
    scale: Annotated[
        str, typer.Option("--scale", metavar="small|center|city", help=_("How much it holds: small, center or city."))
    ] = "small",
    seed: Annotated[int, typer.Option("--seed", metavar="N", help=_("Another number, another center."))] = 1,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help=_("The day it ends on. Default: today."))
    ] = None,
    store: Annotated[
        str | None,
        typer.Option("--store", metavar="PATH|URL", help=_("Where to build it. Default: the data directory.")),
    ] = None,
    no_open: Annotated[bool, typer.Option("--no-open", help=_("Only build it and print where it stands."))] = False,
) -> None:
    """Build and open a demo."""
    from jobplus_tui.cli_demo import demo

    raise typer.Exit(demo(store, scale=scale, seed=seed, today=today, opens=not no_open))
