"""Writing the list at hand out from the postings' screen: what for, where to, and where it stands then."""

import secrets
from typing import TYPE_CHECKING

from jobplus_core.errors import Refusal
from jobplus_tui.desk.posting_list_file import Written, default_path, write_list
from jobplus_tui.dialogs.print_list import PrintDialog
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.phrases import refusal_text
from jobplus_tui.typed import read_path

if TYPE_CHECKING:
    from jobplus_tui.desk.posting_words import Wanted
    from jobplus_tui.screens.base import DeskScreen


def print_list(screen: "DeskScreen", wanted: "Wanted") -> None:
    """Ask what for and where to, and write the list that is wanted."""
    _ask(screen, wanted, (str(default_path(screen.session.today.isoformat())), ""), "")


def _ask(screen: "DeskScreen", wanted: "Wanted", typed: tuple[str, str], answer: str) -> None:
    what = _("Unfilled postings") + (f": {wanted.text}" if wanted.text else "")

    def told(found: tuple[str, str] | None) -> None:
        if found is not None:
            _write(screen, wanted, found)

    screen.app.push_screen(PrintDialog(what, typed[0], purpose=typed[1], answer=answer), told)


def _write(screen: "DeskScreen", wanted: "Wanted", typed: tuple[str, str]) -> None:
    desk, token = screen.session, secrets.token_hex(16)

    def refused(refusal: Refusal) -> None:
        _ask(screen, wanted, typed, refusal_text(refusal))

    def done(written: Written) -> None:
        words = (
            _("Only the {count} that wait longest are written; narrow the list for the others: {csv}")
            if written.cut
            else _("{count} postings are in {csv} and, to print, in {text}.")
        )
        screen.say_done(words.format(count=number(written.rows), csv=written.csv, text=written.text.name))

    path, purpose = read_path(typed[0]), typed[1]
    screen.act(lambda: write_list(desk, wanted, path, purpose, token=token), done, name="write list", refused=refused)
