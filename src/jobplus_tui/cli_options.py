"""The options that many commands of `jobplus` share."""

from typing import Annotated

import typer

from jobplus_tui.i18n import _

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
MOST_DIGITS = 18
"""Numbers of records are 64-bit integers."""
FORMATS = ("table", "json", "csv", "xlsx", "hwpx", "pdf")
PasswordOption = Annotated[
    bool, typer.Option("--password-stdin", help=_("Read the password from the first line of standard input."))
]


def number_of(text: str) -> int:
    """Return the number of a record that is named on the command line.

    Raises:
        BadParameter: It is none that any record can have.
    """
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise typer.BadParameter(_("{value} is no record's number.").format(value=text))
    return int(text)
