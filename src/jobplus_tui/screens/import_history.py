"""가져오기 기록: who imported which postings when, what came of them, and taking an import back."""

import secrets
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

from jobplus_core.clock import moment
from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.posting_import import PostingImportDesk
from jobplus_tui.desk.posting_import_words import format_word, outcome_word, run_state
from jobplus_tui.dialogs.import_rows import ImportRowsDialog
from jobplus_tui.dialogs.reason import ReasonDialog
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.messages import ShowPosting
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.file_import_words import refusal_lines
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.imports.queries import Run, RunRow
    from jobplus_core.imports.staging.undoing import Undone

HASH_LETTERS = 12


def columns() -> "tuple[Column[Run], ...]":
    """Return the columns of the imports."""
    return (
        Column(_("No."), 5, lambda row: str(row.id), align="right", words="soft"),
        Column(_("When"), 16, lambda row: f"{moment(row.started_at):%Y-%m-%d %H:%M}"),
        Column(_("Who"), 8, lambda row: row.account, drop=2),
        Column(_("File"), 14, lambda row: row.file_name, grow=1),
        Column(outcome_word("created"), 6, lambda row: Cell(number(row.created), "bold"), align="right"),
        Column(outcome_word("updated"), 6, lambda row: number(row.updated), align="right"),
        Column(outcome_word("unchanged"), 6, lambda row: number(row.unchanged), align="right", drop=1),
        Column(outcome_word("rejected"), 7, lambda row: Cell(number(row.rejected), "bad" if row.rejected else "ink"),
               align="right"),
        Column(_("State"), 10, state, gap=2),
    )  # fmt: skip


def state(row: "Run") -> Cell:
    """Return how far an import is."""
    undone = row.undone_at is not None
    return Cell(run_state(row), "warn" if undone else "good" if row.state == "done" else "soft")


def sign_of(row: "Run") -> Sign:
    """Return the sign before an import."""
    if row.undone_at is not None or row.state == "cancelled":
        return Sign.FAILED
    return Sign.DONE if row.state == "done" else Sign.WAITING


def detail_lines(row: "Run") -> list[Line]:
    """Return what the list has no room for: the file's hash and format, and who took the import back."""
    told = _("{format} · {total} rows · SHA-256 {hash}").format(
        format=format_word(row.format),
        total="–" if row.total is None else number(row.total),
        hash=row.file_hash[:HASH_LETTERS],
    )
    lines: list[Line] = [[Span(f" {row.file_name}", "bold"), Span(f"  {told}", "soft")]]
    if row.undone_at is not None:
        when = f"{moment(row.undone_at):%Y-%m-%d %H:%M}"
        lines.append([Span(" " + _("Undone on {when} by {who}.").format(when=when, who=row.undone_by or "–"), "warn")])
    return lines


class ImportHistoryScreen(DeskScreen, areas=(Area.IMPORT_HISTORY,)):
    """Stands on the postings or on an import; Enter opens an import's rows, ^L takes it back."""

    AUTO_FOCUS = "#runs"

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        """Take what is to be done after an import was taken back."""
        super().__init__()
        self._then = then

    @property
    def tab(self) -> str:
        """The imports belong to the postings' tab."""
        return Area.POSTINGS.value

    @property
    def importing(self) -> PostingImportDesk:
        """What speaks to the core of imports."""
        return self.session.posting_import

    def footer(self) -> list[Action]:
        """Return what can be done with an import."""
        return [BY_ID[name] for name in ("app.help", "import_history.undo", "app.back", "app.command_palette")]

    def compose_body(self) -> Iterable[Widget]:
        """Return the list over what is told of the row."""
        yield Panel(
            KeysetList(
                columns(), key=lambda row: row.id, state=sign_of, empty=_("Nothing has been imported yet."), id="runs"
            ),
            Lines(id="run-detail"),
            Lines(id="told"),
            title=_("Imports of postings"),
            keys=("list.open", "import_history.undo", "app.back"),
            id="runs-panel",
        )

    def on_mount(self) -> None:
        """Read the imports."""
        self.store_changed()

    def store_changed(self) -> None:
        """Read the imports again after another desk's commit."""
        self.read(self.importing.history, self._show, name="read imports")

    def _show(self, found: "list[Run]") -> None:
        self._runs.renew(RowsSource(found))
        self.query_one("#runs-panel", Panel).set_title(
            _("Imports of postings"), _("{count} imports").format(count=number(len(found)))
        )

    @property
    def _runs(self) -> KeysetList[Any]:
        return self.query_one("#runs", KeysetList)

    def on_row_highlighted(self, message: "RowHighlighted[Run]") -> None:
        """Tell more of the import at the cursor."""
        self.query_one("#run-detail", Lines).update(detail_lines(message.row))

    def on_row_opened(self, message: "RowOpened[Run]") -> None:
        """Open the rows of an import."""
        message.stop()
        run, desk = message.row, self.importing

        def shown(found: "tuple[list[RunRow], dict[int, int]]") -> None:
            rows, near = found
            self.app.push_screen(ImportRowsDialog(run.file_name, rows, near), self._open_posting)

        self.read(lambda: desk.rows(run.id), shown, name="read rows of import")

    def _open_posting(self, posting_id: int | None) -> None:
        if posting_id is not None:
            self.desk_app.go("postings", ShowPosting(posting_id))

    def action_undo(self) -> None:
        """Ask whether the import at the cursor is to be taken back."""
        run: Run | None = self._runs.current
        if run is None:
            return
        if run.undone_at is not None or run.state not in ("done", "undoing"):
            self.say(_("Import {number} left nothing that could be taken back.").format(number=run.id))
            return
        question = _(
            "Its {created} new postings are withdrawn and its {updated} changes set back, unless something rests on"
            " one of them. Every figure is reversed with the reason."
        ).format(created=number(run.created), updated=number(run.updated))
        dialog = ReasonDialog(_("Undo import"), question, facts=f"{run.id} · {run.file_name}")
        self.app.push_screen(dialog, partial(self._undo, run.id))

    def undo(self) -> None:
        """Take the import at the cursor back, as ^L does."""
        self.action_undo()

    def _undo(self, run_id: int, reason: str | None) -> None:
        if reason is None:
            return
        desk, token = self.importing, secrets.token_hex(16)
        self.act(
            lambda: desk.undo(run_id, reason, token=token), self._undone, name="undo import", refused=self._refused
        )

    def _undone(self, undone: "Undone") -> None:
        told = _("{withdrawn} postings withdrawn, {set_back} set back.").format(
            withdrawn=number(undone.withdrawn), set_back=number(undone.set_back)
        )
        self.query_one("#told", Lines).update([[Span(f" ✓ {told}", "bold good")]])
        self.store_changed()
        self._then()

    def _refused(self, refusal: Refusal) -> None:
        self.query_one("#told", Lines).update(partial(refusal_lines, refusal_text(refusal)))
