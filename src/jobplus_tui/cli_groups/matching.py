"""`jobplus match` and `jobplus calibrate`."""

from typing import Annotated

import typer

from jobplus_tui.cli_options import JsonOption, LoginOption, PasswordOption, StoreOption, number_of
from jobplus_tui.i18n import _


def match(
    seeker: Annotated[
        int | None, typer.Option("--seeker", parser=number_of, metavar="NO", help=_("For this seeker."))
    ] = None,
    posting: Annotated[
        int | None, typer.Option("--posting", parser=number_of, metavar="NO", help=_("For this posting."))
    ] = None,
    everyone: Annotated[
        bool, typer.Option("--everyone", help=_("How everybody's lists share out the postings, in figures."))
    ] = False,
    top: Annotated[int, typer.Option("--top", min=1, max=300, metavar="N", help=_("How many to list."))] = 20,
    relax: Annotated[bool, typer.Option("--relax", help=_("Also what to relax, and what each change adds."))] = False,
    explain: Annotated[
        int | None,
        typer.Option(
            "--explain", parser=number_of, metavar="NO", help=_("Only this posting or seeker, criterion by criterion.")
        ),
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
