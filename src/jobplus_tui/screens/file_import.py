"""Importing a file in steps: the file, the columns of a table, its rows, and then the run."""

import time
from abc import abstractmethod
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.file_import import FileImportDesk, OpenedList, Place
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens import file_import_words as words
from jobplus_tui.screens.import_columns import ColumnsScreen, Step
from jobplus_tui.spans import Line
from jobplus_tui.typed import read_path
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from jobplus_core.imports.tables.rules import Reading

DRAWN_EVERY_S: Final = 0.25


class FileImportScreen(ColumnsScreen):
    """Stands on another screen; Esc goes one step back, and stops a run that is under way.

    Subclasses say what is imported: its area, its fields, how a file is opened, looked over and taken in.
    """

    AUTO_FOCUS = "#path"
    AREA: ClassVar[Area]
    EXAMPLE: ClassVar[str]
    VIEWS: ClassVar[tuple[str, ...]]
    """Which rows are shown, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._view = 0
        self._total: int | None = None
        self._began = 0.0
        self._clock: Timer | None = None
        self._back_to = Step.FILE

    @property
    @abstractmethod
    def importing(self) -> FileImportDesk:
        """What speaks to the core of this import."""

    @abstractmethod
    def look_over(self) -> None:
        """Read every row and show what would become of it."""

    @abstractmethod
    def show_rows(self) -> None:
        """Show the rows of the view."""

    @abstractmethod
    def start(self) -> None:
        """Take the file in."""

    def told_while_running(self) -> str:
        """Return the sentence under the progress while rows are staged."""
        return _("Nothing of the file is seen before all of it is in; Esc stops and leaves nothing.")

    def rows_keys(self) -> tuple[str, ...]:
        """Return the actions on the border of the rows."""
        return (f"{self.AREA.value}.view", f"{self.AREA.value}.go")

    def footer(self) -> list[Action]:
        """Return what goes on and back."""
        return [BY_ID[name] for name in ("app.help", f"{self.AREA.value}.go", "app.back", "app.command_palette")]

    def compose_body(self) -> Iterable[Widget]:
        """Return the steps, of which one shows."""
        area = self.AREA.value
        yield Container(
            Panel(
                TextInput(id="path", placeholder=self.EXAMPLE, max_length=1000, help=self.path_help()),
                Lines(id="answer"),
                KeysetList(
                    words.place_columns(),
                    key=lambda row: str(row.path),
                    empty=_("No file to import here; type the path of a folder."),
                    id="places",
                ),
                title=self.step_title(Step.FILE),
                keys=self.file_keys(),
                id="file-panel",
            ),
            Panel(
                Lines(id="mapping-lines"),
                KeysetList(words.mapping_columns(frozenset()), key=lambda row: row.name, id="columns"),
                title=self.step_title(Step.COLUMNS),
                keys=(f"{area}.after", "list.open", f"{area}.read_as", f"{area}.go"),
                id="columns-panel",
            ),
            Panel(
                Lines(id="choices"),
                KeysetList((), key=lambda row: row.line, state=self.row_sign, empty=_("No such row."), id="rows"),
                Lines(id="reasons"),
                title=self.step_title(Step.ROWS),
                keys=self.rows_keys(),
                id="rows-panel",
            ),
            Panel(Lines(id="progress"), title=self.step_title(Step.RUNNING), keys=("app.back",), id="running-panel"),
            id="steps",
        )

    def path_help(self) -> str:
        """Return the help on the field of the path."""
        return _("The path of an XLSX or CSV file; ↓ goes to the files, Enter or ^S opens.")

    def file_keys(self) -> tuple[str, ...]:
        """Return the actions on the border of the files."""
        return ("list.open", f"{self.AREA.value}.go")

    @staticmethod
    @abstractmethod
    def row_sign(row: Any) -> Any:
        """Return the sign before a row."""

    @staticmethod
    @abstractmethod
    def row_reasons(row: Any) -> list[Line]:
        """Return what there is to say of a row."""

    def on_mount(self) -> None:
        """Begin with the file, where the last one was."""
        folder = words.told_path(self.importing.folder)
        path = self.query_one("#path", TextInput)
        path.value = folder if folder.endswith("/") else f"{folder}/"
        path.cursor_position = len(path.value)
        self.show_step(Step.FILE)

    # Step 1: the file.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the path may become."""
        event.stop()
        desk, typed = self.importing, words.meant_path(event.value.strip())
        self.read(lambda: desk.places(typed), self._show_places, name="read folder")

    def _show_places(self, places: list[Place]) -> None:
        self.named("#places").show(RowsSource(places))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the file typed."""
        event.stop()
        self.action_go()

    def on_key(self, event: events.Key) -> None:
        """Go from the path to the files with ↓."""
        if event.key == "down" and self.query_one("#path").has_focus:
            event.stop()
            self.named("#places").focus()

    def on_row_opened(self, message: RowOpened[object]) -> None:
        """Go into a folder, open a file, or choose the field of a column."""
        message.stop()
        row = message.row
        if isinstance(row, Place):
            path = self.query_one("#path", TextInput)
            path.value = words.typed_path(row)
            path.cursor_position = len(path.value)
            if row.folder:
                path.focus()
            else:
                self.action_go()
        elif isinstance(row, words.ColumnRow):
            self._ask_field(row)

    def open_typed(self, typed: str) -> None:
        """Open what the field of the path says."""
        from jobplus_core.imports.tables.rules import Reading

        if not typed or typed.endswith("/"):
            self.answer(_("Type the path of a file, or choose one with ↓ and Enter."))
            return
        self._reading = Reading()
        self._chosen = {}
        self.forget()
        self.read_file(read_path(typed), self._reading)

    def forget(self) -> None:
        """Forget what was chosen for the last file: it holds for no other."""

    def open_table(self, open: Callable[[], OpenedList], reading: "Reading") -> None:
        """Open a table and go on to its columns."""

        def opened(found: OpenedList) -> None:
            self._opened, self._reading = found, reading
            self.answer("")
            self.show_columns()
            self.show_step(Step.COLUMNS)

        self.read(open, opened, name="open list", refused=lambda refusal: self.answer(refusal_text(refusal)))

    def answer(self, sentence: str) -> None:
        """Say why a file cannot be opened."""
        if sentence and self._step is not Step.FILE:
            self.say(sentence)
        self.query_one("#answer", Lines).update(partial(words.refusal_lines, sentence))

    # Step 3: the rows.

    def on_row_highlighted(self, message: RowHighlighted[object]) -> None:
        """Say what there is to say of the row at the cursor."""
        if message.list.id == "rows":
            self.query_one("#reasons", Lines).update(self.row_reasons(message.row)[:4])

    def action_view(self) -> None:
        """Show the rows of the next view."""
        if self._step is Step.ROWS:
            self._view = (self._view + 1) % len(self.VIEWS)
            self.show_rows()

    # The run.

    def run_step(self, total: int | None, back_to: Step) -> None:
        """Show the progress of what begins now.

        Args:
            total: Rows to be staged; None while a file is looked over.
            back_to: The step shown where it does not come to its end.
        """
        self._total, self._back_to, self._began = total, back_to, time.monotonic()
        self.importing.begin()
        self.show_step(Step.RUNNING)
        self._clock = self.set_interval(DRAWN_EVERY_S, self._draw_progress)
        self._draw_progress()

    def _draw_progress(self) -> None:
        done, spent = self.importing.done, time.monotonic() - self._began
        if self.importing.stopping:
            told = _("Stopping; what is staged is being taken out …")
        elif self._total is not None and done >= self._total:
            told = _("Every row is staged; they are being shown all at once …")
        elif self._total is None:
            told = self.told_while_looking()
        else:
            told = self.told_while_running()
        self.query_one("#progress", Lines).update(partial(words.progress_lines, done, self._total, spent, told))

    def told_while_looking(self) -> str:
        """Return the sentence under the progress while a file is looked over."""
        return _("Looking the list over; nothing is stored.")

    def end_run(self) -> None:
        """Draw no progress any more."""
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def not_run(self, refusal: Refusal) -> None:
        """Go back to where the run began, and say why it did not come to its end."""
        self.end_run()
        self.show_step(self._back_to)
        self.say(refusal_text(refusal))

    # Between the steps.

    def action_go(self) -> None:
        """Go on to the next step."""
        if self._step is Step.FILE:
            self.open_typed(words.meant_path(self.query_one("#path", TextInput).value.strip()))
        elif self._step is Step.COLUMNS:
            self.look_over()
        elif self._step is Step.ROWS:
            self.start()

    def back(self) -> None:
        """Stop what runs, or go one step back; from the file, to the screen beneath."""
        if self._step is Step.RUNNING:
            self.importing.stop()
        elif self._step is Step.ROWS:
            self.show_step(self.before_rows())
        elif self._step is Step.COLUMNS:
            self.show_step(Step.FILE)
        else:
            super().back()

    def before_rows(self) -> Step:
        """Return the step from which the rows are come to."""
        return Step.COLUMNS

    def leave(self) -> None:
        """Stop looking over when the screen is left; an import goes on and says when it is done."""
        if self._step is Step.RUNNING and self._total is None:
            self.importing.stop()

    def store_changed(self) -> None:
        """Nothing here is read from the store again: the rows are those that were looked over."""

    def show_step(self, step: Step) -> None:
        """Show one step alone, with the focus in it."""
        self._step = step
        for each in Step:
            self.query_one(f"#{each.value}-panel").display = each is step
        focus = {Step.FILE: "#path", Step.COLUMNS: "#columns", Step.ROWS: "#rows"}.get(step)
        if focus is not None:
            self.query_one(focus).focus()
