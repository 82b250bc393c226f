"""Ask where to write a list, and what for."""

from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input

from jobplus_tui.dialogs.base import Dialog, problem_lines
from jobplus_tui.i18n import _
from jobplus_tui.spans import Span
from jobplus_tui.widgets.lines import Lines
from jobplus_tui.widgets.panel import Panel
from jobplus_tui.widgets.text_input import TextInput


class PrintDialog(Dialog[tuple[str, str]]):
    """Returns the path and the purpose."""

    AUTO_FOCUS = "#purpose"

    def __init__(self, what: str, path: str, *, purpose: str = "", answer: str = "") -> None:
        """Take what is written, the path that is suggested, and what was typed and refused before."""
        super().__init__()
        self._what = what
        self._path = path
        self._purpose = purpose
        self._answer = answer

    def compose(self) -> ComposeResult:
        """Show the two fields."""
        yield Panel(
            Lines([[Span(f" {self._what}", "bold")], [Span(" " + _("What it is for"), "soft")]]),
            TextInput(
                self._purpose,
                id="purpose",
                max_length=100,
                help=_("What the list is taken out for; it stands in the access log with your name."),
            ),
            Lines([[Span(" " + _("File (CSV for a spreadsheet, and the same as text to print)"), "soft")]]),
            TextInput(self._path, id="path", max_length=1000, help=_("The path of the file; Enter writes it.")),
            Lines(partial(problem_lines, self._answer), id="problem"),
            title=_("Print the list"),
            keys=("app.back",),
            id="print",
        )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the purpose to the path, and from there on once both are there."""
        event.stop()
        purpose, path = (self.query_one(f"#{id}", TextInput) for id in ("purpose", "path"))
        if not purpose.value.strip():
            self.query_one("#problem", Lines).update([[Span(" ! " + _("Write what the list is for first."), "bad")]])
            purpose.focus()
        elif event.input is purpose or not path.value.strip():
            path.focus()
        else:
            self.dismiss((path.value.strip(), purpose.value.strip()))
