"""`jobplus import`: postings taken in from a file of the city's open data."""

from datetime import date
from pathlib import Path
from typing import cast

from jobplus_core.clock import business_day, micros, system_clock
from jobplus_core.db.store import open_store
from jobplus_core.imports.commands import FORMATS, Format, import_postings, preview_postings
from jobplus_core.imports.rules import ImportReport
from jobplus_tui.cli_output import complain, print_json, table
from jobplus_tui.cli_sign_in import CannotAsk, sign_in
from jobplus_tui.i18n import _
from jobplus_tui.phrases import past_deadline_words, reason_text


def take_in(
    file: Path,
    *,
    format: str,
    dry_run: bool,
    store: str | None,
    login: str | None,
    password_stdin: bool,
    as_json: bool,
) -> int:
    """Import the postings of a file, or look at what would come of it.

    Args:
        file: The file.
        format: `auto` or `getjobinfo`.
        dry_run: Whether only to look; then no store is opened and nobody signs in.
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0 when every row was good, 1 when some were rejected, 2 for usage.
    """
    if format not in FORMATS:
        complain(f"--format: {', '.join(FORMATS)}")
        return 2
    known = cast(Format, format)
    try:
        report = (
            preview_postings(file, format=known)
            if dry_run
            else _import(file, known, store, login=login, password_stdin=password_stdin)
        )
    except CannotAsk as missing:
        complain(str(missing))
        return 2
    if as_json:
        print_json(report.as_json())
    else:
        print("\n".join(told(report, dry_run=dry_run, today=business_day(micros(system_clock())))))
    return 1 if report.rejected else 0


def told(report: ImportReport, *, dry_run: bool, today: date) -> list[str]:
    """Return the lines that say what came of an import, rejected rows last."""
    counts = _("{created} new, {updated} changed, {unchanged} as before, {rejected} rejected.").format(
        created=report.created, updated=report.updated, unchanged=report.unchanged, rejected=len(report.rejected)
    )
    lines = [counts]
    if late := report.past_deadline(today):
        lines.append(past_deadline_words(late))
    if dry_run:
        lines.append(_("Nothing was stored."))
    if report.rejected:
        heads = (_("Line"), _("Column"), _("Value"), _("Reason"))
        rows = [(row.line, row.column, row.value, reason_text(row.reason)) for row in report.rejected]
        lines += table(heads, rows, right=(0,))
    return lines


def _import(file: Path, format: Format, place: str | None, *, login: str | None, password_stdin: bool) -> ImportReport:
    store = open_store(place)
    try:
        actor = sign_in(store, login=login, password_stdin=password_stdin)
        return import_postings(store, actor, file, format=format)
    finally:
        store.close()
