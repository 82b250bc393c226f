"""Importing a file from the postings' screen: path, preview, import, result."""

import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal
from jobplus_tui.dialogs.file_import import FileDialog, ImportDialog
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.phrases import past_deadline_words, refusal_text

if TYPE_CHECKING:
    from jobplus_core.imports.rules import ImportReport
    from jobplus_tui.screens.base import DeskScreen


def ask_for_file(screen: "DeskScreen", *, then: Callable[[], None], path: str = "", answer: str = "") -> None:
    """Ask for a file and go on to its preview.

    Args:
        screen: The screen that the dialogs stand on and that runs the work.
        then: Called after an import.
        path: The path typed before.
        answer: Why that file could not be read.
    """

    def chosen(typed: str | None) -> None:
        if typed is not None:
            _preview(screen, typed, then)

    screen.app.push_screen(FileDialog(path, answer=answer), chosen)


def _preview(screen: "DeskScreen", typed: str, then: Callable[[], None]) -> None:
    desk = screen.session.postings
    path = Path(typed).expanduser()

    def look() -> "ImportReport | Refusal":
        try:
            return desk.preview(path)
        except Refusal as refusal:
            return refusal

    def seen(found: "ImportReport | Refusal") -> None:
        if isinstance(found, Refusal):
            ask_for_file(screen, then=then, path=typed, answer=refusal_text(found))
            return
        counts = _("{good} good rows, {rejected} refused.").format(
            good=number(found.created), rejected=number(len(found.rejected))
        )
        dialog = ImportDialog(str(path), counts, found.rejected, late=_late(screen, found), ask=True)
        screen.app.push_screen(dialog, partial(_import, screen, path, then))

    screen.read(look, seen, name="preview import")


def _late(screen: "DeskScreen", report: "ImportReport") -> str:
    late = report.past_deadline(screen.session.today)
    return past_deadline_words(late) if late else ""


def _import(screen: "DeskScreen", path: Path, then: Callable[[], None], wanted: bool | None) -> None:
    if not wanted:
        return
    desk = screen.session.postings
    token = secrets.token_hex(16)

    def done(report: "ImportReport") -> None:
        counts = _("{created} new, {updated} changed, {unchanged} as before, {rejected} rejected.").format(
            created=number(report.created),
            updated=number(report.updated),
            unchanged=number(report.unchanged),
            rejected=number(len(report.rejected)),
        )
        screen.app.push_screen(ImportDialog(str(path), counts, report.rejected, late=_late(screen, report), ask=False))
        then()

    screen.act(lambda: desk.import_file(path, token=token), done, name="import postings")
