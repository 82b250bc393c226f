"""`jobplus codes`: job words taken in from a file, so that the words people use find their occupation."""

from pathlib import Path

from jobplus_core.codes.occupation_editions import EDITIONS
from jobplus_core.imports.job_word_file import read_words
from jobplus_core.job_words.commands import load_words, preview_words
from jobplus_core.job_words.rules import LoadReport
from jobplus_tui.cli_output import complain, print_json, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _
from jobplus_tui.phrases import reason_text


def load_codes(
    file: Path,
    *,
    edition: str,
    dry_run: bool,
    store: str | None,
    login: str | None,
    password_stdin: bool,
    as_json: bool,
) -> int:
    """Load the job words of a file, or look at what would come of it.

    Args:
        file: Two columns, word and code.
        edition: The edition that the codes are of.
        dry_run: Whether only to look; then no store is opened and nobody signs in.
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0 when every row was good, 1 when some were rejected and nothing was stored, 2 for usage.
    """
    if edition not in EDITIONS:
        complain(f"--edition: {', '.join(EDITIONS)}")
        return 2
    rows = read_words(file)
    if dry_run:
        report = preview_words(rows, edition=edition)
    else:
        with at_center(store, login=login, password_stdin=password_stdin) as (opened, actor):
            report = load_words(opened, actor, rows, source=file.name, edition=edition)
    if as_json:
        print_json(report.as_json())
    else:
        print("\n".join(_told(report, dry_run=dry_run)))
    return 1 if report.rejected else 0


def _told(report: LoadReport, *, dry_run: bool) -> list[str]:
    lines = [
        _("{added} words added, {known} known before, {rejected} rows rejected.").format(
            added=report.added, known=report.known, rejected=len(report.rejected)
        )
    ]
    if dry_run or report.rejected:
        lines.append(_("Nothing was stored."))
    if report.rejected:
        heads = (_("Line"), _("Value"), _("Reason"))
        lines += table(heads, [(row.line, row.value, reason_text(row.reason)) for row in report.rejected], right=(0,))
    return lines
