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

calendar_app = typer.Typer(help=_("Days on which the center is closed."), rich_markup_mode=None, no_args_is_help=True)
app.add_typer(calendar_app, name="calendar")
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
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help=_("What the filter of the desk takes, such as 중구 경리 250만 긴급.")),
    ] = None,
    district: Annotated[
        str | None, typer.Option("--district", metavar="NAME|CODE", help=_("Only this district, such as 중구."))
    ] = None,
    occupation: Annotated[
        str | None, typer.Option("--occupation", metavar="CODE", help=_("Only occupation codes that begin so."))
    ] = None,
    older_than: Annotated[
        int | None, typer.Option("--older-than", min=0, metavar="DAYS", help=_("At least so many business days old."))
    ] = None,
    age: Annotated[
        int | None, typer.Option("--age", min=15, max=99, metavar="YEARS", help=_("Open to a seeker of this age."))
    ] = None,
    funding: Annotated[
        str | None, typer.Option("--funding", metavar="private|support", help=_("Only with this funding."))
    ] = None,
    sector: Annotated[
        str | None, typer.Option("--sector", metavar="NAME", help=_("Only this growth sector, such as IT or 금융산업."))
    ] = None,
    wage: Annotated[
        int | None, typer.Option("--wage", min=1, metavar="MANWON", help=_("At least so much a month, in 10,000 won."))
    ] = None,
    openings: Annotated[
        int | None, typer.Option("--openings", min=1, metavar="N", help=_("At least so many openings left."))
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            "--stage", metavar="same_day|in_hand|posting_team|urgent", help=_("Only on this stage of the ladder.")
        ),
    ] = None,
    team: Annotated[
        str | None, typer.Option("--team", metavar="counseling|posting", help=_("Only this team's."))
    ] = None,
    developer: Annotated[
        str | None, typer.Option("--developer", metavar="NAME", help=_("Only this counselor's."))
    ] = None,
    eligible: Annotated[bool, typer.Option("--eligible", help=_("Only where somebody fits now."))] = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """List unfilled postings."""
    from jobplus_tui.cli_unfilled import Asked, list_unfilled

    asked = Asked(
        words=words or (),
        district=district,
        occupation=occupation,
        older_than=older_than,
        age=age,
        funding=funding,
        sector=sector,
        wage=wage,
        openings=openings,
        stage=stage,
        team=team,
        developer=developer,
        eligible=eligible,
    )
    raise typer.Exit(list_unfilled(store, asked, as_json=as_json))


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


@app.command("match", help=_("Rank postings for a seeker, or seekers for a posting, with reasons."))
def match(
    seeker: Annotated[int | None, typer.Option("--seeker", metavar="NO", help=_("For this seeker."))] = None,
    posting: Annotated[int | None, typer.Option("--posting", metavar="NO", help=_("For this posting."))] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help=_("How everybody's lists share out the postings, in figures."))
    ] = False,
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
    """Match a seeker or a posting, or measure everybody's lists."""
    from jobplus_tui.cli_match import match as print_matches
    from jobplus_tui.cli_match_lines import Question

    if everyone:
        from jobplus_tui.cli_match_everyone import match_everyone

        alone = seeker is None and posting is None and explain is None and not relax
        raise typer.Exit(
            match_everyone(store, alone=alone, top=top, login=login, password_stdin=password_stdin, as_json=as_json)
        )
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


@app.command("calibrate", help=_("Propose weights from how referrals went; a lead takes them or not."))
def calibrate_weights(
    accept: Annotated[bool, typer.Option("--accept", help=_("Take the newest proposal as the next weights."))] = False,
    reject: Annotated[bool, typer.Option("--reject", help=_("Turn the newest proposal down."))] = False,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help=_("Why it is taken or turned down; it is kept."))
    ] = None,
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
    as_json: JsonOption = False,
) -> None:
    """Propose weights, or decide on them."""
    from jobplus_tui.cli_calibrate import calibrate

    raise typer.Exit(
        calibrate(
            store,
            accept=accept,
            reject=reject,
            note=note,
            login=login,
            password_stdin=password_stdin,
            as_json=as_json,
        )
    )


@app.command("letter", help=_("Write the letter of a referral, or the list of the people referred to its posting."))
def letter(
    referral: Annotated[int, typer.Argument(metavar="NO", help=_("The referral's number."))],
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


@app.command("import", help=_("Read postings, or a list of seekers, from a file; see and undo what was read."))
def import_file(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("The file: CSV or XLSX; the city's open data also as JSON."))
    ] = None,
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="auto|getjobinfo|work24|table",
            help=_("Shape of the file; a table has headings of its own."),
        ),
    ] = "auto",
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="SOURCE", help=_("Where the postings come from, such as 대한상의.")),
    ] = None,
    funding: Annotated[
        str | None, typer.Option("--funding", metavar="private|support", help=_("Who pays for the jobs."))
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="HEADING=FIELD", help=_("Field of a table's column; may be given again.")),
    ] = None,
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help=_("Fetch the city's open data from this address."))
    ] = None,
    key_file: Annotated[
        Path | None,
        typer.Option("--key-file", metavar="FILE", help=_("Holds the key to it. Default: JOBPLUS_OPENDATA_KEY.")),
    ] = None,
    history: Annotated[bool, typer.Option("--history", help=_("List what was imported."))] = False,
    undo: Annotated[
        int | None, typer.Option("--undo", metavar="NO", help=_("Take back an import on which nothing rests yet."))
    ] = None,
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
    if history or undo is not None:
        from jobplus_tui.cli_import_history import show_history, take_back

        if undo is not None:
            raise typer.Exit(take_back(undo, store, login=login, password_stdin=password_stdin, as_json=as_json))
        raise typer.Exit(show_history(store, login=login, password_stdin=password_stdin, as_json=as_json))
    if seekers:
        from jobplus_tui.cli_import_seekers import take_list_in

        if file is None:
            raise typer.BadParameter(_("Name the list."))
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
    from jobplus_tui.cli_import import Wanted, take_in

    wanted = Wanted(file, format, url, key_file, source, funding, tuple(column or ()))
    raise typer.Exit(
        take_in(
            wanted,
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
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help=_("The year."))],
    login: LoginOption = None,
    password_stdin: PasswordOption = False,
    store: StoreOption = None,
) -> None:
    """Copy holidays."""
    from jobplus_tui.cli_calendar import holidays

    raise typer.Exit(holidays(store, year, login=login, password_stdin=password_stdin))


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
