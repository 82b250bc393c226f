"""`jobplus import --history` and `--undo`: what imports of postings brought, and taking one back."""

from jobplus_core.clock import moment
from jobplus_core.imports.commands import undo_import
from jobplus_core.imports.queries import Run, runs
from jobplus_core.imports.staging.rules import CREATED, REJECTED, UNCHANGED, UPDATED
from jobplus_tui.cli_output import print_json, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.desk.posting_import_words import format_word, outcome_word, run_state
from jobplus_tui.i18n import _

MOST_RUNS = 100_000
"""More than a center ever makes: nothing of the history is left out."""


def show_history(store: str | None, *, login: str | None, password_stdin: bool, as_json: bool) -> int:
    """Print the center's imports of postings, the newest first.

    Args:
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0, or 2 for usage.
    """
    with at_center(store, login=login, password_stdin=password_stdin) as (opened, actor), opened.read() as reader:
        found = runs(reader, actor.institution_id, limit=MOST_RUNS)
    if as_json:
        print_json([_document(run) for run in found])
        return 0
    counted = [outcome_word(outcome) for outcome in (CREATED, UPDATED, UNCHANGED, REJECTED)]
    heads = (_("No."), _("When"), _("Who"), _("File"), _("Format"), *counted, _("State"))
    rows = [
        (run.id, f"{moment(run.started_at):%Y-%m-%d %H:%M}", run.account, run.file_name, format_word(run.format),
         run.created,
         run.updated, run.unchanged, run.rejected, run_state(run))
        for run in found
    ]  # fmt: skip
    print("\n".join(table(heads, rows, right=(0, 5, 6, 7, 8))))
    return 0


def take_back(run_id: int, store: str | None, *, login: str | None, password_stdin: bool, as_json: bool) -> int:
    """Undo an import on which nothing rests yet.

    Args:
        run_id: The import's number.
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0, or 2 for usage.
    """
    with at_center(store, login=login, password_stdin=password_stdin) as (opened, actor):
        undone = undo_import(opened, actor, run_id)
    if as_json:
        print_json({"run": run_id, **undone._asdict()})
    else:
        print(
            _("{withdrawn} postings withdrawn, {set_back} set back.").format(
                withdrawn=undone.withdrawn, set_back=undone.set_back
            )
        )
    return 0


def _document(run: Run) -> dict[str, object]:
    return {
        "run": run.id,
        "file": run.file_name,
        "hash": run.file_hash,
        "format": run.format,
        "state": run.state,
        "by": run.account,
        "started_at": moment(run.started_at).isoformat(),
        "done_at": None if run.done_at is None else moment(run.done_at).isoformat(),
        "rows": run.total,
        "created": run.created,
        "updated": run.updated,
        "unchanged": run.unchanged,
        "rejected": run.rejected,
        "undone_at": None if run.undone_at is None else moment(run.undone_at).isoformat(),
        "undone_by": run.undone_by,
    }
