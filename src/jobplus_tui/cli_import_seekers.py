"""`jobplus import --seekers`: people taken in from a list."""

from pathlib import Path

from jobplus_core.clock import business_day, micros, system_clock
from jobplus_core.errors import RowsFlawed
from jobplus_core.imports.seekers.commands import SeekerImport, assign_columns, import_seekers, open_list
from jobplus_core.imports.seekers.queries import Preview, look_over
from jobplus_core.imports.seekers.rules import Existing, Owner
from jobplus_core.imports.tables.fields import Assignment
from jobplus_tui.cli_output import complain, counting, print_json, table
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _
from jobplus_tui.phrases import reason_text, refusal_text


def take_list_in(
    file: Path,
    *,
    good_rows: bool,
    again: bool,
    owner: str | None,
    dry_run: bool,
    store: str | None,
    login: str | None,
    password_stdin: bool,
    as_json: bool,
) -> int:
    """Import a list of seekers, or look at the file alone.

    Args:
        file: The list, XLSX or CSV; its columns are known by their headings and values.
        good_rows: Whether to take the good rows where others must be mended.
        again: Whether to register known people again.
        owner: Whose new people are, "me" or "none"; None makes them a counselor's own.
        dry_run: Whether only to look; then no store is opened and nobody signs in.
        store: The store.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.
        as_json: Whether to print JSON.

    Returns:
        0 when every row was good, 1 when some must be mended, 2 for usage.
    """
    if owner is not None and owner not in tuple(Owner):
        complain(_("--owner is {choices}.").format(choices=" / ".join(Owner)))
        return 2
    listed = open_list(file)
    assignment = assign_columns(listed)
    today = business_day(micros(system_clock()))
    seen = look_over(None, 0, listed, assignment, today=today)
    came: SeekerImport | None = None
    if not dry_run and (good_rows or not seen.flawed):
        came = _import(file, listed.digest, store, login, password_stdin, good_rows=good_rows, again=again, owner=owner)
    if as_json:
        print_json(as_document(seen, assignment, came))
    else:
        print("\n".join(told(seen, assignment, came)))
    if came is None and not dry_run:
        complain(refusal_text(RowsFlawed(seen.flawed)))
    return 1 if seen.flawed else 0


def told(seen: Preview, assignment: Assignment, came: SeekerImport | None) -> list[str]:
    """Return the lines that say what came of a list, cells to mend last."""
    lines = [
        _("{columns}: resident registration numbers are never taken.").format(columns=name)
        for name in assignment.refused
    ]
    if came is None:
        lines.append(_("{good} good rows, {rejected} refused.").format(good=seen.good, rejected=seen.flawed))
        lines.append(_("Nothing was stored."))
    else:
        lines.append(
            _("{created} new people, {again} registered again, {skipped} left out, {rejected} to mend.").format(
                created=came.created, again=came.again, skipped=came.skipped, rejected=came.rejected
            )
        )
    rows = [
        (row.line, cell.column, cell.value, reason_text(cell.reason), cell.accepts)
        for row in seen.rows
        for cell in row.bad
    ]
    if rows:
        lines += table((_("Line"), _("Column"), _("Value"), _("Reason"), _("Understood")), rows, right=(0,))
    return lines


def as_document(seen: Preview, assignment: Assignment, came: SeekerImport | None) -> dict[str, object]:
    """Return what came of a list in the shape that other programs read; null is a list that was only looked at."""
    return {
        "columns": dict(assignment.fields),
        "refused_columns": list(assignment.refused),
        "rows": seen.total,
        "good": seen.good,
        "created": came.created if came else None,
        "again": came.again if came else None,
        "skipped": came.skipped if came else None,
        "rejected": [
            {"line": row.line, "column": cell.column, "value": cell.value, "reason": cell.reason}
            for row in seen.rows
            for cell in row.bad
        ],
    }


def _import(
    file: Path,
    digest: str,
    place: str | None,
    login: str | None,
    password_stdin: bool,
    *,
    good_rows: bool,
    again: bool,
    owner: str | None,
) -> SeekerImport:
    with at_center(place, login=login, password_stdin=password_stdin) as (store, actor), counting() as progress:
        whose = Owner.ME if actor.counselor_id is not None else Owner.NOBODY
        return import_seekers(
            store,
            actor,
            file,
            digest=digest,
            good_only=good_rows,
            existing=Existing.AGAIN if again else Existing.SKIP,
            owner=whose if owner is None else Owner(owner),
            progress=progress,
        )
