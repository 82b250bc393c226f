"""명단 가져오기: a file, its columns, its rows, and then the people on it."""

import time
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from textual import events
from textual.containers import Container
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from jobplus_core.errors import Refusal
from jobplus_tui.actions import BY_ID, Action, Area
from jobplus_tui.desk.seeker_import import OpenedList, Place
from jobplus_tui.dialogs.column_field import ColumnFieldDialog, FieldChoice
from jobplus_tui.format import number
from jobplus_tui.i18n import _
from jobplus_tui.paging import RowsSource
from jobplus_tui.phrases import refusal_text
from jobplus_tui.screens import seeker_import_words as words
from jobplus_tui.screens.base import DeskScreen
from jobplus_tui.spans import Span
from jobplus_tui.widgets.keyset_list import KeysetList
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.list_messages import RowHighlighted, RowOpened
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput

if TYPE_CHECKING:
    from jobplus_core.imports.seekers.commands import Reading, SeekerImport
    from jobplus_core.imports.seekers.queries import Preview, PreviewRow
    from jobplus_core.imports.tables.rules import Encoding

DRAWN_EVERY_S: Final = 0.25


class Step(Enum):
    """Where the import stands."""

    FILE = "file"
    COLUMNS = "columns"
    ROWS = "rows"
    RUNNING = "running"


VIEWS: Final = ("all", "bad", "known")


class SeekerImportScreen(DeskScreen, areas=(Area.SEEKER_IMPORT,)):
    """Stands on the list of seekers; Esc goes one step back, and stops a run that is under way."""

    AUTO_FOCUS = "#path"

    def __init__(self) -> None:
        super().__init__()
        self._step = Step.FILE
        self._opened: OpenedList | None = None
        self._chosen: dict[str, str | None] = {}
        self._preview: Preview | None = None
        self._reading: Reading | None = None
        self._good_only = False
        self._again = False
        self._mine = False
        self._view = 0
        self._total: int | None = None
        self._began = 0.0
        self._clock: Timer | None = None
        self._back_to = Step.FILE
        self._column_source: list[words.ColumnRow] = []

    @property
    def tab(self) -> str:
        """The import belongs to the seekers' tab."""
        return Area.SEEKERS.value

    def footer(self) -> list[Action]:
        """Return what goes on and back."""
        return [BY_ID[name] for name in ("app.help", "seeker_import.go", "app.back", "app.command_palette")]

    def compose_body(self) -> Iterable[Widget]:
        """Return the steps, of which one shows."""
        yield Container(
            Panel(
                TextInput(
                    id="path",
                    placeholder="~/명단.xlsx",
                    max_length=1000,
                    help=_("The path of an XLSX or CSV file; ↓ goes to the files, Enter or ^S opens."),
                ),
                Lines(id="answer"),
                KeysetList(
                    words.place_columns(),
                    key=lambda row: str(row.path),
                    empty=_("No list here; type the path of a folder."),
                    id="places",
                ),
                title=_("Import a list · 1 file"),
                keys=("list.open", "seeker_import.go"),
                id="file-panel",
            ),
            Panel(
                Lines(id="mapping-lines"),
                KeysetList(words.mapping_columns(frozenset()), key=lambda row: row.name, id="columns"),
                title=_("Import a list · 2 columns"),
                keys=("seeker_import.after", "list.open", "seeker_import.read_as", "seeker_import.go"),
                id="columns-panel",
            ),
            Panel(
                Lines(id="choices"),
                KeysetList((), key=lambda row: row.line, state=words.row_sign, empty=_("No such row."), id="rows"),
                Lines(id="reasons"),
                title=_("Import a list · 3 rows"),
                keys=("seeker_import.view", "seeker_import.write", "seeker_import.go"),
                id="rows-panel",
            ),
            Panel(Lines(id="progress"), title=_("Import a list"), keys=("app.back",), id="running-panel"),
            id="steps",
        )

    def on_mount(self) -> None:
        """Begin with the file, where the last list was."""
        self._mine = self.session.seeker_import.may_own
        folder = words.told_path(self.session.seeker_import.folder)
        path = self.query_one("#path", TextInput)
        path.value = folder if folder.endswith("/") else f"{folder}/"
        path.cursor_position = len(path.value)
        self._show_step(Step.FILE)

    # Step 1: the file.

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what the path may become."""
        event.stop()
        desk, typed = self.session.seeker_import, event.value.strip()
        self.read(lambda: desk.places(typed), self._show_places, name="read folder")

    def _show_places(self, places: list[Place]) -> None:
        self._list("#places").show(RowsSource(places))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Open the file typed."""
        event.stop()
        self.action_go()

    def on_key(self, event: events.Key) -> None:
        """Go from the path to the files with ↓."""
        if event.key == "down" and self.query_one("#path").has_focus:
            event.stop()
            self._list("#places").focus()

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

    def _open_file(self) -> None:
        from jobplus_core.imports.seekers.commands import Reading

        typed = self.query_one("#path", TextInput).value.strip()
        if not typed or typed.endswith("/"):
            self._answer(_("Type the path of a file, or choose one with ↓ and Enter."))
            return
        self._reading = Reading()
        self._chosen = {}
        # What was chosen for one list holds for no other.
        self._good_only = self._again = False
        self._read_file(Path(typed).expanduser(), self._reading)

    def _read_file(self, path: Path, reading: "Reading") -> None:
        desk = self.session.seeker_import

        def opened(found: OpenedList) -> None:
            self._opened, self._reading = found, reading
            self._answer("")
            self._show_columns()
            self._show_step(Step.COLUMNS)

        self.read(
            lambda: desk.open(path, reading),
            opened,
            name="open list",
            refused=lambda refusal: self._answer(refusal_text(refusal)),
        )

    def _answer(self, sentence: str) -> None:
        if self._step is not Step.FILE:
            self.say(sentence)
        self.query_one("#answer", Lines).update(partial(words.refusal_lines, sentence))

    # Step 2: the columns.

    @property
    def _fields(self) -> dict[str, str]:
        """The field of each column, as guessed or chosen."""
        if self._opened is None:
            return {}
        found = {name: each for name, each in self._opened.assignment.fields.items() if name not in self._chosen}
        return found | {name: each for name, each in self._chosen.items() if each}

    def _missing(self) -> list[str]:
        from jobplus_core.imports.seekers.fields import BY_ID as FIELD_OF
        from jobplus_core.imports.seekers.fields import CONTACTS, NAME

        filled = set(self._fields.values())
        missing = [] if NAME in filled else [FIELD_OF[NAME].word]
        return missing if filled.intersection(CONTACTS) else [*missing, FIELD_OF[CONTACTS[0]].word]

    def _show_columns(self) -> None:
        from jobplus_core.imports.seekers.fields import FIELDS

        assert self._opened is not None
        found = self._list("#columns")
        found.set_columns(words.mapping_columns(frozenset({"name", "phone"})))
        rows = words.column_rows(self._opened, self._fields, {field.id: field.word for field in FIELDS})
        if found.count == len(rows):
            self._column_source[:] = rows
            found.reload()
        else:
            self._column_source = rows
            found.show(RowsSource(rows))
        self.query_one("#mapping-lines", Lines).update(words.mapping_lines(self._opened, self._missing()))
        facts = words.file_facts(self._opened)
        self.query_one("#columns-panel", Panel).set_title(_("Import a list · 2 columns"), facts)

    def _choices(self, name: str) -> list[FieldChoice]:
        """The fields that a column may fill: none, its own, and those no other column fills."""
        from jobplus_core.imports.seekers.fields import FIELDS

        taken = {each for column, each in self._fields.items() if column != name}
        free = [field for field in FIELDS if field.many or field.id not in taken]
        return [FieldChoice("", _("– none"), ""), *(FieldChoice(each.id, each.word, each.accepts) for each in free)]

    def _choose(self, name: str, field_id: str) -> None:
        self._chosen[name] = field_id or None
        self._preview = None
        self._show_columns()

    def _ask_field(self, row: words.ColumnRow) -> None:
        if row.refused:
            self.say(_("Resident registration numbers are never taken."))
            return

        def chosen(field_id: str | None) -> None:
            if field_id is not None:
                self._choose(row.name, field_id)

        # What it fills now stands at the cursor.
        choices = sorted(self._choices(row.name), key=lambda choice: choice.id != (row.field_id or ""))
        self.app.push_screen(ColumnFieldDialog(row.name, choices), chosen)

    def _turn(self, step: int) -> None:
        row = self._list("#columns").current
        if self._step is not Step.COLUMNS or not isinstance(row, words.ColumnRow) or row.refused:
            return
        ids = [choice.id for choice in self._choices(row.name)]
        at = ids.index(row.field_id or "") if (row.field_id or "") in ids else 0
        self._choose(row.name, ids[(at + step) % len(ids)])

    def action_before(self) -> None:
        """Give the column at the cursor the field before."""
        self._turn(-1)

    def action_after(self) -> None:
        """Give the column at the cursor the next field."""
        self._turn(1)

    def action_read_as(self) -> None:
        """Read the file in the next encoding, or its next sheet."""
        from dataclasses import replace

        opened, reading = self._opened, self._reading
        if self._step is not Step.COLUMNS or opened is None or reading is None:
            return
        table = opened.table
        self._chosen = {}
        if table.form == "xlsx":
            if len(table.sheets) > 1:
                at = table.sheets.index(table.sheet or table.sheets[0])
                self._read_file(opened.path, replace(reading, sheet=table.sheets[(at + 1) % len(table.sheets)]))
            else:
                self.say(_("The workbook has one sheet only."))
            return
        other: Encoding = "utf-8" if table.encoding == "cp949" else "cp949"
        self._read_file(opened.path, replace(reading, encoding=other))

    # Step 3: the rows.

    def _look_over(self) -> None:
        opened, chosen = self._opened, dict(self._chosen)
        if opened is None:
            return
        if self._missing():
            self.say(_("No column fills {fields} yet.").format(fields=", ".join(self._missing())))
            return
        desk = self.session.seeker_import
        self._run(None, Step.COLUMNS)
        self.read(
            lambda: desk.look_over(opened, chosen), self._show_preview, name="look list over", refused=self._not_run
        )

    def _show_preview(self, preview: "Preview") -> None:
        self._end_run()
        self._preview = preview
        self._view = 0
        assert self._opened is not None
        bad = Counter(cell.column for row in preview.rows for cell in row.bad)
        self._list("#rows").set_columns(words.row_columns(self._opened, self._fields, bad))
        self._show_rows()
        self._show_step(Step.ROWS)

    def _show_rows(self) -> None:
        preview = self._preview
        if preview is None:
            return
        rows = [
            row
            for row in preview.rows
            if VIEWS[self._view] == "all"
            or (row.bad if VIEWS[self._view] == "bad" else row.known_id is not None or row.twice is not None)
        ]
        self._list("#rows").show(RowsSource(rows))
        view = {"all": "", "bad": _("to mend only"), "known": _("known only")}[VIEWS[self._view]]
        facts = " · ".join(filter(None, (view, words.counts(preview))))
        self.query_one("#rows-panel", Panel).set_title(_("Import a list · 3 rows"), facts)
        self._show_choices()
        if not rows:
            self.query_one("#reasons", Lines).update([[]])

    def _show_choices(self) -> None:
        if self._preview is not None:
            lines = words.choice_lines(self._preview, good_only=self._good_only, again=self._again, mine=self._mine)
            self.query_one("#choices", Lines).update(lines)

    def on_row_highlighted(self, message: RowHighlighted[object]) -> None:
        """Say why the row at the cursor cannot be taken."""
        if message.list.id == "rows":
            row = cast("PreviewRow", message.row)
            self.query_one("#reasons", Lines).update(words.reason_lines(row)[:4])

    def action_view(self) -> None:
        """Show all rows, those to mend, or known people."""
        if self._step is Step.ROWS:
            self._view = (self._view + 1) % len(VIEWS)
            self._show_rows()

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
            told = _("{count} rows written to {path}").format(count=number(count), path=words.told_path(place))
            self.query_one("#reasons", Lines).update([[Span(f" ✓ {told}", "good")]])

        self.act(lambda: desk.write_rejected(opened, preview), written, name="write rows to mend")

    # The run.

    def _start(self) -> None:
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
        self._run(preview.total, Step.ROWS)
        self.act(
            lambda: desk.take_in(opened, reading, chosen, good_only=good_only, existing=existing, mine=mine),
            self._done,
            name="import seekers",
            refused=self._not_run,
        )

    def _run(self, total: int | None, back_to: Step) -> None:
        self._total, self._back_to, self._began = total, back_to, time.monotonic()
        self.session.seeker_import.begin()
        self._show_step(Step.RUNNING)
        self._clock = self.set_interval(DRAWN_EVERY_S, self._draw_progress)
        self._draw_progress()

    def _draw_progress(self) -> None:
        done, spent = self.session.seeker_import.done, time.monotonic() - self._began
        if self.session.seeker_import.stopping:
            told = _("Stopping; what is staged is being taken out …")
        elif self._total is not None and done >= self._total:
            told = _("Every row is staged; they are being shown all at once …")
        elif self._total is None:
            told = _("Looking the list over; nothing is stored.")
        else:
            told = _("Nobody on the list is seen before all of it is in; Esc stops and leaves nothing.")
        self.query_one("#progress", Lines).update(partial(words.progress_lines, done, self._total, spent, told))

    def _end_run(self) -> None:
        if self._clock is not None:
            self._clock.stop()
            self._clock = None

    def _not_run(self, refusal: Refusal) -> None:
        self._end_run()
        self._show_step(self._back_to)
        self.say(refusal_text(refusal))

    def _done(self, came: "SeekerImport") -> None:
        self._end_run()
        told = _("{created} new people, {again} registered again, {skipped} left out, {rejected} to mend.").format(
            created=number(came.created),
            again=number(came.again),
            skipped=number(came.skipped),
            rejected=number(came.rejected),
        )
        self._opened = self._preview = None
        self._chosen = {}
        self._show_step(Step.FILE)
        self.query_one("#answer", Lines).update([[Span(f" ✓ {told}", "bold good")]])

    # Between the steps.

    def action_go(self) -> None:
        """Go on to the next step."""
        if self._step is Step.FILE:
            self._open_file()
        elif self._step is Step.COLUMNS:
            self._look_over()
        elif self._step is Step.ROWS:
            self._start()

    def back(self) -> None:
        """Stop what runs, or go one step back; from the file, to the list of seekers."""
        if self._step is Step.RUNNING:
            self.session.seeker_import.stop()
        elif self._step is Step.ROWS:
            self._show_step(Step.COLUMNS)
        elif self._step is Step.COLUMNS:
            self._show_step(Step.FILE)
        else:
            super().back()

    def leave(self) -> None:
        """Stop looking over when the screen is left; an import goes on and says when it is done."""
        if self._step is Step.RUNNING and self._total is None:
            self.session.seeker_import.stop()

    def store_changed(self) -> None:
        """Nothing here is read from the store again: the rows are those that were looked over."""

    def _show_step(self, step: Step) -> None:
        self._step = step
        for each in Step:
            self.query_one(f"#{each.value}-panel").display = each is step
        focus = {Step.FILE: "#path", Step.COLUMNS: "#columns", Step.ROWS: "#rows"}.get(step)
        if focus is not None:
            self.query_one(focus).focus()

    def _list(self, name: str) -> KeysetList[Any]:
        return self.query_one(name, KeysetList)
