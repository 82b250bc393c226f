"""`jobplus unfilled`: the list of postings that are not filled."""

from typing import Annotated

import typer

from jobplus_tui.cli_options import JsonOption, StoreOption
from jobplus_tui.i18n import _


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
        int | None,
        typer.Option("--wage", min=1, max=99_999, metavar="MANWON", help=_("At least so much a month, in 10,000 won.")),
    ] = None,
    openings: Annotated[
        int | None,
        typer.Option("--openings", min=1, max=99_999, metavar="N", help=_("At least so many openings left.")),
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
