"""`jobplus import`."""

from pathlib import Path
from typing import Annotated

import typer

from jobplus_tui.cli_options import JsonOption, LoginOption, PasswordOption, StoreOption, number_of
from jobplus_tui.i18n import _


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
        int | None,
        typer.Option(
            "--undo", parser=number_of, metavar="NO", help=_("Take back an import on which nothing rests yet.")
        ),
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
