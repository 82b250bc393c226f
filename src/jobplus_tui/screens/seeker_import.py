"""명단 가져오기: a file, its columns, its rows, and then the people on it."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jobplus_tui.actions import Area
from jobplus_tui.desk.seeker_import import SeekerImportDesk
from jobplus_tui.format import number
from jobplus_tui.glyphs import Sign
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.screens import seeker_import_words as words
from jobplus_tui.screens.file_import import FileImportScreen
from jobplus_tui.screens.file_import_words import told_path
from jobplus_tui.screens.import_columns import Step
from jobplus_tui.spans import Line, Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.commands import SeekerImport
    from jobplus_core.imports.seekers.queries import Preview, PreviewRow
    from jobplus_core.imports.tables.fields import Field
    from jobplus_core.imports.tables.rules import Reading


class SeekerImportScreen(FileImportScreen, areas=(Area.SEEKER_IMPORT,)):
    """Stands on the list of seekers."""

    AREA = Area.SEEKER_IMPORT
    EXAMPLE = "~/명단.xlsx"
    VIEWS = ("all", "bad", "known")
    NEEDED = frozenset({"name", "phone"})

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._good_only = False
        self._again = False
        self._mine = False

    @property
    def tab(self) -> str:
        """The import belongs to the seekers' tab."""
        return Area.SEEKERS.value

    @property
    def importing(self) -> SeekerImportDesk:
        """What speaks to the core of this import."""
        return self.session.seeker_import

    def step_title(self, step: Step) -> str:
        """Return the title of a step's panel."""
        return {
            Step.FILE: _("Import a list · 1 file"),
            Step.COLUMNS: _("Import a list · 2 columns"),
            Step.ROWS: _("Import a list · 3 rows"),
            Step.RUNNING: _("Import a list"),
        }[step]

    def rows_keys(self) -> tuple[str, ...]:
        """Return the actions on the border of the rows."""
        return ("seeker_import.view", "seeker_import.write", "seeker_import.go")

    def told_while_running(self) -> str:
        """Return the sentence under the progress while people are staged."""
        return _("Nobody on the list is seen before all of it is in; Esc stops and leaves nothing.")

    @staticmethod
    def row_sign(row: "PreviewRow") -> Sign:
        """Return the sign before a row."""
        return words.row_sign(row)

    @staticmethod
    def row_reasons(row: "PreviewRow") -> list[Line]:
        """Return what there is to say of a row."""
        return words.reason_lines(row)

    def on_mount(self) -> None:
        """Begin with the file; new people are the importer's own, where they may be."""
        self._mine = self.importing.may_own
        super().on_mount()

    def fields(self) -> "Sequence[Field]":
        """Return the fields that a column may fill."""
        from jobplus_core.imports.seekers.fields import FIELDS

        return FIELDS

    def missing(self) -> list[str]:
        """Return the words of the fields that must be filled and are not."""
        from jobplus_core.imports.seekers.fields import BY_ID as FIELD_OF
        from jobplus_core.imports.seekers.fields import CONTACTS, NAME

        filled = set(self.filled.values())
        missing = [] if NAME in filled else [FIELD_OF[NAME].word]
        return missing if filled.intersection(CONTACTS) else [*missing, FIELD_OF[CONTACTS[0]].word]

    def forget(self) -> None:
        """Forget what was chosen for the last list: it holds for no other."""
        self._good_only = self._again = False

    def read_file(self, path: Path, reading: "Reading") -> None:
        """Open a list and show its columns."""
        desk = self.importing
        self.open_table(lambda: desk.open(path, reading), reading)

    # Step 3: the rows.

    def look_over(self) -> None:
        """Say of every row what would become of it."""
        opened, chosen = self._opened, dict(self._chosen)
        if opened is None:
            return
        if not self.all_filled():
            return
        desk = self.session.seeker_import
        self.run_step(None, Step.COLUMNS)
        self.read(
            lambda: desk.look_over(opened, chosen), self._show_preview, name="look list over", refused=self.not_run
        )

    def _show_preview(self, preview: "Preview") -> None:
        self.end_run()
        self._preview = preview
        self._view = 0
        assert self._opened is not None
        bad = Counter(cell.column for row in preview.rows for cell in row.bad)
        self.named("#rows").set_columns(words.row_columns(self._opened, self.filled, bad))
        self.show_rows()
        self.show_step(Step.ROWS)

    def show_rows(self) -> None:
        """Show the rows of the view."""
        preview = self._preview
        if preview is None:
            return
        rows = [
            row
            for row in preview.rows
            if self.VIEWS[self._view] == "all"
            or (row.bad if self.VIEWS[self._view] == "bad" else row.known_id is not None or row.twice is not None)
        ]
        self.named("#rows").show(RowsSource(rows))
        view = {"all": "", "bad": _("to mend only"), "known": _("known only")}[self.VIEWS[self._view]]
        facts = " · ".join(filter(None, (view, words.counts(preview))))
        self.query_one("#rows-panel", Panel).set_title(_("Import a list · 3 rows"), facts)
        self._show_choices()
        if not rows:
            self.query_one("#reasons", Lines).update([[]])

    def _show_choices(self) -> None:
        if self._preview is not None:
            lines = words.choice_lines(self._preview, good_only=self._good_only, again=self._again, mine=self._mine)
            self.query_one("#choices", Lines).update(lines)

    def action_good(self) -> None:
        """Take the good rows, or all or none."""
        if self._step is Step.ROWS:
            self._good_only = not self._good_only
            self._show_choices()

    def action_known(self) -> None:
        """Register known people again, or leave them out."""
        if self._step is Step.ROWS:
            self._again = not self._again
            self._show_choices()

    def action_owner(self) -> None:
        """Make the new people the importer's own, or nobody's."""
        if self._step is not Step.ROWS:
            return
        if not self.session.seeker_import.may_own:
            self.say(_("Only a counselor can have people of their own."))
            return
        self._mine = not self._mine
        self._show_choices()

    def action_write(self) -> None:
        """Write the rows to mend into a file."""
        opened, preview, desk = self._opened, self._preview, self.session.seeker_import
        if self._step is not Step.ROWS or opened is None or preview is None:
            return
        if not preview.flawed:
            self.say(_("No row is to be mended."))
            return
        count = preview.flawed

        def written(place: Path) -> None:
            told = _("{count} rows written to {path}").format(count=number(count), path=told_path(place))
            self.query_one("#reasons", Lines).update([[Span(f" ✓ {told}", "good")]])

        self.act(lambda: desk.write_rejected(opened, preview), written, name="write rows to mend")

    # The run.

    def start(self) -> None:
        """Take the list in."""
        from jobplus_core.imports.seekers.rules import Existing

        opened, preview, reading = self._opened, self._preview, self._reading
        if opened is None or preview is None or reading is None:
            return
        if preview.flawed and not self._good_only:
            self.say(_("Mend the rows first, or take the good ones with ^G."))
            return
        if words.nothing_to_take(preview, again=self._again):
            self.say(_("Nobody on the list is new."))
            return
        desk, chosen, good_only = self.session.seeker_import, dict(self._chosen), self._good_only
        mine = self._mine
        existing = Existing.AGAIN if self._again else Existing.SKIP
        self.run_step(preview.total, Step.ROWS)
        self.act(
            lambda: desk.take_in(opened, reading, chosen, good_only=good_only, existing=existing, mine=mine),
            self._done,
            name="import seekers",
            refused=self.not_run,
        )

    def _done(self, came: "SeekerImport") -> None:
        self.end_run()
        told = _("{created} new people, {again} registered again, {skipped} left out, {rejected} to mend.").format(
            created=number(came.created),
            again=number(came.again),
            skipped=number(came.skipped),
            rejected=number(came.rejected),
        )
        self._opened = self._preview = None
        self._chosen = {}
        self.show_step(Step.FILE)
        self.query_one("#answer", Lines).update([[Span(f" ✓ {told}", "bold good")]])
