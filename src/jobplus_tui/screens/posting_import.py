"""구인 가져오기: a file or the city's open data, the columns of a table, its rows, and then the postings."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jobplus_core.errors import Refusal
from jobplus_core.kinds import Funding, PostingSource
from jobplus_tui.actions import Area
from jobplus_tui.desk.file_import import OpenedList
from jobplus_tui.desk.posting_import import OpenedPostings, PostingImportDesk, TakenIn
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens import posting_import_words as words
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.screens.file_import import FileImportScreen
from jobplus_tui.screens.import_columns import Step
from jobplus_tui.spans import Line
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.imports.preview import Preview, PreviewRow
    from jobplus_core.imports.rules import Terms
    from jobplus_core.imports.tables.fields import Field
    from jobplus_core.imports.tables.rules import Reading

SOURCES: Final = (
    PostingSource.CHAMBER,
    PostingSource.COUNCIL,
    PostingSource.AGENCY,
    PostingSource.HOMEPAGE,
    PostingSource.VISIT,
    PostingSource.IMPORT,
)
"""Where a table's postings may come from, the likeliest first."""

ADDRESSES: Final = ("http://", "https://")


def ask_for_file(screen: DeskScreen, *, then: Callable[[], None]) -> None:
    """Open the import over a screen.

    Args:
        screen: The screen that it stands on.
        then: Called after an import was taken in or back.
    """
    screen.app.push_screen(PostingImportScreen(then))


class PostingImportScreen(FileImportScreen, areas=(Area.POSTING_IMPORT,)):
    """Stands on the postings."""

    AREA = Area.POSTING_IMPORT
    EXAMPLE = "~/구인.xlsx"
    VIEWS = ("all", "rejected", "near", "updated")
    NEEDED = frozenset({"title", "employer"})

    def __init__(self, then: Callable[[], None] = lambda: None) -> None:
        """Take what is to be done after an import was taken in or back."""
        super().__init__()
        self._then = then
        self._preview: Preview | None = None
        self._postings: OpenedPostings | None = None
        self._source: PostingSource | None = None
        self._funding = Funding.PRIVATE
        self._token = ""
        self._fetching = False

    @property
    def tab(self) -> str:
        """The import belongs to the postings' tab."""
        return Area.POSTINGS.value

    @property
    def importing(self) -> PostingImportDesk:
        """What speaks to the core of this import."""
        return self.session.posting_import

    @property
    def _terms(self) -> "Terms":
        """Where the postings come from and who pays: a feed is its own source unless somebody says otherwise."""
        from jobplus_core.imports.rules import Terms

        table = self._postings is not None and self._postings.list is not None
        return Terms(self._source or (SOURCES[0] if table else PostingSource.IMPORT), self._funding)

    def step_title(self, step: Step) -> str:
        """Return the title of a step's panel."""
        return {
            Step.FILE: _("Import postings · 1 file"),
            Step.COLUMNS: _("Import postings · 2 columns"),
            Step.ROWS: _("Import postings · 3 rows"),
            Step.RUNNING: _("Import postings"),
        }[step]

    def path_help(self) -> str:
        """Return the help on the field of the path."""
        return _("The path of a file, or the http address of the city's open data; ↓ goes to the files, ^S opens.")

    def file_keys(self) -> tuple[str, ...]:
        """Return the actions on the border of the files."""
        return ("list.open", "posting_import.history", "posting_import.go")

    def told_while_running(self) -> str:
        """Return the sentence under the progress while postings are staged."""
        return _("None of the postings is seen before all of them are in; Esc stops and leaves nothing.")

    def told_while_looking(self) -> str:
        """Return the sentence under the progress while a file is looked over or fetched."""
        if not self._fetching:
            return _("Looking the file over; nothing is stored.")
        announced = self.importing.announced
        told = _("Fetching page by page; nothing is stored. Esc stops.")
        return told if announced is None else f"{told} {_('{count} announced.').format(count=f'{announced:,}')}"

    @staticmethod
    def row_sign(row: "PreviewRow") -> Sign:
        """Return the sign before a row."""
        return words.row_sign(row)

    @staticmethod
    def row_reasons(row: "PreviewRow") -> list[Line]:
        """Return what there is to say of a row."""
        return words.reason_lines(row)

    def fields(self) -> "Sequence[Field]":
        """Return the fields that a column may fill."""
        from jobplus_core.imports.postings_table.fields import FIELDS

        return FIELDS

    def missing(self) -> list[str]:
        """Return the words of the fields that must be filled and are not."""
        from jobplus_core.imports.postings_table.fields import BY_ID
        from jobplus_core.imports.postings_table.rules import missing_fields

        return [BY_ID[name].word for name in missing_fields(self.filled)]

    def mapping_lines(self, opened: OpenedList) -> list[Line]:
        """Return the lines over the columns, where the postings come from first."""
        return [words.terms_line(self._terms), *super().mapping_lines(opened)]

    def forget(self) -> None:
        """Forget what was chosen for the last file: it holds for no other."""
        self._source, self._funding = None, Funding.PRIVATE

    # The file.

    def open_typed(self, typed: str) -> None:
        """Open a file, or fetch from an address."""
        if typed.lower().startswith(ADDRESSES):
            self._fetch(typed, "")
        else:
            super().open_typed(typed)

    def _fetch(self, url: str, secret: str) -> None:
        from jobplus_core.imports.rules import Terms
        from jobplus_core.imports.tables.rules import AS_DETECTED

        desk = self.importing
        try:
            known = bool(secret) or desk.found_key() is not None
        except Refusal as refusal:
            self.answer(refusal_text(refusal))
            return
        if not known:
            from jobplus_tui.dialogs.service_key import ServiceKeyDialog

            def typed(key: str | None) -> None:
                if key:
                    self._fetch(url, key)

            self.app.push_screen(ServiceKeyDialog(url), typed)
            return
        self.forget()
        self._reading, self._chosen = AS_DETECTED, {}
        self._fetching = True
        self.run_step(None, Step.FILE)
        self.read(lambda: desk.fetch(url, secret, Terms()), self._fetched, name="fetch", refused=self._not_opened)

    def _fetched(self, opened: OpenedPostings) -> None:
        self.end_run()
        self._fetching = False
        self._postings = opened
        self.show_step(Step.FILE)
        self._look()

    def _not_opened(self, refusal: Refusal) -> None:
        self._fetching = False
        self.end_run()
        self.show_step(Step.FILE)
        self.answer(refusal_text(refusal))

    def read_file(self, path: Path, reading: "Reading") -> None:
        """Open a file; a table shows its columns, a feed is looked over at once."""
        desk, terms = self.importing, self._terms

        def opened(found: OpenedPostings) -> None:
            self._postings, self._reading = found, reading
            self.answer("")
            if found.list is None:
                self._look()
                return
            self._opened = found.list
            self.show_columns()
            self.show_step(Step.COLUMNS)

        self.read(lambda: desk.open(path, reading, {}, terms), opened, name="open postings", refused=self._not_opened)

    # The rows.

    def look_over(self) -> None:
        """Say of every row what would become of it, with the columns as they are given."""
        if self.all_filled():
            self._look()

    def _look(self) -> None:
        desk, held, reading, chosen = self.importing, self._postings, self._reading, dict(self._chosen)
        if held is None or reading is None:
            return
        terms, back_to = self._terms, self.before_rows()

        def look() -> "tuple[OpenedPostings, Preview]":
            opened = held
            if held.list is not None or terms != held.file.how.terms:
                opened = desk.open(held.path, reading, chosen or self._given(held), terms, fetched=held.fetched)
            return opened, desk.look_over(opened)

        self.run_step(None, back_to)
        self.read(look, self._show_preview, name="look postings over", refused=self.not_run)

    def _given(self, held: OpenedPostings) -> dict[str, str | None]:
        """The columns of a table as they were guessed: chosen, so that the file is read as a table again."""
        return dict(held.list.assignment.fields) if held.list is not None else {}

    def _show_preview(self, found: "tuple[OpenedPostings, Preview]") -> None:
        self.end_run()
        self._postings, self._preview = found
        self._view = 0
        self._token = secrets.token_hex(16)
        self.named("#rows").set_columns(words.row_columns())
        self.show_rows()
        self.show_step(Step.ROWS)

    def show_rows(self) -> None:
        """Show the rows of the view."""
        preview = self._preview
        if preview is None:
            return
        view = self.VIEWS[self._view]
        rows = [
            row
            for row in preview.rows
            if view in ("all", row.outcome)
            or (view == "near" and (row.near_id is not None or row.near_line is not None))
        ]
        self.named("#rows").show(RowsSource(rows))
        told = {
            "all": "",
            "rejected": _("refused only"),
            "near": _("near ones only"),
            "updated": _("changed only"),
        }[view]
        facts = " · ".join(filter(None, (told, words.held_words(preview), words.counts(preview))))
        self.query_one("#rows-panel", Panel).set_title(self.step_title(Step.ROWS), facts)
        self.query_one("#choices", Lines).update(words.choice_lines(preview, self._terms))
        if not rows:
            self.query_one("#reasons", Lines).update([[]])

    def action_source(self) -> None:
        """Say the next source that the postings may come from."""
        at = SOURCES.index(self._terms.source)
        self._say_terms(SOURCES[(at + 1) % len(SOURCES)], self._funding)

    def action_funding(self) -> None:
        """Say that the other pays for the jobs."""
        other = Funding.SUPPORT if self._funding is Funding.PRIVATE else Funding.PRIVATE
        self._say_terms(self._source, other)

    def _say_terms(self, source: PostingSource | None, funding: Funding) -> None:
        if self._step not in (Step.COLUMNS, Step.ROWS):
            return
        self._source, self._funding = source, funding
        if self._step is Step.COLUMNS:
            self.show_columns()
        else:
            # Which postings are known rests on where they come from.
            self._look()

    # The run.

    def start(self) -> None:
        """Take the file in."""
        opened, preview, reading = self._postings, self._preview, self._reading
        if opened is None or preview is None or reading is None:
            return
        if not preview.count("created") + preview.count("updated"):
            self.say(_("No row of it is new or says anything else."))
            return
        desk, terms, token = self.importing, self._terms, self._token
        chosen = (dict(self._chosen) or self._given(opened)) if opened.list is not None else {}
        self.run_step(preview.total, Step.ROWS)
        self.act(
            lambda: desk.take_in(opened, reading, chosen, terms, token=token),
            self._done,
            name="import postings",
            refused=self.not_run,
        )

    def _done(self, taken: TakenIn) -> None:
        self.end_run()
        self._opened = self._postings = self._preview = None
        self._chosen = {}
        self.show_step(Step.FILE)
        self.query_one("#answer", Lines).update(words.result_lines(taken))
        self._then()

    # Between the steps.

    def before_rows(self) -> Step:
        """Return the step from which the rows are come to."""
        return Step.COLUMNS if self._postings is not None and self._postings.list is not None else Step.FILE

    def action_history(self) -> None:
        """Show the imports made so far."""
        if self._step is Step.RUNNING:
            return
        from jobplus_tui.screens.import_history import ImportHistoryScreen

        self.app.push_screen(ImportHistoryScreen(self._then))

    def leave(self) -> None:
        """Stop looking over; take away what was fetched, unless it is being taken in."""
        super().leave()
        if self._step is not Step.RUNNING:
            self.importing.drop()
