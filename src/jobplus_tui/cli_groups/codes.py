"""`jobplus codes`."""

from pathlib import Path
from typing import Annotated

import typer

from jobplus_tui.cli_options import JsonOption, LoginOption, PasswordOption, StoreOption
from jobplus_tui.i18n import _

codes_app = typer.Typer(help=_("Words for work and their codes."), rich_markup_mode=None, no_args_is_help=True)


@codes_app.callback()
def codes() -> None:
    """Hold the commands on codes."""


@codes_app.command("load", help=_("Add job words from a file of two columns, word and code."))
def load_job_words(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The file to read, CSV or TSV."))],
    edition: Annotated[
        str, typer.Option("--edition", metavar="2018|2025", help=_("Edition of KECO that the codes are of."))
    ] = "2025",
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
