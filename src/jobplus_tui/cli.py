"""The commands of `jobplus`: their names, options and help. What each does stands in its own module.

Modules behind the commands are imported when a command runs, so that help and quick looks load neither Textual
nor SQLAlchemy.
"""

from pathlib import Path
from typing import Annotated

import typer

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
codes_app = typer.Typer(help=_("Words for work and their codes."), rich_markup_mode=None, no_args_is_help=True)
app.add_typer(codes_app, name="codes")

report_app = typer.Typer(help=_("Reports of the center's work."), rich_markup_mode=None, no_args_is_help=True)
app.add_typer(report_app, name="report")
close_app = typer.Typer(
    help=_("Close a week or a month for good (leads)."), rich_markup_mode=None, no_args_is_help=True
)
app.add_typer(close_app, name="close")

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH|URL",
        help=_("The store: a file or a postgresql:// URL. Default: JOBPLUS_STORE, else the data directory."),
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print one JSON document."))]
LoginOption = Annotated[str | None, typer.Option("--login", metavar="NAME", help=_("Sign-in name."))]
PurposeOption = Annotated[
    str | None, typer.Option("--purpose", metavar="TEXT", help=_("What the file is for; kept with who took it."))
]
FORMATS = ("table", "json", "csv", "xlsx", "hwpx", "pdf")
PasswordOption = Annotated[
    bool, typer.Option("--password-stdin", help=_("Read the password from the first line of standard input."))
]


def run(arguments: list[str]) -> int:
    """Run one command; usage errors are told by the command line's library and exit with 2."""
    try:
        app(arguments, prog_name="jobplus")
    except SystemExit as end:
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


@app.command("unfilled", help=_("List postings that are not filled."))
def unfilled(
    district: Annotated[
        str | None, typer.Option("--district", metavar="NAME|CODE", help=_("Only this district, such as 중구."))
    ] = None,
    occupation: Annotated[
        str | None, typer.Option("--occupation", metavar="CODE", help=_("Only occupation codes that begin so."))
    ] = None,
    older_than: Annotated[
        int | None, typer.Option("--older-than", min=0, metavar="DAYS", help=_("At least so many business days old."))
    ] = None,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List unfilled postings."""
    from jobplus_tui.cli_unfilled import list_unfilled

    raise typer.Exit(
        list_unfilled(store, district=district, occupation=occupation, older_than=older_than, as_json=as_json)
    )


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


@app.command("match", help=_("Rank postings for a seeker, or seekers for a posting, with reasons."))
def match(
    seeker: Annotated[int | None, typer.Option("--seeker", metavar="NO", help=_("For this seeker."))] = None,
    posting: Annotated[int | None, typer.Option("--posting", metavar="NO", help=_("For this posting."))] = None,
    top: Annotated[int, typer.Option("--top", min=1, max=300, metavar="N", help=_("How many to list."))] = 20,
    relax: Annotated[bool, typer.Option("--relax", help=_("Also what to relax, and what each change adds."))] = False,
    explain: Annotated[
        int | None,
        typer.Option("--explain", metavar="NO", help=_("Only this posting or seeker, criterion by criterion.")),
    ] = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Match a seeker or a posting."""
    from jobplus_tui.cli_match import match as print_matches
    from jobplus_tui.cli_match_lines import Question

    question = Question(seeker, posting, top, relax, explain)
    raise typer.Exit(print_matches(store, question, login=login, password_stdin=password_stdin, as_json=as_json))


@app.command("check", help=_("Recount every figure and verify the ledger."))
def check(
    store: StoreOption = None,
    rebuild: Annotated[bool, typer.Option("--rebuild-index", help=_("Build the matching index anew first."))] = False,
    as_json: JsonOption = False,
) -> None:
    """Check a whole store."""
    from jobplus_tui.cli_check import check_store

    raise typer.Exit(check_store(store, as_json=as_json, rebuild=rebuild))


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


@app.command("import", help=_("Read postings, or a list of seekers, from a file."))
def import_file(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("The file: postings as CSV or JSON, seekers as XLSX or CSV."))
    ],
    format: Annotated[
        str, typer.Option("--format", metavar="auto|getjobinfo", help=_("Shape of the file: auto or getjobinfo."))
    ] = "auto",
    seekers: Annotated[bool, typer.Option("--seekers", help=_("The file is a list of seekers."))] = False,
    good_rows: Annotated[
        bool, typer.Option("--good-rows", help=_("Take the good rows of the list; otherwise all or none."))
    ] = False,
    again: Annotated[bool, typer.Option("--again", help=_("Register known people on the list again."))] = False,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar="me|none", help=_("Whose new people on the list are; a counselor's own if not said.")
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only look; write nothing."))] = False,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Import postings or seekers."""
    if seekers:
        from jobplus_tui.cli_import_seekers import take_list_in

        raise typer.Exit(
            take_list_in(
                file,
                good_rows=good_rows,
                again=again,
                owner=owner,
                dry_run=dry_run,
                store=store,
                login=login,
                password_stdin=password_stdin,
                as_json=as_json,
            )
        )
    from jobplus_tui.cli_import import take_in

    raise typer.Exit(
        take_in(
            file,
            format=format,
            dry_run=dry_run,
            store=store,
            login=login,
            password_stdin=password_stdin,
            as_json=as_json,
        )
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


@codes_app.callback()
def codes() -> None:
    """Hold the commands on codes."""


@codes_app.command("load", help=_("Add job words from a file of two columns, word and code."))
def load_job_words(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file to read, CSV or TSV."))],
    edition: Annotated[
        str, typer.Option("--edition", metavar="2018|2025", help=_("Edition of KECO that the codes are of."))
    ] = "2025",
    seekers: Annotated[bool, typer.Option("--seekers", help=_("The file is a list of seekers."))] = False,
    good_rows: Annotated[
        bool, typer.Option("--good-rows", help=_("Take the good rows of the list; otherwise all or none."))
    ] = False,
    again: Annotated[bool, typer.Option("--again", help=_("Register known people on the list again."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Only look; write nothing."))] = False,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Load job words."""
    from jobplus_tui.cli_codes import load_codes

    raise typer.Exit(
        load_codes(
            file,
            edition=edition,
            dry_run=dry_run,
            store=store,
            login=login,
            password_stdin=password_stdin,
            as_json=as_json,
        )
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
