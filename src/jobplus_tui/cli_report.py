"""`jobplus report weekly` and `jobplus close`: the weekly report as a table, JSON, CSV or a file, and closing."""

import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day, micros
from jobplus_core.db.store import Store, open_store
from jobplus_core.exports.evaluation import evaluation_csv
from jobplus_core.exports.files import Format, export_evaluation, export_weekly
from jobplus_core.exports.weekly import notes
from jobplus_core.kinds import ClosingKind, TeamKind, korean
from jobplus_core.reports.closing import close, issued
from jobplus_core.reports.document import Document, as_csv, canonical, read_moment, span_of
from jobplus_core.reports.evaluation.issuing import evaluation_of
from jobplus_core.reports.evaluation.queries import Span
from jobplus_core.reports.weeks import Period, Week, month_of, read_month, read_quarter, read_week, week_around, week_of
from jobplus_core.staff.queries import center
from jobplus_tui.cli_output import complain, table
from jobplus_tui.cli_sign_in import ask, at_center, sign_in
from jobplus_tui.i18n import _

TABLE = "table"
FORMATS = (TABLE, *(format.value for format in Format))
TEXTS = (TABLE, Format.JSON, Format.CSV)


class Wanted(NamedTuple):
    """Which report, and as what.

    Attributes:
        week, date: The week by name, or a day in it; the present one where neither is said.
        team: The only team wanted, by name or kind.
        as_of: The moment that it is to be true of.
        output: The file to write; without it, text goes to standard output and a page beside the caller.
        purpose: What the file is for; asked for where one is written.
    """

    week: str | None = None
    date: str | None = None
    team: str | None = None
    as_of: str | None = None
    format: str = "table"
    output: Path | None = None
    purpose: str | None = None


def weekly_report(text: str | None, wanted: Wanted, *, login: str | None, password_stdin: bool) -> int:
    """Print or write the weekly report of the center.

    Args:
        text: The store.
        wanted: Which report, and as what.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.

    Returns:
        The exit code.
    """
    if wanted.format not in FORMATS:
        complain(_("{value} is no format; formats are {known}.").format(value=wanted.format, known=", ".join(FORMATS)))
        return 2
    moment = read_moment(wanted.as_of) if wanted.as_of is not None else None
    if wanted.as_of is not None and moment is None:
        complain(_("{value} is no moment; write 2013-11-24 or 2013-11-24T18:00.").format(value=wanted.as_of))
        return 2
    with closing(open_store(text)) as store:
        week = _week(wanted, business_day(micros(store.clock())))
        if week is None:
            complain(_("That is no week; write --week 2013-W08 or --date 2013-02-20."))
            return 2
        actor = sign_in(store, login=login, password_stdin=password_stdin)
        found = issued(store, actor.institution_id, center_name(store), week, as_of=moment)
        document = only_team(found.document, wanted.team)
        if document is None:
            names = ", ".join(team["team"] for team in found.document["teams"])
            complain(_("{value} is no team; teams are {known}.").format(value=wanted.team, known=names))
            return 2
        return _give(store, actor, document, wanted)


class Evaluated(NamedTuple):
    """Which evaluation, and as what."""

    month: str | None = None
    quarter: str | None = None
    format: str = "table"
    output: Path | None = None
    purpose: str | None = None


def evaluation_report(text: str | None, wanted: Evaluated, *, login: str | None, password_stdin: bool) -> int:
    """Print or write the evaluation of a month or quarter; the month before where none is named.

    Returns:
        The exit code.
    """
    if wanted.format not in FORMATS:
        complain(_("{value} is no format; formats are {known}.").format(value=wanted.format, known=", ".join(FORMATS)))
        return 2
    with closing(open_store(text)) as store:
        span: Span | None = month_of(business_day(micros(store.clock()))).earlier()
        if wanted.quarter is not None:
            span = read_quarter(wanted.quarter)
        elif wanted.month is not None:
            span = read_month(wanted.month)
        if span is None:
            complain(_("Write --month 2013-02 or --quarter 2013-Q1."))
            return 2
        actor = sign_in(store, login=login, password_stdin=password_stdin)
        document, _settled = evaluation_of(store, actor.institution_id, center_name(store), span)
        texts = {TABLE: _evaluation_text, Format.JSON.value: canonical, Format.CSV.value: evaluation_csv}
        if wanted.output is None and wanted.format in TEXTS:
            sys.stdout.write(texts[wanted.format](document))
            return 0
        if wanted.format == TABLE:
            complain(_("A table is printed; for a file name another --format."))
            return 2
        purpose = wanted.purpose if wanted.purpose is not None else ask(_("Purpose of the file"), "--purpose")
        format = Format(wanted.format)
        path = wanted.output or Path(f"실적평가-{span.key}.{format.value}")
        print(export_evaluation(store, actor, document, format=format, path=path, purpose=purpose))
        return 0


def _evaluation_text(document: Document) -> str:
    lines = [f"{document['center']}  {document['title']}  {document['from']} – {document['until']}"]
    for team in document["teams"]:
        words = list(team["measures"])
        heads = [_("Counselor"), *words, _("score"), _("rank"), ""]
        rows = [
            [
                one["name"],
                *(_of_target(one["measures"][word]) for word in words),
                one["score"],
                one["rank"],
                _("best") if one.get("best") else _("low") if one.get("low") else "",
            ]
            for one in (*team["people"], {**team, "name": _("Team")})
        ]
        lines += ["", f"▣ {team['team']}", *table(heads, rows, right=range(1, len(heads) - 1))]
    best = ", ".join(document["best"])
    return "\n".join([*lines, "", f"{_('Best')}: {best or '–'} ({document['award']})"]) + "\n"


def _of_target(making: Document) -> str:
    if making["percent"] is None:
        return str(making["done"])
    return f"{making['done']}/{making['target']:g} {making['percent']:.0f}%"


def close_period(text: str | None, kind: ClosingKind, name: str, *, login: str | None, password_stdin: bool) -> int:
    """Close a week or a month.

    Returns:
        The exit code.
    """
    period: Period | None = read_week(name) if kind is ClosingKind.WEEK else read_month(name)
    if period is None:
        complain(_("{value} is neither a week such as 2013-W08 nor a month such as 2013-02.").format(value=name))
        return 2
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        close(store, actor, center_name(store), period)
    print(_("{title} ({key}) is closed.").format(title=period.title, key=period.key))
    return 0


def center_name(store: Store) -> str:
    """Return the name of the store's center."""
    with store.read() as reader:
        row = center(reader)
    return row.name if row is not None else ""


def only_team(document: Document, team: str | None) -> Document | None:
    """Return the document with one team alone, by its name or kind; nothing where no team is called so."""
    if team is None:
        return document
    kinds = {korean(kind) for kind in TeamKind if kind.value == team}
    found = [one for one in document["teams"] if one["team"] == team or one["team"] in kinds]
    return {**document, "teams": found} if found else None


def _week(wanted: Wanted, today: date) -> Week | None:
    if wanted.week is not None:
        return read_week(wanted.week)
    if wanted.date is None:
        return week_of(today)
    try:
        return week_around(date.fromisoformat(wanted.date))
    except ValueError:
        return None


def _give(store: Store, actor: Actor, document: Document, wanted: Wanted) -> int:
    if wanted.output is None and wanted.format in TEXTS:
        sys.stdout.write({Format.JSON.value: canonical, Format.CSV.value: as_csv}.get(wanted.format, as_text)(document))
        return 0
    if wanted.format == TABLE:
        complain(_("A table is printed; for a file name another --format."))
        return 2
    purpose = wanted.purpose if wanted.purpose is not None else ask(_("Purpose of the file"), "--purpose")
    format = Format(wanted.format)
    name = wanted.output or Path(f"주보-{document[span_of(document).value]}.{format.value}")
    print(export_weekly(store, actor, document, format=format, path=name, purpose=purpose))
    return 0


def as_text(document: Document) -> str:
    """Return the report as tables of plain text, one a team, people over their sum."""
    kind = span_of(document)
    span = _("week") if kind is ClosingKind.WEEK else _("month")
    lines = [f"{document['center']}  {document['title']}  {document['from']} – {document['until']}"]
    lines.append(_("as of {moment}").format(moment=document["as_of"]))
    for team in document["teams"]:
        words = list(team["cells"])
        heads = [_("Counselor"), *(f"{word} {part}" for word in words for part in (span, _("to date")))]
        rows = [
            [person["name"], *(cell[part] for cell in person["cells"].values() for part in (kind.value, "cumulative"))]
            for person in (*team["people"], {**team, "name": _("Total")})
        ]
        lines += ["", f"▣ {team['team']}", *table(heads, rows, right=range(1, len(heads)))]
        lines += notes(team, kind)
    return "\n".join(lines) + "\n"
