"""As what a report leaves the store, where to, and what for."""

from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from jobplus_tui.actions import Area
from jobplus_tui.bindings import bindings_for
from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import N_, _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.pick_list import Picked, PickList
from jobplus_tui.widgets.text_input import TextInput

FORMATS = {
    "xlsx": N_("XLSX, for Excel"),
    "hwpx": N_("HWPX, for Hangul"),
    "pdf": N_("PDF, to print"),
    "csv": N_("CSV, one line a figure"),
    "json": N_("JSON, for other programs"),
}


class ExportChosen(NamedTuple):
    """What was chosen."""

    format: str
    path: str
    purpose: str


class ExportDialog(Dialog[ExportChosen]):
    """Returns format, file and purpose; without a purpose nothing leaves."""

    AUTO_FOCUS = "#format"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for(Area.FORM)]

    def __init__(
        self,
        name: str,
        *,
        formats: tuple[str, ...] = tuple(FORMATS),
        chosen: ExportChosen | None = None,
        problem: str = "",
    ) -> None:
        """Take the file's name without its ending, and what was chosen before with why it could not be done."""
        super().__init__()
        self._name = name
        self._formats = formats
        self._chosen = chosen
        self._problem = problem

    def compose(self) -> ComposeResult:
        """Show the fields."""
        chosen = self._chosen or ExportChosen(self._formats[0], f"{self._name}.{self._formats[0]}", "")
        yield Panel(
            PickList(
                [(format, _(FORMATS[format])) for format in self._formats],
                value=chosen.format,
                help=_("What the file is to be; a digit chooses."),
                id="format",
            ),
            Lines([[Span(" " + _("File"), "soft")]]),
            TextInput(
                chosen.path,
                id="path",
                max_length=1000,
                help=_("Where the file is written; nothing there is overwritten."),
            ),
            Lines([[Span(" " + _("Purpose (kept with your name)"), "soft")]]),
            TextInput(chosen.purpose, id="purpose", max_length=200, help=_("What the file is for.")),
            Lines(partial(problem_lines, self._problem), id="problem"),
            title=_("Export"),
            keys=("form.save", "app.back"),
            id="ask",
        )

    @on(Picked)
    def _format_picked(self) -> None:
        """Let the file's name end as its format does."""
        field = self.query_one("#path", TextInput)
        stem, dot, _ending = field.value.rpartition(".")
        field.value = f"{stem if dot else field.value}.{self.query_one('#format', PickList).value}"

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, and in the last field is enough."""
        event.stop()
        if event.input.id == "purpose":
            self.action_save()
        else:
            self.query_one("#purpose").focus()

    def action_save(self) -> None:
        """Close with what was chosen, or say what is missing."""
        path, purpose = (self.query_one(f"#{id}", TextInput).value.strip() for id in ("path", "purpose"))
        for text, field, sentence in (
            (path, "path", _("Write where the file is to stand.")),
            (purpose, "purpose", _("Write what the file is for.")),
        ):
            if not text:
                self.query_one("#problem", Lines).update(partial(problem_lines, sentence))
                self.query_one(f"#{field}").focus()
                return
        self.dismiss(ExportChosen(str(self.query_one("#format", PickList).value), path, purpose))
